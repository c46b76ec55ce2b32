import type { PersonId } from '../person-id.js';
import type { Term } from '../calendar/deadline.js';
import type { Stream } from '../decider.js';
import type { AgendaItem, BallotReport, CommitteeOrder, MeetingInput, MeetingReport } from '../messages.js';
import type { NamedChange } from '../named-change.js';
import type { CommitteeProfile, Duty, Matter, Side } from './committee-profile.js';
import type { ClockName, HostBar, Named, UnitRef } from './committee-state.js';
import type { Minuted } from './minuted.js';
import type { Elsewhere } from './fields.js';
import type { WrittenCommand } from './acts.js';
import type { Candidate } from './member.js';

/** Filled in by the API from the views of revoked committees; the client does not choose it. */
type Barred = { readonly hostBar?: HostBar | null };

/** What people may ask of a committee by acts of the old form, by command type: the payload without `type`. Dates are `YYYY-MM-DD`. */
export type CommitteeActs = {
  adjustMembers: {
    readonly add: readonly Candidate[];
    readonly remove: readonly { readonly person: PersonId; readonly reason: string }[];
    readonly on: string;
    readonly ballot: Stream;
    readonly filing: string;
    readonly body?: string;
  } & Elsewhere;
  recordDeparture: { readonly person: PersonId; readonly cause: 'resigned' | 'died'; readonly on: string; readonly evidence: string };
  changeEmployer: {
    readonly person: PersonId;
    readonly organisation: string | null;
    readonly organisationName: string;
    readonly side?: Side;
    readonly on: string;
    readonly evidence: string;
  };
  mergeUnit: { readonly from: string; readonly to: UnitRef; readonly on: string; readonly evidence: string };
  changeDuty: { readonly person: PersonId; readonly duty: Duty; readonly on: string; readonly ballot?: Stream; readonly body?: string };
  suspendMember: { readonly person: PersonId; readonly on: string; readonly reason: string };
  confirmReport: { readonly n: number; readonly proof?: string };
  declineReport: { readonly n: number; readonly reason: string };
  correctRecord: { readonly person: PersonId; readonly reason: string; readonly evidence: string };
  reinstateMember: { readonly person: PersonId; readonly on: string; readonly reason: string };
  callBallot: {
    readonly terms: 'letter' | 'meeting';
    readonly matter: Matter;
    readonly question: string;
    readonly text: string;
    readonly drafters?: readonly PersonId[];
    readonly drafterUnits?: readonly string[];
    /** Drafters of the text by the record; the API looks them up. */
    readonly recorded?: { readonly drafters: readonly PersonId[]; readonly drafterUnits: readonly string[] };
    readonly window?: Term;
    readonly body?: string;
    readonly opens?: 'atStart' | 'byHand';
    readonly change?: NamedChange;
  };
  callMeeting: {
    readonly title: Named;
    readonly form: MeetingInput['form'];
    readonly opensAt: number;
    readonly place: string;
    readonly remote: boolean;
    readonly link?: string;
    readonly agenda: readonly AgendaItem[];
    readonly body?: string;
  };
  /** `minuted` is what the API finds in the meetings of the committee under the hash of the minutes. */
  adoptDocument: {
    readonly matter: Matter;
    readonly sha256: string;
    readonly ballot?: Stream;
    readonly minutes?: string;
    readonly minuted?: Minuted;
  };
  proposeProject: { readonly title: Named; readonly text: string; readonly ballot: Stream };
  formSubgroup: {
    readonly kind: 'SC' | 'WG';
    readonly name: Named;
    readonly scope: string;
    readonly host?: UnitRef;
    readonly members: readonly Candidate[];
    readonly on: string;
    readonly ballot?: Stream;
  } & Elsewhere;
  dissolveSubgroup: { readonly subgroup: string; readonly on: string; readonly reason: string; readonly ballot?: Stream };
  fileAnnualReport: { readonly year: number; readonly sha256: string };
  requestChange: { readonly what: 'host' | 'name' | 'scope'; readonly reason: string };
  approveChange: { readonly name?: Named; readonly scope?: string; readonly host?: UnitRef } & Barred;
  refuseChange: { readonly reason: string };
  proposeEnding: { readonly kind: 'deregister' | 'revoke'; readonly reason: string };
  keepCommittee: { readonly reason: string };
  deregister: { readonly standardsTo: string };
  revoke: { readonly standardsTo: string };
  migrateProfile: { readonly profile: CommitteeProfile; readonly reason: string };
};

/** An act of the clock. */
type ClockPayloads = { passDeadline: { readonly clock: ClockName } };

type Reports = BallotReport | MeetingReport | CommitteeOrder;
type ReportPayloads = { [T in Reports['type']]: Omit<Extract<Reports, { readonly type: T }>, 'type'> };

export type Payloads = CommitteeActs & ClockPayloads & ReportPayloads;
export type CommandType = keyof Payloads;
/** One command of the old form, or any of them. The payload is flat beside `type`. */
export type Command<T extends CommandType = CommandType> = { [K in T]: { readonly type: K } & Payloads[K] }[T];
/** What may be asked of a committee, in either form. */
export type CommitteeCommand = WrittenCommand | Command;
