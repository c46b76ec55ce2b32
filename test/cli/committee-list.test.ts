import { describe, expect, it } from 'vitest';
import { cutList } from '../../samples/walk/committee-scenario.js';
import type { Candidate } from '../../domain/committee/member.js';
import { candidate, unit } from '../domain/committee/committee-fixture.js';

/** The chair first, then three of one unit, then two of units of their own. */
const list: readonly Candidate[] = [
  candidate(1, { duty: 'chair', organisation: unit(50), side: 'producer' }),
  ...[2, 3, 4].map((n) => candidate(n, { organisation: unit(50), side: 'producer' })),
  candidate(5, { side: 'user' }),
  candidate(6, { side: 'public' }),
];
const left = (code: string, found?: unknown): readonly string[] | undefined => cutList(list, { code, found })?.map((one) => one.person);

describe('given a refused list of members, the walk leaves out', () => {
  it.each([
    ['an even number: the last ordinary member', 'SIZE_EVEN', 6, ['p1', 'p2', 'p3', 'p4', 'p5']],
    ['too many of a unit: the last of that unit', 'UNIT_OVER_REPRESENTED', { unit: unit(50) }, ['p1', 'p2', 'p3', 'p5', 'p6']],
    ['a side above its share: the last of that side', 'INTEREST_UNBALANCED', 'producer: 4×2 > 1×6', ['p1', 'p2', 'p3', 'p5', 'p6']],
    ['a person without the title: that person', 'QUALIFICATION_MISSING', { person: 'p3', grade: 'intermediate' }, ['p1', 'p2', 'p4', 'p5', 'p6']],
  ])('%s', (_, code, found, expected) => {
    expect(left(code, found)).toEqual(expected);
  });

  it('nobody when the refusal is of another kind, or names an officer', () => {
    expect([left('CHAIR_COUNT', 0), left('QUALIFICATION_MISSING', { person: 'p1', grade: 'intermediate' })]).toEqual([undefined, undefined]);
  });
});
