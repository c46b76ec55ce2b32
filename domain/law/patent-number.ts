import type { Branded } from '../kernel/branded.js';
import { asciiUpper, withoutBlanks } from '../kernel/half-width.js';

/**
 * A patent, or an application for one, by the number its office gave it (`ZL202010123456.7`, `PCT/CN2020/123456`, `US10123456B2`) in one spelling: half width,
 * capitals, one dash, without blanks or commas. Offices number in too many ways to say more of it than that it has a digit. An application and its patent stay two: each is answered for.
 */
export type PatentNumber = Branded<'PatentNumber'>;

const longest = 100;
const spelt = (typed: string): string =>
  asciiUpper(withoutBlanks(typed))
    .replace(/[,，、]/g, '')
    .replace(/[\u2010-\u2015\u2212]/g, '-');
const isPatentNumber = (text: string): text is PatentNumber => /\d/.test(text) && text.length <= longest && spelt(text) === text;

export function patentNumberOf(typed: string): PatentNumber | null {
  const number = spelt(typed);
  return isPatentNumber(number) ? number : null;
}
