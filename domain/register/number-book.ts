import { printLength } from '../kernel/print-of.js';

/** `minted` for a project, `burnt` after the approval fell, `imported` from a catalogue of numbers given out elsewhere. */
export type Status = 'minted' | 'burnt' | 'imported';

/** One number of the book. `serial` has no leading zeros and may have parts (`12.1`); `owner` is the print of the project, or null. */
export type Entry = { readonly status: Status; readonly owner: string | null; readonly year: number; readonly serial: string };

/*
 * Ten thousand numbers must fit in the state, so an entry is text: status, owner (8), year since 1900 in base 36 (2), serial.
 * Entries stand in rows of a few hundred and are separated by a space. Nothing is ever removed.
 */
const letters: { readonly [status in Status]: string } = { minted: 'm', burnt: 'b', imported: 'i' };
const nobody = '.'.repeat(printLength);
const firstYear = 1900;
const rowWidth = 8192;

/** Entries that fit the state, at some 16 bytes each. */
export const maxEntries = 12_000;

function written({ status, owner, year, serial }: Entry): string {
  return `${letters[status]}${owner ?? nobody}${(year - firstYear).toString(36).padStart(2, '0')}${serial}`;
}

function read(text: string): Entry {
  const status = (['minted', 'burnt', 'imported'] as const).find((known) => letters[known] === text.charAt(0));
  if (!status) throw new Error(`not an entry: ${text}`);
  const owner = text.slice(1, 1 + printLength);
  const serialAt = 1 + printLength + 2;
  return {
    status,
    owner: owner === nobody ? null : owner,
    year: firstYear + parseInt(text.slice(1 + printLength, serialAt), 36),
    serial: text.slice(serialAt),
  };
}

/** Every number of the book, in the order in which it entered. */
export const entriesOf = (book: readonly string[]): readonly Entry[] => book.flatMap((row) => row.split(' ').map(read));

/** The book with entries added. */
export function withEntries(book: readonly string[], entries: readonly Entry[]): readonly string[] {
  const rows = [...book];
  for (const entry of entries) {
    const last = rows[rows.length - 1];
    if (last === undefined || last.length > rowWidth) rows.push(written(entry));
    else rows[rows.length - 1] = `${last} ${written(entry)}`;
  }
  return rows;
}

/** The book with one number burnt: it stays taken for ever. */
export function withBurnt(book: readonly string[], serial: string, year: number): readonly string[] {
  return book.map((row) =>
    row
      .split(' ')
      .map((text) => {
        const entry = read(text);
        return entry.serial === serial && entry.year === year ? written({ ...entry, status: 'burnt' }) : text;
      })
      .join(' '),
  );
}

/** The whole-number head of a serial: `12` of `12.1`. */
export const headOf = (serial: string): number => Number(serial.split('.')[0]);

/** `0012.01` → `12.1`: how serials are compared, because texts that differ in leading zeros are one number (G10). */
export const plainSerial = (serial: string): string =>
  serial
    .split('.')
    .map((part) => String(Number(part)))
    .join('.');
