import type { ActorId } from '../kernel/actor.js';
import type { PersonId } from '../kernel/person-id.js';
import { localDate } from '../law/calendar/instant.js';
import type { Context } from '../kernel/decider.js';
import type { SeatOrder } from '../messages/messages.js';
import type { May } from '../kernel/gate.js';
import type { Refusal } from '../kernel/refusal.js';
import { refuse } from '../kernel/refusal.js';
import { ok, type Result } from '../kernel/result.js';
import { rosterOf } from './electorate.js';
import type { CommitteeState, DecidedBallot } from './state.js';
import { blocking, composition, type BodyKind, type CompositionFinding, type SeatElsewhere } from './composition.js';
import { committeeBody, membersOn, shifted, type Candidate, type Shift } from './member.js';
import type { RosterOrders } from './tell-roster.js';

/** Which rule a body is composed by. */
export const bodyKind = (state: CommitteeState, body: string): BodyKind =>
  body === committeeBody ? 'TC' : (state.subgroups.find((one) => one.key === body)?.kind ?? 'WG');

export type Checking = {
  readonly elsewhere: readonly SeatElsewhere[];
  readonly whole: boolean;
  readonly body?: string;
  readonly before?: readonly Candidate[];
};

/** The findings on a list, or the first that stands against it as a refusal. What a death or a move has left wrong `before` is no reason to refuse another act. */
export function checkedRoster(
  state: CommitteeState,
  people: readonly Candidate[],
  { elsewhere, whole, body = committeeBody, before }: Checking,
): Result<readonly CompositionFinding[], Refusal> {
  const composed = { body: bodyKind(state, body), profile: state.profile, host: state.host.organisation, elsewhere };
  const checked = composition(people, composed);
  const known = before === undefined ? [] : composition(before, composed).findings.map((one) => one.code);
  const first = blocking(checked, whole).find((one) => !known.includes(one.code));
  if (first === undefined) return ok(checked.findings);
  const { code, rule, source, found, needed } = first;
  return refuse(code, { rule, source, found, needed, cure: ['secretariat', 'officer'] });
}

/** The list as it is filed, as far as the committee itself knows; who sits elsewhere is looked up when it is. */
export function listInOrder(state: CommitteeState): May {
  const checked = checkedRoster(state, state.roster, { elsewhere: [], whole: true });
  return checked.ok ? ok(null) : checked;
}

type Shifted = Omit<Checking, 'before' | 'body'> & { readonly on: string; readonly body: string };

/**
 * A change of the members, checked as of its day and of every later one on which the list becomes another: what is in order today may be four of a
 * unit in a month. Of a later day only what the change itself brings counts against it.
 */
export function checkedShift(
  state: CommitteeState,
  shift: Shift,
  { on, body, elsewhere, whole }: Shifted,
): Result<readonly CompositionFinding[], Refusal> {
  const after = shifted(state.members, shift);
  const check = (date: string, old: boolean) =>
    checkedRoster(state, membersOn(after, date, body), { elsewhere, whole, body, ...(old ? { before: membersOn(state.members, date, body) } : {}) });
  const turns = after.filter((one) => one.body === body).flatMap(({ from, until }) => (until === null ? [from] : [from, until]));
  const later = [...new Set(turns.filter((date) => date > on))].sort();
  const first = check(on, !whole);
  return !first.ok ? first : (later.map((date) => check(date, true)).find((one) => !one.ok) ?? first);
}

/** A change of the roster: what it does, how the body is composed after it, who must hear of it. */
type Change = Shift & RosterOrders & { readonly body: string; readonly findings: readonly CompositionFinding[]; readonly by: ActorId };

export type Shifting = {
  readonly shift: Shift;
  readonly on: string;
  readonly body: string;
  readonly orders?: readonly { readonly person: PersonId; readonly order: SeatOrder }[];
};

/** What every change of the roster carries: the shift, how the body is composed on its date, and who must hear of it. */
export function changeOf(state: CommitteeState, { shift, on, body, orders = [] }: Shifting, context: Context): Change {
  const members = shifted(state.members, shift);
  const { findings } = compositionOn({ ...state, members }, { on, body, elsewhere: [] });
  const seats = orders.flatMap(({ person, order }) =>
    [...state.ballots.filter((one) => order.cause === 'reinstated' || one.persons.includes(person)), ...reopened(state)]
      .filter((one) => one.body === body)
      .map(({ ballot }) => ({ ballot, order: { ...order, by: context.actor.id } })),
  );
  const rosters = state.meetings
    .filter((one) => one.body === body && one.opensAt > context.now)
    .map(({ meeting, opensAt }) => ({ meeting, roster: rosterOf(members, state.profile, { at: opensAt, body }) }));
  return { ...shift, body, findings, seats, rosters, by: context.actor.id };
}

/** Ballots that were decided and are open again; one that does not know a person answers with nothing. */
export const reopened = ({ decided }: CommitteeState): readonly DecidedBallot[] => decided.filter((one) => one.outcome === 'PENDING');

/**
 * A body as it is composed on a date. From the first day of the next term on, the list of a running re-election is what will hold;
 * before the committee stands, the list of the plan.
 */
export function compositionOn(
  state: CommitteeState,
  { on, body, elsewhere }: { readonly on: string; readonly body: string; readonly elsewhere: readonly SeatElsewhere[] },
): {
  readonly of: 'members' | 'proposed';
  readonly size: number;
  readonly bySide: { readonly [side: string]: number };
  readonly findings: readonly CompositionFinding[];
} {
  const proposed = body === committeeBody && (state.term === null || (state.renewal !== null && on >= state.term.endsOn));
  const people = proposed ? state.roster : membersOn(state.members, on, body);
  const checked = composition(people, { body: bodyKind(state, body), profile: state.profile, host: state.host.organisation, elsewhere });
  const over = !proposed && state.term !== null && on >= state.term.endsOn;
  return { of: proposed ? 'proposed' : 'members', ...checked, findings: over ? [...checked.findings, termOver(state, on)] : checked.findings };
}

const termOver = ({ term, profile }: CommitteeState, on: string): CompositionFinding => ({
  code: 'TERM_OVER',
  weight: 'note',
  rule: 'TC-TERM',
  source: profile.term.source,
  found: { endsOn: term?.endsOn ?? null, on },
  needed: 'a re-election',
});

export const todayOf = ({ now }: Context): string => localDate(now);
