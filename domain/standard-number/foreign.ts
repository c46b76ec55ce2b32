import { colonBeforeYear, foreignCodes } from './issuers.js';
import type { StandardNumber } from './number.js';

const publishers = foreignCodes.join('|');
const foreign = new RegExp(`^(?<code>(?:${publishers})(?:/(?:${publishers}))*)(?<rest>(?:/[A-Z]{2,4})? .*\\d.*|/[A-Z]{2,4} ?.*\\d.*|\\d.*)$`);

/**
 * A number of a publisher outside the Chinese system, or null. Its inner grammar is not ours: only the sign before the year is settled
 * (`ISO 2408-2004` → `ISO 2408:2004`), the rest is kept as written. `serial` is everything after the publisher.
 */
export function parseForeign(text: string): StandardNumber | null {
  const { code, rest } = foreign.exec(text)?.groups ?? {};
  if (code === undefined || rest === undefined) return null;
  const usesColon = colonBeforeYear.includes(code.split('/')[0] ?? '');
  const settled = usesColon ? rest.replace(/[-:]((?:19|20)\d{2})(?=$|\+|\/)/g, ':$1') : rest;
  const year = /[-:]((?:19|20)\d{2})(?=$|\+|\/)/.exec(settled)?.[1];
  return { ...base, ...stage(code, settled.trim()), year: year === undefined ? null : Number(year) };
}

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
