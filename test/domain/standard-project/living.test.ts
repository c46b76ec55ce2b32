import { describe, expect, it } from 'vitest';
import { streamActor } from '../../../domain/kernel/actor.js';
import { standardProject } from '../../../domain/standard-project/standard-project.js';
import type { ProjectInput } from '../../../domain/standard-project/input.js';
import { Project, anybody, at, chair, day, drafter, monitor, officer, partner, profile, projectAt, sha, society, stream } from './project-fixture.js';
import { letterReview } from '../../../domain/profile/base-ballots.js';
import { counts, roll } from './project-fixture.js';
import { personNamed } from '../../support/spelt.js';

const inForce = () => {
  const project = projectAt('60.60');
  project.do(officer, { type: 'declare', url: 'https://example.org' });
  project.runUntil(at('2027-01-04T00:00:00+08:00'));
  return project;
};
const underReview = () => {
  const project = inForce();
  project.do(officer, { type: 'triggerReview', trigger: 'relatedStandard', reason: 'GB/T 新版' });
  return project;
};

describe('实施信息反馈', () => {
  it('D15: is open to anybody once published, and not before', () => {
    const project = inForce();
    project.do(anybody, { type: 'giveFeedback', kind: 'error', summary: '公式(3)有误', clause: '6.3' });
    expect(project.state.feedback).toEqual({ count: 1, sinceReview: 1 });
    expect(projectAt('60.00').may(anybody, 'giveFeedback')?.code).toBe('WRONG_STAGE');
  });
  it('can trigger an early review, by office or monitor and nobody else', () => {
    const project = inForce();
    expect(project.may(anybody, 'triggerReview')?.code).toBe('ROLE_NOT_ALLOWED');
    expect(project.do(monitor, { type: 'triggerReview', trigger: 'law', reason: '上位法修订' })).toMatchObject([
      { type: 'systematicReviewOpened', trigger: 'law' },
    ]);
    expect(project.state.clocks.stage).toMatchObject({ term: { count: 90, unit: 'calendarDays' } });
  });
});

describe('修改单', () => {
  it('goes proposed, approved, published with a number of its own, one at a time', () => {
    const project = inForce();
    const propose = { type: 'proposeCorrection', sha256: sha(50), reason: '公式(3)', clauses: ['6.3'] } as const;
    project.do(drafter, propose);
    expect(project.refusal(drafter, propose)).toMatchObject({ code: 'CORRECTION_OUT_OF_ORDER', found: 'proposed' });
    expect(project.may(officer, 'publishCorrection')).toMatchObject({ found: 'proposed', needed: 'approved' });
    expect(project.may(officer, 'approveCorrection')?.code).toBe('ROLE_NOT_ALLOWED');
    project.do(chair, { type: 'approveCorrection', sha256: project.state.corrections.current?.sha256 ?? '' });
    expect(project.do(officer, { type: 'publishCorrection', documentNumber: '辽学发〔2027〕1号' })).toMatchObject([
      { designation: 'T/LNSR 003—2026/XG1—2027', n: 1 },
    ]);
    project.do(drafter, { ...propose, sha256: sha(51) });
    project.do(chair, { type: 'rejectCorrection', reason: '应修订' });
    expect(project.state.corrections).toEqual({ published: 1, current: null });
  });
});

describe('复审', () => {
  it('needs its conclusion on file', () => {
    expect(underReview().refusal(officer, { type: 'concludeSystematicReview', outcome: 'confirm', reason: 'x' })).toMatchObject({
      found: { missing: [{ name: 'reviewConclusion' }] },
    });
  });
  it('is never set later than the cap of five years', () => {
    const slow = { ...profile(), systematicReview: { ...profile().systematicReview, interval: { count: 9, unit: 'years' as const } } };
    const project = projectAt('60.00').pinned(slow).publish();
    expect((project.state.clocks.review?.at ?? 0) - project.now).toBeLessThan((5 * 366 + 15) * day);
  });
  it('counts from the effective date where the profile says so', () => {
    const late = { ...profile(), systematicReview: { ...profile().systematicReview, startsFrom: 'effective' as const } };
    const project = projectAt('60.60', { input: { profile: late } });
    expect(project.state.clocks.review?.from).toBe(at('2026-12-01T00:00:00+08:00'));
  });
  it('修订 starts a successor that keeps the serial and re-enters at 立项', () => {
    const project = underReview();
    project.file('reviewConclusion');
    project.do(officer, { type: 'concludeSystematicReview', outcome: 'revise', reason: '技术更新' });
    const start = project.effects.findLast((effect) => effect.kind === 'start');
    expect(start).toMatchObject({
      stream: 'standard-project/p1-r1',
      input: { nature: 'revision', revises: { number: 'T/LNSR 003—2026', project: stream } },
    });
    expect(project.state.code).toBe('90.92');
    const next = new Project({
      input: start?.kind === 'start' ? (start.input as ProjectInput) : {},
      by: streamActor(stream),
      stream: 'standard-project/p1-r1',
      from: '2027-01-05T00:00:00+08:00',
    }); // the effect carries a ProjectInput
    expect(next.state).toMatchObject({ code: '10.00', nature: 'revision' });
  });
  it('the old edition is superseded on the day the new one takes effect, not before', () => {
    const project = underReview();
    project.file('reviewConclusion');
    project.do(officer, { type: 'concludeSystematicReview', outcome: 'revise', reason: '技术更新' });
    const effectiveAt = project.now + 90 * day;
    expect(
      project.do(streamActor('standard-project/other'), {
        type: 'successorPublished',
        successor: 'standard-project/p1-r1',
        number: 'T/LNSR 003—2027',
        effectiveAt,
      }),
    ).toEqual([]);
    project.do(streamActor('standard-project/p1-r1'), {
      type: 'successorPublished',
      successor: 'standard-project/p1-r1',
      number: 'T/LNSR 003—2027',
      effectiveAt,
    });
    project.runUntil(effectiveAt - 1);
    expect(project.state.end).toBeNull();
    project.runUntil(effectiveAt);
    expect(project.state).toMatchObject({ code: '95.99', end: 'superseded', number: 'T/LNSR 003—2026' });
  });
  it('a successor that comes to nothing reopens the review', () => {
    const project = underReview();
    project.file('reviewConclusion');
    project.do(officer, { type: 'concludeSystematicReview', outcome: 'revise', reason: '技术更新' });
    project.do(streamActor('standard-project/p1-r1'), { type: 'successorEnded', successor: 'standard-project/p1-r1', reason: '撤销' });
    expect(project.state).toMatchObject({ code: '90.20', successor: null });
    project.do(officer, { type: 'concludeSystematicReview', outcome: 'revise', reason: '再次' });
    expect(project.started().at(-1)).toBe('standard-project/p1-r2');
  });
  it('a revision tells the old edition when it is published and when it fails', () => {
    const revision = { input: { nature: 'revision' as const, revises: { number: 'T/LNSR 003—2020', project: 'standard-project/old' as const } } };
    expect(projectAt('60.60', revision).told('successorPublished')).toMatchObject([
      { stream: 'standard-project/old', command: { number: 'T/LNSR 003—2026' } },
    ]);
    expect(projectAt('50.60', revision).told('mint')).toMatchObject([{ command: { revises: 'T/LNSR 003—2020' } }]);
    const failed = projectAt('20.20', revision);
    failed.do(officer, { type: 'cancel', reason: '无人承担' });
    expect(failed.told('successorEnded')).toMatchObject([{ stream: 'standard-project/old', command: { reason: '无人承担' } }]);
  });
  it('by vote where the profile asks for one: only the voted and passed outcome can be concluded', () => {
    const voting = { ...profile(), ballots: { ...profile().ballots, systematicReview: letterReview } };
    const project = projectAt('60.60', { input: { profile: voting } });
    project.do(officer, { type: 'triggerReview', trigger: 'feedback', reason: '反馈' });
    project.file('reviewConclusion');
    const conclude = { type: 'concludeSystematicReview', outcome: 'confirm', reason: 'x' } as const;
    expect(project.refusal(officer, conclude).code).toBe('REVIEW_VOTE_MISSING');
    project.do(officer, { type: 'openReviewBallot', proposal: 'confirm', roll: roll() });
    expect(project.refusal(officer, conclude).code).toBe('BALLOT_RUNNING');
    const ballot = project.state.systematic.ballot ?? 'ballot/none';
    project.do(streamActor(ballot), { type: 'ballotDecided', ballot, round: 1, outcome: 'PASS', counts, trace: [] });
    expect(project.refusal(officer, { ...conclude, outcome: 'withdraw' })).toMatchObject({
      code: 'REVIEW_VOTE_MISSING',
      found: { proposal: 'confirm', result: 'PASS' },
    });
    project.do(officer, conclude);
    expect(project.state.code).toBe('90.93');
  });
});

describe('废止', () => {
  const withdrawing = () => {
    const project = underReview();
    project.file('reviewConclusion');
    project.do(officer, { type: 'concludeSystematicReview', outcome: 'withdraw', reason: '已无使用' });
    return project;
  };
  it('is announced, keeps number and record, and ends', () => {
    const project = withdrawing();
    expect(project.state.code).toBe('95.20');
    expect(project.refusal(officer, { type: 'publishWithdrawal', reason: 'x' })).toMatchObject({
      found: { missing: [{ name: 'withdrawalAnnouncement' }] },
    });
    project.file('withdrawalAnnouncement');
    project.do(officer, { type: 'publishWithdrawal', reason: '已无使用' });
    expect(project.state).toMatchObject({ code: '95.99', end: 'withdrawn', number: 'T/LNSR 003—2026' });
    expect(project.told('burn')).toHaveLength(0);
    expect(standardProject.ended(project.state)).toBe(true);
  });
  it('may be given up by the chair: the standard is kept and reviewed again', () => {
    const project = withdrawing();
    project.do(chair, { type: 'keepStandard', reason: '仍有企业使用' });
    expect(project.state.code).toBe('95.92');
    expect(project.state.clocks.review).not.toBeNull();
  });
  it('ordered by the authority it cannot be given up, and is carried out even while the society is suspended', () => {
    const project = inForce();
    expect(project.may(officer, 'orderWithdrawal')?.code).toBe('ROLE_NOT_ALLOWED');
    project.do(monitor, { type: 'orderWithdrawal', reason: '低于强制性标准', basis: '标准化法 第三十九条' });
    expect(project.may(chair, 'keepStandard')).toMatchObject({ code: 'WITHDRAWAL_ORDERED', rule: 'SL-39' });
    project.do(streamActor(`organisation/${society}`), { type: 'standingChanged', standing: 'suspended', reason: '限期停止活动' });
    project.do(monitor, { type: 'attachDocument', kind: 'withdrawalAnnouncement', sha256: sha(60) });
    project.do(monitor, { type: 'publishWithdrawal', reason: '逾期未改' });
    expect(project.state.end).toBe('withdrawn');
  });
});

describe('投诉举报', () => {
  const file = { type: 'fileComplaint', ground: 'law', summary: '与国标冲突', realName: true } as const;
  const complainant = { id: personNamed('citizen'), grants: [{ role: 'public' as const, organisation: '*' }] };
  const filed = (code = '60.60') => {
    const project = projectAt(code);
    project.do(complainant, file);
    return project;
  };

  it('S16: overdue acceptance is recorded once by the clock, and nothing passes by silence', () => {
    const project = filed('50.20');
    const [open] = project.state.complaints.open;
    project.runUntil((open?.clock.at ?? 0) + 30 * day);
    expect(project.events.filter((event) => event.type === 'becameOverdue' && event.clock === 'complaint:1')).toHaveLength(1);
    expect(project.state.complaints.open).toHaveLength(1);
  });
  it('S16: the society does not handle a complaint against itself, nor the complainant their own', () => {
    const project = filed();
    expect(project.refusal(officer, { type: 'rejectComplaint', complaint: 1, reason: 'x' })).toMatchObject({ code: 'HANDLER_IS_PARTY' });
    const own = { id: personNamed('citizen'), grants: monitor.grants };
    expect(project.refusal(own, { type: 'acceptComplaint', complaint: 1 }).code).toBe('HANDLER_IS_PARTY');
  });
  it('against a drafting unit the office may handle it, but not order a measure', () => {
    const project = projectAt('60.60');
    project.do(complainant, { ...file, against: partner });
    project.do(officer, { type: 'acceptComplaint', complaint: 1 });
    expect(project.refusal(officer, { type: 'decideComplaint', complaint: 1, upheld: true, measure: 'withdraw', reason: 'x' }).code).toBe(
      'ROLE_NOT_ALLOWED',
    );
    project.do(officer, { type: 'decideComplaint', complaint: 1, upheld: true, measure: 'none', reason: '已更正署名' });
    expect(project.state.complaints).toEqual({ filed: 1, upheld: 1, open: [] });
  });
  it('S16: goes in order: decided only after it was accepted, a measure only when upheld', () => {
    const project = filed();
    expect(project.refusal(monitor, { type: 'decideComplaint', complaint: 1, upheld: true, measure: 'none', reason: 'x' }).code).toBe(
      'COMPLAINT_STEP',
    );
    expect(project.refusal(monitor, { type: 'acceptComplaint', complaint: 7 }).code).toBe('NO_SUCH_COMPLAINT');
    project.do(monitor, { type: 'acceptComplaint', complaint: 1 });
    expect(project.refusal(monitor, { type: 'decideComplaint', complaint: 1, upheld: false, measure: 'correct', reason: 'x' }).code).toBe(
      'MEASURE_WITHOUT_CAUSE',
    );
  });
  it('upheld with withdrawal opens 废止 by order', () => {
    const project = filed();
    project.do(monitor, { type: 'acceptComplaint', complaint: 1 });
    project.do(monitor, { type: 'decideComplaint', complaint: 1, upheld: true, measure: 'withdraw', reason: '低于强制性标准' });
    expect(project.state).toMatchObject({ code: '95.20', withdrawalOrdered: true });
  });
  it('upheld with correction sets a term in force, and leads back to drafting before publication', () => {
    const published = filed();
    published.do(monitor, { type: 'acceptComplaint', complaint: 1 });
    published.do(monitor, {
      type: 'decideComplaint',
      complaint: 1,
      upheld: true,
      measure: 'correct',
      reason: 'x',
      within: { count: 30, unit: 'calendarDays' },
    });
    expect(published.state.clocks.correction).toMatchObject({ term: { count: 30 } });
    const open = filed('40.20');
    open.do(monitor, { type: 'acceptComplaint', complaint: 1 });
    open.do(monitor, { type: 'decideComplaint', complaint: 1, upheld: true, measure: 'correct', reason: 'x' });
    expect(open.state).toMatchObject({ code: '40.92', review: { ballot: null } });
    expect(open.told('voidBallot')).toHaveLength(1);
  });
  it('upheld with withdrawal before publication ends the project and burns the number', () => {
    const project = filed('60.00');
    project.do(monitor, { type: 'acceptComplaint', complaint: 1 });
    project.do(monitor, { type: 'decideComplaint', complaint: 1, upheld: true, measure: 'withdraw', reason: 'x' });
    expect(project.state).toMatchObject({ code: '50.98', end: 'cancelled', number: null });
    expect(project.told('burn')).toHaveLength(1);
  });
  it('S16: stays approval and publication where the profile says so', () => {
    const staying = { ...profile(), complaint: { ...profile().complaint, stays: true } };
    const project = projectAt('60.00', { input: { profile: staying } }).fileApproved();
    project.file('announcement');
    project.do(complainant, file);
    expect(project.may(officer, 'publish')).toMatchObject({ code: 'COMPLAINT_OPEN', found: [1] });
    project.do(monitor, { type: 'rejectComplaint', complaint: 1, reason: '不成立' });
    expect(project.may(officer, 'publish')).toBeNull();
  });
  it('C8: names the complainant to nobody but the complainant', () => {
    const project = filed();
    project.do(monitor, { type: 'rejectComplaint', complaint: 1, reason: '不成立' });
    const [notice] = project.noticed('standard-project.complaintRejected');
    expect(notice).toMatchObject({ to: expect.arrayContaining([{ person: 'citizen' }]) });
    expect(JSON.stringify(notice?.kind === 'notice' ? notice.data : {})).not.toContain('citizen');
  });
});
