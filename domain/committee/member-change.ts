import { parseDate } from '../law/calendar/civil-date.js';
import type { Context } from '../kernel/decider.js';
import type { May } from '../kernel/gate.js';
import type { SeatOrder } from '../messages/messages.js';
import type { PersonId } from '../kernel/person-id.js';
import type { Refusal } from '../kernel/refusal.js';
import { ok, type Result } from '../kernel/result.js';
import type { CommitteeState } from './state.js';
import { committeeBody, type Member } from './member.js';
import { refused } from './refusals.js';
import { changeOf, todayOf, type Shifting } from './roster.js';

/* What changes of members have in common. */

export const knownDate = (on: string): May =>
  parseDate(on) === null ? refused('DATE_INVALID', { source: 'GBT-7408', found: on, needed: 'YYYY-MM-DD, a date that exists' }) : ok(null);

/** A death, a move or a suspension is recorded once it is there: what lies ahead would change today what open ballots count. */
export function happenedBy(on: string, context: Context): May {
  const dated = knownDate(on);
  const today = todayOf(context);
  if (!dated.ok || on <= today) return dated;
  return refused('DATE_OUT_OF_RANGE', { source: 'D-PAST-FACT', found: on, needed: { to: today } });
}

export const notAMember = (person: PersonId, on: string): Result<never, Refusal> =>
  refused('NOT_A_MEMBER', { source: 'D-MEMBER-ACT', found: { person, on }, needed: 'a member on that date' });

/** A change in several bodies at once: findings are those of the committee, orders go to the ballots of all. */
export function everywhere(state: CommitteeState, shifting: Omit<Shifting, 'body'>, context: Context): ReturnType<typeof changeOf> {
  const bodies = [committeeBody, ...state.subgroups.map((one) => one.key)];
  const parts = bodies.map((body) => changeOf(state, { ...shifting, body }, context));
  const [own] = parts;
  if (own === undefined) throw new Error('a committee is its own first body');
  return { ...own, seats: parts.flatMap((one) => one.seats), rosters: parts.flatMap((one) => one.rosters) };
}

/** The vote is taken from a member, or given back: open ballots hear of both. */
export const orderOf = (cause: 'revoked' | 'suspended' | 'reinstated', { person, organisation }: Member, evidence: string): SeatOrder => ({
  ...{ type: 'seatChanged', person, cause, evidence },
  organisation: cause === 'reinstated' ? organisation : null,
});
