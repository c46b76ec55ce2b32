import { describe, expect, it } from 'vitest';
import { streamActor, system } from '../../../domain/kernel/actor.js';
import { contentHash } from '../../../domain/kernel/log/merkle.js';
import { calendar2026 } from '../../../domain/law/calendar/state-council.js';
import { standardProject } from '../../../domain/standard-project/standard-project.js';
import {
  type Project,
  anybody,
  chair,
  coDrafter,
  day,
  drafter,
  monitor,
  officer,
  profile,
  projectAt,
  secretary,
  society,
} from './project-fixture.js';

const minute = 60_000;
const standing = (project: Project, to: 'clear' | 'suspended') =>
  project.do(streamActor(`organisation/${society}`), { type: 'standingChanged', standing: to, reason: '限期停止活动' });

describe('中止 and 恢复', () => {
  it('C7: stops every act of the procedure, and moves running limits by the days it lasted', () => {
    const project = projectAt('20.20');
    const before = project.state.clocks.stage?.at ?? 0;
    project.do(officer, { type: 'suspend', reason: '等待国标' });
    expect(project.may(drafter, 'uploadDraft')).toMatchObject({ code: 'PROJECT_SUSPENDED', cure: ['officer'] });
    project.later(40 * day);
    expect(standardProject.due(project.state)).toBeNull();
    project.do(secretary, { type: 'resume', reason: '国标已发布' });
    expect(project.state.clocks.stage?.at).toBe(before + 40 * day);
    expect(project.may(drafter, 'uploadDraft')).toBeNull();
  });
  it('C7: what the monitor stopped the office cannot start again', () => {
    const project = projectAt('20.20');
    project.do(monitor, { type: 'suspend', reason: '调查' });
    expect(project.may(officer, 'resume')).toMatchObject({ code: 'ROLE_NOT_ALLOWED', cure: ['monitor'] });
    project.do(monitor, { type: 'resume', reason: '调查结束' });
    expect(project.state.holds).toEqual({ suspended: null, frozen: false, since: null });
  });
  it('is refused twice, and resuming what rests not', () => {
    const project = projectAt('20.20');
    expect(project.may(officer, 'resume')?.code).toBe('NOT_SUSPENDED');
    project.do(officer, { type: 'suspend', reason: 'x' });
    expect(project.may(officer, 'suspend')?.code).toBe('ALREADY_SUSPENDED');
  });
  it('a running consultation reports in all the same: its window does not pause', () => {
    const project = projectAt('30.20');
    project.do(officer, { type: 'suspend', reason: 'x' });
    project.fromConsultation({ type: 'consultationClosed', round: 1, comments: 0, late: 0 });
    expect(project.state.code).toBe('30.60');
  });
});

describe('a society that is suspended (G3)', () => {
  it('freezes its projects where they stand; nothing is published until it is clear', () => {
    const project = projectAt('60.00').fileApproved();
    project.file('announcement');
    standing(project, 'suspended');
    expect(project.may(officer, 'publish')).toMatchObject({ code: 'ORGANISATION_SUSPENDED', rule: 'G3', found: { standing: 'suspended' } });
    expect(project.may(officer, 'resume')?.code).toBe('NOT_SUSPENDED');
    standing(project, 'clear');
    expect(project.may(officer, 'publish')).toBeNull();
  });
  it('said twice is recorded once; a stranger’s word is nothing', () => {
    const project = projectAt('20.20');
    standing(project, 'suspended');
    expect(standing(project, 'suspended')).toEqual([]);
    expect(project.do(streamActor('organisation/other'), { type: 'standingChanged', standing: 'clear', reason: 'x' })).toEqual([]);
    expect(project.refusal(officer, { type: 'standingChanged', standing: 'clear', reason: 'x' }).code).toBe('MACHINE_ONLY');
  });
  it('both holds at once: limits move only when the last is lifted, by the whole time', () => {
    const project = projectAt('20.20');
    const before = project.state.clocks.stage?.at ?? 0;
    project.do(officer, { type: 'suspend', reason: 'x' });
    project.later(5 * day);
    standing(project, 'suspended');
    project.later(5 * day);
    project.do(officer, { type: 'resume', reason: 'x' });
    expect(project.state.clocks.stage?.at).toBe(before);
    project.later(5 * day);
    standing(project, 'clear');
    expect(project.state.clocks.stage?.at).toBe(before + 15 * day);
  });
});

describe('ending before publication', () => {
  it('the proposer takes the project back until the vote on the text; later it is the society’s', () => {
    expect(projectAt('40.00').may(drafter, 'withdraw')).toBeNull();
    expect(projectAt('40.20').may(drafter, 'withdraw')?.code).toBe('WRONG_STAGE');
    expect(projectAt('30.20').may(coDrafter, 'withdraw')?.code).toBe('ROLE_NOT_ALLOWED');
  });
  it.each([
    ['00.20', '00.98'],
    ['10.00', '10.98'],
    ['20.20', '20.98'],
    ['30.20', '20.98'],
    ['40.20', '40.98'],
    ['60.00', '50.98'],
  ])('cancelled at %s it ends at %s with notice, and what runs is called off', (code, end) => {
    const project = projectAt(code);
    const ballot = project.ballot();
    if (code === '40.20') project.do(streamActor(ballot), { type: 'ballotVoided', ballot, round: 1, reason: '资金落空' });
    project.do(officer, { type: 'cancel', reason: '资金落空' });
    expect(project.state).toMatchObject({ code: end, end: 'cancelled' });
    expect(project.noticed('standard-project.cancelled')).toHaveLength(1);
    expect(project.told('voidConsultation')).toHaveLength(code === '30.20' ? 1 : 0);
    expect(project.told('voidBallot')).toEqual([]);
    expect(project.told('projectEnded')).toHaveLength(1);
  });
  it('a published standard is not cancelled but withdrawn', () => {
    expect(projectAt('60.60').may(officer, 'cancel')?.code).toBe('WRONG_STAGE');
  });
  it('an ended project accepts nothing, from nobody', () => {
    const project = projectAt('20.20');
    project.do(drafter, { type: 'withdraw', reason: '不做了' });
    for (const actor of [officer, chair, monitor, drafter, anybody]) expect(project.may(actor, 'fileComplaint')?.code).toBe('PROJECT_ENDED');
    // Of an act that is not theirs, others are told that and no more.
    expect(project.may(monitor, 'suspend')?.code).toBe('PROJECT_ENDED');
    expect(project.may(anybody, 'suspend')?.code).toBe('ROLE_NOT_ALLOWED');
    expect(standing(project, 'suspended')).toEqual([]);
  });
});

describe('recall of a slip', () => {
  const recall = (act: string) => ({ type: 'recall', act, reason: '点错' }) as const;

  it('within thirty minutes restores exactly what was before, and the trail stays', () => {
    const project = projectAt('00.20');
    const before = project.state;
    project.do(secretary, { type: 'returnProposal', reasons: ['误'] });
    project.later(30 * minute);
    project.do(secretary, recall('proposalReturned'));
    expect(project.state).toEqual({ ...before, last: null });
    expect(project.events.slice(-2).map((event) => event.type)).toEqual(['proposalReturned', 'actRecalled']);
  });
  it('one millisecond later it is too late', () => {
    const project = projectAt('00.20');
    project.do(secretary, { type: 'returnProposal', reasons: ['误'] });
    project.later(30 * minute + 1);
    expect(project.refusal(secretary, recall('proposalReturned'))).toMatchObject({ code: 'RECALL_TOO_LATE' });
  });
  it('not after something followed, not another act, not another role', () => {
    const project = projectAt('00.20').accept();
    expect(project.may(drafter, 'recall')?.code).toBe('ROLE_NOT_ALLOWED');
    expect(project.refusal(officer, recall('proposalSubmitted'))).toMatchObject({ code: 'RECALL_OTHER_ACT', needed: 'proposalAccepted' });
    project.do(officer, { type: 'suspend', reason: 'x' });
    project.do(officer, { type: 'resume', reason: 'x' });
    expect(project.refusal(officer, recall('proposalAccepted')).code).toBe('NOTHING_TO_RECALL');
  });
  it('the same role may recall what a colleague did', () => {
    const project = projectAt('00.20').accept();
    project.do(officer, recall('proposalAccepted'));
    expect(project.state.code).toBe('00.20');
  });
  it('a complaint or feedback of the public does not take the recall away, and is not lost by it', () => {
    const project = projectAt('20.20').signOff();
    project.do(anybody, { type: 'fileComplaint', ground: 'other', summary: 'x', realName: false });
    project.do(drafter, recall('draftSignedOff'));
    expect(project.state).toMatchObject({ code: '20.20', complaints: { filed: 1 } });
  });
  it('approving, publishing and starting a round are not recalled but taken back by their own means', () => {
    for (const code of ['30.20', '50.60', '60.60']) expect(projectAt(code).may(chair, 'recall')?.code).toMatch(/NOTHING_TO_RECALL/);
  });
});

describe('the clock', () => {
  it('marks a stage that is overdue once, tells office and monitor, and decides nothing', () => {
    const project = projectAt('20.20');
    const limit = project.state.clocks.stage?.at ?? 0;
    project.runUntil(limit + 365 * day);
    expect(project.events.filter((event) => event.type === 'becameOverdue')).toEqual([
      { type: 'becameOverdue', clock: 'stage', due: limit, term: { count: 6, unit: 'months' } },
    ]);
    expect(project.state).toMatchObject({ code: '20.20', overdues: 1, end: null });
    expect(project.noticed('standard-project.becameOverdue')).toMatchObject([
      { to: expect.arrayContaining([{ role: 'monitor', organisation: society }]) },
    ]);
  });
  it('is not a person: nobody marks overdue, publishes a date or opens a review in its name', () => {
    const project = projectAt('60.60');
    for (const type of ['markOverdue', 'enterIntoForce', 'openSystematicReview', 'supersede'] as const)
      expect(project.may(officer, type)?.code).toBe('MACHINE_ONLY');
  });
  it('said again, or before the limit, it records nothing', () => {
    const project = projectAt('20.20');
    expect(project.do(system, { type: 'markOverdue', clock: 'stage' })).toEqual([]);
    project.runUntil((project.state.clocks.stage?.at ?? 0) + day);
    expect(project.do(system, { type: 'markOverdue', clock: 'stage' })).toEqual([]);
    expect(project.state.overdues).toBe(1);
  });
  it('re-arms the limit after a return', () => {
    const project = projectAt('30.20');
    project.runUntil((project.state.clocks.stage?.at ?? 0) + day);
    expect(project.state.clocks.stage?.overdue).toBe(true);
    project.do(secretary, { type: 'voidRound', reason: 'x' });
    expect(project.state.clocks.stage).toMatchObject({ overdue: false, from: project.now });
  });
});

describe('rules that change', () => {
  const stricter = { ...profile(), version: 2, review: { ...profile().review, minExperts: 9 } };

  it('C10: a newer profile binds only after the chair migrates the project', () => {
    const project = projectAt('40.00');
    expect(project.may(officer, 'migrateProfile')?.code).toBe('ROLE_NOT_ALLOWED');
    expect(project.do(chair, { type: 'migrateProfile', profile: stricter, reason: '新规程' })).toMatchObject([
      { type: 'profileMigrated', from: contentHash(profile()), profileHash: contentHash(stricter) },
    ]);
    expect(project.state.profile.review.minExperts).toBe(9);
  });
  it('not while people comment or vote, not to the same, not to another kind', () => {
    expect(projectAt('30.20').may(chair, 'migrateProfile')?.code).toBe('ROUND_RUNNING');
    const project = projectAt('40.00');
    expect(project.refusal(chair, { type: 'migrateProfile', profile: profile(), reason: 'x' }).code).toBe('PROFILE_NOT_COMPATIBLE');
    expect(project.refusal(chair, { type: 'migrateProfile', profile: { ...stricter, kind: 'local-standard' }, reason: 'x' }).code).toBe(
      'PROFILE_NOT_COMPATIBLE',
    );
  });
  it('M1: a newly announced calendar moves provisional limits once, and no promised one', () => {
    const provisional = projectAt('60.60');
    const { review, declaration } = provisional.state.clocks;
    expect(review?.provisional).toBe(true);
    expect(declaration?.provisional).toBe(false);
    const due = new Date((review?.at ?? 0) + 8 * 3_600_000 - 1).toISOString().slice(0, 10);
    const plain = {
      id: 'CN-2029',
      years: [...calendar2026.years, 2027, 2028, 2029],
      daysOff: [...calendar2026.daysOff, due],
      workDays: calendar2026.workDays,
    };
    provisional.calendar = { ...plain, hash: contentHash(plain) };
    provisional.do(secretary, { type: 'adoptCalendar' });
    expect(provisional.state.clocks.review?.at).toBeGreaterThan(review?.at ?? 0);
    expect(provisional.state.clocks.review?.provisional).toBe(false);
    expect(provisional.state.clocks.declaration).toEqual(declaration);
    expect(provisional.may(secretary, 'adoptCalendar')?.code).toBe('CALENDAR_NOT_NEW');
  });
});
