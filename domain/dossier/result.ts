import type { Shown } from '../ballot/class-figures.js';
import type { Counts, Outcome } from '../ballot-rule/ballot-rule.js';
import { explainOutcome, explainShown, type ExplainedShown } from '../ballot-rule/explain.js';
import type { Title } from '../profile/vocabulary.js';

/** A result in words, with every comparison. */
export type Result = { readonly outcome: Outcome; readonly counts: Counts; readonly trace: readonly ExplainedShown[] } & Title;

export const explained = ({ outcome, counts, trace }: Shown): Result => ({
  outcome,
  counts,
  trace: trace.map(explainShown),
  ...explainOutcome(outcome),
});
