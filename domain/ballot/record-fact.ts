import type { Context } from '../decider.js';
import type { Refusal } from '../refusal.js';
import { refused } from './refusals.js';
import type { Result } from '../result.js';
import { ok } from '../result.js';
import type { BallotRule } from '../ballot-rule/ballot-rule.js';
import { parseSum } from '../ballot-rule/quantity.js';
import type { Command } from './ballot-command.js';
import type { BallotEvent } from './events.js';
import type { BallotState } from './state.js';
import { ruleOf } from './open-negatives.js';

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
function factsAsked(rule: BallotRule): readonly string[] {
  const tests = [...rule.quorum, ...rule.balance, ...rule.tests, ...rule.blocks, ...rule.pending];
  const names = tests.flatMap((test) => [
    ...[...(parseSum(test.num) ?? []), ...(parseSum(test.den) ?? [])].map((term) => term.name),
    ...(test.when ? ['given' in test.when ? test.when.given : test.when.absent] : []),
  ]);
  return [...new Set([...names, ...Object.keys(rule.onlyIf)])].filter((name) => recordable.includes(name)).sort();
}

/** A fact the rule asks for, with its evidence: experts named, Statements of Use, Member States that oppose. */
export function recordFact(state: BallotState, command: Command<'recordFact'>, { actor }: Context): Result<readonly BallotEvent[], Refusal> {
  const rule = ruleOf(state);
  const asked = factsAsked(rule);
  const { fact, value, evidence } = command;
  if (asked.includes(fact)) return ok([{ type: 'factRecorded', fact, value, evidence, by: actor.id }]);
  return refused('FACT_NOT_ASKED', { rule: rule.id, source: rule.source, found: fact, needed: [...asked], cure: ['self'] });
}
