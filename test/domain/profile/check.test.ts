import { describe, expect, it } from 'vitest';
import { checkProfile, isSound } from '../../../domain/profile/check.js';
import { findingCodes } from '../../../domain/profile/finding.js';
import { shippedProfiles } from '../../../domain/profile/shipped.js';
import { breaks, broken, ballot, gate, rawBreaks } from './broken-profiles.js';

const codes = (profile: Parameters<typeof checkProfile>[0]): readonly string[] => [...new Set(checkProfile(profile).map(({ code }) => code))];

describe('the bylaw check-up', () => {
  it.each(Object.values(shippedProfiles).map((profile) => [profile.id, profile] as const))(
    'given the shipped %s, finds nothing at all',
    (_, profile) => {
      expect(checkProfile(profile)).toEqual([]);
    },
  );

  it.each(breaks.map(([code, story, change, id]) => [code, story, { change, id }] as const))(
    'finds %s and nothing else in a profile with %s',
    (code, _story, { change, id }) => {
      const profile = broken(change, id);
      expect(codes(profile)).toEqual([code]);
      expect(checkProfile(profile)[0]?.severity).toBe(findingCodes[code]);
    },
  );

  it('has a broken profile for every finding there is', () => {
    const shown = new Set([...breaks, ...rawBreaks].map(([code]) => code));
    expect(Object.keys(findingCodes).filter((code) => !shown.has(code as keyof typeof findingCodes))).toEqual([]);
  });

  it('C10: points into the profile and carries both values and the article', () => {
    const [found] = checkProfile(broken((p) => (p.consultation.window = { count: 29, unit: 'calendarDays' })));
    expect(found).toEqual({
      severity: 'error',
      code: 'COMMENT_WINDOW_BELOW_FLOOR',
      rule: 'G4',
      source: 'GS-14',
      path: '/consultation/window',
      found: { count: 29, unit: 'calendarDays' },
      needed: { count: 30, unit: 'calendarDays' },
    });
  });

  it('lists errors before warnings before advice', () => {
    const profile = broken((p) => {
      p.appeal = null;
      p.consultation.repeat = { count: 14, unit: 'calendarDays' };
      p.consultation.public = false;
    });
    expect(checkProfile(profile).map(({ severity }) => severity)).toEqual(['error', 'warning', 'advice']);
    expect(isSound(checkProfile(profile))).toBe(false);
  });
});

describe('limits of the check-up, one step to either side', () => {
  it.each([
    [29, false],
    [30, true],
    [31, true],
  ])('a comment window of %i days is lawful: %s', (count, lawful) => {
    expect(isSound(checkProfile(broken((p) => (p.consultation.window = { count, unit: 'calendarDays' }))))).toBe(lawful);
  });

  it.each([
    ['74/100', false],
    ['3/4', true],
    ['4/5', true],
  ])('a meeting threshold of %s of those attending is lawful: %s', (yes, lawful) => {
    expect(isSound(checkProfile(broken((p) => (ballot(p, 'technicalReview').params = { minPresent: 5, yes }))))).toBe(lawful);
  });

  it.each([
    [59, true],
    [60, true],
    [61, false],
  ])('a review interval of %i months is lawful: %s', (count, lawful) => {
    const profile = broken((p) => (p.systematicReview.interval = { count, unit: 'months' }));
    expect(codes(profile).includes('REVIEW_INTERVAL_ABOVE_CAP')).toBe(!lawful);
  });

  it('a law gate repeated elsewhere and waivable there still names the waivable one', () => {
    const profile = broken((p) => (gate(p, 'X2.10').waiverRole = 'chair'));
    expect(checkProfile(profile).map(({ code, rule }) => [code, rule])).toEqual([['LAW_GATE_WAIVABLE', 'X2.10']]);
  });

  it.each([
    ['one mandate of a proxy, two of five votes', { mandates: { alternates: false, proxies: true, perHolder: 1 } }],
    ['two mandates of an alternate, two of five votes', { mandates: { alternates: true, proxies: false, perHolder: 2 } }],
    ['an outage limit one hour below the longest window', { outage: { rule: 'extend', minMinutes: 5, lastHours: 1439 } }],
    [
      'a recirculation as long as the longest window',
      { rule: 'IEEE-SA', params: {}, recirculation: { window: { count: 60, unit: 'calendarDays' } } },
    ],
  ])('of the later terms of a ballot: %s is sound', (_, terms) => {
    expect(codes(broken((p) => Object.assign(ballot(p, 'letterReview'), terms)))).toEqual([]);
  });

  it('an outage one minute shorter than the meeting may be given back', () => {
    expect(codes(broken((p) => (ballot(p, 'technicalReview').outage = { rule: 'extend', minMinutes: 1439 })))).toEqual([]);
  });
});
