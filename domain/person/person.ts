import { type ActorId, isMachine } from '../actor.js';
import { dateText, dayNumber, parseDate } from '../calendar/civil-date.js';
import type { Context, Decider } from '../decider.js';
import { needRole } from '../need-role.js';
import type { Json, Refusal } from '../refusal.js';
import { refuse } from '../refusal.js';
import type { Result } from '../result.js';
import { ok, unreachable } from '../result.js';
import type { Membership, PersonCommand, PersonEvent, PersonInput, PersonState } from './person-state.js';

type Decision = Result<readonly PersonEvent[], Refusal>;
type Check = Result<null, Refusal>;

/** Intervals a person may collect in a life; bounds the state. */
const maxMemberships = 500;

/** Somebody with dated ties to organisations. History stays readable: who belonged where on the day of a ballot. */
export const person: Decider<PersonState, PersonCommand, PersonEvent, PersonInput> = {
  kind: 'person',
  commands: { renamePerson: true, addMembership: true, endMembership: true, changeEmployer: true },
  start: registerPerson,
  decide: decidePerson,
  evolve: (state, event) => evolvePerson(state, event),
  due: () => null,
  effects: () => [],
  can: canPerson,
  status: () => 'registered',
  ended: () => false,
};

function registerPerson(input: PersonInput, { actor }: Context): Decision {
  const allowed = isMachine(actor) ? ok(null) : needRole(actor, input.registrar, 'officer', 'secretariat', 'monitor');
  if (!allowed.ok) return allowed;
  const taken: Membership[] = [];
  for (const membership of input.memberships) {
    const fits = membershipFits(taken, membership);
    if (!fits.ok) return fits;
    taken.push(membership);
  }
  return ok([{ type: 'personRegistered', name: input.name, registrar: input.registrar, memberships: taken, by: actor.id }]);
}

/** Officers of the registrar or of an organisation the person belongs to keep the record. */
function canPerson(state: PersonState, type: PersonCommand['type'], { actor }: Context): Check {
  const keepers = [state.registrar, ...state.memberships.map((one) => one.organisation)];
  const keeper = keepers.find((organisation) => needRole(actor, organisation, 'officer', 'secretariat', 'monitor').ok);
  // An officer may bring the person into a new organisation: whether it is the officer's own is judged with the payload.
  if (keeper !== undefined || (type === 'addMembership' && actor.grants.some((grant) => grant.role === 'officer'))) return ok(null);
  return needRole(actor, state.registrar, 'officer', 'secretariat', 'monitor');
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
    case 'endMembership':
      return endMembership(state, command, by);
    case 'changeEmployer':
      return changeEmployer(state, command, by);
    default:
      return unreachable(command);
  }
}

function addMembership(state: PersonState, command: Extract<PersonCommand, { readonly type: 'addMembership' }>, context: Context): Decision {
  const { organisation, role, from, to, evidence } = command;
  const registrar = canPerson({ ...state, memberships: [] }, 'renamePerson', context);
  const own = registrar.ok ? registrar : needRole(context.actor, organisation, 'officer', 'secretariat', 'monitor');
  if (!own.ok) return own;
  const fits = membershipFits(state.memberships, { organisation, role, from, to });
  return fits.ok ? ok([{ type: 'membershipAdded', organisation, role, from, to, evidence, by: context.actor.id }]) : fits;
}

function endMembership(
  state: PersonState,
  { organisation, role, to, evidence }: Extract<PersonCommand, { readonly type: 'endMembership' }>,
  by: ActorId,
): Decision {
  const open = state.memberships.find((one) => one.organisation === organisation && one.role === role && one.to === null);
  if (!open) return wrong('MEMBERSHIP_NOT_OPEN', { organisation, role }, 'an open membership');
  if (parseDate(to) === null || to < open.from)
    return wrong('INTERVAL_INVALID', { from: open.from, to }, 'a date that exists, not before the first day');
  return ok([{ type: 'membershipEnded', organisation, role, from: open.from, to, evidence, by }]);
}

/** The old employment ends the day before the new one begins; both stay in the record. */
function changeEmployer(
  state: PersonState,
  { organisation, from, evidence }: Extract<PersonCommand, { readonly type: 'changeEmployer' }>,
  by: ActorId,
): Decision {
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
  return fits.ok ? ok([...ended, { type: 'membershipAdded', ...next, evidence, by }]) : fits;
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

/** Whether a membership holds on a local date. */
export const holdsOn = ({ from, to }: Membership, date: string): boolean => from <= date && (to === null || date <= to);

function evolvePerson(state: PersonState | null, event: PersonEvent): PersonState {
  if (event.type === 'personRegistered') return { name: event.name, registrar: event.registrar, memberships: event.memberships };
  if (!state) throw new Error(`${event.type} before personRegistered`);
  switch (event.type) {
    case 'personRenamed':
      return { ...state, name: event.name };
    case 'membershipAdded':
      return {
        ...state,
        memberships: [...state.memberships, { organisation: event.organisation, role: event.role, from: event.from, to: event.to }],
      };
    case 'membershipEnded':
      return {
        ...state,
        memberships: state.memberships.map((one) =>
          one.organisation === event.organisation && one.role === event.role && one.from === event.from && one.to === null
            ? { ...one, to: event.to }
            : one,
        ),
      };
    default:
      return unreachable(event);
  }
}
