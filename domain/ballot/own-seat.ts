import { isMachine, type ActorId } from '../kernel/actor.js';
import type { Context } from '../kernel/decider.js';
import type { May } from '../kernel/gate.js';
import { ok } from '../kernel/result.js';
import { charAt } from '../kernel/rows.js';
import { notGivenUp } from './given-up.js';
import { holdsMandate } from './mandate.js';
import { hasSeat, noSuchSeat } from './marks.js';
import { refused } from './refusals.js';
import { seatExcluded } from './seat-excluded.js';
import type { BallotState } from './state.js';

/** A roll by value knows its persons; a roll by document is mapped to its seats before the command is sent. */
export function onRoll(state: BallotState, { actor }: Context): May {
  const seat = state.seats ? state.seats.findIndex((kept) => kept.person === actor.id) : 0;
  if (seat < 0 && holdsMandate(state, actor.id)) return ok(null);
  if (seat < 0 || isMachine(actor)) {
    return refused('NO_SEAT', { rule: 'D-ROLL', source: 'D-FROZEN-ROLL', found: actor.id, needed: 'a seat of this ballot' });
  }
  return state.seats ? notExcluded(state, seat) : ok(null);
}

/** G6: an excluded seat has no vote, whoever sits on it. Who left, died or was suspended drafted nothing: that is a matter of the roster. */
export function notExcluded(state: BallotState, seat: number): May {
  if (charAt(state.marks, seat) !== '-') return ok(null);
  const gone = notGivenUp(state, seat);
  if (!gone.ok) return gone;
  const { reason, evidence } = state.excluded.find((one) => one.seat === seat) ?? { reason: '', evidence: '' };
  return seatExcluded({ seat, reason, evidence });
}

/** The seat exists, is the actor's as far as the roll knows persons, and has a vote. */
export function ownSeat(state: BallotState, seat: number, person: ActorId): May {
  if (!hasSeat(state.size, seat)) return noSuchSeat(state.size, seat);
  const kept = state.seats?.[seat];
  if (kept && kept.person !== person) {
    return refused('NOT_YOUR_SEAT', { rule: 'D-ROLL', source: 'D-OWN-VOTE', found: person, needed: kept.person, cure: ['self'] });
  }
  return notExcluded(state, seat);
}
