import { isMachine, type ActorId } from '../kernel/actor.js';
import type { Context } from '../kernel/decider.js';
import { someOf, type Gate, type May } from '../kernel/gate.js';
import type { Refusal } from '../kernel/refusal.js';
import { ok, type Result } from '../kernel/result.js';
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

/** Seats of this person; a roll by document knows no persons. */
export const seatsOf = ({ seats }: BallotState, person: ActorId): readonly number[] =>
  (seats ?? []).flatMap((kept, at) => (kept.person === person ? [at] : []));

/** Who votes for others alone has no seat to speak for in the own name. */
export const noSeatOfOwn = (person: ActorId): May =>
  refused('NO_SEAT', { rule: 'D-ROLL', source: 'D-FROZEN-ROLL', found: person, needed: 'a seat of the own' });

/** For what a member does about the own seat: whether it would do. On a roll by document the seat comes with the command, which is asked alone. */
export function ownSeatThat(would: (state: BallotState, seat: number, context: Context) => Result<unknown, Refusal>): Gate<BallotState> {
  const some = someOf<BallotState, number>(
    (state, { actor }) => seatsOf(state, actor.id),
    (seat, state, context) => {
      const votes = notExcluded(state, seat);
      return votes.ok ? would(state, seat, context) : votes;
    },
    (_state, { actor }) => noSeatOfOwn(actor.id),
  );
  return (state, context) => (state.seats ? some(state, context) : ok(null));
}

/** A member has a seat with a vote, and who decides here finds one on the roll. */
export const ownOrAnySeat =
  (decides: Gate<BallotState>): Gate<BallotState> =>
  (state, context) => {
    if (!decides(state, context).ok) return ownVoting(state, context);
    return state.marks.some((row) => /[^-]/.test(row)) ? ok(null) : notExcluded(state, 0);
  };
const ownVoting = ownSeatThat(() => ok(null));
