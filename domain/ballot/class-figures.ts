import type { Counts, Outcome, ShownRow } from '../ballot-rule/ballot-rule.js';
import type { KeptSeat } from './state.js';

type Roll = { readonly seats: readonly Pick<KeptSeat, 'class'>[] | null; readonly excluded: readonly { readonly seat: number }[] };

/** In a class of fewer persons its figures say how each of them voted. */
const leastInClass = 3;

/** Classes of the roll whose figures would name their members: a seat without a vote hides nobody. */
export function smallClasses({ seats, excluded }: Roll): readonly string[] {
  const without = new Set(excluded.map(({ seat }) => seat));
  const names = (seats ?? []).flatMap((seat, n) => (seat.class === undefined || without.has(n) ? [] : [seat.class]));
  return [...new Set(names)].filter((name) => names.filter((one) => one === name).length < leastInClass).sort();
}

/** Whether the figures of these counts by class say how single persons voted. */
export const namesPersons = ({ classes = {} }: Counts): boolean =>
  Object.values(classes).some(({ members = 0, eligible = members }) => eligible < leastInClass);

export type Shown = { readonly outcome: Outcome; readonly counts: Counts; readonly trace: readonly ShownRow[] };

/** A result as everybody may see it: where a class is too small, its comparisons say only whether they are met, and no figure is given by class. */
export function shownResult({ outcome, counts, trace }: Shown): Shown {
  if (!namesPersons(counts)) return { outcome, counts, trace };
  const { classes: _few, weights: _each, ...all } = counts;
  return { outcome, counts: all, trace: trace.map(({ test, holds }) => ({ test, holds })) };
}
