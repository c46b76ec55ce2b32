import { dateText, dayNumber, parseDate } from '../law/calendar/civil-date.js';
import type { Context } from '../kernel/decider.js';
import { actsOf } from '../kernel/act.js';
import { happened, someOf, type Gate, type May } from '../kernel/gate.js';
import { said } from '../kernel/words.js';
import { ok } from '../kernel/result.js';
import { membershipAdded, membershipConfirmed, membershipEnded, personRenamed, type PersonEvent } from './events.js';
import { evidence, from, lastDay, membership, membershipKey, name, organisation, role } from './fields.js';
import { intervalFits, isOf } from './interval.js';
import { anyOfRecord, awaited, keeper, keeperOrOfficer, keeps, saidBy } from './keepers.js';
import { refused } from './refusals.js';
import type { KeptMembership, Membership, MembershipKey, PersonState } from './state.js';

const { act } = actsOf<PersonState, PersonEvent>();

const renamePerson = act('renamePerson', {
  words: said('人员更名', 'rename the person'),
  payload: { name, evidence },
  who: keeper,
  decide: ({ name: before }, { name: called, evidence: proof }, { actor }) =>
    before === called ? happened() : happened(personRenamed({ from: before, name: called, evidence: proof, by: actor.id })),
});

const addMembership = act('addMembership', {
  words: said('增加任职', 'add a membership'),
  payload: { ...membership, evidence },
  who: keeperOrOfficer,
  decide(state, added, { actor }) {
    const own = keeps(actor, state.registrar).ok ? ok(null) : keeps(actor, added.organisation);
    if (!own.ok) return own;
    const fits = intervalFits(state.memberships, added);
    return fits.ok ? happened(membershipAdded({ ...saidBy(actor, added), evidence: added.evidence, by: actor.id })) : fits;
  },
});

const notWaiting = (found: MembershipKey | null) =>
  refused('MEMBERSHIP_NOT_WAITING', { rule: 'D-OWN-PEOPLE', source: 'D-OWN-PEOPLE', found, needed: 'an unconfirmed membership' });

const someWaits: Gate<PersonState> = ({ memberships }) => (memberships.some((one) => one.unconfirmed) ? ok(null) : notWaiting(null));

const confirmMembership = act('confirmMembership', {
  words: said('确认任职', 'confirm a membership'),
  payload: membershipKey,
  who: awaited,
  gates: [someWaits],
  decide({ memberships }, { organisation: unit, role: as, from: since }, { actor }) {
    const own = keeps(actor, unit);
    if (!own.ok) return own;
    const key = { organisation: unit, role: as, from: since };
    const waits = memberships.some((one) => one.unconfirmed === true && isOf(one, key));
    return waits ? happened(membershipConfirmed({ ...key, by: actor.id })) : notWaiting(key);
  },
});

const notOpen = (found: { readonly organisation: string; readonly role: string } | null) =>
  refused('MEMBERSHIP_NOT_OPEN', { found, needed: 'an open membership' });

/** By its organisation; what that has not confirmed, by the registrar, too. */
const mayEnd = ({ organisation: unit, unconfirmed }: KeptMembership, { registrar }: PersonState, { actor }: Context): May =>
  unconfirmed === true && keeps(actor, registrar).ok ? ok(null) : keeps(actor, unit);

const someOpen = someOf<PersonState, KeptMembership>(
  ({ memberships }) => memberships.filter(({ to }) => to === null),
  mayEnd,
  () => notOpen(null),
);

const endMembership = act('endMembership', {
  words: said('结束任职', 'end a membership'),
  payload: { organisation, role, to: lastDay, evidence },
  who: anyOfRecord,
  gates: [someOpen],
  decide(state, { organisation: unit, role: as, to, evidence: proof }, context) {
    const open = state.memberships.find((one) => one.organisation === unit && one.role === as && one.to === null);
    const own = open ? mayEnd(open, state, context) : keeps(context.actor, unit);
    if (!own.ok) return own;
    if (!open) return notOpen({ organisation: unit, role: as });
    if (parseDate(to) === null || to < open.from)
      return refused('INTERVAL_INVALID', { found: { from: open.from, to }, needed: 'a date that exists, not before the first day' });
    return happened(membershipEnded({ organisation: unit, role: as, from: open.from, to, evidence: proof, by: context.actor.id }));
  },
});

/** The old employment ends the day before the new one begins; both stay in the record. Any keeper may report it: to be employed gives nothing. */
const changeEmployer = act('changeEmployer', {
  words: said('变更工作单位', 'change the employer'),
  payload: { organisation, from, evidence },
  who: keeper,
  decide({ memberships }, { organisation: unit, from: since, evidence: proof }, { actor }) {
    if (parseDate(since) === null) return refused('INTERVAL_INVALID', { found: since, needed: 'a date that exists' });
    const open = memberships.filter((one) => one.role === 'employee' && one.to === null);
    const late = open.find((one) => one.from >= since);
    if (late) return refused('INTERVAL_INVALID', { found: { from: since }, needed: { after: late.from } });
    if (open.some((one) => one.organisation === unit)) return refused('MEMBERSHIP_OVERLAPS', { found: unit, needed: 'another employer' });
    const signed = { evidence: proof, by: actor.id };
    const to = dateText(dayNumber(since) - 1);
    const next: Membership = { organisation: unit, role: 'employee', from: since, to: null };
    const fits = intervalFits(
      memberships.map((one) => (open.includes(one) ? { ...one, to } : one)),
      next,
    );
    if (!fits.ok) return fits;
    const ended = open.map((one) => membershipEnded({ organisation: one.organisation, role: 'employee', from: one.from, to, ...signed }));
    return happened<PersonEvent>(...ended, membershipAdded({ ...saidBy(actor, next), ...signed }));
  },
});

export const personActs = [renamePerson, addMembership, confirmMembership, endMembership, changeEmployer] as const;
