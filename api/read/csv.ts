/** A cell beginning with one of these is taken for a formula by a spreadsheet; full-width forms are folded to it by some (T22). */
const formula = /^[\s\u200b\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20\u2212]|^[\t\r\n\0]/;

/** What a spreadsheet would make a number or a date of, quoted or not: a credit code of 18 digits would lose its last three, stage 10.00 its zeros. */
const numeric = /^\d[\d\s.,:/-]*(?:[eE][+-]?\d+)?%?$/;

const asText = (value: string): string => (formula.test(value) ? `'${value}` : numeric.test(value) ? `\t${value}` : value);

/** One cell as text: always quoted, formulas disarmed by a leading apostrophe, numbers kept as written by a leading tab. */
const csvCell = (value: string): string => `"${asText(value).replaceAll('"', '""').replaceAll('\0', '')}"`;

/** A table as CSV (RFC 4180) with a byte-order mark, so that spreadsheets take it for UTF-8. */
export const csvTable = (rows: readonly (readonly string[])[]): string => `\ufeff${rows.map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`;
