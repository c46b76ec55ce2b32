import { isMachine } from '../../kernel/actor.js';
import type { Context } from '../../kernel/decider.js';
import { held, type PayloadOf } from '../../kernel/field.js';
import { happened, type Verdict } from '../../kernel/gate.js';
import { said } from '../../kernel/words.js';
import { ok } from '../../kernel/result.js';
import { changeBetween, editorial } from '../../text/text-change.js';
import { mostTexts, textsOf } from '../consent.js';
import type { BallotEvent } from '../events.js';
import { textSwapped } from '../events/text.js';
import { voidingProposed } from '../events/voiding.js';
import { swapFields, type SwapKnown } from '../fields.js';
import { act, asker, conductsOrAsker, inPhase, type BallotGate } from '../gates.js';
import { ofReview } from '../of-review.js';
import { nextNumber } from '../proposals.js';
import { refused } from '../refusals.js';
import type { BallotState } from '../state.js';

/** An asker cannot know that the vote just ended: its swap is then void. */
const beforeTheEnd: BallotGate = (state, context) => (asker(state, context).ok ? ok(null) : inPhase(state, ['draft', 'open']));

/**
 * The text is replaced while the ballot is open. An erratum adds and takes no clause, needs two persons and is told to all; who had voted may change or
 * confirm, and consent that is not confirmed is none to the new text. A technical change ends the ballot, which takes two persons, too.
 */
export const swapBallotText = act('swapBallotText', {
  words: said('更正表决文本', 'correct the text'),
  payload: swapFields,
  known: held<SwapKnown>(),
  who: conductsOrAsker,
  gates: [beforeTheEnd],
  decide: swapped,
});

type Swap = PayloadOf<typeof swapFields> & SwapKnown;
const about = { rule: 'D-TEXT', source: 'D-SWAP' } as const;

function swapped(state: BallotState, swap: Swap, { actor }: Context): Verdict<BallotEvent> {
  const { from, to, nature, reason, reading, by = actor.id } = swap;
  if (state.phase !== 'draft' && state.phase !== 'open') return happened();
  if (from !== state.text || to === from)
    return refused('TEXT_MISMATCH', { ...about, found: { from, to }, needed: { from: state.text, to: 'another text' }, cure: ['self'] });
  if (nature === 'erratum' && !isMachine(actor) && swap.by === undefined && ofReview(state)) {
    const needed = { project: state.project, act: 'swapDraft' };
    return refused('SWAP_AT_PROJECT', { ...about, found: state.purpose, needed, cure: ['officer', 'secretariat'] });
  }
  if (state.phase === 'draft') return happened(textSwapped({ from, to, reason, by }));
  if (nature === 'technical') return happened(voidingProposed({ n: nextNumber(state), reason, by }));
  const texts = textsOf(state);
  if (texts.length >= mostTexts && !texts.includes(to)) return tooManyTexts(texts.length);
  const change = changeBetween(reading, from, to);
  const kept = editorial(change, { ...about, cure: ['chair', 'secretariat'] });
  return kept.ok ? happened(textSwapped({ from, to, reason, change, by })) : kept;
}

/** A vote whose text changes again and again is about none of them. */
const tooManyTexts = (found: number) =>
  refused('TOO_MANY_TEXTS', { ...about, found, needed: { max: mostTexts }, cure: ['officer', 'secretariat', 'chair'] });
