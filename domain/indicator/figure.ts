/*
 * Figures in integers. A quantile is a value that occurs: the one at rank ⌈n·p/q⌉ of the sorted values, so that it can be pointed at and no half day is invented.
 */

/** A value, and how many times it occurs. */
export type Weighted = readonly (readonly [value: number, times: number])[];

/** A number, a share as its two integers, or null: not applicable, which is not zero. */
export type Figure = number | { readonly part: number; readonly of: number } | null;

const sorted = (values: Weighted): Weighted => values.filter(([, times]) => times > 0).toSorted(([a], [b]) => a - b);
const size = (values: Weighted): number => values.reduce((sum, [, times]) => sum + times, 0);

function atRank(values: Weighted, rank: number): number | null {
  let passed = 0;
  for (const [value, times] of values) {
    passed += times;
    if (passed >= rank) return value;
  }
  return null;
}

/** The value at rank ⌈n·p/q⌉; null of nothing. */
export function quantile(values: Weighted, p: number, q: number): number | null {
  const ordered = sorted(values);
  return atRank(ordered, Math.ceil((size(ordered) * p) / q));
}

/** Fewer values have no shape from which one could stand out. */
export const fewestForOutliers = 5;

/**
 * Outside which a value stands out: one and a half times the middle half beyond its ends (Tukey's fences), compared as integers, `2·v < 5·Q1 − 3·Q3` or
 * `2·v > 5·Q3 − 3·Q1`. Null of too few values.
 */
export function standsOut(values: Weighted): ((value: number) => boolean) | null {
  const ordered = sorted(values);
  const n = size(ordered);
  if (n < fewestForOutliers) return null;
  const [first, third] = [atRank(ordered, Math.ceil(n / 4)) ?? 0, atRank(ordered, Math.ceil((3 * n) / 4)) ?? 0];
  return (value) => 2 * value < 5 * first - 3 * third || 2 * value > 5 * third - 3 * first;
}

/** Whether one figure is above another, shares by cross-multiplication: 1 above, 0 alike, −1 below; null where either is not applicable. */
export function compared(one: Figure, other: Figure): -1 | 0 | 1 | null {
  const [a, b] = [fractionOf(one), fractionOf(other)];
  if (a === null || b === null) return null;
  const [left, right] = [a.part * b.of, b.part * a.of];
  return left === right ? 0 : left > right ? 1 : -1;
}

/** A figure as a fraction; a plain number over one. */
export const fractionOf = (figure: Figure): { readonly part: number; readonly of: number } | null =>
  typeof figure === 'number' ? { part: figure, of: 1 } : figure;
