import { describe, expect, it } from 'vitest';
import type { Counts, Outcome } from '../../../domain/ballot-rule/ballot-rule.js';
import { noCounts } from '../../../domain/ballot-rule/counts.js';
import type { Params } from '../../../domain/ballot-rule/parameter.js';
import { ruleIds, ruleWith } from '../../../domain/ballot-rule/rules.js';
import { tally } from '../../../domain/ballot-rule/tally.js';

type Given = Partial<Counts>;
/** One threshold: the counts at limit + d, and the outcome at limit − 1, limit, limit + 1. All other tests hold, but those that cannot hold without it. */
type Limit = readonly [
  rule: string,
  params: Params,
  test: string,
  at: (d: number) => Given,
  outcomes: readonly [Outcome, Outcome, Outcome],
  alsoFails?: readonly string[],
];

const low: readonly [Outcome, Outcome, Outcome] = ['FAIL', 'PASS', 'PASS'];
const over: readonly [Outcome, Outcome, Outcome] = ['FAIL', 'FAIL', 'PASS'];
const most: readonly [Outcome, Outcome, Outcome] = ['PASS', 'PASS', 'FAIL'];
const under: readonly [Outcome, Outcome, Outcome] = ['PASS', 'FAIL', 'FAIL'];
const quorum: readonly [Outcome, Outcome, Outcome] = ['INVALID', 'PASS', 'PASS'];
const overQuorum: readonly [Outcome, Outcome, Outcome] = ['INVALID', 'INVALID', 'PASS'];

/** Of n votes without abstentions: limit + d in favour, the rest against. */
const split = (n: number, limit: number) => (d: number) => ({ yes: limit + d, noWithReasons: n - limit - d });
const p = (given: Given): Given => ({ classes: { P: given } });
const dis = (yesP: number, noP: number, yesO: number, noO: number): Given => ({
  classes: { P: { yes: yesP, noWithReasons: noP }, O: { yes: yesO, noWithReasons: noO } },
});
const twoLegs = (id: string): Limit[] => [
  [id, {}, 'P yes', (d) => dis(20 + d, 10 - d, 30, 0), low],
  [id, {}, 'all no', (d) => dis(24, 8, 6 - d, 2 + d), most],
];
const majority = (id: string): Limit => [id, {}, 'yes', (d) => p(split(12, 6)(d)), over];
const weights = (yes: number[], no: number[]): Given => ({ weights: { yes, no, abstain: [10] } });
const etsi = (id: string): Limit => [id, {}, 'weight', (d) => weights([71 + d], [29 - d]), low];
const cen64 = (blueYes: number[], blueNo: number[], otherYes: number[], otherNo: number[]): Given => ({
  classes: { blue: { weights: { yes: blueYes, no: blueNo, abstain: [] } }, other: { weights: { yes: otherYes, no: otherNo, abstain: [] } } },
});
const times = (n: number, weight: number): number[] => Array.from({ length: n }, () => weight);
const users = (yes: number, no: number) => ({ yes, noWithReasons: no });

/** Won by the numbers; a negative found persuasive stops it all the same. */
const stopped: readonly (readonly [string, Params, Given])[] = [
  ['ASTM-SUB', {}, { members: 30, yes: 30 }],
  ['ASTM-MAIN', {}, { members: 30, yes: 30 }],
  ['ANSI', {}, { members: 30, yes: 30 }],
  ['IEEE-SA', {}, { members: 30, yes: 30 }],
  ['OASIS-OS', {}, { members: 30, yes: 30, facts: { statementsOfUse: 3 } }],
  ['W3C', { question: 'review' }, { members: 30, yes: 30 }],
];

const limits: readonly Limit[] = [
  ['CN-TC', {}, 'quorum', (d) => ({ eligible: 40, yes: 30 + d }), quorum],
  ['CN-TC', {}, 'yes', (d) => ({ eligible: 40, yes: 20 + d, noWithReasons: 5, abstain: 5 - d }), low],
  ['CN-TC', {}, 'no', (d) => ({ eligible: 40, yes: 30 - d, noWithReasons: 10 + d }), most],
  ['CN-GS', {}, 'yes', (d) => ({ present: 25, excluded: 5, ...split(20, 15)(d) }), low],
  ['CN-GS', { minPresent: 5 }, 'present', (d) => ({ present: 5 + d, yes: 5 + d }), quorum],
  ['CN-GS', { invited: '2/3' }, 'invited', (d) => ({ members: 30, present: 20 + d, yes: 20 + d }), quorum],
  ['CN-GS', { quorum: '2/3', den: 'R' }, 'quorum', (d) => ({ eligible: 30, present: 30, yes: 20 + d }), quorum],
  ['CN-LB', {}, 'return', (d) => ({ eligible: 30, yes: 20 + d }), quorum],
  ['CN-LB', {}, 'yes', (d) => ({ eligible: 20, ...split(20, 15)(d) }), low],
  ['CN-DB', {}, 'panel size', (d) => ({ eligible: 5 + d, yes: 5 + d }), quorum],
  ['CN-DB', {}, 'yes', (d) => ({ eligible: 8, ...split(8, 6)(d) }), low],
  ['CN-DB', {}, 'all present', (d) => ({ eligible: 7, present: 7 + d, yes: 6 }), ['INVALID', 'PASS', 'PASS']],
  ['CN-DB', { odd: 'yes' }, 'panel odd', (d) => ({ eligible: 7 + d, yes: 7 + d }), ['INVALID', 'PASS', 'INVALID']],
  ['CN-MAND', {}, 'panel size', (d) => ({ eligible: 15 + d, yes: 15 + d }), quorum],
  ['CN-MAND', {}, 'signed', (d) => ({ eligible: 16, yes: 15 + d, abstain: 1 - d, facts: { signed: 16 + d } }), low],
  ['CN-MAND', {}, 'dissent', (d) => ({ eligible: 16, yes: 16, noWithReasons: Math.max(0, d), facts: { signed: 16 } }), most],
  ['CN-MAND', { form: 'vote' }, 'yes', (d) => ({ eligible: 16, ...split(16, 12)(d) }), low],
  ['ISO-NP', {}, 'yes', (d) => ({ members: 16, ...split(12, 8)(d), facts: { commitments: 4 } }), low],
  ['ISO-NP', {}, 'commit', (d) => ({ members: 16, yes: 10, facts: { commitments: 4 + d } }), low],
  ['ISO-NP', {}, 'commit', (d) => ({ members: 17, yes: 10, facts: { commitments: 5 + d } }), low],
  ['ISO-NP', {}, 'commit', (d) => ({ members: 16 + d, yes: 10, facts: { commitments: 4 } }), most],
  ['ISO-CD', {}, 'yes', (d) => p(split(12, 8)(d)), low],
  ...twoLegs('ISO-DIS'),
  ...twoLegs('ISO-FDIS'),
  ...twoLegs('IEC-CDV'),
  ...twoLegs('IEC-FDIS'),
  ['ISO-TS', {}, 'yes', (d) => p(split(12, 8)(d)), low],
  majority('ISO-PAS'),
  majority('ISO-TR'),
  majority('ISO-CIB'),
  ['ISO-SR', {}, 'use', (d) => ({ facts: { countriesUsing: 5 + d, confirm: 10 } }), low],
  ['ISO-SR', {}, 'majority', (d) => ({ facts: { countriesUsing: 9, confirm: 10 + d, revise: 6 - d, withdraw: 4 } }), over],
  ['ISO-SR', { action: 'withdraw' }, 'majority', (d) => ({ facts: { confirm: 4, revise: 6 - d, withdraw: 10 + d } }), over],
  ['CEN-6.2', {}, 'heads', (d) => weights(times(5 + d, 20), times(5 - d, 1)), over],
  ['CEN-6.2', {}, 'weight', (d) => weights([29, 29, 13 + d], [29 - d]), low],
  ['CEN-6.4', {}, 'blue weight', (d) => cen64([29, 29, 13 + d], [29 - d], [50], []), ['PENDING', 'PASS', 'PASS']],
  ['CEN-6.4', { decides: 'blue' }, 'blue weight', (d) => cen64([29, 29, 13 + d], [29 - d], [50], []), low],
  ['CEN-6.4', { decides: 'blue' }, 'blue heads', (d) => cen64(times(5 + d, 20), times(5 - d, 1), [20, 20, 20], []), over],
  ['CEN-6.4', { decides: 'all' }, 'all weight', (d) => cen64([1], [], [29, 29, 12 + d], [29 - d]), low],
  ['CEN-6.4', { decides: 'all' }, 'all heads', (d) => cen64([20], [], times(4 + d, 20), times(5 - d, 1)), over],
  etsi('ETSI-TB'),
  etsi('ETSI-MAP'),
  etsi('ETSI-ENAP'),
  ['ASTM-SUB', {}, 'return', (d) => ({ members: 30, yes: 18 + d }), quorum],
  ['ASTM-SUB', {}, 'yes', (d) => ({ members: 30, ...split(18, 12)(d) }), low],
  ['ASTM-MAIN', {}, 'return', (d) => ({ members: 50, yes: 30 + d }), quorum],
  ['ASTM-MAIN', {}, 'yes', (d) => ({ members: 50, ...split(40, 36)(d) }), low],
  ['ASTM-MOTION', {}, 'yes', (d) => split(12, 8)(d), low],
  ['ANSI', {}, 'return', (d) => ({ members: 84, yes: 42 + d }), overQuorum],
  ['ANSI', {}, 'yes', (d) => ({ members: 60, ...split(39, 26)(d) }), low],
  ['ANSI', {}, 'cat', (d) => ({ members: 30, yes: 30, facts: { largestCategory: 10 + d } }), ['PASS', 'PASS', 'INVALID']],
  ['ANSI', { category: 'other' }, 'cat', (d) => ({ members: 30, yes: 30, facts: { largestCategory: 15 + d } }), ['PASS', 'PASS', 'INVALID']],
  ['ANSI-BAL', {}, 'cat', (d) => ({ members: 30, facts: { largestCategory: 10 + d } }), most],
  ['ANSI-BAL-OTHER', {}, 'cat', (d) => ({ members: 30, facts: { largestCategory: 15 + d } }), most],
  ['IEEE-SA', {}, 'return', (d) => ({ members: 100, yes: 75 + d }), quorum],
  ['IEEE-SA', { return: '1/2', returnOp: 'moreThan' }, 'return', (d) => ({ members: 100, yes: 50 + d }), overQuorum],
  ['IEEE-SA', {}, 'abst', (d) => ({ members: 80, yes: 56 - d, abstain: 24 + d }), under],
  ['IEEE-SA', {}, 'yes', (d) => ({ members: 80, ...split(80, 60)(d) }), low],
  ['IEEE-SA', {}, 'cat', (d) => ({ members: 30, yes: 30, facts: { largestCategory: 10 + d } }), ['PASS', 'PASS', 'INVALID']],
  ['IEEE-SA', { group: 10 }, 'group size', (d) => ({ members: 10 + d, yes: 10 + d }), quorum],
  ...stopped.map(([id, params, counts]): Limit => [
    id,
    params,
    'persuasive negatives',
    (d) => ({ ...counts, facts: { ...counts.facts, sustainedNegatives: Math.max(0, d) } }),
    most,
  ]),
  ['W3C', { question: 'review' }, 'appeal upheld', (d) => ({ members: 9, yes: 9, facts: { appealUpheld: Math.max(0, d) } }), most],
  ['ITU-AAP', {}, 'opposing', (d) => ({ facts: { opposingMemberStates: 1 + d } }), most],
  ['ITU-TAP', {}, 'support', (d) => ({ facts: { replies: 20, support: 14 + d } }), low],
  ['ITU-TAP', {}, 'unopposed', (d) => ({ facts: { replies: 20, support: 20, opposingMemberStates: Math.max(0, d) } }), most],
  ['W3C', {}, 'appeal', (d) => ({ members: 400, facts: { appealSupporters: 20 + d } }), low],
  ['W3C', {}, 'for', (d) => split(10, 5)(d), ['FAIL', 'PENDING', 'PASS']],
  ['W3C-COUNCIL', {}, 'for', (d) => split(10, 5)(d), ['FAIL', 'PENDING', 'PASS']],
  ['W3C-APPEAL', {}, 'appeal', (d) => ({ members: 400, facts: { appealSupporters: 20 + d } }), low],
  ['W3C-APPEAL', { question: 'vote' }, 'for', (d) => split(10, 5)(d), over],
  ['OASIS-CSD', {}, 'yes', (d) => ({ members: 10, yes: 5 + d }), over],
  ['OASIS-CS', {}, 'yes', (d) => ({ members: 9, yes: 6 + d }), low],
  ['OASIS-CS', {}, 'no', (d) => ({ members: 12, yes: 8, noWithReasons: 3 + d }), most],
  ['OASIS-OS', {}, 'statements', (d) => ({ facts: { statementsOfUse: 3 + d } }), low],
  ['OASIS-OS', { form: 'afterObjection' }, 'statements', (d) => ({ members: 9, yes: 9, facts: { statementsOfUse: 3 + d } }), low],
  ['OASIS-OS', { form: 'afterObjection' }, 'yes', (d) => ({ members: 9, yes: 6 + d, facts: { statementsOfUse: 3 } }), low],
  ['OASIS-OS', { form: 'afterObjection' }, 'no', (d) => ({ members: 12, yes: 8, noWithReasons: 3 + d, facts: { statementsOfUse: 3 } }), most],
  ['OASIS-OS', { form: 'older' }, 'yes', (d) => ({ members: 100, yes: 15 + d }), low],
  ['OASIS-OS', { form: 'older' }, 'no', (d) => ({ members: 100, yes: 30 - d, noWithReasons: 10 + d }), under],
  ['IETF', {}, 'Yes', (d) => ({ members: 15, yes: 1 + d, facts: { noObjection: 12 } }), low],
  ['IETF', {}, 'positions', (d) => ({ members: 15, yes: 1, facts: { noObjection: 9 + d } }), low],
  ['IETF', {}, 'Discuss', (d) => ({ members: 15, yes: 10, facts: { discuss: Math.max(0, d) } }), most],
  ['CLASS-SPLIT', {}, 'quorum', (d) => ({ members: 40, classes: { producers: users(15 + d, 0), users: users(5, 0) } }), overQuorum],
  ['CLASS-SPLIT', {}, 'producers yes', (d) => ({ members: 20, classes: { producers: users(8 + d, 4 - d), users: users(5, 0) } }), low],
  ['CLASS-SPLIT', {}, 'users yes', (d) => ({ members: 20, classes: { producers: users(12, 0), users: users(3 + d, 3 - d) } }), over],
  [
    'CLASS-SPLIT',
    { quorum: 'none' },
    'users one yes',
    (d) => ({ classes: { producers: users(12, 0), users: users(1 + d, 0) } }),
    low,
    ['users yes', 'users yes base'],
  ],
  [
    'CLASS-SPLIT',
    { quorum: 'none' },
    'producers one yes',
    (d) => ({ classes: { producers: users(1 + d, 0), users: users(2, 0) } }),
    low,
    ['producers yes base'],
  ],
];

function ruleOf(id: string, params: Params) {
  const read = ruleWith(id, params);
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
}

describe('limit − 1, limit, limit + 1 of every threshold', () => {
  it.each(limits.map((limit) => [`${limit[0]} ${JSON.stringify(limit[1])} ${limit[2]}`, limit] as const))(
    '%s',
    (_, [id, params, test, at, outcomes, alsoFails = []]) => {
      const rule = ruleOf(id, params);
      const results = [-1, 0, 1].map((d) => tally(rule, { ...noCounts, ...at(d) }));
      expect(results.map((result) => result.outcome)).toEqual(outcomes);
      for (const result of results) expect(result.trace.map((row) => row.test)).toContain(test);
      const failed = results.flatMap((result) => result.trace.filter((row) => !row.holds).map((row) => row.test));
      expect(failed.filter((name) => name !== test && !alsoFails.includes(name))).toEqual([]);
    },
  );

  it('leaves out no threshold of any shipped rule', () => {
    const covered = new Set(limits.map(([id, , test]) => `${id} ${test}`));
    const missing = ruleIds.flatMap((id) => {
      const rule = ruleOf(id, {});
      return [...rule.quorum, ...rule.balance, ...rule.tests, ...rule.blocks]
        .map((test) => `${id} ${test.test}`)
        .filter((name) => !covered.has(name));
    });
    expect(missing).toEqual([]);
  });
});
