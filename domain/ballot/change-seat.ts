import type { Context } from '../decider.js';
import type { Refusal } from '../refusal.js';
import { refuse } from '../refusal.js';
import type { Result } from '../result.js';
import { ok } from '../result.js';
import type { Command } from './ballot-command.js';
import type { BallotEvent } from './ballot-event.js';
import type { BallotState, SeatChange } from './ballot-state.js';
import { ballotMoment } from './ballot-window.js';
import { exclusions } from './electorate.js';
import { markAt } from './marks.js';

type Order = Command<'seatChanged'>;
const running = ['draft', 'open', 'tied', 'closed'];

/** The committee tells of a person who moved, left or died. Recorded either way; what follows is the policy in the terms. */
export function changeSeat(state: BallotState, order: Order, { actor, now }: Context): Result<readonly BallotEvent[], Refusal> {
  const seat = (state.seats ?? []).findIndex((kept) => kept.person === order.person);
  if (seat < 0 || !running.includes(state.phase)) return ok([]);
  const policy = state.terms.rosterChange ?? 'snapshotStands';
  const effect = effectOf(state, order, { seat, now });
  const { person, cause, organisation, evidence } = order;
  const changed: BallotEvent = { type: 'seatChangeNoted', seat, person, cause, organisation, evidence, policy, effect };
  if (effect !== 'recused') return ok([changed]);
  return ok([changed, { type: 'seatRecused', seat, reason: cause, evidence, was: markAt(state.marks, seat), by: actor.id }]);
}

function effectOf(state: BallotState, order: Order, { seat, now }: { readonly seat: number; readonly now: number }): SeatChange['effect'] {
  if (state.phase === 'draft') return 'beforeOpening';
  if (ballotMoment(state, now) !== 'open') return 'afterClose';
  const barred = order.organisation === null || drafts(state, order.person, order.organisation);
  return state.terms.rosterChange === 'becomesRecused' && barred && markAt(state.marks, seat) !== '-' ? 'recused' : 'stands';
}

/** Whether the terms would have excluded the person in the new unit, had the roll been made today. */
const drafts = (state: BallotState, person: string, organisation: string): boolean =>
  exclusions([{ person, organisation }], state, state.terms).length > 0;

/** A seat that was given up keeps the vote it has and casts no other, whatever the policy does with its place in the base. */
export function notGivenUp(state: BallotState, seat: number): Result<null, Refusal> {
  const change = state.changes?.find((one) => one.seat === seat && one.organisation === null);
  if (!change) return ok(null);
  return refuse('SEAT_GIVEN_UP', {
    rule: 'D-ROSTER',
    source: 'D-CHANGE-SEAT',
    found: { seat, cause: change.cause, at: change.at },
    needed: 'a member at the time of the vote',
    cure: ['nobody'],
  });
}
