import { deadline } from '../calendar/deadline.js';
import type { Context, Instant } from '../decider.js';
import type { Refusal } from '../refusal.js';
import { refused } from './refusals.js';
import type { Result } from '../result.js';
import { ok, unreachable } from '../result.js';
import type { Command } from './ballot-command.js';
import type { BallotEvent } from './events.js';
import type { BallotState, Prolonged, Proposal, Voiding } from './state.js';
import { remindersAhead } from './open-ballot.js';
import { groundIn, nextNumber } from './proposals.js';
import { reopenable } from './reopen-ground.js';
import { another, waiting } from './two-persons.js';
import { soundGround } from './void-ballot.js';

type Decision = Result<readonly BallotEvent[], Refusal>;
type Reopened = Extract<BallotEvent, { readonly type: 'ballotReopened' }>;
type Window = Exclude<Proposal['act'], 'change'>;

/** The first of two persons: what, how long, why. A new proposal takes the place of an open one. */
export function propose(state: BallotState, act: Exclude<Window, 'voiding'>, days: number, reason: string, { actor }: Context): Decision {
  const max = state.terms.extension?.maxDays ?? 0;
  if (days < 1 || state.extendedDays + days > max) {
    return refused('PROLONGING_TOO_LONG', {
      rule: 'D-EXTEND',
      source: 'SET-TERMS',
      found: state.extendedDays + days,
      needed: { min: state.extendedDays + 1, max },
      cure: ['officer', 'secretariat', 'chair'],
    });
  }
  const one = { n: nextNumber(state), reason, by: actor.id };
  switch (act) {
    case 'extension':
      return ok([{ type: 'extensionProposed', days, ...one }]);
    case 'reopening':
      return ok([{ type: 'reopeningProposed', days, ...one }]);
    default:
      return unreachable(act);
  }
}

/** The asker's order. One person's wish that reaches a ballot with votes in it is the first of two; what was decided meanwhile stands. */
export function voidOnOrder(state: BallotState, { reason, by }: Command<'voidBallot'>, { actor }: Context): Decision {
  const signed = by ?? actor.id;
  if (by === undefined || state.casts + state.papers.length === 0) return ok([{ type: 'ballotVoided', reason, proposedBy: signed, by: signed }]);
  return ok(state.phase === 'closed' ? [] : [{ type: 'voidingProposed', n: nextNumber(state), reason, by }]);
}

/** The second person (ISO helpdesk practice): somebody else, on the very proposal that was read, if it is open still. */
export function confirm(state: BallotState, act: Window, n: number, context: Context): Decision {
  const found = waiting(state, (one) => one.act === act && one.n === n, `${act} ${n}`);
  if (!found.ok) return found;
  const proposal = found.value;
  if (proposal.act === 'change') throw new Error('a change is confirmed by its number');
  const second = another(proposal.by, context);
  if (!second.ok) return second;
  const signed = { n, reason: proposal.reason, proposedBy: proposal.by, by: context.actor.id };
  switch (act) {
    case 'extension':
      return ok([{ type: 'ballotExtended', days: proposal.days, ...signed, ...later(state, state.closesAt ?? context.now, proposal.days, context) }]);
    case 'reopening':
      return reopen(state, { days: proposal.days, ...signed }, context);
    case 'voiding':
      return voided(state, proposal, signed);
    default:
      return unreachable(act);
  }
}

function voided(state: BallotState, proposal: Voiding, signed: Pick<Reopened, 'n' | 'reason' | 'proposedBy' | 'by'>): Decision {
  const sound = soundGround(state, proposal);
  return sound.ok ? ok([{ type: 'ballotVoided', ...signed, ...groundIn(proposal) }]) : sound;
}

function reopen(state: BallotState, signed: Pick<Reopened, 'n' | 'days' | 'reason' | 'proposedBy' | 'by'>, context: Context): Decision {
  const ground = reopenable(state);
  if (!ground.ok) return ground;
  return ok([{ type: 'ballotReopened', ground: ground.value, ...signed, ...later(state, context.now + 1, signed.days, context) }]);
}

/** `from` is the exclusive end of the day that counts as the start day. */
function later(state: BallotState, from: Instant, days: number, { calendar, now }: Context): Prolonged {
  const { closesAt, provisional } = deadline(calendar, from - 1, { count: days, unit: 'calendarDays' });
  return {
    closesAt,
    countsUntil: closesAt + state.terms.graceSeconds * 1000,
    reminders: remindersAhead(state.reminders, closesAt, now),
    provisional,
  };
}
