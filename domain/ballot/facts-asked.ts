import type { BallotRule } from '../ballot-rule/ballot-rule.js';
import { parseSum } from '../ballot-rule/quantity.js';

/** Facts that come with the papers or after them, from outside the ballot; all others follow from the votes or are frozen at opening. */
const recordable = [
  'commitments',
  'statementsOfUse',
  'opposingMemberStates',
  'countriesUsing',
  'confirm',
  'revise',
  'withdraw',
  'signed',
  'sustainedObjections',
  'appealSupporters',
];

/** Those of them that a test of the rule reads. */
export function factsAsked(rule: BallotRule): readonly string[] {
  const tests = [...rule.quorum, ...rule.balance, ...rule.tests, ...rule.blocks, ...rule.pending];
  const names = tests.flatMap((test) => [
    ...[...(parseSum(test.num) ?? []), ...(parseSum(test.den) ?? [])].map((term) => term.name),
    ...(test.when ? ['given' in test.when ? test.when.given : test.when.absent] : []),
  ]);
  return [...new Set([...names, ...Object.keys(rule.onlyIf)])].filter((name) => recordable.includes(name)).sort();
}
