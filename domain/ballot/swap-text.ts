import type { Context } from '../decider.js';
import type { Refusal } from '../refusal.js';
import { refused } from './refusals.js';
import type { Result } from '../result.js';
import { ok } from '../result.js';
import { isMachine } from '../actor.js';
import type { Command } from './ballot-command.js';
import type { BallotEvent } from './events.js';
import type { BallotState } from './state.js';
import { ownSeat } from './cast-vote.js';
import { isUnanswered, mostTexts, textsOf } from './consent.js';
import { ofReview } from './of-review.js';
import { nextNumber } from './proposals.js';
import { changeBetween, editorial } from '../text-change.js';

type Decision = Result<readonly BallotEvent[], Refusal>;

/**
 * The text is replaced while the ballot is open. An erratum adds and takes no clause, needs two persons and is told to all; who had voted may change or
 * confirm, and consent that is not confirmed is none to the new text. A technical change ends the ballot, which takes two persons, too.
 */
export function swapBallotText(state: BallotState, command: Command<'swapBallotText'>, { actor }: Context): Decision {
  const { from, to, nature, reason, reading, by = actor.id } = command;
  if (state.phase !== 'draft' && state.phase !== 'open') return ok([]);
  if (from !== state.text || to === from) {
    return refused('TEXT_MISMATCH', {
      rule: 'D-TEXT',
      source: 'D-SWAP',
      found: { from, to },
      needed: { from: state.text, to: 'another text' },
      cure: ['self'],
    });
  }
  if (nature === 'erratum' && !isMachine(actor) && command.by === undefined && ofReview(state)) {
    return refused('SWAP_AT_PROJECT', {
      rule: 'D-TEXT',
      source: 'D-SWAP',
      found: state.purpose,
      needed: { project: state.project, act: 'swapDraft' },
      cure: ['officer', 'secretariat'],
    });
  }
  if (state.phase === 'draft') return ok([{ type: 'textSwapped', from, to, reason, by }]);
  if (nature === 'technical') return ok([{ type: 'voidingProposed', n: nextNumber(state), reason, by }]);
  const texts = textsOf(state);
  if (texts.length >= mostTexts && !texts.includes(to)) return tooManyTexts(texts.length);
  const change = changeBetween(reading, from, to);
  const kept = editorial(change, { rule: 'D-TEXT', source: 'D-SWAP', cure: ['chair', 'secretariat'] });
  return kept.ok ? ok([{ type: 'textSwapped', from, to, reason, change, by }]) : kept;
}

/** A vote whose text changes again and again is about none of them. */
const tooManyTexts = (found: number): Decision =>
  refused('TOO_MANY_TEXTS', { rule: 'D-TEXT', source: 'D-SWAP', found, needed: { max: mostTexts }, cure: ['officer', 'secretariat', 'chair'] });

/** Asked whether the vote stands on the corrected text, the voter says yes; to change it, the voter votes again. */
export function standByVote(state: BallotState, { seat, text }: Command<'standByVote'>, { actor }: Context): Decision {
  const own = ownSeat(state, seat, actor.id);
  if (!own.ok) return own;
  if (isUnanswered(state, seat) && text === state.text) return ok([{ type: 'voteStood', seat, person: actor.id, text }]);
  return refused('NOTHING_ASKED', {
    rule: 'D-TEXT',
    source: 'D-SWAP',
    found: { seat, text },
    needed: { text: state.text, asked: true },
    cure: ['self'],
  });
}
