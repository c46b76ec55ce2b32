/** A cell beginning with one of these is taken for a formula by a spreadsheet; full-width forms are folded to it by some (T22). */
const formula = /^[\s\u200b\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20\u2212]|^[\t\r\n\0]/;

/** One cell as text: always quoted, formulas disarmed by a leading apostrophe. */
const csvCell = (value: string): string => `"${(formula.test(value) ? `'${value}` : value).replaceAll('"', '""').replaceAll('\0', '')}"`;

/** A table as CSV (RFC 4180) with a byte-order mark, so that spreadsheets take it for UTF-8. */
export const csvTable = (rows: readonly (readonly string[])[]): string => `\ufeff${rows.map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`;
