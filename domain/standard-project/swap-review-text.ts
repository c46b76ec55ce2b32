import type { Context, Stream } from '../kernel/decider.js';
import { happened, type Verdict } from '../kernel/gate.js';
import { ok } from '../kernel/result.js';
import { changeBetween, editorial, type TextReading } from '../text/text-change.js';
import { runs } from './ballots.js';
import { move } from './clock.js';
import type { ProjectEvent } from './events.js';
import { erratumOrdered, reviewTextReplaced, voidingAsked } from './events/review-text.js';
import type { ProjectGate } from './gates.js';
import { refused } from './refusals.js';
import type { ProjectState } from './state.js';

const about = { rule: 'D-SWAP', source: 'D-SWAP' } as const;

/** The vote on the text is open, and no erratum is on its way to it. */
export const voteTakesSwap: ProjectGate = ({ review }) => {
  const { ballot, closesAt, outcome, erratum } = review;
  if (!runs(review) || closesAt === null)
    return refused('NOTHING_RUNNING', { ...about, found: { ballot, closesAt, outcome }, needed: 'an open review ballot', cure: ['nobody'] });
  if (erratum?.ballot !== ballot) return ok(null);
  return refused('SWAP_ON_ITS_WAY', { ...about, found: { to: erratum.to }, needed: 'the answer of the ballot', cure: ['self'] });
};

type Swap = {
  readonly to: string;
  readonly version: string;
  readonly nature: 'erratum' | 'technical';
  readonly reason: string;
  readonly reading?: TextReading;
};

/**
 * The declared replacement of a text people are voting on. An erratum is made by the ballot, if it is still open when a second person agrees there:
 * who voted is asked, and only then is it the text of the project. A technical change voids the vote, to which a second person must agree at the
 * ballot; then the new text is drafted and put to comment again.
 */
export function swapUnderReview(state: ProjectState, { to, version, nature, reason, reading }: Swap, { actor }: Context): Verdict<ProjectEvent> {
  const { ballot } = state.review;
  const from = state.draft?.sha256 ?? '';
  if (ballot === null) return happened();
  const by = actor.id;
  if (nature === 'technical') return happened(voidingAsked({ by, ballot, reason, replacement: { from, to, version } }));
  const kept = editorial(changeBetween(reading, from, to), { ...about, cure: ['self'] });
  return kept.ok ? happened(erratumOrdered({ by, ballot, from, to, version, reason, ...(reading ? { reading } : {}) })) : kept;
}

/** Two persons have voided the vote for the sake of another text: that text takes the place of the one that was voted on. */
export function textReplaced(
  state: ProjectState,
  { ballot, reason }: { readonly ballot: Stream; readonly reason: string },
  context: Context,
): Verdict<ProjectEvent> | null {
  const { replacement } = state.review;
  // Voided for another reason, it was not voided for this text.
  if (replacement?.ballot !== ballot || replacement.reason !== reason || state.code !== '40.20') return null;
  return happened(reviewTextReplaced({ ...replacement, voids: [], burns: null, ...move(state, context, '40.92', '20.20') }));
}
