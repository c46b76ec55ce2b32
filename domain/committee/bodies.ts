import { localDate } from '../law/calendar/instant.js';
import type { Instant } from '../kernel/decider.js';
import type { May } from '../kernel/gate.js';
import { ok } from '../kernel/result.js';
import type { CommitteeState } from './state.js';
import { committeeBody } from './member.js';
import { refused } from './refusals.js';

/* Who may be asked to vote or to meet: the committee, or one of its units, once its term has begun. */

/** A committee with more at once is asked to finish some. */
export const maxOpen = 60;

export const roomFor = (underWay: readonly unknown[]): May =>
  underWay.length < maxOpen
    ? ok(null)
    : refused('TOO_MANY_OPEN', { rule: 'D-SIZE', source: 'D-SMALL', found: underWay.length, needed: { lessThan: maxOpen }, cure: ['secretariat'] });

export const bodyKnown = (state: CommitteeState, body: string): May =>
  body === committeeBody || state.subgroups.some((one) => one.key === body)
    ? ok(null)
    : refused('SUBGROUP_UNKNOWN', { source: 'D-PRACTICE', found: body, needed: [committeeBody, ...state.subgroups.map((one) => one.key)] });

/** Members who are all still to come are no empty roll: their term has not begun on the day the roll is drawn up. */
export function termBegun(state: CommitteeState, at: Instant, body: string): May {
  const members = state.members.filter((one) => one.body === body);
  const first = members.map((one) => one.from).toSorted()[0];
  if (first === undefined || first <= localDate(at)) return ok(null);
  return refused('TERM_NOT_BEGUN', {
    rule: 'TC-TERM',
    source: 'D-TERM-BEGINS',
    found: { on: localDate(at), termStartsOn: first },
    needed: { from: first },
    cure: ['secretariat'],
  });
}

/** What ballots and meetings of a committee are called after. */
