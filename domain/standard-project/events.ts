import type { NamedChange } from '../named-change.js';
import type { PersonId } from '../person-id.js';
import type { ActorId } from '../actor.js';
import type { Term } from '../calendar/deadline.js';
import type { Instant, Stream } from '../decider.js';
import type { EventOf } from '../kernel/event.js';
import type { Move } from './clock.js';
import { approvalEvents } from './events/approval.js';
import { ballotEvents } from './events/ballots.js';
import { commentEvents } from './events/comment.js';
import { consentEvents } from './events/consent.js';
import { correctionEvents } from './events/corrections.js';
import { documentEvents } from './events/documents.js';
import { draftingEvents } from './events/drafting.js';
import { editorialChangeEvents } from './events/editorial-change.js';
import { filingEvents } from './events/filing.js';
import { holdEvents } from './events/holds.js';
import { localNoticeEvents } from './events/local-notice.js';
import { patentEvents } from './events/patents.js';
import { projectApprovalEvents } from './events/project-approval.js';
import { proposalEvents } from './events/proposal.js';
import { publicationEvents } from './events/publication.js';
import { reviewTextEvents } from './events/review-text.js';
import { reviewEvents } from './events/review.js';
import type { BallotInput } from '../messages.js';
import type { CallOff } from './orders.js';
import type { FeedbackKind, Profile } from '../profile/profile.js';
import type { ComplaintGround, Measure, ReviewOutcome, ReviewTrigger } from './commands.js';
import type { ProjectInput } from './input.js';
import type { Appeal, Clock, Clocks, Drafter } from './state.js';

export type By = { readonly by: ActorId };
export type { Move } from './clock.js';
/** What can happen to a project beside the events that are written once, by event type: the data without `type`. All instants are absolute, so that evolve never computes. */
export type EventPayloads = {
  projectProposed: By &
    Move & { readonly project: Stream; readonly input: ProjectInput; readonly profileHash: string; readonly calendarHash: string };
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
  ...proposalEvents,
  ...projectApprovalEvents,
  ...localNoticeEvents,
  ...draftingEvents,
  ...commentEvents,
  ...reviewEvents,
  ...reviewTextEvents,
  ...ballotEvents,
  ...approvalEvents,
  ...editorialChangeEvents,
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
