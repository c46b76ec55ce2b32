import { isMachine, type Actor } from '../actor.js';
import { dateText, dayNumber, parseDate } from '../calendar/civil-date.js';
import type { Context, Decider } from '../decider.js';
import { needRole } from '../need-role.js';
import type { Json, Refusal } from '../refusal.js';
import { refuse } from '../refusal.js';
import type { Result } from '../result.js';
import { ok, unreachable } from '../result.js';
import type { KeptMembership, Membership, MembershipKey, PersonCommand, PersonEvent, PersonInput, PersonState } from './person-state.js';

type Decision = Result<readonly PersonEvent[], Refusal>;
type Check = Result<null, Refusal>;
type Act<Type extends PersonCommand['type']> = Extract<PersonCommand, { readonly type: Type }>;

/** Intervals a person may collect in a life; bounds the state. */
const maxMemberships = 500;

/** Somebody with dated ties to organisations. History stays readable: who belonged where on the day of a ballot. */
export const person: Decider<PersonState, PersonCommand, PersonEvent, PersonInput> = {
  kind: 'person',
  commands: { renamePerson: true, addMembership: true, confirmMembership: true, endMembership: true, changeEmployer: true },
  start: registerPerson,
  decide: decidePerson,
  evolve: (state, event) => evolvePerson(state, event),
  due: () => null,
  effects: () => [],
  can: canPerson,
  status: () => 'registered',
  ended: () => false,
};

/** Whether somebody speaks for an organisation about its people. */
export const keeps = (actor: Actor, organisation: string): Check => needRole(actor, organisation, 'officer', 'secretariat', 'monitor');

/** Who belongs to an organisation is its own word: what another says of it waits until it is confirmed. */
const saidBy = (actor: Actor, { organisation, role, from, to }: Membership): KeptMembership => ({
  ...{ organisation, role, from, to },
  ...(isMachine(actor) || keeps(actor, organisation).ok ? {} : { unconfirmed: true }),
});

function registerPerson(input: PersonInput, { actor }: Context): Decision {
  const allowed = isMachine(actor) ? ok(null) : keeps(actor, input.registrar);
  if (!allowed.ok) return allowed;
  const taken: KeptMembership[] = [];
  for (const membership of input.memberships) {
    const fits = membershipFits(taken, membership);
    if (!fits.ok) return fits;
    taken.push(saidBy(actor, membership));
  }
  return ok([{ type: 'personRegistered', name: input.name, registrar: input.registrar, memberships: taken, by: actor.id }]);
}

/** The registrar and the organisations that confirmed the person keep the record; an organisation speaks of its own memberships in any case. */
function keepersOf({ registrar, memberships }: PersonState, type: PersonCommand['type']): readonly string[] {
  const at = (some: readonly KeptMembership[]): readonly string[] => some.map((one) => one.organisation);
  if (type === 'confirmMembership') return at(memberships.filter((one) => one.unconfirmed));
  if (type === 'endMembership') return [registrar, ...at(memberships)];
  return [registrar, ...at(memberships.filter((one) => !one.unconfirmed))];
}

function canPerson(state: PersonState, type: PersonCommand['type'], { actor }: Context): Check {
  // An officer may bring the person into a new organisation: whether it is the officer's own is judged with the payload.
  if (type === 'addMembership' && actor.grants.some((grant) => grant.role === 'officer')) return ok(null);
  const [first, ...others] = keepersOf(state, type);
  if (first === undefined) return notWaiting(null);
  return others.some((organisation) => keeps(actor, organisation).ok) ? ok(null) : keeps(actor, first);
}

function decidePerson(state: PersonState, command: PersonCommand, context: Context): Decision {
  const allowed = canPerson(state, command.type, context);
  if (!allowed.ok) return allowed;
  const by = context.actor.id;
  switch (command.type) {
    case 'renamePerson':
      return ok(command.name === state.name ? [] : [{ type: 'personRenamed', from: state.name, name: command.name, evidence: command.evidence, by }]);
    case 'addMembership':
      return addMembership(state, command, context);
    case 'confirmMembership':
      return confirmMembership(state, command, context);
    case 'endMembership':
      return endMembership(state, command, context);
    case 'changeEmployer':
      return changeEmployer(state, command, context);
    default:
      return unreachable(command);
  }
}

function addMembership(state: PersonState, { evidence, ...said }: Act<'addMembership'>, { actor }: Context): Decision {
  const own = keeps(actor, state.registrar).ok ? ok(null) : keeps(actor, said.organisation);
  if (!own.ok) return own;
  const fits = membershipFits(state.memberships, said);
  return fits.ok ? ok([{ type: 'membershipAdded', ...saidBy(actor, said), evidence, by: actor.id }]) : fits;
}

const isOf = (one: Membership, { organisation, role, from }: MembershipKey): boolean =>
  one.organisation === organisation && one.role === role && one.from === from;

function confirmMembership(state: PersonState, { organisation, role, from }: Act<'confirmMembership'>, { actor }: Context): Decision {
  const own = keeps(actor, organisation);
  if (!own.ok) return own;
  const said = { organisation, role, from };
  const waits = state.memberships.some((one) => one.unconfirmed === true && isOf(one, said));
  return waits ? ok([{ type: 'membershipConfirmed', ...said, by: actor.id }]) : notWaiting(said);
}

/** Ended by the organisation; what it has not confirmed, by the registrar, too. */
function endMembership(state: PersonState, { organisation, role, to, evidence }: Act<'endMembership'>, { actor }: Context): Decision {
  const open = state.memberships.find((one) => one.organisation === organisation && one.role === role && one.to === null);
  const own = open?.unconfirmed === true && keeps(actor, state.registrar).ok ? ok(null) : keeps(actor, organisation);
  if (!own.ok) return own;
  if (!open) return wrong('MEMBERSHIP_NOT_OPEN', { organisation, role }, 'an open membership');
  if (parseDate(to) === null || to < open.from)
    return wrong('INTERVAL_INVALID', { from: open.from, to }, 'a date that exists, not before the first day');
  return ok([{ type: 'membershipEnded', organisation, role, from: open.from, to, evidence, by: actor.id }]);
}

/** The old employment ends the day before the new one begins; both stay in the record. Any keeper may report it: to be employed gives nothing. */
function changeEmployer(state: PersonState, { organisation, from, evidence }: Act<'changeEmployer'>, { actor }: Context): Decision {
  const by = actor.id;
  if (parseDate(from) === null) return wrong('INTERVAL_INVALID', from, 'a date that exists');
  const open = state.memberships.filter((one) => one.role === 'employee' && one.to === null);
  const late = open.find((one) => one.from >= from);
  if (late) return wrong('INTERVAL_INVALID', { from }, { after: late.from });
  if (open.some((one) => one.organisation === organisation)) return wrong('MEMBERSHIP_OVERLAPS', organisation, 'another employer');
  const to = dateText(dayNumber(from) - 1);
  const ended = open.map((one): PersonEvent => ({
    type: 'membershipEnded',
    organisation: one.organisation,
    role: 'employee',
    from: one.from,
    to,
    evidence,
    by,
  }));
  const next: Membership = { organisation, role: 'employee', from, to: null };
  const closed = state.memberships.map((one) => (open.includes(one) ? { ...one, to } : one));
  const fits = membershipFits(closed, next);
  return fits.ok ? ok([...ended, { type: 'membershipAdded', ...saidBy(actor, next), evidence, by }]) : fits;
}

/** A real interval that does not overlap another of the same role at the same organisation. */
function membershipFits(existing: readonly Membership[], { organisation, role, from, to }: Membership): Check {
  if (parseDate(from) === null || (to !== null && (parseDate(to) === null || to < from)))
    return wrong('INTERVAL_INVALID', { from, to }, 'dates that exist, the last not before the first');
  if (existing.length >= maxMemberships) return wrong('TOO_MANY_MEMBERSHIPS', existing.length, { max: maxMemberships });
  const clash = existing.find(
    (one) => one.organisation === organisation && one.role === role && (one.to === null || one.to >= from) && (to === null || to >= one.from),
  );
  return clash ? wrong('MEMBERSHIP_OVERLAPS', { from: clash.from, to: clash.to }, { from, to }) : ok(null);
}

const wrong = (code: string, found: Json, needed: Json): { readonly ok: false; readonly error: Refusal } =>
  refuse(code, { rule: 'D-INTERVAL', source: 'D-INTERVAL', found, needed, cure: ['self'] });

const notWaiting = (found: Json) =>
  refuse('MEMBERSHIP_NOT_WAITING', { rule: 'D-OWN-PEOPLE', source: 'D-OWN-PEOPLE', found, needed: 'an unconfirmed membership', cure: ['self'] });

/** Whether a membership holds on a local date. */
export const holdsOn = ({ from, to }: Membership, date: string): boolean => from <= date && (to === null || date <= to);

function evolvePerson(state: PersonState | null, event: PersonEvent): PersonState {
  if (event.type === 'personRegistered') return { name: event.name, registrar: event.registrar, memberships: event.memberships };
  if (!state) throw new Error(`${event.type} before personRegistered`);
  switch (event.type) {
    case 'personRenamed':
      return { ...state, name: event.name };
    case 'membershipAdded': {
      const { type: _type, evidence: _evidence, by: _by, ...membership } = event;
      return { ...state, memberships: [...state.memberships, membership] };
    }
    case 'membershipConfirmed':
      return changed(state, event, ({ unconfirmed: _unconfirmed, ...one }) => one);
    case 'membershipEnded':
      return changed(state, event, (one) => (one.to === null ? { ...one, to: event.to } : one));
    default:
      return unreachable(event);
  }
}

const changed = (state: PersonState, key: MembershipKey, change: (one: KeptMembership) => KeptMembership): PersonState => ({
  ...state,
  memberships: state.memberships.map((one) => (isOf(one, key) ? change(one) : one)),
});
