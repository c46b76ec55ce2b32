import { unitNamed } from '../../support/spelt.js';
import { describe, expect, it } from 'vitest';
import { readRule } from '../../../contract/ballot-rule.js';
import { countVotes, type Vote } from '../../../domain/ballot-rule/counts.js';
import type { BallotRule, Tally } from '../../../domain/ballot-rule/ballot-rule.js';
import { tally } from '../../../domain/ballot-rule/tally.js';

// 29 members, 3 recused; 15 + 2 in favour, 3 against, 1 abstention, 5 silent.
const many = (n: number, choice: Vote['choice']): Vote[] => Array.from({ length: n }, () => ({ choice }));
const papers: Vote[] = [...many(15, 'yes'), ...many(2, 'yesWithComments'), ...many(3, 'noWithReasons'), ...many(1, 'abstain')];
const roster = { members: 29, facts: { recused: 3 } };

function rule(given: unknown, params: Record<string, string> = {}): BallotRule {
  const read = readRule(given, params);
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
}
const count = (by: BallotRule, votes = papers): Tally => tally(by, countVotes(votes, roster, by.sameUnit));
const rows = (result: Tally): string[] => result.trace.map((row) => `${row.test} ${row.num}×${row.q} ${row.op} ${row.p}×${row.den} ${row.holds}`);

const ofEntitled = { id: '3/4 of entitled', tests: [{ test: 'yes', num: 'Y', op: '>=', p: 3, q: 4, den: 'E' }] };

describe('the same papers under the rules of Annex A', () => {
  it('T1: 3/4 return, 2/3 for, at most 1/4 against, of those returned: passes', () => {
    const result = count(rule('CN-TC'));
    expect(result.outcome).toBe('PASS');
    expect(rows(result)).toEqual(['quorum 21×4 >= 3×26 true', 'yes 17×3 >= 2×21 true', 'no 3×4 <= 1×21 true']);
  });

  it('T2: 3/4 of the entitled, silence is nothing: fails', () => {
    const result = count(rule(ofEntitled));
    expect(result.outcome).toBe('FAIL');
    expect(rows(result)).toEqual(['yes 17×4 >= 3×26 false']);
  });

  it('T3: as T2, silence is assent: passes', () => {
    const result = count(rule({ ...ofEntitled, nonReturn: 'assent' }));
    expect(result.outcome).toBe('PASS');
    expect(rows(result)).toEqual(['yes 22×4 >= 3×26 true']);
  });

  it('T4: recused stay in the base: fails, and passes with silence as assent', () => {
    const base = { ...ofEntitled, recusal: 'staysInBase' };
    expect(rows(count(rule(base)))).toEqual(['yes 17×4 >= 3×29 false']);
    const assent = count(rule({ ...base, silence: 'assent' }));
    expect(assent.outcome).toBe('PASS');
    expect(rows(assent)).toEqual(['yes 22×4 >= 3×29 true']);
  });

  it('T5: 4/5 of those returned without abstentions: passes', () => {
    const result = count(rule({ tests: [{ test: 'yes', num: 'Y', op: '>=', p: 4, q: 5, den: 'R' }], abstainIn: { quorum: true, den: false } }));
    expect(result.outcome).toBe('PASS');
    expect(rows(result)).toEqual(['yes 17×5 >= 4×20 true']);
  });

  it('T6: 75/75/30 on the 26 entitled: passes', () => {
    const result = count(rule('IEEE-SA', { recusal: 'reducesElectorate' }));
    expect(result.outcome).toBe('PASS');
    expect(rows(result)).toEqual(['return 21×4 >= 3×26 true', 'abst 1×10 < 3×21 true', 'yes 17×4 >= 3×20 true']);
  });

  it('T7: negatives without reasons drop to no response: no quorum', () => {
    const votes = [...many(17, 'yes'), ...many(1, 'noWithReasons'), ...many(2, 'no'), ...many(1, 'abstain')];
    const result = count(rule('CN-TC', { negNoReason: 'drop' }), votes);
    expect(result.outcome).toBe('INVALID');
    expect(rows(result)).toEqual(['quorum 19×4 >= 3×26 false', 'yes 17×3 >= 2×19 true', 'no 1×4 <= 1×19 true']);
  });

  it('T8: two of one unit who vote alike count once: passes', () => {
    const votes: Vote[] = papers.map((vote, index) => (index < 2 ? { ...vote, unit: unitNamed('91210100MA00000073') } : vote));
    const result = count(rule('CN-TC', { sameUnit: 'equalOnce' }), votes);
    expect(result.outcome).toBe('PASS');
    expect(rows(result)).toEqual(['quorum 20×4 >= 3×26 true', 'yes 16×3 >= 2×20 true', 'no 3×4 <= 1×20 true']);
  });

  it('S12: counting the same papers by "3/4 of the entitled" instead of CN-TC turns PASS into FAIL', () => {
    expect([count(rule('CN-TC')).outcome, count(rule(ofEntitled)).outcome]).toEqual(['PASS', 'FAIL']);
  });
});

describe('bylaws found in the wild, as parameter sets', () => {
  it('BPSA: 3/4 of the representatives attending; a slip with two marks is invalid and stays in the base', () => {
    const bpsa = rule('CN-GS', { den: 'ATTENDING' });
    expect(tally(bpsa, countVotes([...many(9, 'yes'), ...many(2, 'no'), ...many(1, 'spoilt')], { present: 12 })).outcome).toBe('PASS');
    expect(tally(bpsa, countVotes([...many(8, 'yes'), ...many(2, 'no'), ...many(2, 'spoilt')], { present: 12 })).outcome).toBe('FAIL');
  });

  it('Wenzhou: 4/5 of all members of the review group, whoever attends', () => {
    const wenzhou = rule({ id: 'wenzhou', recusal: 'staysInBase', tests: [{ test: 'yes', num: 'Y', op: '>=', p: 4, q: 5, den: 'M' }] });
    const attending = (yes: number) => countVotes(many(yes, 'yes'), { members: 15, present: yes });
    expect([11, 12, 13].map((yes) => tally(wenzhou, attending(yes)).outcome)).toEqual(['FAIL', 'PASS', 'PASS']);
  });

  it('health standards: 3/4 of all members, no reply counts as no objection', () => {
    const health = rule({ tests: [{ num: 'Y', op: '>=', p: 3, q: 4, den: 'M' }], silence: 'assent' });
    expect(tally(health, countVotes(many(5, 'no'), { members: 20 })).outcome).toBe('PASS');
    expect(tally(health, countVotes(many(6, 'no'), { members: 20 })).outcome).toBe('FAIL');
  });

  it('Node.js CTC: more than half of the members without explicit abstainers: 20 members, 5 abstain, 8 needed', () => {
    const ctc = rule({ tests: [{ test: 'yes', num: 'Y', op: '>', p: 1, q: 2, den: 'E - A' }] });
    const byParameter = rule({ tests: [{ test: 'yes', num: 'Y', op: '>', p: 1, q: 2, den: 'E' }], abstainIn: { den: false } });
    const votes = (yes: number) => countVotes([...many(yes, 'yes'), ...many(5, 'abstain')], { members: 20 });
    expect([7, 8].map((yes) => tally(ctc, votes(yes)).outcome)).toEqual(['FAIL', 'PASS']);
    expect([7, 8].map((yes) => tally(byParameter, votes(yes)).outcome)).toEqual(['FAIL', 'PASS']);
  });

  it('OpenID: at least 50 % of the votes cast, so a tie passes', () => {
    const openid = rule({ tests: [{ num: 'Y', op: '≥', p: 1, q: 2, den: 'V' }] });
    expect(tally(openid, countVotes([...many(3, 'yes'), ...many(3, 'no')])).outcome).toBe('PASS');
  });
});
