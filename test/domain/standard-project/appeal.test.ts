import { describe, expect, it } from 'vitest';
import type { Actor } from '../../../domain/kernel/actor.js';
import type { ProjectCommand } from '../../../domain/standard-project/acts.js';
import type { Profile } from '../../../domain/profile/profile.js';
import type { Project } from './project-fixture.js';
import { anybody, chair, day, drafter, lead, monitor, officer, outsider, partner, profile, projectAt, society } from './project-fixture.js';
import { personNamed, personsNamed } from '../../support/spelt.js';

const voter: Actor = { id: personNamed('expert3'), grants: [{ role: 'expert', organisation: outsider }] };
const units = [outsider];
const appeal = { type: 'fileComplaint', ground: 'procedure', summary: '按时寄出的表决单未计入', realName: true, appeals: 'review' } as const;
const judge = (n: number, organisation = `unit${n}`) => ({ person: personNamed(`judge${n}`), name: `委员${n}`, organisation });
const three = [judge(1), judge(2), judge(3)];
const speaker: Actor = { id: personNamed('judge1'), grants: [] };

/** A project whose review has passed; the ninth of the fifteen days for an appeal. */
function ninthDay(change: Partial<NonNullable<Profile['appeal']>> = {}, code = '50.20'): Project {
  const own = profile();
  const project = projectAt(code, {
    input: {
      profile: {
        ...own,
        appeal: {
          ...(own.appeal ?? { within: { count: 15, unit: 'workingDays' }, decideWithin: { count: 60, unit: 'calendarDays' }, stays: true }),
          ...change,
        },
      },
    },
  });
  project.now = (project.state.review.closesAt ?? project.state.since) + 9 * day;
  return project;
}
function appealed(change: Partial<NonNullable<Profile['appeal']>> = {}): Project {
  const project = ninthDay(change);
  project.do(voter, { ...appeal, seated: true, units });
  return project;
}
const decide = (over: object = {}): ProjectCommand => ({
  type: 'decideComplaint',
  complaint: 1,
  upheld: true,
  measure: 'remit',
  reason: '以收到为准，扫描件在案',
  concurring: personsNamed('judge1', 'judge2'),
  ...over,
});
function judged(): Project {
  const project = appealed();
  project.do(monitor, { type: 'acceptComplaint', complaint: 1 });
  project.do(monitor, { type: 'appointPanel', complaint: 1, members: three });
  return project;
}

describe('S16: who may appeal, and until when', () => {
  it('a voter with a seat, a drafter, the proposer; nobody else', () => {
    expect(ninthDay().do(voter, { ...appeal, seated: true, units })).toMatchObject([{ appeal: { of: 'review', standing: 'voter', units } }]);
    expect(ninthDay().do(drafter, appeal)).toMatchObject([{ appeal: { standing: 'maker', units: [] } }]);
    expect(ninthDay().refusal(voter, { ...appeal, seated: false, units }).code).toBe('NO_STANDING');
    expect(ninthDay().refusal(anybody, appeal).code).toBe('NO_STANDING');
    expect(ninthDay().do(anybody, { ...appeal, appeals: undefined })).toMatchObject([{ type: 'complaintFiled' }]);
  });
  it('on the last instant of its term, and not one later; not before there is a decision; not where the profile knows none', () => {
    const project = ninthDay();
    const late = project.refusal.bind(project);
    project.now += 60 * day;
    const until = Number((late(drafter, appeal).needed as { readonly notAfter: number }).notAfter);
    project.now = until + 1;
    expect(project.refusal(drafter, appeal)).toMatchObject({ code: 'APPEAL_TOO_LATE', needed: { notAfter: until } });
    project.now = until;
    expect(project.do(drafter, appeal)).toHaveLength(1);
    expect(projectAt('40.20').refusal(drafter, appeal).code).toBe('APPEAL_NOTHING_DECIDED');
    const none = projectAt('50.20', { input: { profile: { ...profile(), appeal: null } } });
    expect(none.refusal(drafter, appeal).code).toBe('NO_APPEAL_HERE');
  });
});

describe('S16: while an appeal is open', () => {
  it('it holds approval where the profile says so, and a plain complaint does not; the end of the appeal lets it go', () => {
    const project = judged();
    expect(project.may(chair, 'approve')).toMatchObject({ code: 'COMPLAINT_OPEN', found: [1] });
    project.do(speaker, decide({ upheld: false, measure: 'none' }));
    expect(project.may(chair, 'approve')?.code).not.toBe('COMPLAINT_OPEN');
    expect(appealed({ stays: false }).may(chair, 'approve')?.code).not.toBe('COMPLAINT_OPEN');
    const plain = ninthDay();
    plain.do(anybody, { ...appeal, appeals: undefined });
    expect(plain.may(chair, 'approve')?.code).not.toBe('COMPLAINT_OPEN');
  });
  it('has an end: the term of the profile for appeals, recorded once when it passes', () => {
    const project = appealed({ decideWithin: { count: 45, unit: 'calendarDays' } });
    project.do(monitor, { type: 'acceptComplaint', complaint: 1 });
    const clock = project.state.complaints.open[0]?.clock;
    expect(clock?.term).toEqual({ count: 45, unit: 'calendarDays' });
    project.runUntil((clock?.at ?? 0) + 30 * day);
    expect(project.events.filter((event) => event.type === 'becameOverdue' && event.clock === 'complaint:1')).toHaveLength(1);
  });
});

describe('S16: the panel', () => {
  it.each([
    ['the complainant', { person: 'expert3', organisation: 'unit9' }, 'complainant'],
    ['a colleague of the complainant', { person: 'x', organisation: outsider }, 'complainant'],
    ['somebody of the society complained of', { person: 'x', organisation: society }, 'respondent'],
    ['the proposer', { person: drafter.id, organisation: 'unit9' }, 'proposer'],
    ['a colleague of the proposer', { person: 'x', organisation: lead }, 'proposer'],
    ['a colleague of a drafter', { person: 'x', organisation: partner }, 'drafter'],
  ])('has no seat for %s', (_, one, because) => {
    const members = [judge(1), judge(2), { name: '某人', ...one, person: personNamed(one.person) }];
    expect(appealed().refusal(monitor, { type: 'appointPanel', complaint: 1, members })).toMatchObject({
      code: 'PANEL_CONFLICTED',
      found: [{ ...one, because }],
    });
  });
  it('is of an odd number, three at least unless the profile asks for more, each once; named by somebody outside the complaint', () => {
    const size = (members: readonly ReturnType<typeof judge>[], project = appealed()) =>
      project.refusal(monitor, { type: 'appointPanel', complaint: 1, members }).code;
    expect([size([judge(1)]), size([judge(1), judge(2)]), size([...three, judge(4)]), size([judge(1), judge(2), judge(2)])]).toEqual(
      Array<string>(4).fill('PANEL_SIZE'),
    );
    expect(size(three, appealed({ panel: 5 }))).toBe('PANEL_SIZE');
    expect(appealed().refusal(officer, { type: 'appointPanel', complaint: 1, members: three }).code).toBe('ROLE_NOT_ALLOWED');
    const project = appealed();
    project.do(monitor, { type: 'appointPanel', complaint: 1, members: three });
    expect(project.state.complaints.open[0]?.panel).toEqual(three);
    expect(JSON.stringify(project.noticed('standard-project.panelAppointed'))).toContain('judge3');
  });
  it('alone decides, by more than half of all its members', () => {
    const without = appealed();
    without.do(monitor, { type: 'acceptComplaint', complaint: 1 });
    expect(without.refusal(monitor, decide()).code).toBe('PANEL_MISSING');
    const project = judged();
    expect(project.refusal(monitor, decide()).code).toBe('NOT_ON_PANEL');
    expect(project.refusal(speaker, decide({ concurring: ['judge1'] }))).toMatchObject({ code: 'PANEL_MAJORITY', found: { members: 1 } });
    expect(project.refusal(speaker, decide({ concurring: ['judge1', 'judge1', 'wang'] })).code).toBe('PANEL_MAJORITY');
    expect(project.refusal({ id: personNamed('stranger'), grants: [] }, decide()).code).toBe('ROLE_NOT_ALLOWED');
    expect(project.do(speaker, decide())).toMatchObject([{ type: 'complaintDecided', concurring: ['judge1', 'judge2'], measure: 'remit' }]);
  });
});

describe('S16: how it ends', () => {
  it('remitted: the project goes back, to be reviewed again', () => {
    const project = judged();
    project.do(speaker, decide());
    expect(project.state).toMatchObject({ code: '40.92', complaints: { upheld: 1, open: [] } });
  });
  it('upheld without a measure, or rejected: nothing moves; a measure of the authority is not the panel’s', () => {
    const upheld = judged();
    upheld.do(speaker, decide({ measure: 'none' }));
    expect(upheld.state).toMatchObject({ code: '50.20', complaints: { upheld: 1, open: [] } });
    const rejected = judged();
    rejected.do(speaker, decide({ upheld: false, measure: 'none' }));
    expect(rejected.state).toMatchObject({ code: '50.20', complaints: { upheld: 0, open: [] } });
    expect(judged().refusal(speaker, decide({ upheld: false })).code).toBe('MEASURE_WITHOUT_CAUSE');
    expect(judged().refusal(speaker, decide({ measure: 'withdraw' })).code).toBe('ROLE_NOT_ALLOWED');
  });
  it('a project in force is not remitted', () => {
    const project = projectAt('60.60');
    project.do(anybody, { ...appeal, appeals: undefined });
    project.do(monitor, { type: 'acceptComplaint', complaint: 1 });
    expect(project.refusal(monitor, decide({ concurring: undefined })).code).toBe('WRONG_STAGE');
  });
});
