import { plainText } from '../kernel/half-width.js';
import { parseStandardNumber } from '../law/standard-number/check.js';
import { sortKey } from '../law/standard-number/number.js';

/** A standard or a proposal that a title is compared with; `reference` is its number, or the stream of a proposal that has none yet. */
export type Titled = { readonly reference: string; readonly zh: string; readonly en: string | null };
/** A near one, with how much of the two titles is shared, in percent rounded down. */
export type Near = { readonly reference: string; readonly title: string; readonly percent: number };

/** Near from three quarters of the pairs of neighbouring characters shared (Dice): 技术 put in or left out is near, another subject with the same 要求 is not. */
export const nearFrom = { p: 3, q: 4 } as const;
/** As many as somebody reads. */
const listed = 20;

/** Letters and digits only, in one spelling: marks, blanks and book-title brackets say nothing about what a standard is about. */
const bare = (title: string): string =>
  plainText(title)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

/** Pairs of neighbouring characters in order; a single character is a pair of its own. */
function pairsOf(title: string): readonly string[] {
  const characters = [...bare(title)];
  return characters.length === 1 ? characters : characters.slice(1).map((one, i) => `${characters[i] ?? ''}${one}`);
}

type Shared = { readonly shared: number; readonly all: number };

function sharedBy(a: readonly string[], b: readonly string[]): Shared {
  const [left, right] = [[...a].sort(), [...b].sort()];
  let shared = 0;
  for (let i = 0, j = 0; i < left.length && j < right.length;) {
    const [l = '', r = ''] = [left[i], right[j]];
    if (l === r) shared += 1;
    if (l <= r) i += 1;
    if (r <= l) j += 1;
  }
  return { shared, all: a.length + b.length };
}

const isNear = ({ shared, all }: Shared): boolean => all > 0 && 2 * shared * nearFrom.q >= nearFrom.p * all;
const percentOf = ({ shared, all }: Shared): number => (all === 0 ? 0 : Math.floor((200 * shared) / all));

/** 查重: the titles that are near this one, in either language, the nearest first. */
export function nearTitles(title: { readonly zh: string; readonly en: string }, among: readonly Titled[]): readonly Near[] {
  const [zh, en] = [pairsOf(title.zh), pairsOf(title.en)];
  const near = among.flatMap((one): readonly Near[] => {
    const both = [sharedBy(zh, pairsOf(one.zh)), ...(one.en === null ? [] : [sharedBy(en, pairsOf(one.en))])].filter(isNear);
    return both.length === 0 ? [] : [{ reference: one.reference, title: one.zh, percent: Math.max(...both.map(percentOf)) }];
  });
  return near.sort((a, b) => b.percent - a.percent || (a.reference < b.reference ? -1 : 1)).slice(0, listed);
}

/** Two numbers that differ in zeros or dashes name one standard. */
const keyOf = (reference: string): string => {
  const parsed = parseStandardNumber(reference);
  return parsed.ok ? sortKey(parsed.value) : reference;
};

/** Near ones that a list of duplicates does not name. */
export function unnamed(near: readonly Near[], duplicates: readonly string[]): readonly Near[] {
  const named = duplicates.map(keyOf);
  return near.filter(({ reference }) => !named.includes(keyOf(reference)));
}
