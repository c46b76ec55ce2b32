import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documentsOf, reviewMode } from '../../../domain/profile/documents.js';
import { gateApplies, gatesUpTo, missingEvidence } from '../../../domain/profile/gates.js';
import { profileHash } from '../../../domain/profile/hash.js';
import { fields } from '../../../domain/profile/profile.js';
import { findProfile, shippedProfiles } from '../../../domain/profile/shipped.js';
import { isStageCode, stageCodes } from '../../../domain/profile/stage-codes.js';
import { copyOf, stage } from './broken-profiles.js';

const shipped = (name: string) => findProfile(name) ?? expect.fail(`no profile ${name}`);

describe('shipped profiles', () => {
  it('are the default and one per pilot field, under full and short names', () => {
    expect(Object.keys(shippedProfiles)).toEqual([
      'group-standard/default',
      ...fields.map((field) => `group-standard/${field}`),
      'group-standard/metals-by-letter',
      'local-standard/liaoning',
      'local-standard/liaoning-consensus',
    ]);
    for (const field of fields) expect(findProfile(field)).toBe(shippedProfiles[`group-standard/${field}`]);
    for (const name of ['constructor', 'toString', '__proto__', 'nobody']) expect(findProfile(name)).toBeNull();
  });

  it.each([
    ['robotics', 30, 3, ['R1', 'R2', 'R3']],
    ['aviation', 45, 3, ['A1.30', 'A1.60', 'A2.20', 'A2.40', 'A3', 'A4']],
    ['chemicals', 45, 3, ['C1.10', 'C1.40', 'C2', 'C3', 'C4']],
    ['metals', 30, 3, ['M1', 'M2', 'M3']],
    ['it', 30, 2, ['I1', 'I2', 'I3.10', 'I3.40', 'I4']],
  ])('%s: %i days of comment, review after %i years, gates X1–X3 and its own', (name, commentDays, reviewYears, gates) => {
    const profile = shipped(name);
    expect(profile.consultation.window).toEqual({ count: commentDays, unit: 'calendarDays' });
    expect(profile.systematicReview.interval).toEqual({ count: reviewYears, unit: 'years' });
    expect(profile.gates.map(({ id }) => id)).toEqual(['X1', 'X2.10', 'X2.30', 'X2.40', 'X3', ...gates]);
  });

  it('IT alone waits thirty days after each of its two calls for patents', () => {
    expect(shipped('it').patents).toMatchObject({ callAt: ['10.99', '40.00'], windowDays: 30 });
    for (const name of ['default', 'robotics', 'aviation', 'chemicals', 'metals']) expect(shipped(name).patents.windowDays).toBe(0);
  });

  it('aviation screens for secrecy before the public sees anything, and nobody may waive it', () => {
    const [screening] = shipped('aviation').gates.filter(({ before, evidence }) => before === '30.20' && evidence.includes('secrecyScreening'));
    expect(screening).toMatchObject({ trigger: 'always', blocking: true, waiverRole: null });
  });
});

describe('the shipped local standard of Liaoning', () => {
  const profile = shipped('liaoning');

  it('comments 30 days in public, announces 7 to 30, files within 60 with an alarm after 45, reviews half a year before five years', () => {
    expect(profile).toMatchObject({
      kind: 'local-standard',
      numbering: { kind: 'local' },
      consultation: { window: { count: 30, unit: 'calendarDays' }, public: true },
      systematicReview: { interval: { count: 54, unit: 'months' }, cap: { count: 5, unit: 'years' } },
      local: {
        region: '21',
        notice: { min: { count: 7 }, max: { count: 30 } },
        filing: { within: { count: 60, unit: 'calendarDays' }, alarm: { count: 45, unit: 'calendarDays' } },
      },
    });
  });

  it('lets experts judge by CN-DB and a committee by CN-TC', () => {
    expect(Object.fromEntries(Object.entries(profile.ballots).map(([name, terms]) => [name, terms?.rule]))).toEqual({
      projectApproval: 'CN-DB',
      technicalReview: 'CN-DB',
      committeeReview: 'CN-TC',
    });
    expect(profile.review.minExperts).toBe(5);
    expect(profile.local?.panel.odd).toBe(true);
  });

  it('asks for a special law only of mandatory ones, and no law of it can be waived', () => {
    expect(profile.gates.map(({ id, trigger }) => [id, trigger])).toEqual([
      ['DB.M', 'mandatory'],
      ['DB.E', 'always'],
      ['X1', 'always'],
      ['X2', 'always'],
      ['X3', 'always'],
    ]);
    expect(profile.gates.filter(({ floor }) => floor !== null).every(({ waiverRole, blocking }) => blocking && waiverRole === null)).toBe(true);
  });

  it('and the one by consensus differs in nothing else', () => {
    const { consensus, ...rest } = shipped('liaoning-consensus');
    expect({ ...rest, id: profile.id, title: profile.title }).toEqual(profile);
    expect(consensus?.escalation.at(-1)).toBe('vote');
  });
});

describe('the hash of a profile', () => {
  it('does not depend on the order of keys and sees every other change', () => {
    const profile = shipped('robotics');
    const turned = JSON.parse(
      JSON.stringify(profile, (_, value: unknown) => (isPlain(value) ? Object.fromEntries(Object.entries(value).toReversed()) : value)),
    );
    expect(Object.keys(turned)).not.toEqual(Object.keys(profile));
    expect(profileHash(turned)).toBe(profileHash(profile));
    const other = copyOf('group-standard/robotics');
    stage(other, 'review').documents.reverse();
    expect(profileHash(other)).not.toBe(profileHash(profile));
  });

  it('differs between all shipped profiles', () => {
    expect(new Set(Object.values(shippedProfiles).map(profileHash)).size).toBe(Object.keys(shippedProfiles).length);
  });

  /** Pinned: a shipped version never changes under running projects. A new text is a new `version`. */
  it('of each shipped version 1 is what it was', () => {
    expect(Object.fromEntries(Object.values(shippedProfiles).map((profile) => [`${profile.id}@${profile.version}`, profileHash(profile)])))
      .toMatchInlineSnapshot(`
        {
          "group-standard/aviation@1": "db59dcbd6ebadc9cd563ef931d61399a82a83038988505eef89688bbd771b430",
          "group-standard/chemicals@1": "801e2cd9b84315ee21e73029e520161bc24034cd23360e2e98ac454c9b86c699",
          "group-standard/default@1": "ae2d17c7e16d758c2ae3dff967e7f4e096de53e454efa83e50eff178d0269ad1",
          "group-standard/it@1": "116582f9fc86a633e1003627a8843e87a36dca9a30f11c863c340b7a77dc000c",
          "group-standard/metals-by-letter@1": "06fe42b50b11db4bbdb57b6d3f91e61a7c6af054a1b70406e8f87fb39e8c194e",
          "group-standard/metals@1": "c2dc2d318804bf9df193dd3a53eb727f03db12af7f089828e1cb3abfd1257731",
          "group-standard/robotics@1": "a686935222b4cd4440b2f8bae29d27344f68824800d6f5bd3b34ef3301ea4179",
          "local-standard/liaoning-consensus@1": "c022f52b1d2d635730ea5e93a1be84576df7b5c73b1f526425b090a35531d673",
          "local-standard/liaoning@1": "bd85f2f8069391ee4b7a4504942c3a2811b2fe6214f150c63d6e65e9c6b2c57f",
        }
      `);
  });
});

describe('gates and documents of a profile', () => {
  it('a gate applies to everything, or to projects that carry its trait', () => {
    const ids = (traits: readonly string[]): readonly string[] =>
      shipped('robotics')
        .gates.filter((gate) => gateApplies(gate, traits))
        .map(({ id }) => id);
    expect(ids([])).toEqual(['X1', 'X2.10', 'X2.30', 'X2.40', 'X3']);
    expect(ids(['interface'])).toEqual(['X1', 'X2.10', 'X2.30', 'X2.40', 'X3', 'R2']);
  });

  it('gates up to a code are those at it and before it, never later ones', () => {
    const codes = Object.keys(stageCodes).filter(isStageCode);
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.values(shippedProfiles)),
        fc.constantFrom(...codes),
        fc.subarray(['interface', 'process', 'protocol', 'material']),
        (profile, code, traits) => {
          const upTo = gatesUpTo(profile, code, traits);
          const rest = profile.gates.filter((gate) => gateApplies(gate, traits) && !upTo.includes(gate));
          expect(upTo.every((gate) => gate.before <= code)).toBe(true);
          expect(rest.every((gate) => gate.before > code)).toBe(true);
        },
      ),
    );
  });

  it('evidence is missing until every kind is on file', () => {
    const suite = shipped('it').gates.find(({ id }) => id === 'I2') ?? expect.fail('no gate I2');
    expect(missingEvidence(suite, [])).toEqual(['conformanceSuite', 'referenceImplementation']);
    expect(missingEvidence(suite, ['conformanceSuite'])).toEqual(['referenceImplementation']);
    expect(missingEvidence(suite, ['referenceImplementation', 'conformanceSuite'])).toEqual([]);
  });

  it('a meeting owes minutes and roster, a letter ballot its conclusion table', () => {
    const profile = shipped('default');
    const review = profile.stages.find((rule) => rule.stage === 'review') ?? expect.fail('no review');
    expect(reviewMode(profile)).toBe('meeting');
    expect(documentsOf(review, 'meeting')).toEqual(['reviewMinutes', 'roster', 'draftForApproval']);
    expect(documentsOf(review, 'letter')).toEqual(['letterBallotConclusion', 'draftForApproval']);
  });
});

const isPlain = (value: unknown): value is object => typeof value === 'object' && value !== null && !Array.isArray(value);
