import { colonBeforeYear, foreignCodes } from './issuers.js';
import type { StandardNumber } from './standard-number.js';

const publishers = foreignCodes.join('|');
/** `ISO/IEC 27001`, `EN ISO 13485`, `BS EN ISO 9001`: who adopts stands before whom it adopts. */
const foreign = new RegExp(
  `^(?<code>(?:${publishers})(?:[/ ](?:${publishers})(?![A-Z]))*)(?<rest>(?:/[A-Z]{2,4})? .*\\d.*|/[A-Z]{2,4} ?.*\\d.*|\\d.*)$`,
);

/** A year is the first four digits of this century or the last behind a dash or colon, at the end or before an amendment or a mark of language. */
const dated = /^(?<serial>.+?)[-:](?<year>(?:19|20)\d{2})(?<after>$|[+/( ].*$)/;

/**
 * A number of a publisher outside the Chinese system, or null. Its inner grammar is not ours: only the sign before the years is settled
 * (`ISO 2408-2004` → `ISO 2408:2004`), the rest is kept as written. What follows the year (`+A1:2008`) is its `supplement`.
 */
export function parseForeign(text: string): StandardNumber | null {
  const { code, rest } = foreign.exec(text)?.groups ?? {};
  if (code === undefined || rest === undefined) return null;
  const settled = signOf(code) === ':' ? rest.replace(/[-:]((?:19|20)\d{2})(?=$|[+/( ])/g, ':$1') : rest;
  const { serial, year, after } = dated.exec(settled)?.groups ?? {};
  const named = stage(code, (serial ?? settled).trim());
  return { ...base, ...named, year: year === undefined ? null : Number(year), ...(after ? { supplement: after } : {}) };
}

/** Kept out of `StandardNumber`: it follows from who publishes. */
const signOf = (code: string): ':' | '-' => (colonBeforeYear.includes(code.split(/[/ ]/)[0] ?? '') ? ':' : '-');

/** As the publisher prints it, its own sign before the year. */
export const printForeign = ({ code, serial, year, supplement }: StandardNumber): string =>
  `${code} ${serial}${year === null ? '' : `${signOf(code)}${year}`}${supplement ?? ''}`;

const base = {
  kind: 'foreign',
  mark: '',
  department: null,
  region: null,
  parts: [],
  edition: null,
  allParts: false,
  adopts: null,
  joint: ' ',
} as const;

/** `ISO/DIS 26000`: the stage belongs to the publisher’s half of the number. */
function stage(code: string, rest: string): { readonly code: string; readonly serial: string } {
  const [, mark, serial] = /^(\/[A-Z]{2,4}) ?(.*)$/.exec(rest) ?? [];
  return mark === undefined || serial === undefined ? { code, serial: rest } : { code: `${code}${mark}`, serial };
}
