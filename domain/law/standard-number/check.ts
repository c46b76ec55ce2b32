import { asciiUpper, plainText } from '../../kernel/half-width.js';
import type { Problem } from '../../kernel/problem.js';
import type { Json } from '../../kernel/refusal.js';
import { err, ok, type Result } from '../../kernel/result.js';
import { parseForeign } from './foreign.js';
import { foreignCodes, industryCodes } from './issuers.js';
import { printStandardNumber } from './number.js';
import type { NumberKind, StandardNumber } from './standard-number.js';
import { shapes, type Head } from './shapes.js';

/** Verdict on one number as typed; `canonical` prints U+2014 before the year. */
export type StandardNumberCheck = {
  readonly valid: boolean;
  readonly canonical: string | null;
  readonly kind: NumberKind | null;
  readonly parts: StandardNumber | null;
  readonly problems: readonly Problem[];
};

/** No number is this long; hostile text is refused before any pattern looks at it. */
const longest = 200;

/** Checks one number as typed. */
export function checkStandardNumber(input: string): StandardNumberCheck {
  const parsed = parseStandardNumber(input);
  if (!parsed.ok) return { valid: false, canonical: null, kind: null, parts: null, problems: [parsed.error] };
  return { valid: true, canonical: printStandardNumber(parsed.value), kind: parsed.value.kind, parts: parsed.value, problems: [] };
}

/**
 * Reads a number in any of the ways catalogues, covers and file names print it: every dash, missing or extra spaces,
 * two-digit years as 19yy, slashes lost in file names, dual numbers, notes in brackets. What is damaged is refused, never repaired.
 */
export function parseStandardNumber(input: string): Result<StandardNumber, Problem> {
  if (input.length > longest) return err(problem('NUMBER_SHAPE', `${input.slice(0, longest)}…`, `at most ${longest} characters`));
  const text = normalise(input);
  if (text === '') return err(problem('NUMBER_EMPTY', input, 'a standard number'));
  const strange = [...text].filter((c) => !/[A-Z0-9 /().,:+~\-\u4e00-\u9fff]/.test(c));
  if (strange.length > 0) return err(problem('NUMBER_CHARACTER', strange, 'letters, digits, space and / . - : ( ) +'));
  const several = namedParts(text);
  if (several.length > 0) return err(problem('NUMBER_NAMES_SEVERAL', text, several));
  const foreign = parseForeign(text);
  return foreign ? ok(foreign) : parseChinese(text);
}

const problem = (code: string, found: Json, needed: Json): Problem => ({
  code,
  rule: 'D-NUMBER',
  source: 'GBT-NUMBERS',
  found,
  needed,
});

/** Dashes to `-`, full width to half, capitals, single spaces, and the slashes that file names cannot hold. */
function normalise(input: string): string {
  const plain = asciiUpper(plainText(input.replace(dashes, '-').replace(slashes, '/').replace(colons, ':')))
    .replace(/\s+/g, ' ')
    .replace(/ ?- ?(?=\d+(?:$|[ (/]))/, '-');
  return plain
    .replaceAll('_', '/')
    .replace(/^(GB)T(?=[ -]?\d)/, '$1/T')
    .replace(/^(DB\d{2}(?:\d{2})?)T(?=[ -]?\d)/, '$1/T')
    .replace(lostSlash, '$1/$2');
}

/** Signs that input methods, fonts and old catalogues put for the one of the keyboard: dashes, minus, box drawing; fraction and division slash; ratio. */
const dashes = /[\u2010-\u2015\u2212\u2500\u2501\u2E3A\uFE58\uFE63]/g;
const slashes = /[\u2044\u2215\u29F8]/g;
const colons = /[\u2236\uFE55\uFE13]/g;

const lostSlash = new RegExp(`^(${industryCodes.join('|')})([TZ])(?=[ -]?\\d)`);

const adoption = new RegExp(`^(?<own>.*\\d\\)?) ?/ ?(?<adopted>(?:${foreignCodes.join('|')})[ /].*)$`);
const note = /^(?<own>.*?) ?\((?:(?<edition>(?:19|20)\d{2})年?版|(?<all>所有部分|ALL PARTS))\)$/;

function parseChinese(text: string): Result<StandardNumber, Problem> {
  const dual = adoption.exec(text)?.groups;
  const adopted = dual?.['adopted'] === undefined ? null : parseForeign(dual['adopted']);
  if (dual && adopted === null) return err(problem('NUMBER_ADOPTED', dual['adopted'] ?? null, 'a number such as ISO 9001:2015'));
  const noted = note.exec(dual?.['own'] ?? text)?.groups;
  const own = (noted?.['own'] ?? dual?.['own'] ?? text).trim();
  const dated = datedHead(own);
  if (!dated.ok) return dated;
  const edition = noted?.['edition'] === undefined ? null : Number(noted['edition']);
  return ok({ ...dated.value, edition, allParts: noted?.['all'] !== undefined, adopts: adopted ? printStandardNumber(adopted) : null });
}

/** A trailing `-nnnn` is a year if it can be one; otherwise the whole text may still be an undated number (`HB 0-7`). */
function datedHead(own: string): Result<Head & { readonly year: number | null }, Problem> {
  const [, before, digits] = /^(.*)[-:](\d+)$/.exec(own) ?? [];
  const year = digits === undefined ? null : yearOf(digits);
  const dated = before !== undefined && year !== null ? headOf(before) : null;
  if (dated) return ok({ ...dated, year });
  const undated = headOf(own);
  if (undated) return ok({ ...undated, year: null });
  if (before !== undefined && year === null && headOf(before))
    return err(problem('NUMBER_YEAR', digits ?? null, 'four digits, or two for 1950–1999'));
  return err(problem('NUMBER_SHAPE', own, 'such as GB/T 1.1—2020, DB21/T 3410—2021, T/LNSR 0003—2026'));
}

function headOf(text: string): Head | null {
  for (const { pattern, read } of shapes) {
    const found = pattern.exec(text)?.groups;
    const head = found ? read(found) : null;
    if (head) return head;
  }
  return null;
}

/** 1900–2099 in full; two digits are 19yy and can only be 1950 or later, when Chinese standards began. */
function yearOf(digits: string): number | null {
  if (/^(19|20)\d{2}$/.test(digits)) return Number(digits);
  return /^[5-9]\d$/.test(digits) ? 1900 + Number(digits) : null;
}

/** `GB/Z 185.1~7-2026` and `DB21/T 3416.2/.3—2021` name several standards in one breath; this is the list, canonical, or nothing. */
function namedParts(text: string): readonly string[] {
  const {
    stem = '',
    first = '',
    more,
    tail = '',
  } = /^(?<stem>.*\.)(?<first>\d{1,3})(?<more>~\.?\d{1,3}|(?:\/\.\d{1,3})+)(?<tail>.*)$/.exec(text)?.groups ?? {};
  if (more === undefined) return [];
  const [from, to] = [Number(first), Number(more.replace(/\D/g, ''))];
  const range = more.startsWith('~')
    ? Array.from({ length: Math.max(0, Math.min(to - from, 998)) }, (_, i) => String(from + 1 + i))
    : more.split('/.').slice(1);
  return [first, ...range].flatMap((part) => {
    const single = parseChinese(`${stem}${part}${tail}`);
    return single.ok ? [printStandardNumber(single.value)] : [];
  });
}
