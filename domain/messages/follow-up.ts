import type { Counts, NegativeWay, Outcome, TraceRow } from '../ballot-rule/ballot-rule.js';
import type { Stream } from '../kernel/decider.js';

/* What a ballot and those that follow from it say to one another (docs/decisions/0006). */

/** One clause that a recirculation puts to the vote again; the hashes are those of its text before and after (`null`: new, or gone). */
export type ChangedClause = { readonly clause: string; readonly from: string | null; readonly to: string | null };

/** What a following ballot is about, and for a recirculation what is carried over from the round before. */
export type FollowUp =
  | { readonly kind: 'motion'; readonly of: Stream; readonly seat: number; readonly way: NegativeWay }
  | { readonly kind: 'appeal'; readonly of: Stream }
  | {
      readonly kind: 'recirculation';
      readonly of: Stream;
      readonly from: string;
      readonly changes: readonly ChangedClause[];
      /** Seats whose negative is open and answered; it rests when this round ends unless they say otherwise. */
      readonly negatives: readonly number[];
      /** Seats whose negative an earlier round has brought to rest. */
      readonly resting: readonly number[];
      readonly marks: string;
      readonly excluded: readonly { readonly seat: number; readonly reason: string; readonly evidence: string }[];
    };

/** To a ballot, from one that follows from it. */
export type FollowUpReport =
  | {
      readonly type: 'followUpDecided';
      readonly ballot: Stream;
      readonly outcome: Outcome;
      readonly counts: Counts;
      readonly trace: readonly TraceRow[];
    }
  | { readonly type: 'followUpVoided'; readonly ballot: Stream; readonly reason: string };
