import type { Recorded, Stream } from '../kernel/decider.js';
import { kindOf } from '../kernel/decider.js';
import { eventOf } from '../kernel/log/record.js';
import { ballotFacts } from './ballot-facts.js';
import { committeeFacts } from './committee-facts.js';
import { consultationFacts } from './consultation-facts.js';
import type { Facts } from './facts.js';
import { projectFacts } from './project-facts.js';

type Fold = (before: never, happened: never) => Facts | null;

/** How the facts of each kind are folded. A kind without a row is of no indicator. */
const folds: { readonly [kind: string]: Fold } = {
  ballot: ballotFacts,
  committee: committeeFacts,
  consultation: consultationFacts,
  'standard-project': projectFacts,
};

export const kindsWithFacts: readonly string[] = Object.keys(folds);
export const hasFacts = (stream: Stream): boolean => Object.hasOwn(folds, kindOf(stream));

/**
 * The facts after one more event: the same object where nothing changed, null where there are none. What is stored beside the archive and what is computed
 * again from it are both made by this function.
 */
export function factsAfter(before: Facts | null, recorded: Recorded, state: unknown): Facts | null {
  const fold = folds[kindOf(recorded.stream)];
  // Only a birth begins facts: a lifecycle without them is a rehearsal.
  if (fold === undefined || (before === null && recorded.seq > 1)) return null;
  const happened = { event: eventOf(recorded), at: recorded.at, stream: recorded.stream, state };
  return fold(before as never, happened as never); // the fold of this very kind, which the compiler cannot follow
}
