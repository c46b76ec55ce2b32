import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CommitteeProfile } from '../../../domain/committee/profile.js';
import { blocking, composition, type SeatElsewhere } from '../../../domain/committee/composition.js';
import type { Candidate } from '../../../domain/committee/member.js';
import { candidate, codes, host, people, profileOf, unit } from './committee-fixture.js';
import { personNamed } from '../../support/spelt.js';

const check = (list: readonly Candidate[], profile: CommitteeProfile = profileOf(), elsewhere: readonly SeatElsewhere[] = []) =>
  composition(list, { body: 'TC', profile, host, elsewhere });
const found = (list: readonly Candidate[], profile?: CommitteeProfile) => codes(check(list, profile).findings);
const changed = (n: number, over: Partial<Candidate>) => people().map((one) => (one.person === `p${n}` ? { ...one, ...over } : one));

describe('composition', () => {
  it('a list in order has no finding', () => expect(found(people())).toEqual([]));
  it.each([
    [13, ['SIZE_TOO_SMALL']],
    [14, ['SIZE_EVEN', 'SIZE_TOO_SMALL']],
    [15, []],
    [16, ['SIZE_EVEN']],
    [59, []],
    [60, ['SIZE_EVEN']],
    [61, ['SIZE_TOO_LARGE']],
  ])('provincial, %i members: %j', (size, wanted) => expect(found(people(size))).toEqual(wanted));
  it.each([
    [24, ['SIZE_TOO_SMALL']],
    [25, []],
    [26, []],
  ])('national, %i members: %j', (size, wanted) => expect(found(people(size), profileOf('committee/national'))).toEqual(wanted));
  it.each([
    [3, []],
    [4, ['UNIT_OVER_REPRESENTED']],
  ])('%i members of one unit: %j', (count, wanted) => {
    const list = people().map((one, i) => (i >= 10 && i < 10 + count ? { ...one, organisation: unit(500) } : one));
    expect(found(list)).toEqual(wanted);
  });
  it('advisers and observers count for nothing: neither size nor unit', () => {
    const more = [1, 2, 3, 4].map((n) => candidate(700 + n, { duty: n % 2 ? 'adviser' : 'observer', organisation: unit(5) }));
    expect(check([...people(), ...more])).toMatchObject({ size: 17, findings: [] });
  });
  it('chair and secretary-general of one unit: refused in the provinces, noted nationally', () => {
    const list = changed(1, { organisation: host });
    expect(check(list).findings).toMatchObject([{ code: 'CHAIR_SECRETARY_SAME_UNIT', weight: 'edit', needed: 'two units' }]);
    const national = check([...list, ...people(25).slice(17)], profileOf('committee/national')).findings;
    expect(national).toMatchObject([{ code: 'CHAIR_SECRETARY_SAME_UNIT', weight: 'note' }]);
  });
  it.each([
    ['chair and vice of one unit', changed(2, { organisation: unit(1) }), ['CHAIR_VICE_SAME_UNIT']],
    ['no chair', changed(1, { duty: 'member' }), ['CHAIR_COUNT']],
    ['two chairs', changed(5, { duty: 'chair' }), ['CHAIR_COUNT']],
    ['no secretary-general', changed(3, { duty: 'member' }), ['SECRETARY_COUNT']],
    ['a secretary-general not of the host', changed(3, { organisation: unit(3) }), ['SECRETARY_NOT_OF_HOST']],
    ['a chair with an intermediate title', changed(1, { grade: 'intermediate' }), ['QUALIFICATION_MISSING']],
    ['a member with an intermediate title', changed(9, { grade: 'intermediate' }), []],
    ['a member with a junior title', changed(9, { grade: 'junior' }), ['QUALIFICATION_MISSING']],
    ['a member without a unit', changed(9, { organisation: null }), ['UNIT_MISSING']],
    ['a member of a unit with a wrong code', changed(9, { organisation: '912101000000000A00' }), ['UNIT_MISSING']],
  ] as const)('%s: %j', (_, list, wanted) => expect(found(list)).toEqual(wanted));
  it.each([
    [5, []],
    [6, ['VICE_EXCEEDED']],
  ])('%i vice-chairs: %j', (count, wanted) => {
    expect(found(people(25).map((one, i) => (i >= 10 && i < 9 + count ? { ...one, duty: 'vice' } : one)))).toEqual(wanted);
  });
  it.each([
    [8, []],
    [9, ['INTEREST_UNBALANCED']],
  ])('%i of 17 members on one side: %j (no side above a half)', (count, wanted) => {
    const list = people().map((one, i): Candidate => ({ ...one, side: i < count ? 'producer' : i % 2 ? 'user' : 'public' }));
    expect(found(list)).toEqual(wanted);
  });
  it('exactly a half on one side is allowed (不超过 includes the limit)', () => {
    const list = people(26).map((one, i): Candidate => ({ ...one, side: i < 13 ? 'producer' : 'user' }));
    expect(found(list, profileOf('committee/national'))).toEqual([]);
  });
  it('M5: one person in two committees with two units: two seats are allowed and the difference is noted; a third is refused', () => {
    const other = (n: number): SeatElsewhere => ({ person: personNamed('p9'), committee: `committee/o${n}`, organisation: unit(800) });
    const two = check(people(), profileOf(), [other(1)]);
    expect(two.findings).toMatchObject([{ code: 'UNIT_DIFFERS', weight: 'note', found: { person: 'p9', unit: unit(9) } }]);
    expect(blocking(two, true)).toEqual([]);
    const three = check(people(), profileOf(), [other(1), other(2)]);
    expect(blocking(three, false)).toMatchObject([{ code: 'SEATS_EXCEEDED', found: { person: 'p9', seats: 3 }, needed: { max: 2 } }]);
  });

  const list = fc
    .array(fc.record({ n: fc.integer({ min: 1, max: 30 }), unit: fc.integer({ min: 1, max: 8 }), adviser: fc.boolean() }), { maxLength: 40 })
    .map((rows) => rows.map((row, i) => candidate(i + 1, { organisation: unit(row.unit), duty: row.adviser ? 'adviser' : 'member' })));
  it('property: the order of the list changes nothing, sides add up to the size, and what is over a limit is found', () => {
    fc.assert(
      fc.property(list, (some) => {
        const one = check(some);
        expect(codes(check([...some].reverse()).findings)).toEqual(codes(one.findings));
        expect(Object.values(one.bySide).reduce((a, b) => a + b, 0)).toBe(one.size);
        const voting = some.filter((it) => it.duty === 'member');
        const most = Math.max(0, ...voting.map((it) => voting.filter((other) => other.organisation === it.organisation).length));
        expect(codes(one.findings).includes('UNIT_OVER_REPRESENTED')).toBe(most > 3);
        expect(codes(one.findings).includes('SIZE_EVEN')).toBe(voting.length > 0 && voting.length % 2 === 0);
      }),
      { seed: 4, numRuns: 200 },
    );
  });
});
