import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { profileFindings } from '../../contract/profile-findings.js';
import { checkProfileText, findingShown, parseProfile, profileSchema } from '../../contract/profile.js';
import { findingCodes } from '../../domain/profile/finding.js';
import { profileHash } from '../../domain/profile/hash.js';
import { shippedProfiles } from '../../domain/profile/shipped.js';
import type { Json } from '../../domain/kernel/refusal.js';
import { rawBreaks, withAt } from '../domain/profile/broken-profiles.js';

const rawOf = (id = 'group-standard/robotics'): Json => JSON.parse(JSON.stringify(shippedProfiles[id]));

describe('the schema of a profile', () => {
  it.each(Object.values(shippedProfiles))('takes the shipped $id and gives it back as it was', (profile) => {
    expect(profileSchema.parse(JSON.parse(JSON.stringify(profile)))).toEqual(profile);
  });

  it.each<[string, Json]>([
    ['mandates', { alternates: true, proxies: false, perHolder: 1 }],
    ['emptyVote', 'confirmed'],
    ['outage', { rule: 'extend', minMinutes: 30, lastHours: 24 }],
    ['progress', 'returned'],
    ['recirculation', { window: { count: 10, unit: 'calendarDays' } }],
    ['rosterChange', 'becomesRecused'],
    ['inspection', 'counts'],
  ])('takes the optional treatment %s, which the check-up then looks at', (name, value) => {
    const raw = withAt(rawOf(), `/ballots/letterReview/${name}`, value);
    expect(profileSchema.parse(raw)).toEqual(raw);
  });

  it.each(['/colour', '/ballots/technicalReview/colour', '/consultation/window/colour', '/stages/3/colour', '/ballots/coinToss'])(
    'refuses an unknown key at %s',
    (at) => {
      const raw = withAt(rawOf(), at, 'red');
      expect(profileSchema.safeParse(raw).success).toBe(false);
      expect(parseProfile(raw).profile).toBeNull();
    },
  );

  it.each<[string, string, Json]>([
    ['a term of no days', '/consultation/window/count', 0],
    ['half a day', '/consultation/window/count', 30.5],
    ['a term of 101 years', '/systematicReview/interval', { count: 101, unit: 'years' }],
    ['a number as text', '/review/minExperts', '5'],
    ['an extension by three', '/ballots/letterReview/extension/persons', 3],
    ['an id with spaces', '/id', 'my profile'],
  ])('refuses %s', (_, at, value) => {
    expect(profileSchema.safeParse(withAt(rawOf(), at, value)).success).toBe(false);
  });
});

describe('a profile given as raw JSON', () => {
  it.each(rawBreaks)('raises %s at %s for %j and nothing else', (code, at, value) => {
    const { profile, findings } = parseProfile(withAt(rawOf(), at, value));
    expect(profile).toBeNull();
    expect(findings.map((found) => [found.code, found.path])).toEqual([[code, at]]);
  });

  it('is checked to the end in spite of holes, slips and unknown keys', () => {
    const changes: readonly (readonly [string, Json | undefined])[] = [
      ['/ballots/technicalReview/silence', undefined],
      ['/ballots/letterReview/extension/persons', 1],
      ['/ballots/letterReview/tie', 'coin'],
      ['/consultation/window/count', 29],
      ['/reminders', [0, 7, 0]],
      ['/colour', 'red'],
    ];
    const raw = changes.reduce((json, [at, value]) => withAt(json, at, value), rawOf());
    const slips = ['FIELD_UNKNOWN', 'SHAPE_WRONG', 'SHAPE_WRONG', 'SHAPE_WRONG'];
    const rules = ['COMMENT_WINDOW_BELOW_FLOOR', 'EXTENSION_BY_ONE', 'SILENCE_UNTREATED'];
    expect(
      parseProfile(raw)
        .findings.map(({ code }) => code)
        .toSorted(),
    ).toEqual([...rules, ...slips].toSorted());
  });

  it('with a key named __proto__ is refused like any unknown key', () => {
    const { profile, findings } = parseProfile(JSON.parse(JSON.stringify(rawOf()).replace('{', '{"__proto__":{"public":false},')));
    expect(profile).toBeNull();
    expect(findings.map(({ code, path }) => [code, path])).toEqual([['FIELD_UNKNOWN', '/__proto__']]);
  });

  it('never throws and never passes, whatever JSON it is', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const { profile, findings } = parseProfile(JSON.parse(JSON.stringify(value)));
        expect(profile).toBeNull();
        expect(findings.length).toBeGreaterThan(0);
      }),
    );
  });

  it('with any one field taken out is never taken as whole, and the hole is named', () => {
    for (const key of Object.keys(rawOf() ?? {})) {
      expect(parseProfile(withAt(rawOf(), `/${key}`, undefined)).findings.map(({ code, path }) => [code, path])).toEqual([
        ['FIELD_MISSING', `/${key}`],
      ]);
    }
  });
});

describe('checkProfileText', () => {
  it('of a shipped profile is valid and names the hash that would be pinned', () => {
    const profile = shippedProfiles['group-standard/it'];
    if (!profile) throw new Error('no profile');
    expect(checkProfileText(JSON.stringify(profile, null, 2))).toEqual({
      valid: true,
      canonical: profileHash(profile),
      kind: 'profile',
      parts: { id: 'group-standard/it', version: 1, kind: 'group-standard', field: 'it' },
      problems: [],
    });
  });

  it('of a whole profile with an unlawful window has a hash and is not valid', () => {
    const verdict = checkProfileText(JSON.stringify(withAt(rawOf(), '/consultation/window/count', 29)));
    expect(verdict.valid).toBe(false);
    expect(verdict.canonical).toMatch(/^[0-9a-f]{64}$/);
    expect(verdict.problems.map((problem) => findingShown.parse(problem).code)).toEqual(['COMMENT_WINDOW_BELOW_FLOOR']);
  });

  it('of a profile with advice only is valid and still says so', () => {
    const verdict = checkProfileText(JSON.stringify(withAt(rawOf(), '/appeal', null)));
    expect(verdict.valid).toBe(true);
    expect(verdict.problems.map(({ severity }) => severity)).toEqual(['advice']);
  });

  it.each(['', '{', 'robotics', '[]', 'null', '7'])('of %j is not valid and has no hash', (text) => {
    const verdict = checkProfileText(text);
    expect(verdict).toMatchObject({ valid: false, canonical: null, parts: null });
    expect(verdict.problems.map(({ code }) => code)).toEqual(['SHAPE_WRONG']);
  });
});

describe('words', () => {
  it('stand for every finding in both languages', () => {
    for (const { zh, en } of Object.values(profileFindings)) {
      expect(zh).toMatch(/[\u4e00-\u9fff].*。$/u);
      expect(en).toMatch(/^[A-Z].*\.$/);
    }
    expect(Object.keys(profileFindings).toSorted()).toEqual(Object.keys(findingCodes).toSorted());
  });
});
