import { describe, expect, it } from 'vitest';
import {
  Project,
  anybody,
  chair,
  drafter,
  foreignOfficer,
  input,
  lead,
  officer,
  profile,
  projectAt,
  roll,
  secretary,
  sha,
  society,
  stream,
} from './project-fixture.js';
import { standardProject } from '../../../domain/standard-project/standard-project.js';
import { calendar2026 } from '../../../domain/law/calendar/state-council.js';
import { letterReview } from '../../../domain/profile/base-ballots.js';
import { streamActor } from '../../../domain/kernel/actor.js';
import { counts } from './project-fixture.js';
import { personNamed } from '../../support/spelt.js';

const accept = { type: 'acceptProposal', withinCharter: true, conflicts: [], duplicates: [], note: 'ok' } as const;
const born = (change: Parameters<typeof input>[0], actor = drafter) =>
  standardProject.start(input(change), { now: 0, actor, calendar: calendar2026, stream });

describe('birth', () => {
  it('refuses someone without an account', () => {
    expect(born({}, anybody)).toMatchObject({ ok: false, error: { code: 'ROLE_NOT_ALLOWED' } });
  });
  it('refuses a society code that industry standards bear (GS 17)', () => {
    expect(born({ societyCode: 'HG' })).toMatchObject({ ok: false, error: { code: 'GROUP_CODE_RESERVED', found: 'HG' } });
  });
  it('refuses a profile for committees', () => {
    expect(born({ profile: { ...profile(), kind: 'committee' } })).toMatchObject({ ok: false, error: { code: 'PROFILE_NOT_FOR_STANDARDS' } });
  });
  it.each([
    ['a revision without the number it replaces', { nature: 'revision' as const, revises: null }],
    ['a revision of another society’s standard', { nature: 'revision' as const, revises: { number: 'T/CAS 12—2020', project: null } }],
    ['a new project that names one', { nature: 'new' as const, revises: { number: 'T/LNSR 003—2020', project: null } }],
  ])('refuses %s', (_name, change) => {
    expect(born(change)).toMatchObject({ ok: false, error: { code: 'REVISION_UNCLEAR' } });
  });
  it('a person’s revision of an imported standard begins as a proposal', () => {
    const project = new Project({ input: { nature: 'revision', revises: { number: 'T/LNSR 003-2020', project: null } } });
    expect(project.state.code).toBe('00.00');
  });
});

describe('提案', () => {
  it('submit without the proposal form names what is missing and changes nothing', () => {
    const project = new Project();
    expect(project.refusal(drafter, { type: 'submit' })).toMatchObject({ code: 'FILE_INCOMPLETE', found: { missing: [{ name: 'proposalForm' }] } });
    expect(project.state.code).toBe('00.00');
  });
  it('submit by the proposer starts the office’s fifteen working days', () => {
    const project = projectAt('00.20');
    expect(project.state.clocks.stage).toMatchObject({ term: { count: 15, unit: 'workingDays' }, overdue: false });
    expect(project.noticed('standard-project.proposalSubmitted')).toHaveLength(1);
  });
  it('an officer of another society may neither submit nor accept', () => {
    const project = projectAt('00.20');
    expect(project.refusal(foreignOfficer, accept)).toMatchObject({
      code: 'ROLE_NOT_ALLOWED',
      needed: [`officer@${society}`, `secretariat@${society}`],
    });
    expect(project.may(foreignOfficer, 'submit')?.code).toBe('ROLE_NOT_ALLOWED');
  });
  it('a subject outside the charter is not accepted (G2)', () => {
    expect(projectAt('00.20').refusal(officer, { ...accept, withinCharter: false })).toMatchObject({ code: 'OUTSIDE_CHARTER', rule: 'G2' });
  });
  it('a named conflict with a mandatory standard is not accepted (GS 12)', () => {
    expect(projectAt('00.20').refusal(officer, { ...accept, conflicts: ['GB 11291.1—2011'] })).toMatchObject({
      code: 'CONFLICTS_WITH_MANDATORY',
      found: ['GB 11291.1—2011'],
    });
  });
  it('a company may not issue T/ standards unless evidence is documented (G1)', () => {
    const project = projectAt('00.20', { input: { organisation: lead } });
    const office = { id: personNamed('x'), grants: [{ role: 'officer' as const, organisation: lead }] };
    expect(project.refusal(office, accept)).toMatchObject({ code: 'NOT_A_SOCIETY', rule: 'G1', found: { kind: 'enterprise' } });
    project.do(office, { ...accept, creditCodeEvidence: sha(7) });
    expect(project.state.code).toBe('10.00');
  });
  it('D5: a returned proposal keeps its file, stops the office’s clock, and comes back as round 2', () => {
    const project = projectAt('00.20');
    project.do(secretary, { type: 'returnProposal', reasons: ['范围不清'] });
    expect(project.state).toMatchObject({ code: '00.00', clocks: { stage: null } });
    project.do(drafter, { type: 'editProposal', title: { zh: '新题目', en: 'New title' } });
    project.do(drafter, { type: 'submit' });
    expect(project.state).toMatchObject({ code: '00.20', rounds: 2, title: { zh: '新题目' } });
    expect(project.state.clocks.stage).not.toBeNull();
  });
  it('a dropped proposal ends at 00.98 and accepts nothing more', () => {
    const project = projectAt('00.20');
    project.do(officer, { type: 'dropProposal', reason: '重复' });
    expect(standardProject.ended(project.state)).toBe(true);
    expect(project.state.code).toBe('00.98');
    expect(project.refusal(drafter, { type: 'submit' })).toMatchObject({ code: 'PROJECT_ENDED', cure: ['nobody'] });
    expect(standardProject.due(project.state)).toBeNull();
    expect(project.told('projectEnded')).toHaveLength(1);
  });
  it('the secretariat may not drop, only the officer', () => {
    expect(projectAt('00.20').refusal(secretary, { type: 'dropProposal', reason: 'x' }).code).toBe('ROLE_NOT_ALLOWED');
  });
});

describe('立项', () => {
  it('issues plan number, lead unit and drafting deadline at once', () => {
    const project = projectAt('10.00');
    project.file('projectAssessment', 'patentRegister');
    project.do(officer, {
      type: 'establish',
      planNumber: 'P-1',
      lead: { organisation: lead, name: '牵头' },
      draftingTerm: { count: 4, unit: 'months' },
    });
    expect(project.state).toMatchObject({
      code: '20.00',
      plan: { number: 'P-1', lead: { organisation: lead } },
      clocks: { stage: { term: { count: 4, unit: 'months' } } },
    });
  });
  it('names assessment and patent register together when both are missing', () => {
    const refusal = projectAt('10.00').refusal(officer, { type: 'establish', planNumber: 'P-1', lead: { organisation: lead, name: '牵头' } });
    expect(refusal).toMatchObject({
      code: 'FILE_INCOMPLETE',
      found: { missing: [{ name: 'projectAssessment' }, { name: 'patentRegister', rule: 'X2.10' }] },
    });
  });
  it('a return leads to 10.92, where the proposer submits again', () => {
    const project = projectAt('10.00');
    project.do(officer, { type: 'returnProject', reasons: ['必要性不足'] });
    expect(project.state).toMatchObject({ code: '10.92', clocks: { stage: null } });
    project.do(drafter, { type: 'submit' });
    expect(project.state.code).toBe('00.20');
  });
  it('a refusal ends at 10.98', () => {
    const project = projectAt('10.00');
    project.do(officer, { type: 'refuseProject', reason: '不可行' });
    expect(project.state).toMatchObject({ code: '10.98', end: 'refused' });
  });
});

describe('立项 by a vote of experts, where the profile has one', () => {
  const voting = { ...profile(), ballots: { ...profile().ballots, projectApproval: letterReview } };
  const atVote = () => projectAt('10.00', { input: { profile: voting } });
  const open = (project: Project) => {
    project.do(officer, { type: 'openProjectBallot', roll: roll() });
    return project.state.projectVote.ballot ?? 'ballot/none';
  };
  const decide = (project: Project, outcome: 'PASS' | 'FAIL' | 'INVALID') => {
    const ballot = open(project);
    project.do(streamActor(ballot), { type: 'ballotDecided', ballot, round: project.state.projectVote.round, outcome, counts, trace: [] });
  };

  it('establishing before the vote is refused', () => {
    expect(atVote().refusal(officer, { type: 'establish', planNumber: 'P', lead: { organisation: lead, name: 'x' } })).toMatchObject({
      code: 'PROJECT_VOTE_MISSING',
      found: null,
      needed: 'PASS',
    });
  });
  it('establishing beside the open ballot is refused', () => {
    const project = atVote();
    open(project);
    expect(project.state.code).toBe('10.20');
    expect(project.refusal(officer, { type: 'refuseProject', reason: 'x' }).code).toBe('WRONG_STAGE');
  });
  it('a passed vote opens 立项 and its result is used', () => {
    const project = atVote();
    decide(project, 'PASS');
    expect(project.state.code).toBe('10.60');
    project.establish();
    expect(project.told('useResult')).toMatchObject([{ stream: 'ballot/p1-projectApproval-1' }]);
  });
  it('a failed vote goes back to the proposer; the second failure ends the project (revise once)', () => {
    const project = atVote();
    decide(project, 'FAIL');
    expect(project.state).toMatchObject({ code: '10.92', end: null, projectVote: { failures: 1 } });
    project.submit().accept();
    decide(project, 'FAIL');
    expect(project.state).toMatchObject({ code: '10.98', end: 'refused' });
  });
  it('a vote without quorum is no failure and may be repeated', () => {
    const project = atVote();
    decide(project, 'INVALID');
    expect(project.state).toMatchObject({ code: '10.60', projectVote: { failures: 0 } });
    decide(project, 'PASS');
    expect(project.state.projectVote.round).toBe(2);
  });
  it('a profile without such a vote refuses the ballot', () => {
    expect(projectAt('10.00').refusal(officer, { type: 'openProjectBallot', roll: roll() })).toMatchObject({ code: 'NO_BALLOT_IN_PROFILE' });
  });
  it('neither a person nor another ballot can report a result', () => {
    const project = atVote();
    const ballot = open(project);
    const report = { type: 'ballotDecided', ballot, round: 1, outcome: 'PASS', counts, trace: [] } as const;
    expect(project.refusal(chair, report).code).toBe('MACHINE_ONLY');
    expect(project.do(streamActor('ballot/other'), report)).toEqual([]);
    expect(project.state.projectVote.outcome).toBeNull();
  });
  it('void by the office calls the ballot off and returns to the review of the project', () => {
    const project = atVote();
    const ballot = open(project);
    project.do(secretary, { type: 'voidRound', reason: '误开' });
    expect(project.state).toMatchObject({ code: '10.00', projectVote: { ballot: null } });
    expect(project.told('voidBallot')).toMatchObject([{ stream: ballot }]);
  });
});
