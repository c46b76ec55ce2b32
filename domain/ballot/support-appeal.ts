import type { Context } from '../decider.js';
import type { Refusal } from '../refusal.js';
import { refused } from './refusals.js';
import type { Result } from '../result.js';
import { ok } from '../result.js';
import type { Command } from './ballot-command.js';
import type { BallotEvent } from './events.js';
import type { BallotState } from './state.js';
import { ownSeat } from './cast-vote.js';
import { following, nextStream, noneRunning, sameRoll, termsUnder } from './follow-up.js';
import { ruleOf } from './open-negatives.js';

const day = 86_400_000;

/** A member supports an appeal of the result; with enough of the roll the appeal is put to its vote at once (W3C: 5 % within a week). */
export function supportAppeal(state: BallotState, command: Command<'supportAppeal'>, context: Context): Result<readonly BallotEvent[], Refusal> {
  const own = ownSeat(state, command.seat, context.actor.id);
  if (!own.ok) return own;
  const rule = ruleOf(state);
  const appeal = rule.resolution?.appeal;
  const until = appeal && state.decidedAt !== undefined ? state.decidedAt + appeal.days * day : null;
  const before = state.appeal?.supporters ?? [];
  if (!appeal || until === null || context.now > until || state.appeal?.upheld != null || before.includes(command.seat)) {
    return refused('NO_APPEAL', {
      rule: rule.id,
      source: rule.source,
      found: { now: context.now, supporters: before.length, own: before.includes(command.seat) },
      needed: appeal ? { until, once: true } : 'a rule that knows an appeal',
      cure: ['nobody'],
    });
  }
  const supporters = before.length + 1;
  const supported: BallotEvent = { type: 'appealSupported', seat: command.seat, person: context.actor.id, reason: command.reason, supporters };
  if (supporters * appeal.support.q < appeal.support.p * state.size || state.followUps?.some((one) => one.kind === 'appeal')) return ok([supported]);
  const roll = sameRoll(state);
  if (!roll.ok || !noneRunning(state).ok) return ok([supported]);
  const terms = termsUnder(state, appeal, state.size);
  const input = following(state, roll.value, { terms, window: terms.window.default, follows: { kind: 'appeal', of: state.stream } });
  return ok([supported, { type: 'appealOpened', ballot: nextStream(state, 'appeal'), input }]);
}
