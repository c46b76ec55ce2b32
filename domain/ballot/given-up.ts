import type { May } from '../kernel/gate.js';
import { ok } from '../kernel/result.js';
import type { Json } from '../kernel/refusal.js';
import { refused } from './refusals.js';
import type { BallotState, SeatChange } from './state.js';

const goneCodes = { died: 'SEAT_OF_DECEASED', suspended: 'SEAT_SUSPENDED' } as const;
const goneCode = (cause: SeatChange['cause']) => (cause === 'died' || cause === 'suspended' ? goneCodes[cause] : 'SEAT_GIVEN_UP');

/** A seat that was given up keeps the vote it has and casts no other, whatever the policy does with its place in the base: and who asks is told what happened. */
export function notGivenUp(state: BallotState, seat: number): May {
  const change = state.changes?.findLast((one) => one.seat === seat);
  if (change?.organisation === null) return notMember(change.cause, { seat, cause: change.cause, at: change.at });
  // Suspended when the roll was made, and not reinstated since.
  const withheld = state.excluded.find((one) => one.seat === seat && one.reason === 'suspended' && !one.late);
  return withheld === undefined ? ok(null) : notMember('suspended', { seat, cause: 'suspended', since: withheld.evidence });
}

const notMember = (cause: SeatChange['cause'], found: Json): May =>
  refused(goneCode(cause), { rule: 'D-ROSTER', source: 'D-CHANGE-SEAT', found, needed: 'a member at the time of the vote' });
