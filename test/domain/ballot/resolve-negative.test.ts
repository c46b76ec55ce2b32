import { describe, expect, it } from 'vitest';
import type { Choice } from '../../../domain/ballot/words.js';
import type { BallotInput } from '../../../domain/messages/messages.js';
import type { BallotTerms } from '../../../domain/profile/profile.js';
import { Family } from './ballot-family.js';
import { chair, day, officer, seats, terms, text, voter } from './ballot-fixture.js';
import { codeNamed, personNamed } from '../../support/spelt.js';

const project = 'standard-project/s1' as const;
const under = (rule: string, over: Partial<BallotTerms> = {}): BallotTerms => ({
  ...terms,
  rule,
  abstention: 'outOfDenominator',
  recusal: 'staysInBase',
  ...over,
});
const ticks: { readonly [char: string]: Choice } = { y: 'yes', n: 'no', a: 'abstain', o: 'noObjection', d: 'discuss', c: 'conditionalNo' };

/** A ballot of as many seats as characters; `.` sends nothing. */
function voted(votes: string, over: Partial<BallotInput>): Family {
  const family = new Family({ roll: { kind: 'seats', seats: seats(votes.length) }, project, opens: 'atStart', ...over });
  [...votes].forEach((char, seat) => {
    const choice = ticks[char];
    if (choice) family.act(voter(seat), { type: 'castVote', seat, choice, text, reason: '数据不足' });
  });
  return family.close();
}
const everyone = (family: Family, stream: `ballot/${string}`, votes: string): Family => {
  [...votes].forEach((char, seat) => {
    const choice = ticks[char];
    if (choice) family.act(voter(seat), { type: 'castVote', seat, choice, text, reason: '理由' }, stream);
  });
  return family.close(stream);
};
const outcomes = (family: Family) => family.told.flatMap(({ command }) => (command.type === 'ballotDecided' ? [command.outcome] : []));
const withdraw = (seat: number, to: 'yes' | 'abstain' | 'noObjection' = 'abstain') => ({ type: 'withdrawNegative', seat, to, text }) as const;

describe('ASTM: every negative is handled', () => {
  const astm = { terms: under('ASTM-SUB') };

  it('won by the numbers with three negatives: pending, does not settle, and is decided when the last of them rests', () => {
    const family = voted('yyyyyyyyynnn', astm);
    expect(family.state().result).toMatchObject({ outcome: 'PENDING', counts: { facts: { openNegatives: 3 } } });
    family.tick(family.now + 30 * day);
    expect(family.state().phase).toBe('closed');
    family.byTwo(voter(9), withdraw(9));
    family.act(officer, { type: 'putMotion', seat: 10, way: 'notPersuasive' });
    everyone(family, 'ballot/b1-m1', 'yyyyyyyynnnn');
    expect(family.state().negatives).toEqual([{ seat: 10, status: 'notPersuasive' }]);
    family.act(officer, { type: 'putMotion', seat: 11, way: 'notRelated' });
    expect(family.state().result?.outcome).toBe('PENDING');
    everyone(family, 'ballot/b1-m2', 'yyyyyyyyaa');
    expect(family.state().result).toMatchObject({ outcome: 'PASS', counts: { yes: 9, noWithReasons: 2, abstain: 1, facts: { openNegatives: 0 } } });
    // Each handled negative moves the figures, and who shows them hears of it.
    expect(outcomes(family)).toEqual(['PENDING', 'PENDING', 'PENDING', 'PASS']);
    expect(family.state('ballot/b1-m1').used).toBe(true);
    expect(family.tick(family.now + 7 * day).state().phase).toBe('settled');
  });

  it('the motion needs two thirds of yes and no: 8 of 12 suffice, 7 of 11 make the negative persuasive and stop the item', () => {
    const family = voted('yyyyyyyyyyyn', astm).act(officer, { type: 'putMotion', seat: 11, way: 'notPersuasive' });
    everyone(family, 'ballot/b1-m1', 'yyyyyyynnnna');
    expect(family.state().negatives).toEqual([{ seat: 11, status: 'persuasive' }]);
    expect(family.state().result?.outcome).toBe('FAIL');
    expect(family.notices.filter((template) => template === 'ballot.negativeHandled')).toHaveLength(1);
  });

  it('a motion without a quorum of its own rule, or recalled, leaves the negative open', () => {
    const family = voted('yyyyyyyyyyyn', astm).act(officer, { type: 'putMotion', seat: 11, way: 'notPersuasive' });
    expect(family.verdict(officer, { type: 'putMotion', seat: 11, way: 'notRelated' })).toBe('FOLLOW_UP_RUNNING');
    family.act(officer, { type: 'recallBallot', reason: '误开' }, 'ballot/b1-m1');
    expect(family.state().result?.outcome).toBe('PENDING');
    expect(family.verdict(officer, { type: 'putMotion', seat: 11, way: 'notRelated' })).toBe('accepted');
  });

  it('found persuasive without a motion: the item fails; an answer alone changes nothing', () => {
    const answered = voted('yyyyyyyyyyyn', astm).act(officer, { type: 'answerNegative', seat: 11, answer: '见附件' });
    expect(answered.state().result?.outcome).toBe('PENDING');
    expect(answered.notices).toContain('ballot.negativeAnswered');
    expect(answered.byTwo(chair, { type: 'findPersuasive', seat: 11, reason: '确有遗漏' }).state().result?.outcome).toBe('FAIL');
  });

  it('only the voter withdraws, only those who conduct find and put, and only for seats with an open negative', () => {
    const family = voted('yyyyyyyyyyyn', astm);
    expect(family.verdict(voter(10), withdraw(11))).toBe('NEGATIVE_NOT_OPEN');
    expect(family.verdict(voter(10), withdraw(10))).toBe('NEGATIVE_NOT_OPEN');
    expect(family.verdict(officer, withdraw(11))).toBe('NO_SEAT');
    expect(family.verdict(voter(11), { type: 'putMotion', seat: 11, way: 'notPersuasive' })).toBe('ROLE_NOT_ALLOWED');
    expect(family.verdict(officer, { type: 'putMotion', seat: 3, way: 'notPersuasive' })).toBe('NEGATIVE_NOT_OPEN');
    expect(family.verdict(officer, { type: 'putMotion', seat: 11, way: 'overruled' })).toBe('WAY_NOT_IN_RULE');
    expect(family.verdict(officer, { type: 'recirculate', text: 'b'.repeat(64), changes: [] })).toBe('RECIRCULATION_NOT_ALLOWED');
  });

  it('lost by the numbers is lost: it waits for nobody', () => {
    const family = voted('yyyyyynnnnnn', astm);
    expect(family.state().result?.outcome).toBe('FAIL');
    expect(family.tick(family.now + 7 * day).state().phase).toBe('settled');
  });

  it('a rule that only records negatives keeps none open', () => {
    const family = voted('yyyyyyyyyyyn', {});
    expect(family.state().result).toMatchObject({ outcome: 'PASS' });
    expect(family.verdict(voter(11), withdraw(11))).toBe('NEGATIVE_NOT_OPEN');
  });
});

describe('IETF: a Discuss blocks until whoever holds it clears it', () => {
  const iesg = { terms: under('IETF', { choices: 'positions', recusal: 'reducesElectorate', reasons: 'optional' }) };
  it('IETF-3 fails with one Discuss, waits, and passes once the holder clears it', () => {
    const family = voted('yoooooooooooodo', iesg);
    expect(family.state().result).toMatchObject({ outcome: 'FAIL', counts: { facts: { discuss: 1 } } });
    expect(family.tick(family.now + 30 * day).state().phase).toBe('closed');
    expect(family.verdict(officer, { type: 'answerNegative', seat: 13, answer: '已改' })).toBe('accepted');
    family.byTwo(voter(13), withdraw(13, 'noObjection'));
    expect(family.state().result).toMatchObject({ outcome: 'PASS', counts: { facts: { discuss: 0, noObjection: 14 } } });
    expect(outcomes(family)).toEqual(['FAIL', 'PASS']);
  });
});

describe('W3C: a formal objection goes to the Council, and the result may be appealed', () => {
  const w3c = { terms: under('W3C', { params: { question: 'review' }, tie: 'chairDecides' }) };
  const councillors = seats(5).map((seat) => ({ ...seat, person: personNamed(`c${seat.person}`), organisation: codeNamed(seat.organisation) }));
  const council = { kind: 'seats', seats: councillors } as const;
  const councilVotes = (family: Family, votes: string): Family => {
    [...votes].forEach((char, n) =>
      family.act({ id: personNamed(`cp${n}`), grants: [] }, { type: 'castVote', seat: n, choice: ticks[char] ?? 'yes', text }, 'ballot/b1-m1'),
    );
    return family.close('ballot/b1-m1');
  };

  it.each([
    ['yyynn', 'overruled', 'PASS'],
    ['yynnn', 'sustained', 'FAIL'],
  ] as const)('a Council that votes %s: the objection is %s', (votes, status, outcome) => {
    const family = voted('yyyyyyyyyyyn', w3c);
    expect(family.state().result?.outcome).toBe('PENDING');
    family.byTwo(officer, { type: 'putMotion', seat: 11, way: 'overruled', roll: council });
    councilVotes(family, votes);
    expect(family.state()).toMatchObject({ negatives: [{ seat: 11, status }], result: { outcome } });
  });

  it('a Council that ties waits for its chair', () => {
    const family = voted('yyyyyyyyyyyn', w3c).byTwo(officer, { type: 'putMotion', seat: 11, way: 'overruled', roll: council });
    councilVotes(family, 'yynna');
    expect([family.state('ballot/b1-m1').phase, family.state().result?.outcome]).toEqual(['tied', 'PENDING']);
    family.act(chair, { type: 'decideTie', choice: 'no', reason: '维持异议' }, 'ballot/b1-m1');
    expect(family.state().result?.outcome).toBe('FAIL');
  });

  it('5 % of the members within a week put the result to a vote of all; a majority against it overturns it', () => {
    const forty = 'y'.repeat(39) + 'a';
    const family = voted(forty, w3c);
    expect(family.state().result?.outcome).toBe('PASS');
    const appeal = (seat: number) => ({ type: 'supportAppeal', seat, reason: '程序不当' }) as const;
    family.act(voter(0), appeal(0));
    expect(family.state().followUps).toBeUndefined();
    expect(family.verdict(voter(0), appeal(0))).toBe('NO_APPEAL');
    family.act(voter(1), appeal(1));
    expect(family.state().followUps).toMatchObject([{ kind: 'appeal', running: true }]);
    everyone(family, 'ballot/b1-a1', 'y'.repeat(21) + 'n'.repeat(19));
    expect(family.state()).toMatchObject({ appeal: { upheld: true }, result: { outcome: 'FAIL' } });
  });

  it('an appeal vote without a majority leaves the result; after a week there is no appeal', () => {
    const appeal = (seat: number) => ({ type: 'supportAppeal', seat, reason: '程序不当' }) as const;
    const family = voted('y'.repeat(40), w3c).act(voter(0), appeal(0)).act(voter(1), appeal(1));
    everyone(family, 'ballot/b1-a1', 'y'.repeat(20) + 'n'.repeat(20));
    expect(family.state()).toMatchObject({ appeal: { upheld: false }, result: { outcome: 'PASS' } });
    const late = voted('y'.repeat(40), w3c);
    late.now = (late.state().decidedAt ?? 0) + 7 * day + 1;
    expect(late.verdict(voter(0), appeal(0))).toBe('NO_APPEAL');
  });
});

describe('OASIS, ITU and facts from outside', () => {
  it('three Statements of Use recorded with evidence; an objection leaves it to the special majority of the committee', () => {
    const oasis = { terms: under('OASIS-OS') };
    const family = new Family({ ...oasis, project, roll: { kind: 'seats', seats: seats(9) } });
    family.act(voter(8), { type: 'castVote', seat: 8, choice: 'no', text, reason: '专利' });
    family.act(officer, { type: 'recordFact', fact: 'statementsOfUse', value: 2, evidence: 'SoU 1, 2' }).close();
    expect(family.state().result?.outcome).toBe('FAIL');
    family.byTwo(officer, { type: 'recordFact', fact: 'statementsOfUse', value: 3, evidence: 'SoU 1–3' });
    expect(family.state().result?.outcome).toBe('PENDING');
    family.act(officer, { type: 'putMotion', seat: 8, way: 'overruled' });
    everyone(family, 'ballot/b1-m1', 'yyyyyynnn');
    expect(family.state().result?.outcome).toBe('FAIL');
    expect(family.verdict(officer, { type: 'recordFact', fact: 'discuss', value: 0, evidence: 'x' })).toBe('FACT_NOT_ASKED');
  });

  it('ITU-AAP: silence is assent, one comment waits for its resolution, an answer is one', () => {
    const family = voted('n.........', { terms: under('ITU-AAP', { silence: 'assent' }) });
    expect(family.state().result).toMatchObject({ outcome: 'PENDING', counts: { facts: { substantiveComments: 1 } } });
    family.byTwo(officer, { type: 'answerNegative', seat: 0, answer: '已在附加审查中解决' });
    expect(family.state().result?.outcome).toBe('PASS');
  });
});
