import { asciiUpper, halfWidth } from '../half-width.js';

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

/** The part of a standard that these words name, or null. White space between Chinese characters is how titles are set, not meant. */
export function namedPart(words: string): string | null {
  const plain = halfWidth(words).toLowerCase().replaceAll(blank, ' ').trim();
  const tight = plain.replaceAll(' ', '');
  return namedParts.find((part) => part.words.some((word) => word === plain || word === tight))?.id ?? null;
}

const numbered = /^(?:第\s*)?(\d{1,3}(?:\.\d{1,3})*|[A-Z](?:\.\d{1,3})+)\.?(?:\s*[章条节款])?(?![\p{L}\p{N}])/u;
const annexed = /^(?:附\s*录|annex|appendix)\s*([A-Z])(?![A-Z])(?:\s*\.\s*(\d{1,3}(?:\.\d{1,3})*))?/iu;

/** The clause that a person means: `4.2 a)`, `第4.2条`, `附录A.1`, `Foreword`. Null when it is no clause (`全文`, `表2`). */
export function clauseIdOf(words: string): string | null {
  const text = halfWidth(words).replaceAll(blank, ' ').trim();
  const annex = annexed.exec(text);
  if (annex) return [asciiUpper(annex[1] ?? ''), ...(annex[2] === undefined ? [] : [annex[2]])].join('.');
  const number = numbered.exec(asciiUpper(text));
  if (number) return number[1] ?? null;
  return /^[A-Z]$/.test(text) ? text : namedPart(text);
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
