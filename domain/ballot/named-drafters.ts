import type { BallotEvent } from './events.js';
import type { BallotState, Exclusion } from './state.js';
import { exclusions } from './electorate.js';
import { changeProposed, fitsWaiting } from './two-persons.js';
import type { Context } from '../kernel/decider.js';
import type { Refusal } from '../kernel/refusal.js';
import { ok, type Result } from '../kernel/result.js';

type Decision = Result<readonly BallotEvent[], Refusal>;

/** Seats of those whom one person called drafters, and of the units so called, that no record excludes. */
function seatsNamed(state: BallotState): readonly Exclusion[] {
  const { named, seats, terms, excluded } = state;
  if (named === undefined || terms.exclusion === 'none') return [];
  const found = seats ? exclusions(seats, named, terms) : (named.seats ?? []).map((one) => ({ ...one, late: false, was: '.' as const }));
  return found.filter(({ seat }) => !excluded.some((one) => one.seat === seat));
}

/**
 * Whoever asks for a ballot takes nobody's vote by calling people drafters: each is a proposal to recuse, which the member or another person confirms
 * like any other. Those who were asked about `before` are not asked about again.
 */
export function proposeNamed(state: BallotState, { actor }: Context, before?: BallotState): Decision {
  const by = state.named?.by ?? actor.id;
  const known = before === undefined ? [] : seatsNamed(before).map(({ seat }) => seat);
  const asked = seatsNamed(state).filter(({ seat }) => !known.includes(seat));
  const events = asked.map(({ seat, reason, evidence }, at) =>
    changeProposed({ ...state, proposed: (state.proposed ?? 0) + at }, { type: 'recuse', seat, reason, evidence }, by),
  );
  const fits = fitsWaiting(state, events);
  return fits.ok ? ok(events) : fits;
}
