/**
 * One character per item in rows of `rowLength`: a change copies one row, so its cost does not grow with the whole,
 * and a hundred thousand items stay a hundred kilobytes of state.
 */
const rowLength = 1024;

/** Rows of one repeated character for `size` items. */
export function blankRows(size: number, fill: string): readonly string[] {
  const rows: string[] = [];
  for (let item = 0; item < size; item += rowLength) rows.push(fill.repeat(Math.min(rowLength, size - item)));
  return rows;
}

/** A string of characters, one per item, in rows. */
export const inRows = (chars: string): readonly string[] =>
  blankRows(chars.length, ' ').map((_, row) => chars.slice(row * rowLength, (row + 1) * rowLength));

/** The character of an item; asking beyond the end is a fault of ours. */
export function charAt(rows: readonly string[], item: number): string {
  const char = rows[Math.floor(item / rowLength)]?.charAt(item % rowLength);
  if (!char) throw new Error(`no item ${item}`);
  return char;
}

/** The same rows with one item changed; every other row is shared. */
export function withChar(rows: readonly string[], item: number, char: string): readonly string[] {
  const index = Math.floor(item / rowLength);
  const at = item % rowLength;
  const row = rows[index];
  if (row === undefined || at >= row.length) throw new Error(`no item ${item}`);
  const next = rows.slice();
  next[index] = row.slice(0, at) + char + row.slice(at + 1);
  return next;
}

/** The same rows with one item more. */
export function withAppended(rows: readonly string[], char: string): readonly string[] {
  const last = rows[rows.length - 1];
  return last === undefined || last.length === rowLength ? [...rows, char] : [...rows.slice(0, -1), last + char];
}

/** How often each character stands. */
export function charCounts(rows: readonly string[]): { readonly [char: string]: number } {
  const counts: { [char: string]: number } = {};
  for (const row of rows) for (let at = 0; at < row.length; at += 1) counts[row.charAt(at)] = (counts[row.charAt(at)] ?? 0) + 1;
  return counts;
}

/** The numbers (from 1) of the items that have one of these characters. */
export const placesOf = (rows: readonly string[], chars: string): readonly number[] =>
  rows.flatMap((row, index) => [...row].flatMap((char, at) => (chars.includes(char) ? [index * rowLength + at + 1] : [])));
