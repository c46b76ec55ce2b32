import { unreachable } from '../kernel/result.js';
import type { BallotTerms } from '../profile/profile.js';
import type { SheetSays } from './state.js';
import type { Mark } from './marks.js';
import type { Choice } from './words.js';

/** The ticks printed on each paper: the short sheet, the national 函审单, and positions as the IESG takes them. */
export const paperForms: { readonly [form in BallotTerms['choices']]: readonly Choice[] } = {
  three: ['yes', 'no', 'abstain'],
  five: ['yes', 'yesWithComments', 'conditionalNo', 'abstain', 'no'],
  positions: ['yes', 'noObjection', 'discuss', 'abstain'],
};

const given = (text: string | undefined): boolean => text !== undefined && text.trim() !== '';

/** What two persons have to read alike on one sheet: the tick, and whether there are words to it. */
export const saysOf = (choice: Choice | 'spoilt', ...words: readonly (string | undefined)[]): SheetSays => ({ choice, words: words.some(given) });

/** The character kept for a tick; reasons and comments change it, because rules count negatives with and without reasons apart. */
export function markOf(choice: Choice, reason: string | undefined, comment: string | undefined): Mark {
  switch (choice) {
    case 'yes':
      return given(comment) ? 'Y' : 'y';
    case 'yesWithComments':
      return 'Y';
    case 'no':
      return given(reason) ? 'N' : 'n';
    case 'conditionalNo':
      return 'c';
    case 'abstain':
      return 'a';
    case 'noObjection':
      return 'o';
    case 'discuss':
      return 'd';
    default:
      return unreachable(choice);
  }
}

type Paper = { readonly choice: Choice; readonly reason?: string | undefined; readonly comment?: string | undefined };

/** What the paper lacks under the terms: a negative without its reason, a yes with comments without the comment. */
export function lacks(terms: Pick<BallotTerms, 'reasons'>, { choice, reason, comment }: Paper): 'reason' | 'comment' | null {
  if (choice === 'conditionalNo' && !given(reason)) return 'reason';
  if ((choice === 'no' || choice === 'discuss') && terms.reasons === 'requiredForNegative' && !given(reason)) return 'reason';
  if (choice === 'yesWithComments' && !given(comment)) return 'comment';
  return null;
}
