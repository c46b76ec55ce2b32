import { parseDate } from '../law/calendar/civil-date.js';
import type { May } from '../kernel/gate.js';
import { ok } from '../kernel/result.js';
import { refused } from './refusals.js';
import type { Membership, MembershipKey } from './state.js';

/** Intervals a person may collect in a life; bounds the state. */
export const maxMemberships = 500;

const full = (found: number): May =>
  refused('TOO_MANY_MEMBERSHIPS', { rule: 'D-SIZE', source: 'D-SMALL', found, needed: { lessThan: maxMemberships }, cure: ['operator'] });

export const isOf = (one: MembershipKey, { organisation, role, from }: MembershipKey): boolean =>
  one.organisation === organisation && one.role === role && one.from === from;

/** A real interval that does not overlap another of the same role at the same organisation. */
export function intervalFits(existing: readonly Membership[], { organisation, role, from, to }: Membership): May {
  if (parseDate(from) === null || (to !== null && (parseDate(to) === null || to < from)))
    return refused('INTERVAL_INVALID', { found: { from, to }, needed: 'dates that exist, the last not before the first' });
  if (existing.length >= maxMemberships) return full(existing.length);
  const clash = existing.find(
    (one) => one.organisation === organisation && one.role === role && (one.to === null || one.to >= from) && (to === null || to >= one.from),
  );
  return clash ? refused('MEMBERSHIP_OVERLAPS', { found: { from: clash.from, to: clash.to }, needed: { from, to } }) : ok(null);
}
