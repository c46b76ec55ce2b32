import type { ActorId } from '../kernel/actor.js';
import type { PersonId } from '../kernel/person-id.js';
import type { Instant, Stream } from '../kernel/decider.js';
import type { Seat } from '../messages/messages.js';
import type { ConsensusTerms } from '../profile/profile.js';
import type { ClausePrint } from '../text/clause-tree.js';
import type { AlarmAnswer } from './lineage.js';
import type { MediationOutcome } from './words.js';

/** Seats ever given, so that a call on a whole draft stays a small state. */
export const maxGroup = 80;
export const maxEditors = 20;
export const maxSteps = 6;
/** Some 80 bytes of state each, and a mark of each member in a call on all of them. */
export const maxClauses = 800;

export type Escalation = ConsensusTerms['escalation'][number];

/** How a clause stands. The first three follow from what is raised against it, the last three are kept. */
export type Stand = 'concern' | 'objection' | 'escalated' | KeptStand;
export type KeptStand = 'open' | 'consensus' | 'byVote';
export type ClauseState = ClausePrint & { readonly kept: KeptStand };

/** Somebody of the group. Seats are never reused, so a mark always means the same person. */
export type Member = Seat & {
  /** How many calls had been opened when they joined, and when they left; `own`: by their own act. */
  readonly since: number;
  readonly left: { readonly after: number; readonly own: boolean } | null;
  /** Who asked that they leave although they have something open: it takes another person. */
  readonly leaveAskedBy: ActorId | null;
};

/** An open call. `marks` has one row per clause and in it one character per member: `.` silent, `s` support, `c` concern, `o` sustained objection. */
export type Call = {
  readonly n: number;
  readonly version: number;
  readonly openedAt: Instant;
  readonly closesAt: Instant;
  readonly provisional: boolean;
  readonly clauses: readonly string[];
  readonly marks: readonly string[];
};

/** Something raised in a call that is not settled. Words are in the archive only. An answered concern stays until a later call on its clauses has closed, for its author may sustain it. */
export type Issue = {
  readonly n: number;
  readonly kind: 'concern' | 'sustainedObjection';
  readonly person: ActorId;
  readonly call: number;
  /** The first call in which its author raised this: whoever was in the group then votes on it. */
  readonly first: number;
  /** None: every clause it was raised on has gone, and it is open on the whole text. */
  readonly clauses: readonly string[];
  /** Prints of words it was raised on that have changed or gone, the first few: a clause that has them again has it again. */
  readonly formerly: readonly string[];
  readonly answered: boolean;
  readonly answerBy: Instant | null;
  readonly overdue: boolean;
  /** Where the escalation stands, as a position in the profile's list; null before the call has closed, and for concerns. */
  readonly step: number | null;
  /** Its clauses have other words since the step began, and have not got them back. */
  readonly redrafted: boolean;
  readonly mediated: MediationOutcome | null;
  /** One person's record of a mediation, which another has not confirmed. */
  readonly mediation: { readonly outcome: MediationOutcome; readonly by: ActorId } | null;
  readonly ballot: Stream | null;
  readonly vote: 'running' | 'PASS' | 'FAIL' | null;
};

export type DraftingPhase = 'working' | 'agreed' | 'disbanded';

/** A drafting group and its text. Per clause it keeps path, print and stand; texts, reasons and proposals live in the archive. */
export type DraftingState = {
  readonly stream: Stream;
  readonly phase: DraftingPhase;
  readonly project: Stream | null;
  readonly committee: Stream | null;
  readonly organisation: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly terms: ConsensusTerms;
  readonly profile: string;
  readonly rehearsal: boolean;
  readonly group: readonly Member[];
  readonly editors: readonly PersonId[];
  readonly version: number;
  readonly text: string | null;
  readonly clauses: readonly ClauseState[];
  readonly duplicates: readonly string[];
  readonly calls: number;
  readonly open: readonly Call[];
  readonly raised: number;
  readonly issues: readonly Issue[];
  readonly votes: number;
  readonly decisions: number;
  readonly parked: number;
  /** Answers to alarms about the way from one text to the next; another pair of texts begins a new list. */
  readonly alarms: { readonly from: string; readonly to: string; readonly answers: readonly AlarmAnswer[] } | null;
};
