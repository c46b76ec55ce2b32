import type { Instant } from './decider.js';

/** From `from` until `to`. */
export type Interval = { readonly from: Instant; readonly to: Instant };

/** Intervals in order; those that overlap or lie no further apart than `apart` become one. */
export function joined(intervals: readonly Interval[], apart = 0): readonly Interval[] {
  const all: Interval[] = [];
  for (const next of [...intervals].sort((a, b) => a.from - b.from)) {
    const last = all.at(-1);
    if (last && next.from - last.to <= apart) all[all.length - 1] = { from: last.from, to: Math.max(last.to, next.to) };
    else all.push(next);
  }
  return all;
}

/** What lies between intervals; nothing is known before the first and after the last. */
export const gapsOf = (intervals: readonly Interval[], apart = 0): readonly Interval[] => {
  const all = joined(intervals, apart);
  return all.flatMap((next, n) => {
    const last = all[n - 1];
    return last ? [{ from: last.to, to: next.from }] : [];
  });
};

/** How much of `whole` none of `parts` covers. */
export function uncovered(whole: Interval, parts: readonly Interval[]): number {
  const inside = joined(parts)
    .map(({ from, to }) => ({ from: Math.max(from, whole.from), to: Math.min(to, whole.to) }))
    .filter(({ from, to }) => to > from);
  return inside.reduce((left, { from, to }) => left - (to - from), Math.max(0, whole.to - whole.from));
}
