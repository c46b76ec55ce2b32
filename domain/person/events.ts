import { z } from 'zod';
import type { ActorId } from '../kernel/actor.js';
import { eventsOf, type EventOf } from '../kernel/event.js';
import { field, held } from '../kernel/field.js';
import { said } from '../kernel/words.js';
import { evidence, lastDay, membership, membershipKey, name, registrar } from './fields.js';
import { isOf } from './interval.js';
import type { KeptMembership, MembershipKey, PersonState } from './state.js';

const { born, event } = eventsOf<PersonState>();

const by = field(held<ActorId>(), '经办人', 'done by');

export const personRegistered = born('personRegistered', {
  words: said('登记人员', 'person registered'),
  data: { name, registrar, memberships: field(held<readonly KeptMembership[]>(), '任职', 'memberships'), by },
  evolve: ({ name: called, registrar: keeper, memberships }) => ({ name: called, registrar: keeper, memberships }),
});

export const personRenamed = event('personRenamed', {
  words: said('人员更名', 'person renamed'),
  data: { from: field(z.string(), '原姓名', 'name before'), name, evidence, by },
  evolve: (state, { name: called }) => ({ ...state, name: called }),
});

export const membershipAdded = event('membershipAdded', {
  words: said('增加任职', 'membership added'),
  data: { ...membership, unconfirmed: field(held<true>().optional(), '未确认', 'not yet confirmed by the organisation'), evidence, by },
  evolve: (state, { organisation, role, from, to, unconfirmed }) => ({
    ...state,
    memberships: [...state.memberships, { organisation, role, from, to, ...(unconfirmed === undefined ? {} : { unconfirmed }) }],
  }),
});

export const membershipConfirmed = event('membershipConfirmed', {
  words: said('确认任职', 'membership confirmed'),
  data: { ...membershipKey, by },
  evolve: (state, key) => changed(state, key, ({ unconfirmed: _unconfirmed, ...one }) => one),
});

export const membershipEnded = event('membershipEnded', {
  words: said('结束任职', 'membership ended'),
  data: { ...membershipKey, to: lastDay, evidence, by },
  evolve: (state, { to, ...key }) => changed(state, key, (one) => (one.to === null ? { ...one, to } : one)),
});

export const personEvents = [personRegistered, personRenamed, membershipAdded, membershipConfirmed, membershipEnded] as const;
export type PersonEvent = EventOf<typeof personEvents>;

const changed = (state: PersonState, key: MembershipKey, change: (one: KeptMembership) => KeptMembership): PersonState => ({
  ...state,
  memberships: state.memberships.map((one) => (isOf(one, key) ? change(one) : one)),
});
