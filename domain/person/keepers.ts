import { isMachine, type Actor } from '../kernel/actor.js';
import type { Gate, May } from '../kernel/gate.js';
import { needRole } from '../kernel/need-role.js';
import { ok } from '../kernel/result.js';
import type { KeptMembership, Membership, PersonState } from './state.js';

export const keepingRoles = ['officer', 'secretariat', 'monitor'] as const;

/** Whether somebody speaks for an organisation about its people. */
export const keeps = (actor: Actor, organisation: string): May => needRole(actor, organisation, ...keepingRoles);

/** Who belongs to an organisation is its own word: what another says of it waits until it is confirmed. */
export const saidBy = (actor: Actor, { organisation, role, from, to }: Membership): KeptMembership => ({
  ...{ organisation, role, from, to },
  ...(isMachine(actor) || keeps(actor, organisation).ok ? {} : { unconfirmed: true }),
});

type Organisations = readonly [string, ...string[]];

/** Open to whoever speaks for one of them; refused as the first of them would. */
const keptBy =
  (organisationsOf: (state: PersonState) => Organisations): Gate<PersonState> =>
  (state, { actor }) => {
    const [first, ...others] = organisationsOf(state);
    return others.some((organisation) => keeps(actor, organisation).ok) ? ok(null) : keeps(actor, first);
  };

const at = (some: readonly KeptMembership[]): readonly string[] => some.map((one) => one.organisation);
const everyOrganisation = ({ registrar, memberships }: PersonState): Organisations => [registrar, ...at(memberships)];

/** The registrar and the organisations that confirmed the person keep the record. */
export const keeper = keptBy(({ registrar, memberships }) => [registrar, ...at(memberships.filter((one) => !one.unconfirmed))]);

/** An organisation speaks of its own memberships in any case. */
export const anyOfRecord = keptBy(everyOrganisation);

/** An officer may bring the person into a new organisation: whether it is the officer's own is judged with the payload. */
export const keeperOrOfficer: Gate<PersonState> = (state, context) =>
  context.actor.grants.some((grant) => grant.role === 'officer') ? ok(null) : keeper(state, context);

/** The organisations whose word is waited for; where none is, those of the record learn that. */
export const awaited = keptBy((state) => {
  const [first, ...others] = at(state.memberships.filter((one) => one.unconfirmed));
  return first === undefined ? everyOrganisation(state) : [first, ...others];
});
