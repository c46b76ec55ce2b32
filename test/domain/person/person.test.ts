import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Actor } from '../../../domain/kernel/actor.js';
import { dateText } from '../../../domain/law/calendar/civil-date.js';
import type { Context } from '../../../domain/kernel/decider.js';
import { startSchemaOf } from '../../../domain/kernel/wire.js';
import { person, type PersonCommand } from '../../../domain/person/person.js';
import type { Membership, PersonState } from '../../../domain/person/state.js';
import * as fixture from '../ballot/ballot-fixture.js';
import { codeNamed, personNamed } from '../../support/spelt.js';

const { calendar, start, who } = fixture;
const [institute, plant, society] = [codeNamed(fixture.institute), codeNamed(fixture.plant), codeNamed(fixture.society)];

/** Speaks for every organisation, so that nothing waits for a confirmation. */
const everywhere: Actor = { id: personNamed('everywhere'), grants: [{ role: 'monitor', organisation: '*' }] };
const of = (organisation: string): Actor => ({ id: personNamed(organisation), grants: [{ role: 'officer', organisation }] });
const at = (actor: Actor): Context => ({ now: start, actor, calendar });
const employed: Membership = { organisation: plant, role: 'employee', from: '2020-03-01', to: null };
const started = (memberships: readonly Membership[], actor: Actor = everywhere) =>
  person.start({ name: '王工', registrar: society, memberships }, at(actor));
function begin(...memberships: Membership[]): PersonState {
  const born = started(memberships);
  if (!born.ok || !born.value[0]) throw new Error('refused');
  return person.evolve(null, born.value[0], start);
}
const verdict = (state: PersonState, command: PersonCommand, actor: Actor = everywhere): string => {
  const decided = person.decide(state, command, at(actor));
  return decided.ok ? 'accepted' : decided.error.code;
};
function act(state: PersonState, command: PersonCommand, actor: Actor = everywhere): PersonState {
  const decided = person.decide(state, command, at(actor));
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
  it('the record is kept by officers of the registrar or of an organisation the person belongs to', () => {
    expect([
      verdict(one, end('2024-01-01'), of(plant)),
      verdict(one, end('2024-01-01'), of(institute)),
      verdict(one, end('2024-01-01'), who('x', 'expert')),
    ]).toEqual(['accepted', 'ROLE_NOT_ALLOWED', 'ROLE_NOT_ALLOWED']);
    expect([verdict(one, add({ organisation: institute }), of(institute)), verdict(one, add({ organisation: society }), of(institute))]).toEqual([
      'accepted',
      'ROLE_NOT_ALLOWED',
    ]);
    expect(started([], who('x', 'expert')).ok).toBe(false);
  });
  it('a registration that contradicts itself is refused, unknown fields too', () => {
    expect(started([employed, employed])).toMatchObject({ error: { code: 'MEMBERSHIP_OVERLAPS' } });
    expect(startSchemaOf(person).safeParse({ name: '王', registrar: society, admin: true }).success).toBe(false);
  });
});

describe('XB14 who belongs to an organisation is its own word', () => {
  const chair: Membership = { organisation: plant, role: 'chair', from: '2026-01-01', to: null };
  const confirm: PersonCommand = { type: 'confirmMembership', organisation: plant, role: 'chair', from: '2026-01-01' };
  const registered = started([chair, { ...chair, organisation: society }], of(society));
  const told = registered.ok && registered.value[0] ? person.evolve(null, registered.value[0], start) : begin();
  const marks = (state: PersonState) => state.memberships.map((one) => one.unconfirmed ?? false);

  it('what another says is unconfirmed, at registration, when it is added, when the employer changes', () => {
    expect(marks(told)).toEqual([true, false]);
    expect(marks(act(told, add({}), of(society)))).toEqual([true, false, true]);
    expect(marks(act(told, move('2026-11-12'), of(society)))).toEqual([true, false, true]);
    expect(marks(act(told, add({}), of(plant)))).toEqual([true, false, false]);
  });
  it('the organisation alone confirms it, once, and then ends it alone', () => {
    expect([of(society), of(institute), who('x', 'expert')].map((actor) => verdict(told, confirm, actor))).toEqual(Array(3).fill('ROLE_NOT_ALLOWED'));
    const confirmed = act(told, confirm, of(plant));
    expect(marks(confirmed)).toEqual([false, false]);
    expect(verdict(confirmed, confirm, of(plant))).toBe('MEMBERSHIP_NOT_WAITING');
    expect(verdict(confirmed, confirm, of(institute))).toBe('ROLE_NOT_ALLOWED'); // whether anything waits is no stranger's business
    const ending: PersonCommand = { type: 'endMembership', organisation: plant, role: 'chair', to: '2026-12-01', evidence: '免职' };
    expect([told, confirmed].map((state) => verdict(state, ending, of(society)))).toEqual(['accepted', 'ROLE_NOT_ALLOWED']);
    expect([told, confirmed].map((state) => verdict(state, ending, of(plant)))).toEqual(['accepted', 'accepted']);
  });
  it('an unconfirmed one makes nobody a keeper of the record', () => {
    const rename: PersonCommand = { type: 'renamePerson', name: '李工', evidence: '身份证' };
    expect([told, act(told, confirm, of(plant))].map((state) => verdict(state, rename, of(plant)))).toEqual(['ROLE_NOT_ALLOWED', 'accepted']);
  });
});

it('model: history is never rewritten, and XB14 whoever sends what, a membership that counts is the organisation’s own word', () => {
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
    fc.record({
      type: fc.constant('confirmMembership' as const),
      organisation,
      role: fc.constantFrom('employee' as const, 'expert' as const),
      from: day,
    }),
  );
  const sent = fc.record({ command, by: fc.option(organisation) });
  let accepted = 0;
  fc.assert(
    fc.property(fc.array(sent, { maxLength: 25 }), (all) => {
      let state = begin(employed);
      for (const { command: one, by } of all) {
        const before = state;
        const actor = by === null ? everywhere : of(by);
        if (verdict(state, one, actor) === 'accepted') ((state = act(state, one, actor)), (accepted += 1));
        expect(state.memberships.length).toBeGreaterThanOrEqual(before.memberships.length);
        before.memberships.forEach((old, index) => {
          const now = state.memberships[index];
          expect({ ...now, unconfirmed: null }).toEqual({ ...old, to: old.to === null ? (now?.to ?? null) : old.to, unconfirmed: null });
          if (by !== null && by !== old.organisation) {
            expect(now?.unconfirmed).toBe(old.unconfirmed);
            if (old.unconfirmed === undefined && old.role !== 'employee') expect(now?.to).toBe(old.to);
          }
        });
        for (const added of state.memberships.slice(before.memberships.length))
          expect(added.unconfirmed ?? false).toBe(by !== null && by !== added.organisation);
        for (const a of state.memberships) {
          const same = state.memberships.filter((b) => b.organisation === a.organisation && b.role === a.role);
          for (const b of same) if (a !== b) expect(a.from <= b.from && (a.to === null || b.from <= a.to)).toBe(false);
        }
      }
    }),
  );
  expect(accepted).toBeGreaterThan(50);
});
