import type { Cure } from '../kernel/refusal.js';
import { refused } from './refusals.js';
import { charAt } from '../kernel/rows.js';

/**
 * One character per seat: `.` none, `-` excluded, `y` yes, `Y` yes with comments, `n` no, `N` no with reasons,
 * `c` 不赞成，如采纳建议或意见改为赞成 (always with reasons), `a` abstain, `x` spoilt, `o` no objection, `d` discuss.
 */
export const marks = ['.', '-', 'y', 'Y', 'n', 'N', 'c', 'a', 'x', 'o', 'd'] as const;
export type Mark = (typeof marks)[number];

export const markAt = (rows: readonly string[], seat: number): Mark => {
  const char = charAt(rows, seat);
  const mark = marks.find((known) => known === char);
  if (!mark) throw new Error(`unknown mark ${char} at seat ${seat}`);
  return mark;
};

/** True when the roll has this seat. */
export const hasSeat = (size: number, seat: number): boolean => Number.isInteger(seat) && seat >= 0 && seat < size;

/** The roll has no such seat. */
export const noSuchSeat = (size: number, found: number, cure: readonly Cure[] = ['self']) =>
  refused('SEAT_UNKNOWN', {
    rule: 'D-ROLL',
    source: 'D-FROZEN-ROLL',
    found,
    needed: { from: 0, to: size - 1 },
    cure,
  });
