/**
 * One character per seat: `.` none, `-` excluded, `y` yes, `Y` yes with comments, `n` no, `N` no with reasons,
 * `c` 不赞成，如采纳建议或意见改为赞成 (always with reasons), `a` abstain, `x` spoilt, `o` no objection, `d` discuss.
 */
export const marks = ['.', '-', 'y', 'Y', 'n', 'N', 'c', 'a', 'x', 'o', 'd'] as const;
export type Mark = (typeof marks)[number];

/** Seats per row; a vote copies one row, so its cost does not grow with the electorate. */
export const rowLength = 1024;

/** Rows of one repeated character for `size` seats. */
export function blankRows(size: number, fill: string): readonly string[] {
  const rows: string[] = [];
  for (let seat = 0; seat < size; seat += rowLength) rows.push(fill.repeat(Math.min(rowLength, size - seat)));
  return rows;
}

/** The character of a seat; asking beyond the roll is a fault of ours. */
export function charAt(rows: readonly string[], seat: number): string {
  const char = rows[Math.floor(seat / rowLength)]?.charAt(seat % rowLength);
  if (!char) throw new Error(`no seat ${seat}`);
  return char;
}

/** The same rows with one seat changed; every other row is shared. */
export function withChar(rows: readonly string[], seat: number, char: string): readonly string[] {
  const index = Math.floor(seat / rowLength);
  const at = seat % rowLength;
  const row = rows[index];
  if (row === undefined || at >= row.length) throw new Error(`no seat ${seat}`);
  const next = rows.slice();
  next[index] = row.slice(0, at) + char + row.slice(at + 1);
  return next;
}

export const markAt = (rows: readonly string[], seat: number): Mark => {
  const char = charAt(rows, seat);
  const mark = marks.find((known) => known === char);
  if (!mark) throw new Error(`unknown mark ${char} at seat ${seat}`);
  return mark;
};

/** True when the roll has this seat. */
export const hasSeat = (size: number, seat: number): boolean => Number.isInteger(seat) && seat >= 0 && seat < size;
