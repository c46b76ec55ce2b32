import { describe, expect, it } from 'vitest';
import { streamActor, system } from '../../../domain/kernel/actor.js';
import { ballot } from '../../../domain/ballot/ballot.js';
import type { BallotCommand } from '../../../domain/ballot/acts.js';
import { calendar2026 } from '../../../domain/law/calendar/state-council.js';
import type { Calendar } from '../../../domain/law/calendar/calendar.js';
import type { AnyDecider } from '../../../domain/kernel/decider.js';
import { countsRow, publicBallotRow } from '../../../domain/dossier/veil.js';
import { redecide } from '../../../domain/dossier/redecide.js';
import type { ProjectCommand } from '../../../domain/standard-project/acts.js';
import { standardProject } from '../../../domain/standard-project/standard-project.js';
import { Family } from '../ballot/ballot-family.js';
import { calendar, chair, day, minute, officer, secretary, seats, terms, text, voter } from '../ballot/ballot-fixture.js';
import { amr, amrOfficer, department, localAt, user } from '../standard-project/local-fixture.js';
import { monitor, officer as projectOffice, profile, projectAt, roll } from '../standard-project/project-fixture.js';
import { overheard } from './overheard.js';
import { personNamed, placeNamed } from '../../support/spelt.js';

/** Which events were decided again, and that all came out alike. */
function decidedAgain(decider: AnyDecider, by: Calendar, run: () => void): readonly string[] {
  const logs = overheard(decider, run);
  expect(logs.length).toBeGreaterThan(0);
  return logs.flatMap((events) => {
    const { differences, skipped } = redecide(events, by);
    expect(differences).toEqual([]);
    const left = skipped.map(({ type }) => type);
    return [...new Set(events.map(({ type }) => type))].filter((type) => !left.includes(type));
  });
}

const next = 'b'.repeat(64);
const votes = (votes: string, over: object): Family => {
  const family = new Family({ roll: { kind: 'seats', seats: seats(votes.length) }, terms: { ...terms, ...over } });
  [...votes].forEach((char, seat) => {
    if (char !== '.') family.act(voter(seat), { type: 'castVote', seat, choice: char === 'y' ? 'yes' : 'no', text, reason: '6.3 数据不足' });
  });
  return family;
};
const astm = { rule: 'ASTM', abstention: 'outOfDenominator', recusal: 'staysInBase' } as const;
const ansi = { ...astm, rule: 'ANSI' } as const;

describe('given ballots in which everything happens that a ballot knows', () => {
  it('motions on negatives, negatives withdrawn, answered and found persuasive are decided again', () => {
    const types = decidedAgain(ballot, calendar, () => {
      const family = votes('yyyyyyyyyynn', astm).close();
      family.act(officer, { type: 'putMotion', seat: 10, way: 'notPersuasive' });
      const [motion] = [...family.members.keys()].slice(-1);
      for (let seat = 0; seat < 10 && motion; seat += 1) family.act(voter(seat), { type: 'castVote', seat, choice: 'yes', text }, motion);
      if (motion) family.close(motion);
      family.byTwo(voter(11), { type: 'withdrawNegative', seat: 11, to: 'abstain', text });
      votes('yyyyyyyyyyyn', astm).close().act(officer, { type: 'answerNegative', seat: 11, answer: '见附录' });
      votes('yyyyyyyyyyyn', astm).close().byTwo(officer, { type: 'findPersuasive', seat: 11, reason: '意见成立' });
    });
    expect(types).toEqual(
      expect.arrayContaining(['motionPut', 'followUpConcluded', 'negativeWithdrawn', 'negativeAnswered', 'changeProposed', 'changeConfirmed']),
    );
  });

  it('a recirculation is: what is carried over, comments on untouched clauses that are parked, and its result', () => {
    const types = decidedAgain(ballot, calendar, () => {
      const family = votes('yyyyyyyyynn', ansi).close();
      for (const seat of [9, 10]) family.act(officer, { type: 'answerNegative', seat, answer: '已补充' });
      const changes = [{ clause: placeNamed('6.3'), from: 'c'.repeat(64), to: 'd'.repeat(64) }];
      family.act(officer, { type: 'recirculate', text: next, changes });
      const cast = (seat: number, over: object): BallotCommand => ({ type: 'castVote', seat, choice: 'no', text: next, ...over });
      family.act(voter(0), cast(0, { reason: '术语不统一', clause: '3.1' }), 'ballot/b1-r1');
      family.act(voter(2), cast(2, { choice: 'yesWithComments', comment: '图 1 不清', clause: '图 1' }), 'ballot/b1-r1');
      family.act(voter(9), cast(9, { choice: 'yes' }), 'ballot/b1-r1').close('ballot/b1-r1');
    });
    expect(types).toEqual(expect.arrayContaining(['recirculationOpened', 'commentParked', 'followUpConcluded']));
  });

  it('XB5 the birth of a recirculation carries the votes of the round before: who sees only counts sees of it which ballot it was', () => {
    const family = votes('yyyyyyyyynn', ansi).close();
    for (const seat of [9, 10]) family.act(officer, { type: 'answerNegative', seat, answer: '已补充' });
    family.act(officer, { type: 'recirculate', text: next, changes: [{ clause: placeNamed('6.3'), from: 'c'.repeat(64), to: 'd'.repeat(64) }] });
    const [first] = family.events('ballot/b1-r1');
    if (first?.type !== 'ballotDrafted') throw new Error('no birth');
    const { type, ...data } = first;
    const birth = { stream: 'ballot/b1-r1', seq: 1, at: 0, actor: personNamed('a'), commandId: 'c', type, data, leaf: 'l' } as const;
    expect(JSON.stringify(data)).toContain('"marks"');
    const shown = countsRow(birth);
    expect(shown).toMatchObject({ data: { input: { follows: { kind: 'recirculation', of: 'ballot/b1' } } }, withheld: ['data.input.follows'] });
    expect(JSON.stringify([shown, publicBallotRow(birth)])).not.toMatch(/"(marks|negatives|resting)"/);
    expect(countsRow({ ...birth, data: { input: { ...data.input, follows: undefined } } })).not.toHaveProperty('withheld');
  });

  it('a corrected text, votes that stand, mandates, a mover told by the committee, an outage, an empty vote that was meant', () => {
    const over = { mandates: { alternates: true, proxies: false, perHolder: 1 }, outage: { rule: 'extend', minMinutes: 5 }, emptyVote: 'confirmed' };
    const types = decidedAgain(ballot, calendar, () => {
      const family = votes('yyyy........', over);
      family
        .act(officer, { type: 'swapBallotText', from: text, to: next, nature: 'erratum', reason: '笔误' })
        .act(chair, { type: 'confirmChange', n: 1 });
      family.act(voter(0), { type: 'standByVote', seat: 0, text: next });
      const [from, until] = [family.now, family.now + 20 * day];
      family.act(secretary, { type: 'recordMandate', seat: 5, holder: personNamed('deputy'), kind: 'alternate', from, until, proof: 'e'.repeat(64) });
      family.act(voter(5), { type: 'confirmChange', n: 2 });
      family.act({ id: personNamed('deputy'), grants: [] }, { type: 'castVote', seat: 5, choice: 'yes', text: next });
      family.act(voter(5), { type: 'withdrawMandate', seat: 5, reason: '本人返回' });
      family.act(voter(6), { type: 'castVote', seat: 6, choice: 'abstain', text: next, confirmed: true });
      const closesAt = family.state().closesAt ?? 0;
      family.tick(closesAt - 100 * minute).act(system, { type: 'outageMeasured', from: closesAt - 140 * minute, to: closesAt - 118 * minute });
      family.act(officer, { type: 'proposeExtension', days: 5, reason: '函件迟到' }).act(chair, { type: 'confirmExtension', n: 3 }).close();
      const asked = new Family({
        committee: 'committee/c1',
        roll: { kind: 'seats', seats: seats(12) },
        terms: { ...terms, rosterChange: 'becomesRecused' },
      });
      const order = { type: 'seatChanged', person: personNamed('p3'), cause: 'resigned', organisation: null, evidence: '辞职信' } as const;
      asked.act(streamActor('committee/c1'), order).close();
    });
    expect(types).toEqual(
      expect.arrayContaining([
        'textSwapped',
        'voteStood',
        'mandateRecorded',
        'mandateWithdrawn',
        'outageRecorded',
        'seatChangeNoted',
        'ballotExtended',
      ]),
    );
  });

  it('a vote turned round in the log leads to another result', () => {
    const [log] = overheard(ballot, () => void votes('yyyyyyyyn', { minSeats: 3 }).close());
    const turned = (log ?? []).map((row) => (row.type === 'voteCast' ? { ...row, data: { ...row.data, mark: 'n', choice: 'no' } } : row));
    expect(redecide(turned, calendar).differences.length).toBeGreaterThan(0);
  });
});

describe('given projects', () => {
  it('complaints, reviews that a campaign asks for, filing and its alarm, recalls are decided again', () => {
    const campaign = 'campaign/c1' as const;
    const ask = { type: 'reviewAsked', campaign, organisation: amr, reason: '集中复审' } as const;
    const types = decidedAgain(standardProject, calendar2026, () => {
      const project = projectAt('60.60');
      project.do(user, { type: 'fileComplaint', ground: 'law', summary: '与国标冲突', realName: true });
      project.do(monitor, { type: 'acceptComplaint', complaint: 1 });
      project.do(monitor, {
        type: 'decideComplaint',
        complaint: 1,
        upheld: true,
        measure: 'correct',
        reason: '属实',
        within: { count: 40, unit: 'calendarDays' },
      });
    });
    const asked = decidedAgain(standardProject, calendar2026, () => {
      const local = localAt('60.60');
      local.runUntil(local.now + 59 * day);
      local.do(amrOfficer, { type: 'fileStandard', filingNumber: '备2026-001', proof: 'e'.repeat(64) });
      local.runUntil(local.now + 200 * day);
      local.do(streamActor('campaign/c2'), { ...ask, campaign: 'campaign/c2', organisation: 'other' });
      local.do(streamActor(campaign), ask);
    });
    expect([...types, ...asked]).toEqual(
      expect.arrayContaining([
        'complaintFiled',
        'complaintAccepted',
        'complaintDecided',
        'filingAlarmed',
        'standardFiled',
        'campaignAnswered',
        'systematicReviewOpened',
      ]),
    );
  });

  it('a review that is asked of a committee is', () => {
    const local = { proposedAs: 'department', department: { organisation: department, name: '厅' }, committee: 'committee/tc1' } as const;
    const types = decidedAgain(standardProject, calendar2026, () => void localAt('40.20', { profile: profile('liaoning'), local }));
    expect(types).toContain('reviewBallotAsked');
  });
});

describe('given a project whose committee is no more', () => {
  it('the panel named in its place is decided again', () => {
    const types = decidedAgain(standardProject, calendar2026, () => {
      const local = { proposedAs: 'department', department: { organisation: department, name: '归口部门' }, committee: 'committee/tc1' } as const;
      localAt('40.00', { local }).do(amrOfficer, { type: 'openReview', committeeEnded: true, roll: roll() });
    });
    expect(types).toContain('reviewBallotOrdered');
  });

  it('what it heard from its own shell, because the committee had just ended, is decided again', () => {
    const types = decidedAgain(standardProject, calendar2026, () => {
      const local = { proposedAs: 'department', department: { organisation: department, name: '归口部门' }, committee: 'committee/tc1' } as const;
      const asked = localAt('40.20', { local });
      const [order] = asked.told('ballotAsked');
      asked.do(system, (order as { readonly undelivered: ProjectCommand }).undelivered); // the order names a command of the project's own
    });
    expect(types).toContain('committeeRefused');
  });
});

describe('given the text of a project under review that is swapped', () => {
  const swap = (nature: 'erratum' | 'technical', to: string) => ({ type: 'swapDraft', to, version: `v2-${nature}`, nature, reason: '表4' }) as const;

  it('the erratum, its answer by the ballot and the technical change are decided again', () => {
    const types = decidedAgain(standardProject, calendar2026, () => {
      const project = projectAt('40.20');
      const from = project.state.draft?.sha256 ?? '';
      const ballotStream = project.ballot();
      project.do(projectOffice, swap('erratum', next));
      project.do(streamActor(ballotStream), { type: 'ballotTextSwapped', ballot: ballotStream, from, to: next });
      project.do(projectOffice, { type: 'voidRound', reason: '名册' });
      project.do(projectOffice, swap('technical', 'c'.repeat(64)));
      project.do(streamActor(ballotStream), { type: 'ballotVoided', ballot: ballotStream, round: 1, reason: '表4' });
    });
    expect(types).toEqual(expect.arrayContaining(['erratumOrdered', 'erratumMade', 'voidingAsked', 'reviewTextReplaced']));
  });
});
