import fc from 'fast-check';
import { expect, it } from 'vitest';
import { gapsOf, joined, uncovered } from '../../domain/kernel/outages.js';

const interval = fc.tuple(fc.nat(200), fc.nat(40)).map(([from, length]) => ({ from, to: from + length }));
const intervals = fc.array(interval, { maxLength: 12 });
const inside = (parts: readonly { from: number; to: number }[], at: number): boolean => parts.some(({ from, to }) => at >= from && at < to);

it('two runs of a process thirty seconds apart are one; a second more is a gap', () => {
  const runs = (pause: number) => [
    { from: 0, to: 100 },
    { from: 100 + pause, to: 300 },
  ];
  expect(gapsOf(runs(30), 30)).toEqual([]);
  expect(gapsOf(runs(31), 30)).toEqual([{ from: 100, to: 131 }]);
});

it('a moment lies in the joined intervals exactly when it lies in one of them', () =>
  fc.assert(fc.property(intervals, fc.nat(250), (all, at) => inside(joined(all), at) === inside(all, at))));

it('joined intervals are in order and do not touch', () =>
  fc.assert(
    fc.property(intervals, (all) => {
      const own = joined(all);
      for (const [n, next] of own.entries()) expect(next.from).toBeGreaterThan(own[n - 1]?.to ?? -1);
    }),
  ));

it('what is uncovered is what a count of moments finds', () =>
  fc.assert(
    fc.property(interval, intervals, (whole, parts) => {
      let moments = 0;
      for (let at = whole.from; at < whole.to; at += 1) if (!inside(parts, at)) moments += 1;
      expect(uncovered(whole, parts)).toBe(moments);
    }),
  ));
