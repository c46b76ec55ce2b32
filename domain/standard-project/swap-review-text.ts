import { isMachine } from '../actor.js';
import type { Context, Stream } from '../decider.js';
import { needSystem } from '../need-role.js';
import { refuse } from '../refusal.js';
import { ok } from '../result.js';
import { changeBetween, editorial } from '../text-change.js';
import { happened, type Acts, type May, type Verdict } from './act.js';
import { runs } from './ballots.js';
import { move } from './clock.js';
import type { Command } from './commands.js';
import type { ProjectState } from './state.js';

const source = 'D-SWAP';

/** The vote on the text is open, and no erratum is on its way to it. */
export function voteTakesSwap({ review }: ProjectState): May {
  const { ballot, closesAt, outcome, erratum } = review;
  if (!runs(review) || closesAt === null)
    return refuse('NOTHING_RUNNING', {
      rule: 'D-SWAP',
      source,
      found: { ballot, closesAt, outcome },
      needed: 'an open review ballot',
      cure: ['nobody'],
    });
  if (erratum?.ballot !== ballot) return ok(null);
  return refuse('SWAP_ON_ITS_WAY', { rule: 'D-SWAP', source, found: { to: erratum.to }, needed: 'the answer of the ballot', cure: ['self'] });
}

/**
 * The declared replacement of a text people are voting on. An erratum is made by the ballot, if it is still open when a second person agrees there:
 * who voted is asked, and only then is it the text of the project. A technical change voids the vote, to which a second person must agree at the
 * ballot; then the new text is drafted and put to comment again.
 */
export function swapUnderReview(state: ProjectState, { to, version, nature, reason, reading }: Command<'swapDraft'>, context: Context): Verdict {
  const { ballot } = state.review;
  const from = state.draft?.sha256 ?? '';
  if (ballot === null) return ok([]);
  const by = context.actor.id;
  if (nature === 'erratum') {
    const kept = editorial(changeBetween(reading, from, to), { rule: 'D-SWAP', source, cure: ['self'] });
    return kept.ok ? happened({ type: 'erratumOrdered', by, ballot, from, to, version, reason, ...(reading ? { reading } : {}) }) : kept;
  }
  return happened({ type: 'voidingAsked', by, ballot, reason, replacement: { from, to, version } });
}

/** Two persons have voided the vote for the sake of another text: that text takes the place of the one that was voted on. */
export function textReplaced(
  state: ProjectState,
  { ballot, reason }: { readonly ballot: Stream; readonly reason: string },
  context: Context,
): Verdict | null {
  const { replacement } = state.review;
  // Voided for another reason, it was not voided for this text.
  if (replacement?.ballot !== ballot || replacement.reason !== reason || state.code !== '40.20') return null;
  return happened({ type: 'reviewTextReplaced', ...replacement, voids: [], burns: null, ...move(state, context, '40.92', '20.20') });
}

export const erratumActs: Acts<'ballotTextSwapped'> = {
  ballotTextSwapped: {
    can: (_state, { actor }) => (isMachine(actor) ? ok(null) : needSystem(actor)),
    decide({ review, end }, { ballot, from, to }, { actor }) {
      const { erratum } = review;
      const ours = end === null && actor.id === `stream:${ballot}` && review.ballot === ballot && erratum?.ballot === ballot && erratum.to === to;
      return ours ? happened({ type: 'erratumMade', ballot, from, to, version: erratum.version, by: erratum.by }) : ok([]);
    },
  },
};
