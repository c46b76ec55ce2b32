import type { Branded } from '../kernel/branded.js';
import { asciiUpper, halfWidth, plainText } from '../kernel/half-width.js';

/** A clause by the number the text gives it (`4.2`, `A.1`) or the name of its part (`前言`). */
export type ClauseId = Branded<'ClauseId'>;

/** Parts of a standard that bear a name instead of a number (GB/T 1.1—2020), each with the words that stand for it; in the order they are printed in. */
const namedParts: readonly { readonly id: string; readonly words: readonly string[]; readonly front: boolean }[] = [
  { id: '封面', words: ['封面', 'cover'], front: true },
  { id: '目次', words: ['目次', '目录', 'contents', 'table of contents'], front: true },
  { id: '前言', words: ['前言', 'foreword'], front: true },
  { id: '引言', words: ['引言', 'introduction'], front: true },
  { id: '参考文献', words: ['参考文献', 'bibliography', 'references'], front: false },
  { id: '索引', words: ['索引', 'index'], front: false },
];

/** What stands before the first heading. */
export const coverId = '封面';

const blank = /[\s\u00a0]+/g;

const isClauseId = (id: string): id is ClauseId => /^(\d{1,3}|[A-Z])(\.\d{1,3})*(#\d{1,3})?$/.test(id) || namedParts.some((part) => part.id === id);

/** The part of a standard that these words name, or null. White space between Chinese characters is how titles are set, not meant. */
export function namedPart(words: string): string | null {
  const plain = halfWidth(words).toLowerCase().replaceAll(blank, ' ').trim();
  const tight = plain.replaceAll(' ', '');
  return namedParts.find((part) => part.words.some((word) => word === plain || word === tight))?.id ?? null;
}

/** Words that may stand before a number, as people and other standards put them. */
const lead = String.raw`(?:(?:sub-?clause|clause|section|chapter|paragraph|para\.?|cl\.|§|条款|条文|章条|正文|本标准|本文件|标准)\s*(?:的|中|no\.)?\s*)?`;
const path = String.raw`\d{1,3}(?:\.\d{1,3})*|[A-Z](?:\.\d{1,3})+`;
/** After it comes anything but more of the number: `5.2第2段`, `4.2a)`, but not `3台` (three machines) or `2026`. */
const numbered = new RegExp(
  String.raw`^${lead}(?:第\s*)?(${path})\.?(?![\d.])(?:\s*[章条节款项]|(?=[A-Z]\))|(?=第|中|的|和|与|及|段|注|图|表)|(?![\p{L}\p{N}]))`,
  'iu',
);
const chapter = /^第\s*([一二三四五六七八九十]{1,3})\s*[章条节]/u;
const annexed = /^(?:附\s*录|annex|appendix)\s*([A-Z])(?![A-Z])/iu;
/** Between an annex and a clause of it: `附录A.1`, `附录 A 中 A.1`, `附录A（规范性）A.1`. */
const inAnnex = String.raw`(?:\s*\([^)]*\))?[\s,，、:]*(?:中|clause)?(?:的)?\s*(?:第\s*)?`;

/** 1–99 as chapters are counted: 三, 十, 十二, 二十, 二十三. Null when it is no such count. */
function countOf(words: string): number | null {
  const [, tens, ten, ones] = /^([二三四五六七八九])?(十)?([一二三四五六七八九])?$/u.exec(words) ?? [];
  if (ten === undefined)
    return words.length === 1 && ones !== undefined ? digitOf(ones) : words.length === 1 && tens !== undefined ? digitOf(tens) : null;
  return (tens === undefined ? 1 : digitOf(tens)) * 10 + (ones === undefined ? 0 : digitOf(ones));
}
const digitOf = (character: string): number => '一二三四五六七八九'.indexOf(character) + 1;

/** The clause that a person means: `4.2 a)`, `第4.2条`, `附录 A 中 A.1`, `第三章`, `Foreword`. Null when it is no clause (`全文`, `表2`). */
export function clauseIdOf(words: string): ClauseId | null {
  const text = plainText(words).replaceAll(blank, ' ').trim();
  const found = annexIn(text) ?? numberIn(text) ?? (/^[A-Z]$/.test(text) ? text : namedPart(text));
  return found === null || !isClauseId(found) ? null : found;
}

function numberIn(text: string): string | null {
  const number = numbered.exec(text)?.[1];
  if (number !== undefined) return asciiUpper(number);
  const counted = countOf(chapter.exec(text)?.[1] ?? '');
  return counted === null ? null : String(counted);
}

/** The letter, and the clause below it where the words go on to name one of the same letter. */
function annexIn(text: string): string | null {
  const [head, letter] = annexed.exec(text) ?? [];
  if (head === undefined || letter === undefined) return null;
  const id = asciiUpper(letter);
  const below = new RegExp(String.raw`^(?:\s*\.\s*|${inAnnex}${id}\s*\.\s*)(\d{1,3}(?:\.\d{1,3})*)`, 'iu').exec(text.slice(head.length))?.[1];
  return below === undefined ? id : `${id}.${below}`;
}

/** What words about a place in a text are compared by: the clause they mean, or the words themselves in one spelling (`表2`, `table A.1`, `全文`). */
export type Place = ClauseId | Branded<'Place'>;

/** As a text is set, no blank stands beside a Chinese character, and words other than single letters are the same in capitals. */
const speltWords = (words: string): string =>
  plainText(words)
    .replaceAll(blank, ' ')
    .replace(/(?<=\p{Script=Han}) | (?=\p{Script=Han})/gu, '')
    .replace(/[a-z]{2,}/gi, (word) => word.toLowerCase());
const isSpelt = (words: string): words is Branded<'Place'> => words !== '' && speltWords(words) === words;

/** Null for nothing. A clause as our lists show it is itself: of two that bear one number the second is `4.2#2`, and not the first. */
export function placeOf(words: string): Place | null {
  const text = plainText(words);
  const [, first = text, again = ''] = /^(.+?)\s*(#\d{1,3})$/.exec(text) ?? [];
  const id = clauseIdOf(first);
  const clause = `${id ?? ''}${again}`;
  const place = speltWords(text);
  return isClauseId(clause) ? clause : (id ?? (isSpelt(place) ? place : null));
}

/** The clause above: `4.1.2` → `4.1`, `A.1` → `A`; null at the top. */
export const parentOf = (id: string): string | null => (id.includes('.') ? id.slice(0, id.lastIndexOf('.')) : null);

/** True for the clause itself and everything below it. */
export const isWithin = (id: string, above: string): boolean => id === above || id.startsWith(`${above}.`);

/** Front matter, numbered clauses, annexes, back matter. */
function rank(id: string): number {
  const named = namedParts.findIndex((part) => part.id === id);
  if (named >= 0) return namedParts[named]?.front ? named : 200 + named;
  return /^\d/.test(id) ? 100 : 101;
}

/** Path order: 4.2 before 4.10, A.1 after 12, 前言 before 1. A second clause of the same number (`4.2#2`) follows the first. */
export function compareClauseIds(a: string, b: string): number {
  const byRank = rank(a) - rank(b);
  if (byRank !== 0) return byRank;
  const [left, right] = [pathOf(a), pathOf(b)];
  for (let i = 0; i < Math.max(left.length, right.length); i += 1) {
    const [l, r] = [left[i], right[i]];
    if (l === undefined || r === undefined) return l === undefined ? -1 : 1;
    if (l === r) continue;
    return /^\d+$/.test(l) && /^\d+$/.test(r) && Number(l) !== Number(r) ? Number(l) - Number(r) : l < r ? -1 : 1;
  }
  return repeatOf(a) - repeatOf(b);
}

const pathOf = (id: string): readonly string[] => (id.split('#')[0] ?? '').split('.');
const repeatOf = (id: string): number => Number(id.split('#')[1] ?? 1);
