import type { PersonId } from '../person-id.js';
import type { ActorId } from '../actor.js';
import type { Counts, ShownRow } from '../ballot-rule/ballot-rule.js';
import type { Instant, Stream } from '../decider.js';
import type { BallotInput, Seat } from '../messages.js';
import type { DraftingInput } from '../drafting-messages.js';
import type { Refusal } from '../refusal.js';
import type { ClauseDiff } from './clause-diff.js';
import type { ClausePrint } from './clause-tree.js';
import type { Position } from './drafting-state.js';

/** How many of the group were where when a call closed; clauses with equal counts stand together. `for × q ≥ base × p` is the comparison. */
export type CallCount = {
  readonly clauses: readonly string[];
  readonly support: number;
  readonly concern: number;
  readonly objection: number;
  readonly silent: number;
  readonly for: number;
  readonly base: number;
  readonly enough: boolean;
};

/** Why an issue is settled. */
export type Settlement = 'withdrawn' | 'positionChanged' | 'restated' | 'answered' | 'mediation' | 'vote' | 'decided';
export type Settled = { readonly issue: number; readonly how: Settlement };
export type StepTaken = { readonly issue: number; readonly step: number };

/** `decision` is the number in the group's decision log; `by` who decided. */
type Decision = { readonly decision: number; readonly by: ActorId };

export type DraftingEvent =
  | { readonly type: 'draftingStarted'; readonly stream: Stream; readonly input: DraftingInput; readonly by: ActorId }
  | ({
      readonly type: 'versionUploaded';
      readonly version: number;
      readonly text: string;
      readonly note: string;
      readonly clauses: readonly ClausePrint[];
      readonly duplicates: readonly string[];
      readonly gaps: readonly string[];
      readonly diff: Omit<ClauseDiff, 'unchanged'>;
    } & Decision)
  | ({
      readonly type: 'callOpened';
      readonly call: number;
      readonly version: number;
      readonly text: string;
      readonly clauses: readonly string[];
      readonly closesAt: Instant;
      readonly provisional: boolean;
      readonly note: string | null;
    } & Decision)
  | {
      readonly type: 'positionStated';
      readonly call: number;
      readonly seat: number;
      readonly position: Position;
      readonly clauses: readonly string[];
      readonly reason: string | null;
      readonly proposed: string | null;
      /** The number under which it is answered; null for support. */
      readonly issue: number | null;
      readonly settled: readonly Settled[];
      readonly by: ActorId;
    }
  | ({
      readonly type: 'callClosed';
      readonly call: number;
      readonly early: boolean;
      readonly answerBy: Instant;
      readonly silence: 'assents' | 'noPosition';
      readonly support: string;
      readonly counts: readonly CallCount[];
      readonly settled: readonly Settled[];
      readonly escalated: readonly StepTaken[];
    } & Decision)
  | ({
      readonly type: 'callCancelled';
      readonly call: number;
      readonly reason: string;
      readonly answerBy: Instant;
      readonly escalated: readonly StepTaken[];
    } & Decision)
  | { readonly type: 'remarkParked'; readonly remark: number; readonly clause: string; readonly words: string; readonly by: ActorId }
  | ({ readonly type: 'issueAnswered'; readonly issue: number; readonly answer: string; readonly version: number | null } & Decision)
  | ({
      readonly type: 'concernSustained';
      readonly issue: number;
      readonly step: number;
      readonly answerBy: Instant;
      readonly reason: string;
      readonly proposed: string;
    } & Decision)
  | ({
      readonly type: 'issueWithdrawn';
      readonly issue: number;
      readonly how: 'withdrawn' | 'mediation';
      readonly ballot: Stream | null;
      readonly reason: string;
    } & Decision)
  | ({ readonly type: 'objectionEscalated'; readonly issue: number; readonly step: number; readonly reason: string } & Decision)
  | ({
      readonly type: 'mediationRecorded';
      readonly issue: number;
      readonly people: readonly { readonly person: PersonId; readonly name: string }[];
      readonly outcome: 'agreed' | 'failed';
      readonly summary: string;
      readonly record: string | null;
      /** By whoever objects, or with a document by a second person. */
      readonly confirmed: boolean;
    } & Decision)
  | ({
      readonly type: 'objectionVoteOrdered';
      readonly issue: number;
      readonly ballot: Stream;
      readonly input: Omit<BallotInput, 'roll' | 'committee'>;
      /** The committee that is no more, in whose place the group itself votes. */
      readonly insteadOf?: Stream;
    } & Decision)
  | ({
      readonly type: 'objectionVoteDecided';
      readonly issue: number;
      readonly ballot: Stream;
      readonly outcome: 'PASS' | 'FAIL';
      readonly binding: 'decides' | 'advises';
      readonly counts: Counts;
      readonly trace: readonly ShownRow[];
    } & Decision)
  /** Voided, invalid or refused by the committee: the objection waits for another vote. */
  | {
      readonly type: 'objectionVoteFailed';
      readonly issue: number;
      readonly ballot: Stream;
      readonly reason: string;
      readonly refusal: Refusal | null;
    }
  | ({ readonly type: 'objectionDecided'; readonly issue: number; readonly upheld: boolean; readonly reason: string } & Decision)
  | ({
      readonly type: 'consensusDeclared';
      readonly version: number;
      readonly text: string;
      readonly clauses: number;
      readonly byVote: readonly string[];
    } & Decision)
  | ({
      readonly type: 'groupChanged';
      readonly join: readonly Seat[];
      readonly leave: readonly PersonId[];
      /** Members with something open, whose leaving takes another person. */
      readonly asked: readonly PersonId[];
      readonly editors: readonly PersonId[];
      readonly note: string;
    } & Decision)
  | ({
      readonly type: 'alarmAnswered';
      readonly alarm: string;
      readonly answer: 'explained' | 'toFix';
      readonly reason: string;
      readonly from: string;
      readonly to: string;
    } & Decision)
  | { readonly type: 'answersOverdue'; readonly issues: readonly number[] }
  | ({ readonly type: 'draftingDisbanded'; readonly reason: string } & Decision);

export type DraftingEventOf<Type extends DraftingEvent['type']> = Extract<DraftingEvent, { readonly type: Type }>;
