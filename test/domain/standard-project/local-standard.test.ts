import { describe, expect, it } from 'vitest';
import { streamActor, system } from '../../../domain/kernel/actor.js';
import { fullDaysBetween } from '../../../domain/law/calendar/full-days.js';
import type { LineageReading } from '../../../domain/standard-project/lineage-gate.js';
import type { Instant } from '../../../domain/kernel/decider.js';
import type { ProjectCommand } from '../../../domain/standard-project/acts.js';
import { standardProject } from '../../../domain/standard-project/standard-project.js';
import type { Term } from '../../../domain/law/calendar/deadline.js';
import {
  amrChair,
  amrOfficer,
  committee,
  departmentOfficer,
  localAt,
  localCodes,
  localInput,
  LocalProject,
  amr,
  user,
  voice,
} from './local-fixture.js';
import { anybody, counts, day, drafter, input, lead, monitor, officer, profile, Project, roll, sha } from './project-fixture.js';
import { personNamed } from '../../support/spelt.js';

const days = (count: number): Term => ({ count, unit: 'calendarDays' });
const reviewedBy = { ...localInput().local, committee } as NonNullable<ReturnType<typeof localInput>['local']>; // the fixture always has one
const birth = (change: Parameters<typeof localInput>[0], by = drafter) =>
  standardProject.start(input(localInput(change)), new LocalProject().context(by));
const codeOf = (verdict: ReturnType<typeof birth>): string | null => (verdict.ok ? null : verdict.error.code);

describe('given a local standard', () => {
  it('walks from the proposal through evaluation, announcement, comment, panel and audit to a DB21/T number and publication', () => {
    expect(localCodes).toContain('10.20');
    const p = localAt('60.60');
    expect(p.state).toMatchObject({ number: 'DB21/T 0001—2026', local: { feedbackChannel: '辽宁省标准信息平台', filed: null } });
    expect(p.told('mint')).toEqual([expect.objectContaining({ stream: 'register/DB21' })]);
  });

  it('is born only under its own code, by a profile of its kind, from a body that may propose', () => {
    expect(codeOf(birth({}))).toBeNull();
    expect(codeOf(birth({ societyCode: 'DB22' }))).toBe('LOCAL_STANDARD_UNCLEAR');
    expect(codeOf(birth({ local: undefined }))).toBe('LOCAL_STANDARD_UNCLEAR');
    expect(codeOf(birth({ profile: profile('robotics'), societyCode: 'LNSR' }))).toBe('LOCAL_STANDARD_UNCLEAR');
    expect(codeOf(birth({}, officer))).toBe('PROPOSER_NOT_ENTITLED');
  });

  it('proposed as a committee, asks for its secretariat', () => {
    const local = { ...reviewedBy, proposedAs: 'committee' } as const;
    expect(codeOf(birth({ local }))).toBe('PROPOSER_NOT_ENTITLED');
    expect(codeOf(birth({ local }, { id: personNamed('sec'), grants: [{ role: 'secretariat', organisation: lead }] }))).toBeNull();
  });

  it('is accepted only with the special requirement stated and no barrier to trade', () => {
    const p = localAt('00.20');
    p.file('demandAnalysis', 'duplicateSearch');
    const accept = { type: 'acceptProposal', withinCharter: true, conflicts: [], duplicates: [], note: 'n' } as const;
    expect(p.refusal(amrOfficer, accept)).toMatchObject({ code: 'SCOPE_UNSTATED', rule: 'DB-SCOPE' });
    expect(p.refusal(amrOfficer, { ...accept, scope: { specialRequirement: 's', restrictsMarket: true } })).toMatchObject({
      code: 'RESTRICTS_MARKET',
      rule: 'DB-MARKET',
    });
    expect(p.refusal(amrOfficer, { ...accept, conflicts: ['GB 1—2020'], scope: { specialRequirement: 's', restrictsMarket: false } }).code).toBe(
      'CONFLICTS_WITH_MANDATORY',
    );
  });

  it('mandatory, is accepted only with its special law, and its number has no /T', () => {
    const p = new LocalProject({ traits: ['mandatory'] }).submit();
    expect(() => p.accept()).toThrow('specialLawBasis');
    p.file('specialLawBasis');
    p.accept().evaluate().announce().notice().establish().form().draft(1).signOff().consult().settle().readyForReview(2).consent();
    p.submitForReview().review().voted('PASS').conclude().submitForApproval().approve();
    expect(p.told('mint')).toEqual([expect.objectContaining({ command: expect.objectContaining({ mandatory: true }) })]);
  });

  it('keeps demand analysis and duplicate search out of nobody’s reach: the chair may waive them, the special law nobody', () => {
    const p = new LocalProject({ traits: ['mandatory'] });
    expect(p.refusal(amrChair, { type: 'waiveGate', gate: 'DB.M', reason: 'r' }).code).toBe('GATE_IS_LAW');
    expect(p.do(amrChair, { type: 'waiveGate', gate: 'DB.E', reason: 'r' })).toHaveLength(1);
  });
});

describe('given the evaluation of a local project', () => {
  it('the experts vote at 10.00, a failure goes back once and ends the second time', () => {
    const p = localAt('10.00').evaluate('FAIL');
    expect(p.state.code).toBe('10.92');
    p.file('proposalForm');
    p.do(drafter, { type: 'submit' });
    p.accept().evaluate('FAIL');
    expect(p.state).toMatchObject({ code: '10.98', end: 'refused' });
  });

  it('nothing is announced before the experts agreed, and no plan is issued before the announcement', () => {
    const p = localAt('10.00');
    p.file('projectAssessment');
    expect(p.refusal(amrOfficer, { type: 'openNotice' }).code).toBe('PROJECT_VOTE_MISSING');
    p.evaluate();
    expect(p.may(amrOfficer, 'establish')?.code).toBe('WRONG_STAGE');
    expect(p.refusal(amrOfficer, { type: 'openNotice', window: days(6) }).code).toBe('NOTICE_OUT_OF_RANGE');
    expect(p.refusal(amrOfficer, { type: 'openNotice', window: days(31) }).code).toBe('NOTICE_OUT_OF_RANGE');
  });

  it.each([7, 8, 29, 30])('an announcement of %i days is taken and lasts as many full days or, by days off, more', (count) => {
    const p = localAt('10.00').evaluate();
    p.file('projectAssessment');
    p.do(amrOfficer, { type: 'openNotice', window: days(count) });
    expect(fullDaysBetween(p.now, p.state.notice?.closesAt ?? 0)).toBeGreaterThanOrEqual(count);
  });

  it('objections are open to everyone, each is answered, and one upheld keeps the plan back until the proposal is returned', () => {
    const p = localAt('10.20');
    p.do(anybody, { type: 'objectNotice', words: '与在研国家标准重复' });
    p.do(user, { type: 'objectNotice', words: '范围过大' });
    p.notice();
    expect(p.refusal(amrOfficer, { type: 'establish', planNumber: 'P', lead: { organisation: lead, name: 'L' } })).toMatchObject({
      code: 'OBJECTIONS_OPEN',
      found: [1, 2],
    });
    p.do(amrOfficer, { type: 'answerObjection', objection: 1, upheld: false, reason: '不重复' });
    expect(p.refusal(amrOfficer, { type: 'answerObjection', objection: 1, upheld: false, reason: 'r' }).code).toBe('OBJECTION_UNKNOWN');
    p.do(amrOfficer, { type: 'answerObjection', objection: 2, upheld: true, reason: '缩小范围' });
    expect(p.may(amrOfficer, 'establish')).toMatchObject({ code: 'OBJECTION_UPHELD', found: [2] });
    p.do(amrOfficer, { type: 'returnProject', reasons: ['缩小范围'] });
    expect(p.state).toMatchObject({ code: '10.92', notice: null });
    p.do(drafter, { type: 'submit' });
    expect(p.accept().evaluate().announce().notice().establish().state.code).toBe('20.00');
  });

  it('nobody objects after the notice, and the clock alone closes it', () => {
    const p = localAt('10.20');
    expect(p.do(system, { type: 'closeNotice' })).toEqual([]);
    p.notice();
    expect(p.refusal(user, { type: 'objectNotice', words: 'o' }).code).toBe('NOTICE_NOT_OPEN');
    expect(p.may(amrOfficer, 'closeNotice')?.code).toBe('MACHINE_ONLY');
  });

  it('a group standard knows none of it', () => {
    const p = new Project();
    for (const type of ['openNotice', 'consentToReview'] as const) expect(p.may(officer, type)?.code).toBe('NOT_A_LOCAL_STANDARD');
    expect([p.may(officer, 'objectNotice')?.code, p.may(officer, 'answerObjection')?.code]).toEqual(['NOTICE_NOT_OPEN', 'OBJECTION_UNKNOWN']);
  });
});

describe('given a local draft', () => {
  it('its foreword names the feedback channel', () => {
    const p = localAt('20.20');
    p.file('explanatoryNote');
    expect(p.refusal(drafter, { type: 'signOffDraft', text: sha(1) }).code).toBe('FEEDBACK_CHANNEL_MISSING');
  });

  it('comments are asked of departments and of the public for 30 days and not one less', () => {
    const p = localAt('20.99');
    const open = { type: 'openConsultation', addressees: [amr] } as const;
    expect(p.refusal(amrOfficer, { ...open, addressees: [] }).code).toBe('DEPARTMENTS_NOT_ASKED');
    expect(p.refusal(amrOfficer, { ...open, public: false }).code).toBe('CONSULTATION_MUST_BE_PUBLIC');
    expect(p.refusal(amrOfficer, { ...open, window: days(29) }).code).toBe('CONSULTATION_TOO_SHORT');
    expect(p.do(amrOfficer, { ...open, window: days(30) })).toHaveLength(1);
  });

  it('goes to review only with the consent of the competent department to that very text', () => {
    const p = localAt('30.60').readyForReview(2);
    const submit = { type: 'submitForReview', text: sha(2) } as const;
    expect(p.refusal(drafter, submit)).toMatchObject({ code: 'CONSENT_MISSING', found: null });
    expect(p.refusal(amrOfficer, { type: 'consentToReview', text: sha(2), opinion: sha(9) }).code).toBe('ROLE_NOT_ALLOWED');
    expect(p.refusal(departmentOfficer, { type: 'consentToReview', text: sha(1), opinion: sha(9) }).code).toBe('DRAFT_MISMATCH');
    p.consent().draft(3);
    expect(p.refusal(drafter, { ...submit, text: sha(3) })).toMatchObject({ code: 'CONSENT_MISSING', found: sha(2) });
    p.consent();
    expect(p.submitForReview().state.code).toBe('40.00');
  });

  it('D11: goes to review once no alarm of the comment lineage is open, on a reading of this very round and text (D11)', () => {
    const p = localAt('30.60').readyForReview(2).consent();
    const submit = (lineage?: LineageReading) => ({ type: 'submitForReview', text: sha(2), ...(lineage === undefined ? {} : { lineage }) }) as const;
    const alarms = ['clause:4.2'];
    expect(p.refusal(drafter, submit(p.lineage({ open: 1, alarms })))).toMatchObject({
      code: 'LINEAGE_UNANSWERED',
      rule: 'D-LINEAGE',
      found: { round: 1, open: 1, alarms },
      cure: ['drafter'],
    });
    expect(p.refusal(drafter, submit()).code).toBe('LINEAGE_UNREAD');
    expect(p.refusal(drafter, submit(p.lineage({ to: sha(1) })))).toMatchObject({ code: 'LINEAGE_UNREAD', needed: { round: 1, to: sha(2) } });
    expect(p.refusal(drafter, submit(p.lineage({ round: 2 }))).code).toBe('LINEAGE_UNREAD');
    expect(p.do(drafter, submit(p.lineage({ to: null })))).toMatchObject([{ type: 'submittedForReview', lineage: { to: null, open: 0 } }]);
  });
});

describe('given a local text for review by a panel', () => {
  it.each([
    [3, 'TOO_FEW_SEATS'],
    [4, 'TOO_FEW_SEATS'],
    [5, null],
    [6, 'PANEL_NOT_ODD'],
    [7, null],
  ])('of %i experts: %s', (experts, code) => {
    const p = localAt('40.00');
    const command = { type: 'openReview', roll: roll(experts) } as const;
    if (code === null) expect(p.do(amrOfficer, command)).toHaveLength(1);
    else expect(p.refusal(amrOfficer, command).code).toBe(code);
  });

  it('counts those who may vote: seven with one of a drafting unit are six', () => {
    const p = localAt('40.00');
    expect(p.refusal(amrOfficer, { type: 'openReview', roll: roll(6, [lead]) })).toMatchObject({ code: 'PANEL_NOT_ODD', found: { eligible: 6 } });
    expect(p.refusal(amrOfficer, { type: 'openReview' }).code).toBe('ROLL_MISSING');
  });
});

describe('given a committee that reviews', () => {
  const asked = () => localAt('40.20', { local: reviewedBy });

  it('it is asked without a roll, by the rule of committees, and its ballot reports to the project', () => {
    const p = asked();
    expect(p.started().filter((one) => one.startsWith('ballot/') && one.includes('technicalReview'))).toEqual([]);
    const [order] = p.told('ballotAsked');
    expect(order).toMatchObject({
      stream: committee,
      command: { ballot: 'ballot/p1-technicalReview-1', input: { terms: { rule: 'CN-TC' }, text: sha(2) } },
    });
    expect(JSON.stringify(order)).not.toContain('"roll"');
    expect(p.voted('PASS').conclude().submitForApproval().approve().number().publish().state.code).toBe('60.60');
  });

  it('a roll of the office is refused', () => {
    const p = localAt('40.00', { local: reviewedBy });
    expect(p.refusal(amrOfficer, { type: 'openReview', roll: roll() }).code).toBe('COMMITTEE_MAKES_ROLL');
  });

  it('when it refuses, the project stands before the review again, and no round is lost', () => {
    const p = asked();
    const refusal = { code: 'COMMITTEE_SUSPENDED', rule: 'r', source: 'own:s', found: null, needed: null, cure: [] } as const;
    const report = { type: 'ballotRefused', ballot: p.ballot(), round: 1, refusal } as const;
    expect(p.do(streamActor('committee/other'), report)).toEqual([]);
    p.do(streamActor(committee), report);
    expect(p.state).toMatchObject({ code: '40.00', review: { ballot: null, failures: 0 } });
    p.review();
    expect(p.ballot()).toBe('ballot/p1-technicalReview-2');
    expect(p.do(streamActor(committee), report)).toEqual([]);
  });
});

describe('given a committee that ended when it was asked', () => {
  it('the project names what it hears then, and stands before the review again', () => {
    const p = localAt('40.20', { local: reviewedBy });
    const [order] = p.told('ballotAsked');
    const undelivered = {
      type: 'ballotRefused',
      ballot: p.ballot(),
      round: 1,
      refusal: { code: 'COMMITTEE_ENDED', found: { committee, runs: false } },
    };
    expect(order).toMatchObject({ undelivered });
    p.do(system, (order as { readonly undelivered: ProjectCommand }).undelivered); // as just seen
    expect(p.state).toMatchObject({ code: '40.00', review: { ballot: null, failures: 0 } });
  });
});

describe('given a committee that is no more', () => {
  const orphan = () => localAt('40.00', { local: reviewedBy });
  const open = { type: 'openReview', committeeEnded: true } as const;

  it('nobody is asked in vain: the office names a panel, odd and large enough as any', () => {
    const p = orphan();
    expect(p.refusal(amrOfficer, open)).toMatchObject({ code: 'ROLL_MISSING', found: { committeeEnded: committee } });
    expect(p.refusal(amrOfficer, { ...open, roll: roll(6) }).code).toBe('PANEL_NOT_ODD');
    expect(p.refusal(amrOfficer, { ...open, committeeEnded: false, roll: roll() }).code).toBe('COMMITTEE_MAKES_ROLL');
    expect(p.do(amrOfficer, { ...open, roll: roll() })).toMatchObject([{ type: 'reviewBallotOrdered', insteadOf: committee }]);
    expect(p.told('ballotAsked')).toEqual([]);
  });

  it('from then on the papers of a panel are asked for, in this round and in the next', () => {
    const p = orphan();
    p.do(amrOfficer, { ...open, roll: roll() });
    p.voted('PASS');
    const missing = p.refusal(amrOfficer, { type: 'concludeReview', outcome: 'pass', edits: [] }).found;
    expect(missing).toMatchObject({ missing: [{ name: 'reviewMinutes' }, { name: 'roster' }] });
    expect(p.conclude().state).toMatchObject({ code: '40.60', local: { committee: null } });
  });
});

describe('given a published local standard', () => {
  const published = () => localAt('60.60');
  const filing = (p: LocalProject): Instant => p.state.clocks.filing?.at ?? 0;
  const file = { type: 'fileStandard', filingNumber: '备案-2026-1', proof: sha(5) } as const;

  it('files within 60 calendar days; an alarm comes after 45', () => {
    const p = published();
    const from = p.now;
    expect(fullDaysBetween(from, filing(p))).toBeGreaterThanOrEqual(60);
    expect(fullDaysBetween(from, p.state.local?.filing?.alarmAt ?? 0)).toBeGreaterThanOrEqual(45);
    p.runUntil((p.state.local?.filing?.alarmAt ?? 0) - 1);
    expect(p.noticed('standard-project.filingAlarmed')).toHaveLength(0);
    p.runUntil(p.state.local?.filing?.alarmAt ?? 0);
    expect(p.noticed('standard-project.filingAlarmed')).toHaveLength(1);
    expect(p.do(amrOfficer, file)).toEqual([expect.objectContaining({ type: 'standardFiled', late: false })]);
    p.runUntil(filing(p) + 400 * day);
    expect(p.events.filter((event) => event.type === 'becameOverdue' && event.clock === 'filing')).toEqual([]);
    expect(p.may(amrOfficer, 'fileStandard')?.code).toBe('ALREADY_FILED');
  });

  it('breaks the limit once, at the very end of the last day, and can still file late', () => {
    const p = published();
    const due = filing(p);
    p.runUntil(due - 1);
    expect(p.state.clocks.filing?.overdue).toBe(false);
    p.runUntil(due);
    expect(p.state.clocks.filing?.overdue).toBe(true);
    expect(p.events.filter((event) => event.type === 'becameOverdue' && event.clock === 'filing')).toHaveLength(1);
    expect(p.noticed('standard-project.becameOverdue').some((notice) => JSON.stringify(notice).includes('monitor'))).toBe(true);
    expect(p.do(amrOfficer, file)).toEqual([expect.objectContaining({ late: true })]);
    expect(p.state.local?.filed).toMatchObject({ number: '备案-2026-1', late: true });
  });

  it('does not rest its filing while the project is suspended', () => {
    const p = published();
    const due = filing(p);
    p.do(monitor, { type: 'suspend', reason: 'r' });
    p.runUntil(due);
    expect(p.state.clocks.filing?.overdue).toBe(true);
    expect(p.may(amrOfficer, 'fileStandard')).toBeNull();
    p.do(monitor, { type: 'resume', reason: 'r' });
    expect(filing(p)).toBe(due);
  });

  it('a group standard has nothing to file', () => {
    const p = new Project();
    expect(p.may(officer, 'fileStandard')?.code).toBe('WRONG_STAGE');
  });

  it('is reviewed half a year before five years are over, and again after a confirmation', () => {
    const p = published();
    const due = p.state.clocks.review?.at ?? 0;
    const five = p.state.publication?.at ?? 0;
    expect((due - five) / day).toBeGreaterThan(1641);
    expect((due - five) / day).toBeLessThan(1645);
    p.do(amrOfficer, file);
    p.runUntil(due);
    expect(p.state.code).toBe('90.20');
    p.file('reviewConclusion');
    p.do(amrChair, { type: 'concludeSystematicReview', outcome: 'confirm', reason: '继续有效' });
    expect(p.state.code).toBe('90.93');
  });

  it('a revision keeps proposer, department and committee', () => {
    const p = localAt('60.60', { local: reviewedBy });
    p.do(amrOfficer, { type: 'triggerReview', trigger: 'law', reason: '上位法修改' });
    p.file('reviewConclusion');
    const [started] = p.do(amrChair, { type: 'concludeSystematicReview', outcome: 'revise', reason: '修订' });
    if (started?.type !== 'revisionStarted') throw new Error('no revision');
    expect(started.input.local).toEqual(reviewedBy);
    const born = standardProject.start(started.input, { ...p.context(streamActor(p.stream)), stream: started.successor });
    expect(born.ok).toBe(true);
  });
});

describe('given feedback on a local standard', () => {
  const error = { type: 'giveFeedback', kind: 'error', summary: '表2数值有误', clause: '4.2' } as const;

  it('the fifth error or difficulty from different people with an account opens an early review, the fourth does not', () => {
    const p = localAt('60.60');
    for (let n = 1; n <= 4; n += 1) p.do(voice(n), error);
    expect(p.state.code).toBe('60.60');
    const events = p.do(voice(5), { ...error, kind: 'difficulty' });
    expect(events.map((event) => event.type)).toEqual(['feedbackGiven', 'systematicReviewOpened']);
    expect(events[1]).toMatchObject({ trigger: 'feedback', feedback: 5 });
    expect(p.state.code).toBe('90.20');
  });

  it('one person who writes often is one voice', () => {
    const p = localAt('60.60');
    for (let n = 1; n <= 9; n += 1) p.do(voice(1), error);
    expect(p.state).toMatchObject({ code: '60.60', feedback: { count: 9 }, local: { voices: ['user1'] } });
  });

  it('praise, suggestions and voices without an account are kept and do not count', () => {
    const p = localAt('60.60');
    for (let n = 0; n < 9; n += 1) {
      p.do(anybody, error);
      p.do(user, { ...error, kind: 'use' });
      p.do(user, { ...error, kind: 'suggestion' });
    }
    expect(p.state).toMatchObject({ code: '60.60', feedback: { count: 27 }, local: { voices: [] } });
  });

  it('counts anew after a review that confirmed the standard', () => {
    const p = localAt('60.60');
    for (let n = 0; n < 6; n += 1) p.do(voice(n), error);
    p.file('reviewConclusion');
    p.do(amrChair, { type: 'concludeSystematicReview', outcome: 'confirm', reason: 'r' });
    expect(p.state.local?.voices).toEqual([]);
    for (let n = 0; n < 4; n += 1) p.do(voice(n), error);
    expect(p.state.code).toBe('90.93');
  });

  it('without a threshold the office decides', () => {
    const base = profile('liaoning');
    if (base.local === undefined) throw new Error('no local terms');
    const p = localAt('60.60', {
      profile: { ...base, id: 'local-standard/own', local: { ...base.local, feedback: { ...base.local.feedback, threshold: null } } },
    });
    for (let n = 0; n < 20; n += 1) p.do(voice(n), error);
    expect(p.state.code).toBe('60.60');
    p.do(amrOfficer, { type: 'triggerReview', trigger: 'feedback', reason: '反馈集中' });
    expect(p.state.code).toBe('90.20');
  });
});

describe('given a campaign that asks for a review', () => {
  const campaign = 'campaign/c1' as const;
  const ask = { type: 'reviewAsked', campaign, organisation: amr, reason: '推荐性地方标准集中复审' } as const;

  it('a standard at rest begins its review and reports what came of it, and again when a withdrawal came to nothing', () => {
    const p = localAt('60.60');
    p.do(streamActor(campaign), ask);
    expect(p.state).toMatchObject({ code: '90.20', campaigns: [campaign] });
    p.file('reviewConclusion');
    p.do(amrChair, { type: 'concludeSystematicReview', outcome: 'withdraw', reason: 'r' });
    p.do(amrChair, { type: 'keepStandard', reason: 'r' });
    expect(p.told('reviewOutcome').map((effect) => (effect.kind === 'tell' ? effect.command : null))).toEqual([
      { type: 'reviewOutcome', project: p.stream, outcome: 'withdraw', number: 'DB21/T 0001—2026' },
      { type: 'reviewOutcome', project: p.stream, outcome: 'confirm', number: 'DB21/T 0001—2026' },
    ]);
  });

  it('a review that runs already reports to it too', () => {
    const p = localAt('60.60');
    p.do(amrOfficer, { type: 'triggerReview', trigger: 'technique', reason: 'r' });
    p.do(streamActor(campaign), ask);
    p.file('reviewConclusion');
    p.do(amrChair, { type: 'concludeSystematicReview', outcome: 'confirm', reason: 'r' });
    expect(p.told('reviewOutcome')).toHaveLength(1);
  });

  it('one that is not published, or another authority’s, says so at once; a stranger is not heard', () => {
    const p = localAt('20.00');
    p.do(streamActor(campaign), ask);
    p.do(streamActor(campaign), { ...ask, organisation: 'other' });
    p.do(streamActor(campaign), { ...ask, rehearsal: !p.state.rehearsal }); // XD8: a rehearsal is not counted among real ones, nor the other way about
    expect(p.do(streamActor('campaign/c2'), ask)).toEqual([]);
    expect(p.told('reviewOutcome').map((effect) => (effect.kind === 'tell' && 'outcome' in effect.command ? effect.command.outcome : null))).toEqual([
      'notInForce',
      'notOurs',
      'notOurs',
    ]);
    expect(p.may(amrOfficer, 'reviewAsked')?.code).toBe('MACHINE_ONLY');
  });

  it('its next review of its own accord reports to nobody', () => {
    const p = localAt('60.60');
    p.do(streamActor(campaign), ask);
    p.file('reviewConclusion');
    p.do(amrChair, { type: 'concludeSystematicReview', outcome: 'confirm', reason: 'r' });
    p.do(amrOfficer, { type: 'triggerReview', trigger: 'other', reason: 'r' });
    p.do(amrChair, { type: 'concludeSystematicReview', outcome: 'confirm', reason: 'r' });
    expect(p.told('reviewOutcome')).toHaveLength(1);
  });
});

describe('given drafting by consensus', () => {
  const byConsensus = () => localAt('20.00', { profile: profile('liaoning-consensus') });
  const reached = (p: Project, text: string) =>
    p.do(streamActor(p.state.consensus?.drafting ?? 'drafting/none'), {
      type: 'consensusReached',
      drafting: p.state.consensus?.drafting ?? 'drafting/none',
      version: 1,
      text,
    });

  it('each composition of the group gets a workplace of its own, with the terms of the profile', () => {
    const p = byConsensus().form();
    expect(p.effects.filter((effect) => effect.kind === 'start' && effect.stream.startsWith('drafting/'))).toEqual([
      expect.objectContaining({
        stream: 'drafting/p1-1',
        input: expect.objectContaining({ project: p.stream, editors: [drafter.id], terms: profile('liaoning-consensus').consensus }),
      }),
    ]);
    expect(p.state.last).toBeNull();
    p.form();
    expect(p.state.consensus).toEqual({ drafting: 'drafting/p1-2', version: 0, text: null });
  });

  it('the workplace of an earlier composition is over with the next one, and the last one with the project', () => {
    const p = byConsensus().form();
    expect(p.told('disband')).toEqual([]);
    p.form();
    expect(p.told('disband')).toEqual([{ kind: 'tell', stream: 'drafting/p1-1', command: { type: 'disband', reason: expect.any(String) } }]);
    p.do(amrOfficer, { type: 'cancel', reason: '计划调整' });
    expect(p.told('disband').at(-1)).toMatchObject({ stream: 'drafting/p1-2', command: { reason: '计划调整' } });
  });

  it('the draft is signed off only when its very text has consensus, as its own workplace reports', () => {
    const p = byConsensus().form().draft(1);
    const sign = { type: 'signOffDraft', text: sha(1), feedbackChannel: '平台' } as const;
    p.file('explanatoryNote');
    expect(p.refusal(drafter, sign)).toMatchObject({ code: 'CONSENSUS_MISSING', found: null, needed: sha(1) });
    reached(p, sha(9));
    expect(p.refusal(drafter, sign)).toMatchObject({ code: 'CONSENSUS_MISSING', found: sha(9) });
    expect(p.do(streamActor('drafting/p1-7'), { type: 'consensusReached', drafting: 'drafting/p1-7', version: 1, text: sha(1) })).toEqual([]);
    reached(p, sha(1));
    expect(p.do(drafter, sign)).toHaveLength(1);
  });

  it('where the profile has no such terms nothing is started and nothing asked', () => {
    const p = localAt('20.99');
    expect(p.started().some((one) => one.startsWith('drafting/'))).toBe(false);
    expect(p.state.consensus).toBeUndefined();
  });

  it('a ballot of a voided round reports to nobody', () => {
    const p = localAt('40.20', { local: reviewedBy });
    const ballot = p.ballot();
    p.do(amrOfficer, { type: 'voidRound', reason: 'r' });
    expect(p.told('voidBallot')).toMatchObject([{ stream: ballot, command: { by: amrOfficer.id } }]);
    p.do(streamActor(ballot), { type: 'ballotVoided', ballot, round: 1, reason: 'r' });
    expect(p.do(streamActor(ballot), { type: 'ballotDecided', ballot, round: 1, outcome: 'PASS', counts, trace: [] })).toEqual([]);
  });
});
