import type { Branded } from '../kernel/branded.js';
import { creditCodeOf, type CreditCode } from './credit-code.js';
import { plainText } from '../kernel/half-width.js';

/** A unit as papers name it: by credit code, or where only counting matters by any word of one's own, in one spelling. */
export type UnitId = CreditCode | Branded<'UnitId'>;

const spelt = (typed: string): string => plainText(typed).replace(/\s+/g, ' ').toLowerCase();
const isSpelt = (text: string): text is Branded<'UnitId'> => text !== '' && spelt(text) === text;

/** The unit that was meant; null for blank text. */
export function unitIdOf(typed: string): UnitId | null {
  const code = creditCodeOf(typed);
  const word = spelt(typed);
  return code ?? (isSpelt(word) ? word : null);
}
