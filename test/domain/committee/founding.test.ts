import { describe, expect, it } from 'vitest';
import { calendar2026 } from '../../../domain/law/calendar/state-council.js';
import { committee } from '../../../domain/committee/committee.js';
import { committeeProfileOn } from '../../../domain/committee/profiles.js';
import { localDate } from '../../../domain/law/calendar/instant.js';
import { endOf, isShanghaiMidnight } from '../../support/shanghai-dates.js';
import {
  amr,
  applicant,
  authority,
  candidate,
  codes,
  Committee,
  day,
  host,
  input,
  people,
  person,
  profileOf,
  secretary,
  sha,
  start,
  stranger,
  stream,
  who,
} from './committee-fixture.js';

const days = (count: number) => ({ count, unit: 'calendarDays' }) as const;

describe('a host whose committee was revoked', () => {
  const bar = (until: string) => ({ committee: 'committee/old', until }) as const;
  const applied = (until: string) => {
    const born = committee.start(input({ hostBar: bar(until) }), { now: start, actor: applicant, calendar: calendar2026, stream });
    return born.ok ? 'accepted' : born.error.code;
  };

  it.each([
    ['2026-11-03', 'HOST_BARRED'],
    ['2026-11-02', 'accepted'],
    ['2026-11-01', 'accepted'],
  ])('that may apply again from %s: on 2026-11-02 %s', (until, verdict) => expect(applied(until)).toBe(verdict));

  it('comes in by no revision either', () => {
    const run = new Committee();
    const revise = {
      type: 'reviseApplication',
      host: { organisation: host, name: '单位' },
      application: sha('a'),
      hostBar: bar('2026-11-03'),
    } as const;
    expect(run.refusal(applicant, revise)).toMatchObject({ code: 'HOST_BARRED', rule: 'TC-ENDING', found: { revoked: 'committee/old' } });
    expect(run.verdict(applicant, { ...revise, hostBar: bar('2026-11-02') })).toBe('accepted');
  });
});

describe('application and evaluation', () => {
  it('begins at TC:00.00 with the profile pinned by value and hash', () => {
    const run = new Committee();
    expect(run.state).toMatchObject({ code: 'TC:00.00', end: null, term: null, profile: profileOf(), authority: amr });
    expect(run.state.profileHash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('is refused to a stranger, and under a version that does not hold on the day', () => {
    const run = new Committee();
    const at = run.context(stranger);
    expect(committee.start(input(), at)).toMatchObject({ ok: false, error: { code: 'ROLE_NOT_ALLOWED' } });
    const old = committeeProfileOn('committee/national', '2019-05-01');
    if (old === null) throw new Error('a national version of 2019');
    expect(committee.start(input({ profile: old }), run.context(applicant))).toMatchObject({ error: { code: 'PROFILE_NOT_IN_FORCE' } });
    expect(committee.start(input({ profile: profileOf('committee/national') }), run.context(applicant)).ok).toBe(true);
  });

  it('XB15 the authority neither applies nor keeps the secretariat, by the application, a revision, a change of host or a merger', () => {
    const own = { organisation: amr, name: '主管部门' };
    const both = who('of-both', 'officer', amr);
    const applied = (over: Parameters<typeof input>[0], actor = applicant) => committee.start(input(over), new Committee().context(actor));
    expect(applied({}).ok).toBe(true);
    expect(applied({ applicant: own }, both)).toMatchObject({ error: { code: 'AUTHORITY_NOT_APART', found: { authority: amr } } });
    expect(applied({ host: own })).toMatchObject({ error: { code: 'AUTHORITY_NOT_APART' } });
    const revise = { type: 'reviseApplication', host: own, application: sha('a') } as const;
    expect(new Committee().verdict(applicant, revise)).toBe('AUTHORITY_NOT_APART');
    const run = new Committee().established();
    expect(run.verdict(authority, { type: 'approveChange', host: own })).toBe('AUTHORITY_NOT_APART');
    const merge = { type: 'mergeUnit', from: host, to: own, on: run.today, evidence: '批文' } as const;
    expect(run.verdict(secretary, merge)).toBe('AUTHORITY_NOT_APART');
  });

  it('an overlap with an existing committee cannot pass, and may be rejected for it', () => {
    const run = new Committee().act(authority, { type: 'openEvaluation', experts: [] });
    const pass = { type: 'passEvaluation', overlaps: ['SAC/TC 591'], opinion: '可行', report: sha('r') } as const;
    expect(run.verdict(authority, pass)).toBe('SCOPE_OVERLAPS');
    run.act(authority, { type: 'rejectApplication', reason: '范围重叠', overlaps: ['SAC/TC 591'] });
    expect(run.state).toMatchObject({ code: 'TC:00.98', end: 'rejected' });
    expect(run.verdict(authority, pass)).toBe('COMMITTEE_ENDED');
  });

  it('the evaluation is due after 60 days; late, it is said once and may still be made', () => {
    const run = new Committee().act(authority, { type: 'openEvaluation', experts: [] }).days(70);
    expect(run.of('evaluationOverdue')).toHaveLength(1);
    run.act(authority, { type: 'passEvaluation', overlaps: [], opinion: '可行', report: sha('r') });
    expect(run.state.code).toBe('TC:00.99');
  });

  it.each([
    ['the secretariat', secretary],
    ['the applicant', applicant],
    ['a stranger', stranger],
  ])('%s may not decide for the authority', (_, actor) => {
    expect(new Committee().verdict(actor, { type: 'openEvaluation', experts: [] })).toBe('ROLE_NOT_ALLOWED');
  });

  it('each act has its stage: a plan cannot be filed, nor the committee approved, at the application', () => {
    const run = new Committee();
    expect([
      run.verdict(applicant, { type: 'filePlan' }),
      run.verdict(authority, { type: 'approveCommittee', number: 'x', startsOn: run.today }),
      run.verdict(secretary, { type: 'fileAnnualReport', year: 2026, sha256: sha('r') }),
    ]).toEqual(['COMMITTEE_STAGE', 'COMMITTEE_STAGE', 'COMMITTEE_STAGE']);
  });
});

describe('public notice', () => {
  const shown = () => {
    const run = new Committee().act(authority, { type: 'openEvaluation', experts: [] });
    run.act(authority, { type: 'passEvaluation', overlaps: [], opinion: '可行', report: sha('r') });
    return run.act(authority, { type: 'openNotice' });
  };

  it('lasts 30 days, ends at midnight in Shanghai and is closed by the clock, at the limit and not before', () => {
    const run = shown();
    const closesAt = endOf(start, days(30));
    expect(run.state.notice).toMatchObject({ of: 'setup', closesAt, closed: false });
    expect(isShanghaiMidnight(closesAt)).toBe(true);
    run.to(closesAt - 1);
    expect([run.state.code, run.verdict(person('anyone'), { type: 'objectNotice', words: '不同意' })]).toEqual(['TC:10.00', 'accepted']);
    run.to(closesAt);
    expect([run.state.code, run.verdict(person('anyone'), { type: 'objectNotice', words: '不同意' })]).toEqual(['TC:10.60', 'NOTICE_NOT_OPEN']);
  });

  it('an open objection holds the approval up, an upheld one forbids it, a dismissed one lets it pass', () => {
    const run = shown().act(person('a'), { type: 'objectNotice', words: '重复' }).act(person('b'), { type: 'objectNotice', words: '范围' }).days(31);
    const approve = { type: 'approveSetup' } as const;
    expect(run.refusal(authority, approve)).toMatchObject({ code: 'OBJECTIONS_OPEN', found: [1, 2] });
    run.act(authority, { type: 'answerObjection', objection: 1, upheld: false, reason: '不成立' });
    expect(run.verdict(authority, { type: 'answerObjection', objection: 1, upheld: true, reason: '再答' })).toBe('OBJECTION_UNKNOWN');
    run.act(authority, { type: 'answerObjection', objection: 2, upheld: true, reason: '成立' });
    expect(run.refusal(authority, approve)).toMatchObject({ code: 'OBJECTION_UPHELD', found: [2] });
    run.act(authority, { type: 'returnSetup', reasons: ['缩小范围'] });
    run.act(applicant, { type: 'reviseApplication', scope: '工业机器人', application: sha('v2') });
    expect(run.state).toMatchObject({ code: 'TC:00.00', scope: '工业机器人', notice: null });
  });

  it('is closed to those without an account', () => {
    expect(shown().verdict({ id: 'public', grants: [] }, { type: 'objectNotice', words: 'x' })).toBe('ROLE_NOT_ALLOWED');
  });
});

describe('recruitment and plan', () => {
  it.each([
    [29, 'RECRUITMENT_TOO_SHORT'],
    [30, 'accepted'],
    [31, 'accepted'],
  ])('a call of %i days: %s', (count, verdict) => {
    expect(new Committee().setUp().verdict(applicant, { type: 'openRecruitment', window: days(count) })).toBe(verdict);
  });

  it('the set-up lapses when no plan is filed within six months, at the instant and not before', () => {
    const run = new Committee().setUp();
    const at = run.state.clocks.constitution ?? 0;
    expect(at).toBe(endOf(run.now, { count: 6, unit: 'months' }));
    run.act(applicant, { type: 'openRecruitment' }).to(at - 1);
    expect(run.state).toMatchObject({ code: 'TC:20.20', end: null });
    run.to(at);
    expect(run.state).toMatchObject({ code: 'TC:20.98', end: 'lapsed' });
    expect(committee.ended(run.state)).toBe(true);
  });

  it('a plan without all its papers is refused with the list of what is missing', () => {
    const run = new Committee().setUp().act(applicant, { type: 'openRecruitment' }).past('recruitment');
    run.act(applicant, { type: 'proposeRoster', members: people() }).papers(applicant, ['charter']);
    expect(run.refusal(applicant, { type: 'filePlan' })).toMatchObject({
      code: 'PAPERS_MISSING',
      needed: ['basicInfo', 'memberForms', 'secretariatRules', 'standardsSystem', 'hostSupport', 'threeYearPlan'],
    });
    expect(run.verdict(applicant, { type: 'attachPaper', kind: 'poem', sha256: sha('x') })).toBe('DOSSIER_PAPER_UNKNOWN');
  });

  it('a list under the least size may be drawn up but not filed', () => {
    const run = new Committee()
      .setUp()
      .act(applicant, { type: 'openRecruitment' })
      .past('recruitment')
      .papers(applicant, profileOf().founding.papers);
    run.act(applicant, { type: 'proposeRoster', members: people(13) });
    expect(codes(run.of('rosterProposed')[0]?.findings ?? [])).toEqual(['SIZE_TOO_SMALL']);
    expect(run.refusal(applicant, { type: 'filePlan' })).toMatchObject({ code: 'SIZE_TOO_SMALL', found: 13, needed: { min: 15 } });
  });

  it('an even list is refused, and so is a fourth person of one unit', () => {
    const run = new Committee().setUp().act(applicant, { type: 'openRecruitment' }).past('recruitment');
    expect(run.verdict(applicant, { type: 'proposeRoster', members: people(16) })).toBe('SIZE_EVEN');
    const same = candidate(40);
    const four = [...people(17).slice(0, 13), ...[41, 42, 43, 44].map((n) => candidate(n, { organisation: same.organisation }))];
    expect(run.refusal(applicant, { type: 'proposeRoster', members: four })).toMatchObject({ code: 'UNIT_OVER_REPRESENTED', needed: { max: 3 } });
  });

  it('established with number and term: five years, every deadline set, members from the first day', () => {
    const run = new Committee().established();
    expect(run.state).toMatchObject({ code: 'TC:60.60', number: 'LN/TC 21', notice: null, term: { n: 1, startsOn: run.today } });
    const { clocks, term } = run.state;
    expect(term?.endsOn).toBe(`${Number(run.today.slice(0, 4)) + 5}${run.today.slice(4)}`);
    expect(Object.keys(clocks).sort()).toEqual(['assessment', 'renewalAlarm', 'renewalDossier', 'termEnd', 'year']);
    expect(localDate(clocks.termEnd ?? 0)).toBe(term?.endsOn);
    expect(run.state.members).toHaveLength(17);
    expect(run.state.members.every((one) => one.from === run.today && one.until === null && one.body === 'TC')).toBe(true);
  });

  it('a term cannot begin in the past, nor later than a year from now', () => {
    const run = new Committee().setUp().plan();
    const on = (startsOn: string) => run.verdict(authority, { type: 'approveCommittee', number: 'n', startsOn });
    expect([on(localDate(run.now - day)), on(run.today), on('2029-01-01'), on('2027-02-30')]).toEqual([
      'DATE_OUT_OF_RANGE',
      'accepted',
      'DATE_OUT_OF_RANGE',
      'DATE_OUT_OF_RANGE',
    ]);
  });

  it('the plan may come back twice and is given its time again; refused, it is over', () => {
    const run = new Committee().setUp().plan();
    run.act(authority, { type: 'returnPlan', reasons: ['章程'] });
    expect(run.state.code).toBe('TC:30.92');
    expect(run.state.clocks.constitution).toBe(endOf(run.now, { count: 6, unit: 'months' }));
    run.act(applicant, { type: 'filePlan' }).act(authority, { type: 'acceptPlan' }).act(authority, { type: 'openNotice' }).past('notice');
    run.act(authority, { type: 'refuseCommittee', reason: '条件不具备' });
    expect(run.state).toMatchObject({ code: 'TC:50.98', end: 'refused' });
  });

  it('the applicant may withdraw before the committee stands, and nobody afterwards', () => {
    const withdraw = { type: 'withdrawApplication', reason: '放弃' } as const;
    expect(new Committee().setUp().verdict(applicant, withdraw)).toBe('accepted');
    expect(new Committee().established().verdict(applicant, withdraw)).toBe('COMMITTEE_STAGE');
  });
});
