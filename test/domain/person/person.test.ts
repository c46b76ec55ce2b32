import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { personStart } from '../../../contract/person.js';
import type { Actor } from '../../../domain/actor.js';
import { dateText } from '../../../domain/calendar/civil-date.js';
import type { Context } from '../../../domain/decider.js';
import type { Membership, PersonCommand, PersonState } from '../../../domain/person/person-state.js';
import { holdsOn, person } from '../../../domain/person/person.js';
import { calendar, institute, officer, plant, society, start, who } from '../ballot/ballot-fixture.js';
import { personNamed } from '../../support/spelt.js';

const at = (actor: Actor): Context => ({ now: start, actor, calendar });
const employed: Membership = { organisation: plant, role: 'employee', from: '2020-03-01', to: null };
const started = (memberships: readonly Membership[], actor: Actor = officer) =>
  person.start({ name: '王工', registrar: society, memberships }, at(actor));
function begin(...memberships: Membership[]): PersonState {
  const born = started(memberships);
  if (!born.ok || !born.value[0]) throw new Error('refused');
  return person.evolve(null, born.value[0], start);
}
const verdict = (state: PersonState, command: PersonCommand, actor: Actor = officer): string => {
  const decided = person.decide(state, command, at(actor));
  return decided.ok ? 'accepted' : decided.error.code;
};
function act(state: PersonState, command: PersonCommand): PersonState {
  const decided = person.decide(state, command, at(officer));
  if (!decided.ok) throw new Error(decided.error.code);
  return decided.value.reduce((next, event) => person.evolve(next, event, start), state);
}
const add = (over: Partial<Membership>): PersonCommand => ({ type: 'addMembership', ...employed, evidence: '聘书', ...over });
const end = (to: string): PersonCommand => ({ type: 'endMembership', organisation: plant, role: 'employee', to, evidence: '离职证明' });
const move = (from: string, organisation = institute): PersonCommand => ({ type: 'changeEmployer', organisation, from, evidence: '社保记录' });

describe('memberships', () => {
  const one = begin(employed);
  it.each([
    ['the same role again while it lasts', add({ from: '2024-01-01' }), 'MEMBERSHIP_OVERLAPS'],
    ['another role there', add({ role: 'expert', from: '2024-01-01' }), 'accepted'],
    ['the same role elsewhere', add({ organisation: institute }), 'accepted'],
    ['an interval that ended the day before', add({ from: '2019-01-01', to: '2020-02-29' }), 'accepted'],
    ['an interval that touches the first day', add({ from: '2019-01-01', to: '2020-03-01' }), 'MEMBERSHIP_OVERLAPS'],
    ['a date that does not exist', add({ organisation: institute, from: '2023-02-29' }), 'INTERVAL_INVALID'],
    ['an end before the beginning', add({ organisation: institute, from: '2024-01-02', to: '2024-01-01' }), 'INTERVAL_INVALID'],
    ['an end on the first day', end('2020-03-01'), 'accepted'],
    ['an end the day before it', end('2020-02-29'), 'INTERVAL_INVALID'],
    ['a move on the first day of the old employment', move('2020-03-01'), 'INTERVAL_INVALID'],
    ['a move the day after it', move('2020-03-02'), 'accepted'],
    ['a move to where the person is', move('2024-01-01', plant), 'MEMBERSHIP_OVERLAPS'],
  ] as const)('%s: %s', (_, command, wanted) => expect(verdict(one, command)).toBe(wanted));

  it('a change of employer ends the one the day before and keeps both', () => {
    expect(act(one, move('2026-11-12')).memberships).toEqual([
      { ...employed, to: '2026-11-11' },
      { organisation: institute, role: 'employee', from: '2026-11-12', to: null },
    ]);
  });
  it('what is ended cannot be ended again', () => expect(verdict(act(one, end('2024-01-01')), end('2025-01-01'))).toBe('MEMBERSHIP_NOT_OPEN'));
  it('both days belong to the interval', () =>
    expect(['2020-02-29', '2020-03-01', '2024-01-01', '2024-01-02'].map((date) => holdsOn({ ...employed, to: '2024-01-01' }, date))).toEqual([
      false,
      true,
      true,
      false,
    ]));
  it('the record is kept by officers of the registrar or of an organisation the person belongs to', () => {
    const at = (organisation: string): Actor => ({ id: personNamed('o'), grants: [{ role: 'officer', organisation }] });
    expect([
      verdict(one, end('2024-01-01'), at(plant)),
      verdict(one, end('2024-01-01'), at(institute)),
      verdict(one, end('2024-01-01'), who('x', 'expert')),
    ]).toEqual(['accepted', 'ROLE_NOT_ALLOWED', 'ROLE_NOT_ALLOWED']);
    expect([verdict(one, add({ organisation: institute }), at(institute)), verdict(one, add({ organisation: society }), at(institute))]).toEqual([
      'accepted',
      'ROLE_NOT_ALLOWED',
    ]);
    expect(started([], who('x', 'expert')).ok).toBe(false);
  });
  it('a registration that contradicts itself is refused, unknown fields too', () => {
    expect(started([employed, employed])).toMatchObject({ error: { code: 'MEMBERSHIP_OVERLAPS' } });
    expect(personStart.safeParse({ name: '王', registrar: society, admin: true }).success).toBe(false);
  });
});

it('model: history is never rewritten: on every past day the answer stays what it was', () => {
  const day = fc.integer({ min: 18_000, max: 20_000 }).map(dateText);
  const organisation = fc.constantFrom(plant, institute, society);
  const command: fc.Arbitrary<PersonCommand> = fc.oneof(
    fc.record({
      type: fc.constant('addMembership' as const),
      organisation,
      role: fc.constantFrom('employee' as const, 'expert' as const),
      from: day,
      to: fc.option(day),
      evidence: fc.constant('x'),
    }),
    fc.record({
      type: fc.constant('endMembership' as const),
      organisation,
      role: fc.constantFrom('employee' as const, 'expert' as const),
      to: day,
      evidence: fc.constant('x'),
    }),
    fc.record({ type: fc.constant('changeEmployer' as const), organisation, from: day, evidence: fc.constant('x') }),
  );
  let accepted = 0;
  fc.assert(
    fc.property(fc.array(command, { maxLength: 25 }), (commands) => {
      let state = begin(employed);
      for (const one of commands) {
        const before = state;
        if (verdict(state, one) === 'accepted') ((state = act(state, one)), (accepted += 1));
        expect(state.memberships.length).toBeGreaterThanOrEqual(before.memberships.length);
        before.memberships.forEach((old, index) => {
          const now = state.memberships[index];
          expect(now).toEqual(old.to === null ? { ...old, to: now?.to ?? null } : old);
        });
        for (const a of state.memberships) {
          const same = state.memberships.filter((b) => b.organisation === a.organisation && b.role === a.role);
          for (const b of same) if (a !== b) expect(holdsOn(a, b.from)).toBe(false);
        }
      }
    }),
  );
  expect(accepted).toBeGreaterThan(50);
});
