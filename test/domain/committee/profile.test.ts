import { describe, expect, it } from 'vitest';
import { parseCommitteeProfile } from '../../../contract/committee-profile-findings.js';
import { committeeProfileSchema } from '../../../domain/committee/profile-schema.js';
import { checkCommitteeProfile } from '../../../domain/committee/check-profile.js';
import type { CommitteeProfile } from '../../../domain/committee/profile.js';
import { committeeProfileHash, committeeProfileOn, committeeProfiles } from '../../../domain/committee/profiles.js';
import type { BallotTerms } from '../../../domain/profile/profile.js';
import type { Json } from '../../../domain/kernel/refusal.js';
import { codes, profileOf } from './committee-fixture.js';

describe('committee profiles', () => {
  it.each(committeeProfiles.map((one) => [`${one.id} v${one.version}`, one] as const))(
    '%s is strict, sound and has a source everywhere',
    (_, profile) => {
      expect(committeeProfileSchema.safeParse(profile).success).toBe(true);
      expect(checkCommitteeProfile(profile)).toEqual([]);
      expect(JSON.stringify(profile)).not.toContain('"source":""');
    },
  );
  it.each([
    ['committee/national', '2017-12-31', null],
    ['committee/national', '2018-01-01', 1],
    ['committee/national', '2020-10-22', 1],
    ['committee/national', '2020-10-23', 2],
    ['committee/provincial', '2026-11-25', 1],
    ['committee/nowhere', '2026-11-25', null],
  ])('%s on %s is version %j', (id, date, version) => expect(committeeProfileOn(id, date)?.version ?? null).toBe(version));
  it('the three differ where the law differs: term, least size, odd numbers, report date', () => {
    const facts = ['committee/national', 'committee/liaoning-old', 'committee/provincial'].map((id) => {
      const { term, bodies, report, assessment } = profileOf(id);
      return [term.years, bodies.TC.min, bodies.TC.odd, report.by, assessment.interval.count];
    });
    expect(facts).toEqual([
      [5, 25, 'free', '01-31', 3],
      [4, 15, 'free', '03-31', 2],
      [5, 15, 'required', '03-31', 2],
    ]);
  });
  it('any change changes the hash', () => {
    expect(committeeProfileHash({ ...profileOf(), recallMinutes: 31 })).not.toBe(committeeProfileHash(profileOf()));
  });

  const base = profileOf();
  const inLetter = (change: Partial<BallotTerms>): Partial<CommitteeProfile> => ({
    ballots: { ...base.ballots, letter: { ...base.ballots.letter, ...change } },
  });
  const broken: readonly [string, Partial<CommitteeProfile>][] = [
    ['COMMITTEE_NOTICE_SHORT', { founding: { ...base.founding, planNotice: { count: 29, unit: 'calendarDays' } } }],
    ['COMMITTEE_RECRUITMENT_SHORT', { founding: { ...base.founding, recruitment: { count: 29, unit: 'calendarDays' } } }],
    ['COMMITTEE_UNIT_LIMIT_MISSING', { bodies: { ...base.bodies, TC: { ...base.bodies.TC, perUnit: null } } }],
    ['COMMITTEE_UNIT_LIMIT_MISSING', { bodies: { ...base.bodies, SC: { ...base.bodies.SC, perUnit: 4 } } }],
    ['COMMITTEE_VOTE_BELOW_FLOOR', inLetter({ params: { yes: '1/2' } })],
    ['COMMITTEE_VOTE_BELOW_FLOOR', { ballots: { ...base.ballots, meeting: { ...base.ballots.meeting, params: { quorum: '1/2' } } } }],
    ['SILENCE_MAKES_RESULT', inLetter({ silence: 'assent' })],
    ['COMMITTEE_SIZE_UNREACHABLE', { bodies: { ...base.bodies, TC: { ...base.bodies.TC, min: 16, max: 16 } } }],
    ['COMMITTEE_SHARE_INVALID', { adjustment: { ...base.adjustment, share: '6/5' } }],
    ['COMMITTEE_BANDS_DISORDERED', { assessment: { ...base.assessment, bands: base.assessment.bands.toReversed() } }],
    ['COMMITTEE_FAILING_UNKNOWN', { assessment: { ...base.assessment, failing: ['poor'] } }],
    ['COMMITTEE_FAILING_NONE', { assessment: { ...base.assessment, failing: [] } }],
    ['COMMITTEE_RECTIFICATION_ORDER', { rectification: { ...base.rectification, min: { count: 7, unit: 'months' } } }],
    ['COMMITTEE_TERM_CLOCKS', { term: { ...base.term, dossierMonths: 10 } }],
    ['COMMITTEE_ABSENCE_ORDER', { absence: { ...base.absence, replace: 2 } }],
    ['COMMITTEE_BALLOT_RULE', { ballots: { ...base.ballots, letter: { ...base.ballots.letter, rule: 'CN-NONE' } } }],
    ['WINDOW_OUT_OF_ORDER', inLetter({ window: { ...base.ballots.letter.window, default: { count: 61, unit: 'calendarDays' } } })],
    ['RULE_CONTRADICTS_TERMS', inLetter({ params: { silence: 'abstain' } })],
    ['CASTING_VOTE_IDLE', inLetter({ tie: 'chairDecides' })],
    ['MANDATES_FOR_NOBODY', inLetter({ mandates: { alternates: false, proxies: false, perHolder: 1 } })],
    ['MANDATES_IN_ONE_HAND', inLetter({ mandates: { alternates: false, proxies: true, perHolder: 1 } })],
    ['OUTAGE_NEVER_GIVEN_BACK', { ballots: { ...base.ballots, meeting: { ...base.ballots.meeting, outage: { rule: 'extend', minMinutes: 1440 } } } }],
    ['OUTAGE_LIMIT_IDLE', inLetter({ outage: { rule: 'none', minMinutes: 5, lastHours: 24 } })],
    ['RECIRCULATION_WITHOUT_NEGATIVES', inLetter({ recirculation: { window: { count: 10, unit: 'calendarDays' } } })],
    ['RECIRCULATION_WINDOW_UNSTATED', inLetter({ rule: 'IEEE-SA', params: {} })],
    ['COMMITTEE_FORMAL_MISSING', { formal: { ...base.formal, matters: ['charter'] } }],
    ['COMMITTEE_OBSERVER_VOTES', { voting: { ...base.voting, duties: [...base.voting.duties, 'observer'] } }],
  ];
  it.each(broken)('%s is found, and nothing else', (code, change) => {
    expect(codes(checkCommitteeProfile({ ...base, ...change }))).toEqual([code]);
  });
  it('a slip of form is a finding with its place', () => {
    const raw = JSON.parse(JSON.stringify({ ...base, recallMinutes: -1, surprise: 1 })) as Json; // what a client sends
    const { profile, points } = parseCommitteeProfile(raw);
    expect([profile, points.map((one) => [one.code, one.path])]).toEqual([
      null,
      [
        ['SHAPE_WRONG', '/recallMinutes'],
        ['SHAPE_WRONG', ''],
      ],
    ]);
  });
});
