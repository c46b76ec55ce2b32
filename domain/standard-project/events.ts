import type { NamedChange } from '../named-change.js';
import type { PersonId } from '../person-id.js';
import type { ActorId } from '../actor.js';
import type { Near } from './near-titles.js';
import type { Counts, Outcome, ShownRow, TraceRow } from '../ballot-rule/ballot-rule.js';
import type { Term } from '../calendar/deadline.js';
import type { Instant, Stream } from '../decider.js';
import type { EventOf } from '../kernel/event.js';
import { consentEvents } from './events/consent.js';
import { correctionEvents } from './events/corrections.js';
import { documentEvents } from './events/documents.js';
import { filingEvents } from './events/filing.js';
import { holdEvents } from './events/holds.js';
import { patentEvents } from './events/patents.js';
import { publicationEvents } from './events/publication.js';
import type { BallotInput, CommitteeOrder, ConsultationInput } from '../messages.js';
import type { DraftingInput } from '../drafting-messages.js';
import type { CallOff, Mint } from './orders.js';
import type { FeedbackKind, Profile } from '../profile/profile.js';
import type { StageCode } from '../profile/stage-codes.js';
import type { Trait } from '../profile/vocabulary.js';
import type { Refusal } from '../refusal.js';
import type { ComplaintGround, Measure, ReviewOutcome, ReviewTrigger } from './commands.js';
import type { TextChange, TextReading } from '../text-change.js';
import type { Classification, ProjectInput } from './input.js';
import type { LineageReading } from './lineage-gate.js';
import type { Appeal, Clock, Clocks, Drafter, Unit } from './state.js';

export type By = { readonly by: ActorId };
/** Codes passed, in order, the last being where the project stands; and the limit of the stage it now stands in. An empty path moves nothing. */
export type Move = { readonly path: readonly StageCode[]; readonly clock: Clock | null };
/** What the law itself compared when the stage was passed, whatever the profile asks beyond it. */
type ByLaw = { readonly law: readonly TraceRow[] };
/** A text under vote is replaced by another. */
type Swap = { readonly ballot: Stream; readonly from: string; readonly to: string; readonly version: string };

type Decision = {
  readonly ballot: Stream;
  readonly round: number;
  readonly outcome: Outcome;
  readonly counts: Counts;
  readonly trace: readonly ShownRow[];
  readonly failures: number;
};

/** What can happen to a project beside the events that are written once, by event type: the data without `type`. All instants are absolute, so that evolve never computes. */
export type EventPayloads = {
  projectProposed: By &
    Move & { readonly project: Stream; readonly input: ProjectInput; readonly profileHash: string; readonly calendarHash: string };
  proposalEdited: By & { readonly title: ProjectInput['title']; readonly traits: readonly Trait[]; readonly classification?: Classification };
  proposalSubmitted: By & Move & { readonly round: number };
  proposalAccepted: By &
    Move & {
      readonly duplicates: readonly string[];
      readonly note: string;
      readonly creditCodeEvidence: string | null;
      readonly scope?: { readonly specialRequirement: string; readonly restrictsMarket: boolean };
      readonly near?: readonly Near[];
      readonly patentCallUntil: Instant | null;
    };
  proposalReturned: By & Move & { readonly reasons: readonly string[] };
  proposalDropped: By & Move & { readonly reason: string };
  projectBallotOrdered: By & Move & { readonly ballot: Stream; readonly input: BallotInput; readonly change?: NamedChange };
  projectBallotDecided: Move & Decision & { readonly refused: boolean };
  projectAnnounced: By & Move & { readonly from: Instant; readonly closesAt: Instant; readonly term: Term; readonly usesBallot: Stream | null };
  objectionRaised: By & { readonly n: number; readonly objection: string; readonly evidence: string | null };
  objectionAnswered: By & { readonly n: number; readonly objector: ActorId; readonly upheld: boolean; readonly reason: string };
  noticeClosed: Move & { readonly objections: number };
  projectEstablished: By &
    Move & {
      readonly planNumber: string;
      readonly lead: Unit;
      readonly profileHash: string;
      readonly patentCallUntil: Instant | null;
      readonly usesBallot: Stream | null;
    };
  projectReturned: By & Move & { readonly reasons: readonly string[] };
  projectRefused: By & Move & { readonly reason: string };
  groupFormed: By &
    Move & {
      readonly units: readonly Unit[];
      readonly drafters: readonly Drafter[];
      readonly note: string | null;
      readonly drafting?: { readonly stream: Stream; readonly input: DraftingInput };
    };
  consensusReported: { readonly drafting: Stream; readonly version: number; readonly text: string };
  draftUploaded: By & Move & { readonly sha256: string; readonly version: string };
  draftSignedOff: By & Move & { readonly text: string; readonly feedbackChannel?: string };
  consultationOrdered: By &
    Move &
    ByLaw & { readonly consultation: Stream; readonly input: ConsultationInput; readonly full: boolean; readonly patentCallUntil: Instant | null };
  consultationRunning: { readonly round: number; readonly closesAt: Instant; readonly provisional: boolean };
  consultationEnded: Move & { readonly round: number; readonly comments: number; readonly late: number };
  consultationConcluded: Move & {
    readonly round: number;
    readonly adopted: number;
    readonly partly: number;
    readonly rejected: number;
    readonly substantive: boolean;
  };
  consultationCalledOff: Move & { readonly round: number; readonly reason: string };
  draftSwapped: By &
    Move & {
      readonly consultation: Stream;
      readonly from: string;
      readonly to: string;
      readonly version: string;
      readonly nature: 'erratum' | 'technical';
      readonly reason: string;
    };
  erratumOrdered: By & Swap & { readonly reason: string; readonly reading?: TextReading };
  erratumMade: By & Swap;
  /** One person wants the vote void; the ballot asks for the second, and says when it is void. */
  voidingAsked: By & { readonly ballot: Stream; readonly reason: string; readonly replacement: Omit<Swap, 'ballot'> | null };
  reviewTextReplaced: By & Move & CallOff & Swap & { readonly reason: string };
  roundVoided: By & Move & CallOff & { readonly reason: string };
  substantiveChangeDeclared: By & Move & { readonly reason: string };
  submittedForReview: By & Move & ByLaw & { readonly text: string; readonly patentCallUntil: Instant | null; readonly lineage?: LineageReading };
  reviewBallotOrdered: By &
    Move & {
      readonly ballot: Stream;
      readonly input: BallotInput;
      readonly eligible: number;
      readonly patentCallUntil: Instant | null;
      /** The committee that is no more, in whose place a panel reviews. */
      readonly insteadOf?: Stream;
      readonly change?: NamedChange;
    };
  reviewBallotAsked: By &
    Move & {
      readonly committee: Stream;
      readonly ballot: Stream;
      readonly input: CommitteeOrder['input'];
      readonly change?: NamedChange;
      readonly patentCallUntil: Instant | null;
    };
  committeeRefused: Move & { readonly ballot: Stream; readonly round: number; readonly refusal: Refusal };
  ballotRunning: { readonly ballot: Stream; readonly round: number; readonly closesAt: Instant };
  ballotCalledOff: Move & { readonly ballot: Stream; readonly round: number; readonly reason: string };
  reviewDecided: Move & Decision;
  reviewTerminated: Move & Decision;
  reviewConcluded: By & Move & { readonly outcome: 'pass' | 'passWithEdits'; readonly edits: readonly string[]; readonly usesBallot: Stream };
  editsConfirmed: By & { readonly text: string };
  sentBack: By & Move & CallOff & { readonly reason: string; readonly substantive: boolean };
  submittedForApproval: By & Move & ByLaw & { readonly text: string };
  approved: By &
    Move & {
      readonly text: string;
      readonly mint: Mint;
    };
  approvalReturned: By & Move & { readonly reasons: readonly string[]; readonly returns: number };
  approvalRefused: By & Move & { readonly reason: string };
  editorialChangeDeclared: By & {
    readonly n: number;
    readonly from: string;
    readonly to: string;
    readonly reason: string;
    readonly change: TextChange;
    readonly confirmed: boolean;
  };
  editorialChangeConfirmed: By & { readonly n: number; readonly text: string };
  numberRequested: By & { readonly mint: Mint };
  numberGranted: Move & { readonly number: string; readonly serial: string; readonly year: number };
  numberDenied: { readonly refusal: Refusal };
  feedbackGiven: By & {
    readonly kind: FeedbackKind;
    readonly summary: string;
    readonly clause: string | null;
    readonly n: number;
    readonly counted?: boolean;
  };
  systematicReviewOpened: By &
    Move & {
      readonly trigger: ReviewTrigger | 'timer' | 'campaign';
      readonly reason: string | null;
      readonly feedback: number;
      readonly campaign?: Stream;
    };
  campaignJoined: { readonly campaign: Stream; readonly reason: string };
  campaignAnswered: { readonly campaign: Stream; readonly outcome: string };
  systematicBallotOrdered: By & {
    readonly ballot: Stream;
    readonly input: BallotInput;
    readonly proposal: ReviewOutcome;
    readonly change?: NamedChange;
  };
  systematicBallotDecided: Decision;
  standardConfirmed: By & Move & { readonly reason: string; readonly reviewFrom: Clock; readonly usesBallot: Stream | null };
  revisionStarted: By &
    Move & { readonly reason: string; readonly successor: Stream; readonly input: ProjectInput; readonly usesBallot: Stream | null };
  successorAnnounced: { readonly successor: Stream; readonly number: string; readonly effectiveAt: Instant };
  successorFailed: Move & { readonly successor: Stream; readonly reason: string };
  standardSuperseded: Move & { readonly by: string; readonly number: string | null };
  withdrawalOpened: By &
    Move &
    CallOff & { readonly reason: string; readonly basis: string | null; readonly ordered: boolean; readonly usesBallot: Stream | null };
  standardWithdrawn: By & Move & { readonly number: string; readonly reason: string; readonly announcement: string };
  standardKept: By & Move & { readonly reason: string; readonly reviewFrom: Clock };
  withdrawnByProposer: By & Move & CallOff & { readonly reason: string };
  cancelled: By & Move & CallOff & { readonly reason: string };
  actRecalled: By & { readonly act: string; readonly actedAt: Instant; readonly actedBy: string; readonly reason: string };
  complaintFiled: By & {
    readonly n: number;
    readonly ground: ComplaintGround;
    readonly summary: string;
    readonly against: string;
    readonly evidence: string | null;
    readonly realName: boolean;
    readonly clock: Clock;
    readonly appeal?: Appeal;
  };
  panelAppointed: By & { readonly n: number; readonly complainant: ActorId; readonly members: readonly Drafter[] };
  complaintAccepted: By & { readonly n: number; readonly complainant: ActorId; readonly clock: Clock };
  complaintRejected: By & { readonly n: number; readonly complainant: ActorId; readonly reason: string };
  complaintDecided: By &
    Move &
    CallOff & {
      readonly n: number;
      readonly complainant: ActorId;
      readonly upheld: boolean;
      readonly measure: Measure;
      readonly reason: string;
      readonly correctBy: Clock | null;
      readonly ends: boolean;
      /** Who decided together, where a panel did. */
      readonly concurring?: readonly PersonId[];
    };
  profileMigrated: By & { readonly from: string; readonly profile: Profile; readonly profileHash: string; readonly reason: string };
  calendarAdopted: By & {
    readonly calendarHash: string;
    readonly clocks: Clocks;
    readonly complaints: readonly { readonly n: number; readonly clock: Clock }[];
  };
  becameOverdue: { readonly clock: string; readonly due: Instant; readonly term: Term };
};

/** One event of the older form, or any of them. */
export type OldEvent<T extends keyof EventPayloads = keyof EventPayloads> = { [K in T]: { readonly type: K } & EventPayloads[K] }[T];

export const writtenEvents = [
  ...patentEvents,
  ...holdEvents,
  ...correctionEvents,
  ...filingEvents,
  ...consentEvents,
  ...documentEvents,
  ...publicationEvents,
] as const;
export type WrittenEvent = EventOf<typeof writtenEvents>;

type AnyProjectEvent = WrittenEvent | OldEvent;
export type EventType = AnyProjectEvent['type'];
/** Everything that can happen to a project, in either form. */
export type ProjectEvent<T extends EventType = EventType> = Extract<AnyProjectEvent, { readonly type: T }>;
