import type { PersonId } from '../kernel/person-id.js';
import type { ActorId } from '../kernel/actor.js';
import type { Outcome } from '../ballot-rule/ballot-rule.js';
import type { Instant, Stream } from '../kernel/decider.js';
import type { MeetingInput } from '../messages/messages.js';
import type { NamedChange } from '../kernel/named-change.js';
import type { PublicNotice } from '../steps/public-notice/state.js';
import type { CommitteeCode } from './stages.js';
import type { CommitteeProfile, Side } from './profile.js';
import type { Matter } from '../messages/matter.js';
import type { Candidate, Member } from './member.js';

/** A body by its credit code. */
export type UnitRef = { readonly organisation: string; readonly name: string };
export type Named = { readonly zh: string; readonly en: string };

/** What begins a committee: the application of a department, an association or a city's AMR. `authority` is the credit code of the deciding AMR. */
export type CommitteeInput = {
  readonly name: Named;
  readonly scope: string;
  readonly applicant: UnitRef;
  readonly host: UnitRef;
  readonly authority: string;
  readonly application: string;
  readonly profile: CommitteeProfile;
  readonly rehearsal: boolean;
  /** Filled in by the API from the views of revoked committees: until when the host may not apply. */
  readonly hostBar?: HostBar | null;
};

/** A host whose committee was revoked: `until` is the first day on which it may apply again. */
export type HostBar = { readonly committee: Stream; readonly until: string };

/** Deadlines that run; each fires once and is then gone or set anew. */
export const clockNames = [
  'evaluation',
  'notice',
  'recruitment',
  'constitution',
  'year',
  'report',
  'renewalAlarm',
  'renewalDossier',
  'termEnd',
  'lateRenewal',
  'assessment',
  'rectification',
] as const;
export type ClockName = (typeof clockNames)[number];
export type Clocks = { readonly [name in ClockName]?: Instant };

/** What is shown to the public. */
export type Displayed = 'setup' | 'plan' | 'ending';

export type TermOfOffice = { readonly n: number; readonly startsOn: string; readonly endsOn: string };
export type Rectification = {
  readonly cause: 'assessment' | 'order' | 'renewalOverdue';
  readonly reason: string;
  readonly since: Instant;
  readonly by: Instant;
  readonly report: string | null;
  readonly overdue: boolean;
};
export type Renewal = { readonly phase: 'open' | 'filed'; readonly since: Instant; readonly forced: boolean };

export type Suspension = { readonly from: Instant; readonly until: Instant };

export type OpenBallot = {
  readonly ballot: Stream;
  readonly matter: Matter;
  readonly body: string;
  readonly text: string;
  readonly round: number;
  /** Persons who could vote, for the record of absence. */
  readonly persons: readonly PersonId[];
  readonly project: Stream | null;
  readonly change?: NamedChange;
};
/** A decided ballot whose result no act has used yet; the newest ones only. */
export type DecidedBallot = {
  readonly ballot: Stream;
  readonly matter: Matter;
  readonly body: string;
  readonly text: string;
  readonly outcome: Outcome;
  readonly change?: NamedChange;
  /** It was validly lost, and did not pass when it was counted anew. */
  readonly lost?: true;
};
export type OpenMeeting = { readonly meeting: Stream; readonly form: MeetingInput['form']; readonly opensAt: Instant; readonly body: string };
export type Subgroup = {
  readonly key: string;
  readonly kind: 'SC' | 'WG';
  readonly name: Named;
  readonly scope: string;
  readonly host: UnitRef | null;
};
type OfPerson = { readonly person: PersonId };
/** What one person says of a member or a unit: the act, as it was asked. */
export type ReportedChange =
  | (OfPerson & { readonly type: 'recordDeparture'; readonly cause: 'resigned' | 'died'; readonly on: string; readonly evidence: string })
  | (OfPerson & {
      readonly type: 'changeEmployer';
      readonly organisation: string | null;
      readonly organisationName: string;
      readonly side?: Side | undefined;
      readonly on: string;
      readonly evidence: string;
    })
  | { readonly type: 'mergeUnit'; readonly from: string; readonly to: UnitRef; readonly on: string; readonly evidence: string }
  | (OfPerson & { readonly type: 'suspendMember'; readonly on: string; readonly reason: string })
  | (OfPerson & { readonly type: 'correctRecord'; readonly reason: string; readonly evidence: string });
/** What was said, until a second person or the member confirms it. */
export type MemberReport = { readonly n: number; readonly report: ReportedChange; readonly by: ActorId };
/** The latest departure or move of a member as it was recorded: what was so before, what began with it, and the day, so that an error can be put right. */
export type MemberRecord = {
  readonly of: 'memberDeparted' | 'employerChanged' | 'unitMerged';
  readonly person: PersonId;
  readonly on: string;
  readonly was: readonly Member[];
  readonly began: readonly number[];
};
/** What has happened in the running year; closed and counted anew each 1 January. */
export type YearCount = {
  readonly year: number;
  readonly plenaries: number;
  readonly meetings: number;
  readonly ballots: number;
  readonly adjustments: number;
};

export const ends = ['rejected', 'refused', 'lapsed', 'withdrawn', 'deregistered', 'revoked'] as const;
export type CommitteeEnd = (typeof ends)[number];

/** A committee. Histories stay in the archive: here are the people of now, counters of the year, and what is under way. */
export type CommitteeState = {
  readonly stream: Stream;
  readonly name: Named;
  readonly scope: string;
  readonly applicant: UnitRef;
  readonly host: UnitRef;
  readonly authority: string;
  readonly profile: CommitteeProfile;
  readonly profileHash: string;
  readonly rehearsal: boolean;
  readonly code: CommitteeCode;
  readonly since: Instant;
  readonly end: CommitteeEnd | null;
  readonly number: string | null;
  readonly establishedOn: string | null;
  readonly clocks: Clocks;
  readonly notice: PublicNotice<Displayed> | null;
  /** The list of the constitution plan or of a re-election, while it is being made. */
  readonly roster: readonly Candidate[];
  readonly papers: { readonly [kind: string]: string };
  readonly members: readonly Member[];
  readonly nextMember: number;
  /** Reports that wait, and how many there were. */
  readonly reports?: readonly MemberReport[];
  readonly reported?: number;
  /** The newest ones, one of each person. */
  readonly records?: readonly MemberRecord[];
  /** Meetings or ballots missed in a row, by person; who takes part is taken out. */
  readonly absences: { readonly [person: string]: number };
  /** Seats given up since the last adjustment, which it may fill beyond its share. */
  readonly vacancies: number;
  readonly term: TermOfOffice | null;
  readonly renewal: Renewal | null;
  /** New project rights rest: the term is over and there is no new one. */
  readonly frozen: boolean;
  readonly suspended: { readonly since: Instant; readonly reason: string } | null;
  /** Suspensions that are over, the newest ones: nobody had a vote then. */
  readonly suspensions: readonly Suspension[];
  readonly hostBarredUntil: string | null;
  readonly rectification: Rectification | null;
  readonly assessment: { readonly held: number; readonly due: boolean; readonly grade: string | null; readonly score: number | null };
  readonly ending: { readonly kind: 'deregister' | 'revoke'; readonly reason: string } | null;
  readonly year: YearCount | null;
  readonly report: { readonly year: number; readonly missed: boolean } | null;
  readonly ballots: readonly OpenBallot[];
  readonly decided: readonly DecidedBallot[];
  readonly meetings: readonly OpenMeeting[];
  readonly subgroups: readonly Subgroup[];
  readonly documents: { readonly [matter: string]: string };
  readonly change: { readonly what: 'host' | 'name' | 'scope'; readonly reason: string } | null;
  /** Serials that outlive a year. */
  readonly counts: {
    readonly resolutions: number;
    readonly ballots: number;
    readonly meetings: number;
    readonly projects: number;
    readonly subgroups: number;
    readonly warnings: number;
  };
};
