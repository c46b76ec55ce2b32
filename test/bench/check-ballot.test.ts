import { describe, expect, it } from 'vitest';
import { compareMarks, compareVotes } from '../../bench/check-ballot.js';
import { percentile, Stopwatch } from '../../bench/figures.js';

/** Seats 0, 1 and 5 voted in turn 0 (yes, yes, no with a reason); seat 0 voted again in turn 1 (abstain). */
const acknowledged: readonly (readonly [number, number, number])[] = [
  [0, 0, 3],
  [1, 0, 4],
  [5, 0, 5],
  [0, 1, 6],
];
const votes = new Map([
  [3, { seat: 0, mark: 'y' }],
  [4, { seat: 1, mark: 'y' }],
  [5, { seat: 5, mark: 'N' }],
  [6, { seat: 0, mark: 'a' }],
]);
const without = (seq: number) => new Map([...votes].filter(([at]) => at !== seq));

describe('the check that follows every load', () => {
  it('finds nothing when the archive holds exactly what was acknowledged', () => {
    expect(compareVotes({ votes }, { acknowledged, uncertain: [] })).toEqual([]);
  });

  it('finds an acknowledged vote that the archive lost', () => {
    expect(compareVotes({ votes: without(4) }, { acknowledged, uncertain: [] })).toHaveLength(1);
  });

  it('finds a vote that stands with another mark or another seat', () => {
    expect(compareVotes({ votes: new Map([...votes, [4, { seat: 1, mark: 'a' }]]) }, { acknowledged, uncertain: [] })).toHaveLength(1);
    expect(compareVotes({ votes: new Map([...votes, [4, { seat: 2, mark: 'y' }]]) }, { acknowledged, uncertain: [] })).toHaveLength(1);
  });

  it('finds a vote nobody was told of, unless its answer was lost', () => {
    const more = new Map([...votes, [7, { seat: 9, mark: 'y' }]]);
    expect(compareVotes({ votes: more }, { acknowledged, uncertain: [] })).toHaveLength(1);
    expect(compareVotes({ votes: more }, { acknowledged, uncertain: [[9, 0]] })).toEqual([]);
  });

  it('finds one number given to two votes', () => {
    expect(compareVotes({ votes }, { acknowledged: [...acknowledged, [0, 1, 6]], uncertain: [] })).toHaveLength(1);
  });

  it('counts the last vote of a seat, not the first', () => {
    expect(compareMarks({ state: { size: 6, marks: ['ay...N'] } }, { votes })).toEqual([]);
    expect(compareMarks({ state: { size: 6, marks: ['yy...N'] } }, { votes })).toHaveLength(1);
    expect(compareMarks({ state: { size: 6, marks: ['ayy..N'] } }, { votes })).toHaveLength(1);
  });
});

describe('figures', () => {
  it('takes the nearest rank', () => {
    const hundred = Array.from({ length: 100 }, (_, i) => i + 1);
    expect([50, 99, 100].map((p) => percentile(hundred, p))).toEqual([50, 99, 100]);
    expect(percentile([7], 50)).toBe(7);
    expect(percentile([], 99)).toBe(0);
  });

  it('sees the longest gap between two acknowledgements, whichever connection they came on', () => {
    const watch = new Stopwatch(0);
    for (const at of [100, 150, 2_150, 2_160]) watch.acknowledge(at - 20, at);
    expect(watch.figures()).toMatchObject({ longestPauseMs: 2_000, p50: 20, acknowledged: 4, seconds: 2.16 });
  });
});
