import { describe, expect, it } from 'vitest';
import { streamActor } from '../../../domain/kernel/actor.js';
import { groupStandardDefault } from '../../../domain/profile/group-standard.js';
import { chair, coDrafter, drafter, lead, monitor, officer, partner, profile, projectAt, roll, secretary, sha } from './project-fixture.js';
import { personNamed } from '../../support/spelt.js';

describe('送审: the completeness gate', () => {
  it('S3: names all that is missing at once', () => {
    const project = projectAt('30.60');
    const refusal = project.refusal(drafter, { type: 'submitForReview', text: sha(1) });
    expect(refusal).toMatchObject({
      code: 'FILE_INCOMPLETE',
      found: {
        missing: [
          { what: 'document', name: 'commentSummary' },
          { what: 'gate', name: 'mandatoryStandardComparison', rule: 'X1' },
          { what: 'revisedText', name: 'draftForReview' },
          { what: 'patentAnswer', name: '李工' },
          { what: 'patentAnswer', name: '陈工' },
        ],
      },
    });
  });
  it('an adopted comment must leave a trace in the text; without adopted comments the text may stay', () => {
    const project = projectAt('30.20').settle(false, 0);
    project.file('commentSummary', 'mandatoryStandardComparison');
    project.do(drafter, { type: 'answerPatentQuestion', persons: [personNamed(drafter.id)], knows: false });
    project.do(officer, { type: 'answerPatentQuestion', persons: [personNamed(coDrafter.id)], knows: false, statement: sha(77) });
    const shownOnly = { round: 1, to: null, open: 2, alarms: ['clause:1', 'comment:1'] }; // this profile only shows alarms
    const [event] = project.do(drafter, { type: 'submitForReview', text: project.state.draft?.sha256 ?? '', lineage: shownOnly });
    expect(event).not.toHaveProperty('lineage');
    expect(project.state.code).toBe('40.00');
  });
  it('nobody answers the patent question for another, except the office with the signed paper', () => {
    const project = projectAt('30.60');
    expect(
      project.refusal(drafter, { type: 'answerPatentQuestion', persons: [personNamed(coDrafter.id)], knows: false, statement: sha(1) }).code,
    ).toBe('ANSWER_IS_PERSONAL');
    expect(project.refusal(officer, { type: 'answerPatentQuestion', persons: [personNamed(coDrafter.id)], knows: false }).code).toBe(
      'ANSWER_IS_PERSONAL',
    );
    expect(project.refusal(officer, { type: 'answerPatentQuestion', persons: [personNamed('nobody')], knows: false, statement: sha(1) }).code).toBe(
      'NOT_A_DRAFTER',
    );
  });
});

describe('技术审查', () => {
  it('D13: passes drafters, their units and the text on to the ballot', () => {
    const project = projectAt('40.00');
    expect(project.do(secretary, { type: 'openReview', roll: roll(6, [partner]) })).toMatchObject([
      {
        type: 'reviewBallotOrdered',
        eligible: 6,
        input: { drafters: ['li', 'chen'], drafterUnits: [lead, partner], text: sha(2), purpose: 'technicalReview', opens: 'atStart' },
      },
    ]);
  });
  it('experts of drafting units do not count towards the five needed', () => {
    expect(projectAt('40.00').refusal(secretary, { type: 'openReview', roll: roll(4, [partner, lead]) })).toMatchObject({ code: 'TOO_FEW_SEATS' });
    const named = projectAt('40.00', { input: { profile: { ...profile(), review: { ...profile().review, minExperts: 7 } } } });
    expect(named.refusal(secretary, { type: 'openReview', roll: roll(6, [partner]) })).toMatchObject({
      code: 'TOO_FEW_EXPERTS',
      found: { eligible: 6 },
      needed: { atLeast: 7 },
    });
  });
  it('what the ballot itself would refuse is refused here', () => {
    const seats = roll(6);
    const twice = seats.kind === 'seats' ? { ...seats, seats: [...seats.seats, ...seats.seats.slice(0, 1)] } : seats;
    expect(projectAt('40.00').refusal(secretary, { type: 'openReview', roll: twice }).code).toBe('ROLL_REPEATS');
  });
  it('a voting window outside the profile’s range is refused', () => {
    expect(projectAt('40.00').refusal(secretary, { type: 'openReview', roll: roll(), window: { count: 30, unit: 'calendarDays' } })).toMatchObject({
      code: 'BALLOT_WINDOW_OUT_OF_RANGE',
    });
  });
  it('cannot be concluded before the vote, nor by a drafter', () => {
    const project = projectAt('40.20');
    expect(project.may(secretary, 'concludeReview')).toMatchObject({ code: 'REVIEW_NOT_PASSED', rule: 'G7', found: { outcome: null } });
    project.voted('PASS');
    const both = { id: drafter.id, grants: [...drafter.grants, ...secretary.grants] };
    expect(project.refusal(both, { type: 'concludeReview', outcome: 'pass', edits: [] }).code).toBe('DRAFTER_IS_NOT_REVIEWER');
  });
  it('S15: needs minutes and signed roster of a meeting, and not the paper of a letter ballot', () => {
    const project = projectAt('40.20').voted('PASS');
    expect(project.refusal(secretary, { type: 'concludeReview', outcome: 'pass', edits: [] })).toMatchObject({
      found: { missing: [{ name: 'reviewMinutes' }, { name: 'roster' }] },
    });
  });
  it('S15: by letter (函审) asks for the conclusion table instead', () => {
    const letter = { ...profile(), review: { ...profile().review, ballot: 'letterReview' as const } };
    const project = projectAt('40.20', { input: { profile: letter } }).voted('PASS');
    expect(project.refusal(secretary, { type: 'concludeReview', outcome: 'pass', edits: [] })).toMatchObject({
      found: { missing: [{ name: 'letterBallotConclusion' }] },
    });
  });
  it('one failure leads to 40.93 and a second ballot; the second failure terminates the project', () => {
    const project = projectAt('40.20').voted('FAIL');
    expect(project.state).toMatchObject({ code: '40.93', review: { failures: 1 }, end: null });
    project.draft(8).review().voted('FAIL');
    expect(project.state).toMatchObject({ code: '40.98', end: 'terminated' });
    expect(project.started()).toEqual(['consultation/p1-1', 'ballot/p1-technicalReview-1', 'ballot/p1-technicalReview-2']);
  });
  it('no quorum is no failure', () => {
    const project = projectAt('40.20').voted('INVALID');
    expect(project.state).toMatchObject({ code: '40.93', review: { failures: 0 } });
    project.review().voted('FAIL');
    expect(project.state).toMatchObject({ code: '40.93', review: { failures: 1 } });
  });
  it('a result counted anew replaces its own earlier one: one round is never two failures', () => {
    const project = projectAt('40.20').voted('FAIL').voted('FAIL');
    expect(project.state).toMatchObject({ code: '40.93', review: { failures: 1 } });
    project.voted('PASS');
    expect(project.state).toMatchObject({ code: '40.20', review: { failures: 0, outcome: 'PASS' } });
  });
  it('open negatives (PENDING) leave the review open', () => {
    const project = projectAt('40.20').voted('PENDING');
    expect(project.state).toMatchObject({ code: '40.20', review: { outcome: null } });
  });
  it('XA30 a ballot voided elsewhere was lost all the same', () => {
    const project = projectAt('40.20').voted('FAIL');
    project.fromBallot({ type: 'ballotVoided', ballot: project.ballot(), round: 1, reason: '名册有误' });
    expect(project.state).toMatchObject({ code: '40.93', review: { failures: 1, ballot: null } });
  });
  it('sent back with a substantive change: drafting, comment and review again', () => {
    const project = projectAt('40.20').voted('FAIL');
    project.do(secretary, { type: 'sendBack', reason: '6.3 重写', substantive: true });
    expect(project.state.code).toBe('40.92');
    project.draft(9).signOff();
    expect(project.may(drafter, 'submitForReview')?.code).toBe('CONSULTATION_DUE');
    project.consult().settle(false, 0).submitForReview();
    expect(project.state.code).toBe('40.00');
  });
  it('sent back without one: straight to review again', () => {
    const project = projectAt('40.20').voted('FAIL');
    project.do(secretary, { type: 'sendBack', reason: '编辑性修改', substantive: false });
    project.draft(9).signOff().submitForReview();
    expect(project.state.code).toBe('40.00');
  });
});

describe('pass with edits', () => {
  const edited = () => {
    const project = projectAt('40.20').voted('PASS');
    project.file('reviewMinutes', 'roster', 'fairCompetitionCheck');
    project.do(secretary, { type: 'concludeReview', outcome: 'passWithEdits', edits: ['6.3 改为 5 mm'] });
    return project;
  };
  it('lists edits exactly when the outcome says so', () => {
    const project = projectAt('40.20').voted('PASS');
    project.file('reviewMinutes', 'roster');
    expect(project.refusal(secretary, { type: 'concludeReview', outcome: 'pass', edits: ['x'] }).code).toBe('EDITS_UNCLEAR');
    expect(project.refusal(secretary, { type: 'concludeReview', outcome: 'passWithEdits', edits: [] }).code).toBe('EDITS_UNCLEAR');
  });
  it('holds 报批 until somebody outside the group confirmed the edits on the new text', () => {
    const project = edited().draft(10);
    expect(project.refusal(drafter, { type: 'submitForApproval', text: sha(10) })).toMatchObject({ code: 'EDITS_UNCONFIRMED' });
    expect(project.refusal(drafter, { type: 'confirmEdits', text: sha(10) }).code).toBe('ROLE_NOT_ALLOWED');
    project.do(secretary, { type: 'confirmEdits', text: sha(10) });
    project.submitForApproval();
    expect(project.state).toMatchObject({ code: '50.20', approval: { text: sha(10) } });
  });
  it('a text uploaded after the confirmation is not the confirmed one', () => {
    const project = edited().draft(10);
    project.do(secretary, { type: 'confirmEdits', text: sha(10) });
    project.draft(11);
    expect(project.refusal(drafter, { type: 'submitForApproval', text: sha(11) })).toMatchObject({
      code: 'TEXT_NOT_REVIEWED',
      found: sha(11),
      needed: sha(10),
    });
  });
  it('after a plain pass the text is frozen', () => {
    expect(projectAt('40.60').refusal(drafter, { type: 'uploadDraft', sha256: sha(12), version: 'v12' }).code).toBe('TEXT_FROZEN');
  });
});

describe('批准 and 编号', () => {
  it('is the chair’s alone', () => {
    const project = projectAt('50.20');
    project.file('approvalSubmission', 'approvalMinute');
    for (const actor of [officer, secretary, drafter, monitor]) expect(project.may(actor, 'approve')?.code).toBe('ROLE_NOT_ALLOWED');
    expect(project.may(chair, 'approve')).toBeNull();
  });
  it('S15: needs submission and minute', () => {
    expect(projectAt('50.20').refusal(chair, { type: 'approve' })).toMatchObject({
      found: { missing: [{ name: 'approvalSubmission' }, { name: 'approvalMinute' }] },
    });
  });
  it('never carries a number before approval', () => {
    expect(projectAt('50.20').state.number).toBeNull();
    expect(projectAt('50.60').state.number).toBeNull();
    expect(projectAt('60.00').state.number).toBe('T/LNSR 003—2026');
  });
  it('a number not asked for is ignored', () => {
    const project = projectAt('40.00');
    expect(project.do(streamActor('register/LNSR'), { type: 'numberMinted', number: 'T/LNSR 004—2026', serial: '004', year: 2026 })).toEqual([]);
    expect(projectAt('50.60').do(streamActor('register/OTHER'), { type: 'numberMinted', number: 'T/X 1—2026', serial: '1', year: 2026 })).toEqual([]);
  });
  it('a refused number is told to the office, which asks again with another wish', () => {
    const project = projectAt('50.60');
    expect(project.may(officer, 'requestNumber')?.code).toBe('NUMBER_PENDING');
    const refusal = { code: 'NUMBER_TAKEN', rule: 'G10', source: 'own:s', found: '003', needed: 'free', cure: ['officer'] } as const;
    project.do(streamActor('register/LNSR'), { type: 'numberRefused', refusal });
    expect(project.refusal(officer, { type: 'requestNumber', wish: 'A1' }).code).toBe('SERIAL_MALFORMED');
    project.do(officer, { type: 'requestNumber', wish: '0007' });
    expect(project.told('mint')).toHaveLength(2);
    project.number('T/LNSR 0007—2026');
    expect(project.state.code).toBe('60.00');
  });
  it('XF3 a revision wishes for no serial: REVISION_KEEPS_SERIAL names the number it keeps', () => {
    const revises = { number: 'T/LNSR 003—2021', project: 'standard-project/old' } as const;
    const project = projectAt('50.20', { input: { nature: 'revision', revises } });
    project.file('approvalSubmission', 'approvalMinute');
    expect(project.refusal(chair, { type: 'approve', wish: '0007' })).toEqual({
      ...{ code: 'REVISION_KEEPS_SERIAL', rule: 'G10', source: 'GBT-NUMBERS', found: '0007', needed: 'T/LNSR 003—2021' },
      cure: ['self'],
    });
    project.do(chair, { type: 'approve' });
    expect(project.told('mint')).toMatchObject([{ command: { revises: 'T/LNSR 003—2021', wish: null } }]);
  });
  it('is returned with reasons at most as often as the profile allows', () => {
    const project = projectAt('50.20');
    for (let n = 1; n <= groupStandardDefault.approval.maxReturns; n += 1) {
      project.do(chair, { type: 'returnForChanges', reasons: ['附件不清'] });
      expect(project.state).toMatchObject({ code: '50.92', approval: { returns: n } });
      project.submitForApproval();
    }
    expect(project.refusal(chair, { type: 'returnForChanges', reasons: ['再退'] })).toMatchObject({
      code: 'RETURNS_EXHAUSTED',
      found: 3,
      needed: { lessThan: 3 },
    });
    project.do(chair, { type: 'refuseApproval', reason: '不成熟' });
    expect(project.state).toMatchObject({ code: '50.98', end: 'refused' });
  });
  it('a changed text after a return goes through a confirmation', () => {
    const project = projectAt('50.20');
    project.do(chair, { type: 'returnForChanges', reasons: ['编辑'] });
    project.draft(13);
    expect(project.refusal(drafter, { type: 'submitForApproval', text: sha(13) }).code).toBe('TEXT_NOT_REVIEWED');
    project.do(officer, { type: 'confirmEdits', text: sha(13) });
    project.submitForApproval();
    expect(project.state.approval.text).toBe(sha(13));
  });
  it('is not cancelled while the number is on its way; afterwards the number is burnt', () => {
    const project = projectAt('50.60');
    expect(project.may(officer, 'cancel')).toMatchObject({ code: 'NUMBER_PENDING', rule: 'G10' });
    project.number();
    project.do(officer, { type: 'cancel', reason: '政策变化' });
    expect(project.state).toMatchObject({ code: '50.98', end: 'cancelled', number: null });
    expect(project.told('burn')).toMatchObject([{ stream: 'register/LNSR', command: { number: 'T/LNSR 003—2026' } }]);
  });
  it('an approval reversed by the chair burns the number and a new one is minted later', () => {
    const project = projectAt('60.00');
    expect(project.may(secretary, 'sendBack')?.code).toBe('ROLE_NOT_ALLOWED');
    project.do(chair, { type: 'sendBack', reason: '发现错误', substantive: false });
    expect(project.state).toMatchObject({ code: '40.92', number: null });
    project.draft(14).signOff().submitForReview().review().voted('PASS').conclude().submitForApproval().approve().number('T/LNSR 004—2026');
    expect(project.state.number).toBe('T/LNSR 004—2026');
    expect(project.told('burn')).toHaveLength(1);
  });
});

describe('发布', () => {
  it('S19: needs announcement and text as documents of the society', () => {
    expect(projectAt('60.00').refusal(officer, { type: 'publish', documentNumber: 'x', effectiveDate: '2026-12-01' })).toMatchObject({
      code: 'FILE_INCOMPLETE',
      found: { missing: [{ name: 'publishedText' }, { name: 'announcement' }] },
    });
  });
  it.each(['2026-02-30', '2020-01-01', '2040-01-01'])('refuses the effective date %s', (date) => {
    const project = projectAt('60.00');
    project.fileApproved().file('announcement');
    expect(project.refusal(officer, { type: 'publish', documentNumber: 'x', effectiveDate: date })).toMatchObject({
      code: 'EFFECTIVE_DATE_INVALID',
      found: date,
    });
  });
  it('does not happen twice', () => {
    const project = projectAt('60.60');
    expect(project.refusal(officer, { type: 'publish', documentNumber: 'x', effectiveDate: '2026-12-01' }).code).toBe('WRONG_STAGE');
  });
  it('D14: the declaration is recorded once', () => {
    const project = projectAt('60.60');
    project.do(officer, { type: 'declare', url: 'https://example.org/t', proof: sha(3) });
    expect(project.state).toMatchObject({ declared: true, clocks: { declaration: null } });
    expect(project.may(officer, 'declare')?.code).toBe('ALREADY_DECLARED');
  });
});

describe('S9: the text is swapped while it is voted on', () => {
  const swap = (nature: 'erratum' | 'technical', to = sha(5)) => ({ type: 'swapDraft', to, version: 'v2a', nature, reason: '表4有误' }) as const;
  const voting = () => {
    const project = projectAt('40.20');
    return { project, ballot: project.ballot() };
  };

  it('an erratum goes to the ballot, and becomes the text of the project when the ballot has made it', () => {
    const { project, ballot } = voting();
    project.do(secretary, swap('erratum'));
    const order = { type: 'swapBallotText', from: sha(2), to: sha(5), nature: 'erratum', reason: '表4有误' };
    expect(project.told('swapBallotText')).toMatchObject([{ stream: ballot, command: order }]);
    expect(project.state).toMatchObject({ code: '40.20', draft: { sha256: sha(2) } });
    expect(project.refusal(secretary, swap('erratum', sha(6))).code).toBe('SWAP_ON_ITS_WAY');
    const made = { type: 'ballotTextSwapped', ballot, from: sha(2), to: sha(5) } as const;
    expect(project.do(streamActor('ballot/other'), made)).toEqual([]);
    expect(project.do(streamActor(ballot), { ...made, to: sha(6) })).toEqual([]);
    expect(project.do(streamActor(ballot), made)).toMatchObject([{ type: 'erratumMade', version: 'v2a', by: secretary.id }]);
    expect(project.state).toMatchObject({ draft: { sha256: sha(5), version: 'v2a' }, documents: { draftForReview: { sha256: sha(5) } } });
    expect(project.do(streamActor(ballot), made)).toEqual([]);
    expect(project.do(secretary, swap('erratum', sha(6)))).toMatchObject([{ type: 'erratumOrdered', from: sha(5), to: sha(6) }]);
  });

  it('a ballot that closed before the erratum reached it decided on the text that was voted on, which stays', () => {
    const { project } = voting();
    project.do(secretary, swap('erratum'));
    project.voted('PASS');
    expect(project.state).toMatchObject({ draft: { sha256: sha(2) }, review: { outcome: 'PASS' } });
    expect(project.state.review).not.toHaveProperty('erratum');
    expect(project.refusal(secretary, swap('erratum', sha(6))).code).toBe('NOTHING_RUNNING');
  });

  it('XA3 a technical change waits for the second person at the ballot; then it counts as no failure, and is drafted and put to comment again', () => {
    const { project, ballot } = voting();
    project.do(secretary, swap('technical'));
    expect(project.told('voidBallot')).toMatchObject([{ stream: ballot, command: { reason: '表4有误', by: secretary.id } }]);
    expect(project.state).toMatchObject({ code: '40.20', draft: { sha256: sha(2) }, review: { ballot } });
    project.do(streamActor(ballot), { type: 'ballotVoided', ballot, round: 1, reason: '表4有误' });
    expect(project.state).toMatchObject({
      code: '20.20',
      draft: { sha256: sha(5) },
      review: { ballot: null, failures: 0 },
      comment: { repeat: true },
    });
    project.file('explanatoryNote');
    project.do(drafter, { type: 'signOffDraft', text: sha(5) });
    expect(project.refusal(drafter, { type: 'submitForReview', text: sha(5) }).code).toBe('CONSULTATION_DUE');
  });

  it('XA3 a vote that was voided for another reason is not voided for the text', () => {
    const { project, ballot } = voting();
    project.do(secretary, swap('technical'));
    project.do(streamActor(ballot), { type: 'ballotVoided', ballot, round: 1, reason: '名册有误' });
    expect(project.state).toMatchObject({ code: '40.00', draft: { sha256: sha(2) } });
    expect(project.state.review).not.toHaveProperty('replacement');
  });

  it('is the office’s act on an open vote, with another text', () => {
    const { project } = voting();
    expect(project.refusal(drafter, swap('erratum')).code).toBe('ROLE_NOT_ALLOWED');
    expect(project.refusal(secretary, swap('erratum', sha(2))).code).toBe('DRAFT_NOT_NEW');
    const early = projectAt('40.00');
    expect(early.refusal(secretary, swap('erratum')).code).toBe('WRONG_STAGE');
    early.do(secretary, { type: 'openReview', roll: roll() });
    expect(early.refusal(secretary, swap('erratum'))).toMatchObject({ code: 'NOTHING_RUNNING', found: { closesAt: null } });
  });
});
