import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ballot } from '../../../domain/ballot/ballot.js';
import { decideBy } from '../../../domain/ballot/result-of.js';
import type { Counts } from '../../../domain/ballot-rule/ballot-rule.js';
import { explainRow } from '../../../domain/ballot-rule/explain.js';
import { calendar2026 } from '../../../domain/law/calendar/state-council.js';
import { committeeProfiles } from '../../../domain/committee/profiles.js';
import { floorOfBallot, lawfulTerms } from '../../../domain/profile/floors.js';
import type { BallotInput } from '../../../domain/messages/messages.js';
import { ballotNames, type BallotTerms } from '../../../domain/profile/profile.js';
import { shippedProfiles } from '../../../domain/profile/shipped.js';
import { Committee, secretary as ofCommittee, text } from '../committee/committee-fixture.js';
import { broken, type Draft } from '../profile/broken-profiles.js';
import { runsOf } from '../run.js';
import { chair, lead, officer, Project, projectAt, roll, secretary, sha } from '../standard-project/project-fixture.js';
import { personNamed } from '../../support/spelt.js';

const reviews = ['technicalReview', 'letterReview'] as const;
type Review = (typeof reviews)[number];
const share = fc.constantFrom('1/10', '1/3', '1/2', '2/3', '74/100', '3/4', '1/1');

/** Terms somebody might write who wants less than the law: any Chinese rule, any share, every treatment. */
const weakened = fc
  .record({
    name: fc.constantFrom(...reviews),
    rule: fc.constantFrom('CN-TC', 'CN-GS', 'CN-LB', 'CN-DB', 'ISO-CIB', 'IEEE-SA'),
    yes: share,
    silence: fc.constantFrom('notReturned', 'abstain', 'assent'),
    abstention: fc.constantFrom('inDenominator', 'outOfDenominator'),
    spoilt: fc.constantFrom('notReturned', 'returned'),
    exclusion: fc.constantFrom('draftersAndUnits', 'drafters', 'none'),
    tie: fc.constantFrom('fails', 'chairDecides'),
  } as const)
  .map(({ name, rule, yes, ...treatments }) => ({
    name,
    terms: { ...base(name), rule, params: paramsOf(rule, yes), ...treatments } satisfies BallotTerms,
  }));

const paramsOf = (rule: string, yes: string): BallotTerms['params'] => (rule.startsWith('CN') ? { yes } : {});

function base(name: Review): BallotTerms {
  const terms = shippedProfiles['group-standard/robotics']?.ballots[name];
  if (!terms) throw new Error(`no ${name}`);
  return terms;
}

const papers = fc
  .record({ yes: fc.nat(12), no: fc.nat(6), bare: fc.nat(3), abstain: fc.nat(6), silent: fc.nat(6) })
  .map(({ yes, no, bare, abstain, silent }): Counts => {
    const members = yes + no + bare + abstain + silent;
    const heads = { members, eligible: members, excluded: 0, present: members, spoilt: 0 };
    return { ...heads, yes, noWithReasons: no, noWithoutReasons: bare, abstain, facts: { chairFor: true } };
  });

describe('XA1 the floor of the law at the tally', () => {
  it('XA1 no procedure lets a review pass with fewer than three quarters of those attending, or answering by letter', () => {
    const passed = { technicalReview: 0, letterReview: 0 };
    fc.assert(
      fc.property(weakened, papers, ({ name, terms }, counts) => {
        const { outcome, trace } = decideBy({ terms: lawfulTerms(terms, floorOfBallot('group-standard', name)) }, counts);
        const { yes, noWithReasons, noWithoutReasons, abstain, present } = counts;
        const told = yes + noWithReasons + noWithoutReasons + abstain;
        expect(trace.map((row) => row.test)).toContain('law: yes');
        if (outcome !== 'PASS') return;
        passed[name] += 1;
        expect(yes * 4).toBeGreaterThanOrEqual(3 * (name === 'technicalReview' ? present : told));
        expect(yes).toBeGreaterThan(0);
      }),
      { seed: 41, numRuns: 4000 },
    );
    expect(Math.min(...Object.values(passed))).toBeGreaterThan(30);
  });

  it('XA1 it takes nothing from a lawful procedure: every shipped review comes to the same with and without it', () => {
    const shipped = [
      ...Object.values(shippedProfiles).flatMap((one) =>
        ballotNames.flatMap((name) => (one.ballots[name] ? [[one.ballots[name], floorOfBallot(one.kind, name)] as const] : [])),
      ),
      ...committeeProfiles.flatMap((one) => [one.ballots.letter, one.ballots.meeting].map((terms) => [terms, 'committee'] as const)),
    ];
    fc.assert(
      fc.property(fc.constantFrom(...shipped), papers, ([terms, law], counts) => {
        const whole = { ...counts, noWithReasons: counts.noWithReasons + counts.noWithoutReasons, noWithoutReasons: 0 };
        expect(decideBy({ terms: lawfulTerms(terms, law) }, whole).outcome).toBe(decideBy({ terms }, whole).outcome);
      }),
      { seed: 42, numRuns: 4000 },
    );
  });

  it('XA1 the row says in both languages that it is the law', () => {
    const row = { test: 'law: yes', num: 1, q: 4, op: '>=', p: 3, den: 6, holds: false } as const;
    expect(explainRow(row)).toMatchObject({
      zh: '法定底线·赞成 1 ≥ 3/4×6（1×4=4 ≥ 3×6=18）：不满足',
      en: expect.stringContaining('legal floor, yes') as string,
    });
  });
});

/** The ballot a project orders under this pinned profile, as its own decider then runs it. */
function orderedUnder(change: (profile: Draft) => void, units: readonly string[] = []): BallotInput {
  const project = projectAt('40.00').pinned(broken(change));
  const [ordered] = project.do(secretary, { type: 'openReview', roll: roll(6, units) });
  if (ordered?.type !== 'reviewBallotOrdered') throw new Error('no ballot was ordered');
  return ordered.input;
}

const weak = (profile: Draft): void => {
  profile.gates = [];
  if (profile.ballots.technicalReview)
    Object.assign(profile.ballots.technicalReview, { params: { yes: '1/10', minPresent: 1 }, exclusion: 'none', silence: 'assent', minSeats: 1 });
};

describe('XA1 a pinned procedure below the law', () => {
  it('XA1 one yes of six does not carry the review of its project, and the trace says by which comparison', () => {
    const runs = runsOf(ballot, { stream: 'ballot/b1', calendar: calendar2026 });
    const input = orderedUnder(weak);
    const now = Date.UTC(2026, 5, 1, 2);
    let run = runs.begin({ ...input, opens: 'atStart' }, runs.at(now, officer));
    run = runs.act(run, secretary, { type: 'recordAttendance', present: [0, 1, 2, 3, 4, 5] });
    for (let seat = 0; seat < 6; seat += 1) {
      const vote = {
        type: 'castVote',
        seat,
        text: input.text,
        choice: seat === 0 ? 'yes' : 'no',
        ...(seat === 0 ? {} : { reason: '不符' }),
      } as const;
      run = runs.act(run, { id: personNamed(`expert${seat + 1}`), grants: [] }, vote);
    }
    run = runs.act(run, chair, { type: 'closeMeeting' });
    expect(run.state.result?.outcome).toBe('FAIL');
    expect(run.state.result?.trace.map(({ test, holds }) => [test, holds])).toEqual([
      ['present', true],
      ['yes', true],
      ['law: yes', false],
    ]);
  });

  it('XA1 its drafters and their units do not vote, and silence is no yes', () => {
    const { terms } = orderedUnder(weak, [lead]);
    expect(terms).toMatchObject({ exclusion: 'draftersAndUnits', silence: 'notReturned', law: 'review' });
  });

  it.each([
    ['mandatoryStandardComparison', 'X1', '30.60'],
    ['fairCompetitionCheck', 'X3', '40.60'],
  ] as const)('XA1 %s is asked at the passage though no gate names it any more, and though one is waived', (evidence, rule, code) => {
    for (const change of [
      (p: Draft) => void (p.gates = []),
      (p: Draft) => p.gates.forEach((gate) => Object.assign(gate, { blocking: false })),
      (p: Draft) => p.gates.forEach((gate) => Object.assign(gate, { floor: null, waiverRole: 'officer' })),
    ]) {
      const project = projectAt(code).pinned(broken(change));
      const waivable = project.state.profile.gates.filter((gate) => gate.floor === null && gate.waiverRole === 'officer');
      waivable.forEach(({ id }) => project.do(officer, { type: 'waiveGate', gate: id, reason: '无此必要' }));
      if (code === '30.60') project.draft(2);
      const type = code === '30.60' ? 'submitForReview' : 'submitForApproval';
      const refused = project.refusal({ ...officer }, { type, text: project.state.draft?.sha256 ?? '' });
      expect(refused).toMatchObject({ code: 'FILE_INCOMPLETE' });
      expect((refused.found as { missing: unknown[] }).missing).toContainEqual(expect.objectContaining({ name: evidence, rule }));
    }
  });

  it('XA1 a first round of 29 days is not opened, and a lawful one carries the comparison', () => {
    const short = { count: 29, unit: 'calendarDays' } as const;
    const project = projectAt('20.99').pinned(broken((p) => Object.assign(p.consultation, { floor: short, window: short })));
    expect(project.refusal(secretary, { type: 'openConsultation', addressees: [], window: short }).code).toBe('CONSULTATION_TOO_SHORT');
    const [opened] = project.do(secretary, { type: 'openConsultation', addressees: [] });
    expect(opened).toMatchObject({ law: [{ test: 'law: comment days', op: '>=', p: 30, den: 1, holds: true }] });
  });

  it('XA1 the passages keep what the law compared, and the public reads it', () => {
    const laws = projectAt('50.20').events.flatMap((event) => ('law' in event ? [[event.type, event.law.map((row) => [row.test, row.holds])]] : []));
    expect(laws).toEqual([
      ['consultationOrdered', [['law: comment days', true]]],
      [
        'submittedForReview',
        [
          ['law: X1', true],
          ['law: X2', true],
        ],
      ],
      [
        'submittedForApproval',
        [
          ['law: X1', true],
          ['law: X2', true],
          ['law: X3', true],
        ],
      ],
    ]);
  });

  it('XA1 a committee pins a rule of its own: its letter and its meetings are still held under the floor of committees', () => {
    const running = new Committee().established();
    const { profile } = running.state;
    const bent = { ...profile.ballots.letter, params: { yes: '1/10', quorum: 'none' } };
    running.state = { ...running.state, profile: { ...profile, ballots: { letter: bent, meeting: { ...bent, mode: 'meeting' } } } };
    running.act(ofCommittee, { type: 'callBallot', terms: 'letter', matter: 'charter', question: '是否同意？', text, opens: 'byHand' });
    expect(running.of('ballotCalled').at(-1)?.input.terms.law).toBe('committee');
    const counts: Counts = {
      members: 17,
      eligible: 17,
      excluded: 0,
      present: 2,
      yes: 2,
      noWithReasons: 0,
      noWithoutReasons: 0,
      abstain: 0,
      spoilt: 0,
    };
    const terms = running.of('ballotCalled').at(-1)?.input.terms ?? bent;
    expect(decideBy({ terms }, counts)).toMatchObject({
      outcome: 'FAIL',
      trace: expect.arrayContaining([expect.objectContaining({ test: 'law: quorum', holds: false })]) as unknown[],
    });
  });
});

it('XA1 a new project of today is under the floor without asking for it', () => {
  const project = new Project();
  expect(project.state.profile.ballots.technicalReview?.law).toBeUndefined();
  expect(projectAt('40.20').events.find((event) => event.type === 'reviewBallotOrdered')).toMatchObject({
    input: { terms: { law: 'review' }, text: sha(2) },
  });
});
