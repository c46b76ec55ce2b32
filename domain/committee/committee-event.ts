import type { Minuted } from './minuted.js';
import type { PersonId } from '../person-id.js';
import type { ActorId } from '../actor.js';
import type { Outcome } from '../ballot-rule/ballot-rule.js';
import type { Stream } from '../decider.js';
import type { BallotInput, MeetingInput, RosterRow, SeatOrder } from '../messages.js';
import type { Refusal } from '../refusal.js';
import type { WrittenEvent } from './events.js';
import type { Move } from './standing.js';
import type { CommitteeProfile, Matter } from './committee-profile.js';
import type { DecidedBallot, MemberRecord, MemberReport, Named, OpenBallot, Subgroup, UnitRef, YearCount } from './committee-state.js';
import type { CompositionFinding } from './composition.js';
import type { Shift } from './member.js';

type By = { readonly by: ActorId };
/** A change of the roster: what it does, how the body is composed after it, who must hear of it. */
type Change = By &
  Shift & {
    readonly body: string;
    readonly findings: readonly CompositionFinding[];
    readonly seats: readonly { readonly ballot: Stream; readonly order: SeatOrder }[];
    readonly rosters: readonly { readonly meeting: Stream; readonly roster: readonly RosterRow[] }[];
  };

/** What was under way when a committee ended, and is ended with it. */
type Interrupted = {
  readonly ballots: readonly { readonly ballot: Stream; readonly project: Stream | null; readonly round: number }[];
  readonly meetings: readonly Stream[];
};

/** What can happen to a committee beside the events that are written once, by event type: the data without `type`. All instants are absolute, so that evolve never computes. */
export type EventPayloads = {
  membersAdjusted: Change & { readonly filing: string; readonly ballot: Stream };
  memberDeparted: Change & { readonly person: PersonId; readonly evidence: string };
  employerChanged: Change & { readonly person: PersonId; readonly evidence: string };
  unitMerged: Change & { readonly from: string; readonly to: UnitRef; readonly evidence: string };
  dutyChanged: Change & { readonly person: PersonId; readonly ballot: Stream | null };
  memberSuspended: Change & { readonly person: PersonId; readonly reason: string };
  memberReported: By & MemberReport;
  reportConfirmed: By & { readonly n: number; readonly proof: string | null; readonly reportedBy: ActorId };
  reportDeclined: By & { readonly n: number; readonly person: PersonId | null; readonly reason: string };
  /** Recorded in error: the intervals of before go on from the day of the record, which stays. */
  recordCorrected: Change & { readonly of: MemberRecord['of']; readonly person: PersonId; readonly reason: string; readonly evidence: string };
  memberReinstated: Change & { readonly person: PersonId; readonly reason: string };
  ballotCalled: By & { readonly open: OpenBallot; readonly input: BallotInput };
  ballotDenied: { readonly ballot: Stream; readonly project: Stream; readonly round: number; readonly refusal: Refusal };
  ballotEnded: {
    readonly ballot: Stream;
    readonly outcome: Outcome | null;
    readonly matter: Matter;
    readonly silent: readonly PersonId[];
    readonly absences: { readonly [person: string]: number };
  };
  /** Decided before, and open again: its result counts for nothing until it has closed anew. */
  ballotReopened: { readonly ballot: Stream; readonly matter: Matter };
  absenceWarned: { readonly person: PersonId; readonly absences: number };
  replacementProposed: { readonly person: PersonId; readonly absences: number };
  meetingCalled: By & { readonly meeting: Stream; readonly body: string; readonly input: MeetingInput };
  meetingNoted: {
    readonly meeting: Stream;
    readonly form: MeetingInput['form'];
    readonly resolutions: number;
    /** Votes on matters of the committee that were taken there. */
    readonly decided: readonly DecidedBallot[];
    readonly absences: { readonly [person: string]: number };
  };
  meetingCalledOff: { readonly meeting: Stream; readonly reason: string };
  documentAdopted: By & {
    readonly matter: Matter;
    readonly sha256: string;
    readonly ballot: Stream | null;
    readonly minutes: string | null;
    readonly minuted?: Minuted;
  };
  committeeProposedProject: By & { readonly n: number; readonly title: Named; readonly text: string; readonly ballot: Stream };
  subgroupFormed: Change & { readonly subgroup: Subgroup; readonly ballot: Stream | null };
  subgroupDissolved: Change & { readonly subgroup: string; readonly reason: string; readonly ballot: Stream | null };
  yearClosed: Move & { readonly closed: YearCount; readonly next: YearCount; readonly plenaryMissed: boolean };
  annualReportFiled: By & Move & { readonly year: number; readonly sha256: string; readonly late: boolean };
  annualReportMissed: Move & { readonly year: number };
  changeRequested: By & { readonly what: 'host' | 'name' | 'scope'; readonly reason: string };
  changeApproved: By & { readonly name: Named; readonly scope: string; readonly host: UnitRef };
  changeRefused: By & { readonly reason: string };
  endingProposed: By & { readonly kind: 'deregister' | 'revoke'; readonly reason: string };
  committeeKept: By & Move & { readonly reason: string };
  committeeDeregistered: By & Move & Interrupted & { readonly standardsTo: string; readonly reason: string };
  committeeRevoked: By & Move & Interrupted & { readonly standardsTo: string; readonly reason: string; readonly hostBarredUntil: string };
  profileMigrated: By & { readonly from: string; readonly profile: CommitteeProfile; readonly profileHash: string; readonly reason: string };
};

/** One event of the old form, or any of them. */
export type OldEvent<T extends keyof EventPayloads = keyof EventPayloads> = { [K in T]: { readonly type: K } & EventPayloads[K] }[T];

type AnyCommitteeEvent = WrittenEvent | OldEvent;
export type EventType = AnyCommitteeEvent['type'];
/** Everything that can happen to a committee, in either form. */
export type CommitteeEvent<T extends EventType = EventType> = Extract<AnyCommitteeEvent, { readonly type: T }>;
