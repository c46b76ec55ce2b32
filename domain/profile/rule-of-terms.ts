import type { BallotRule } from '../ballot-rule/ballot-rule.js';
import { noFewerThan } from '../ballot-rule/rule-spec.js';
import { ruleWith } from '../ballot-rule/rules.js';
import type { Refusal } from '../kernel/refusal.js';
import { ok, type Result } from '../kernel/result.js';
import { withFloor, type Floored } from './floors.js';
import type { BallotTerms } from './profile.js';

type Ruled = Pick<BallotTerms, 'rule' | 'params' | 'silence' | 'abstention' | 'spoilt' | 'recusal' | 'tie' | 'minSeats'> & Floored;

/** Opening asked for the fewest seats of the roll as it was then; where seats were put aside since, it is asked again of those that are left. */
const withSeats = (rule: BallotRule, { minSeats }: Ruled): BallotRule => ({
  ...rule,
  quorum: [...rule.quorum, { ...noFewerThan('fewest seats', 'voters', minSeats), when: { given: 'recusedLate' } }],
});

/** The rule a profile runs a ballot by: its parameters, the treatments it must state for itself, and the floor of the law where the vote has one. */
export function ruleOfTerms(terms: Ruled): Result<BallotRule, Refusal> {
  const { silence, abstention, spoilt, recusal, tie } = terms;
  const rule = ruleWith(terms.rule, { ...terms.params, silence, abstention, spoilt, recusal, tie });
  return rule.ok ? ok(withSeats(withFloor(rule.value, terms), terms)) : rule;
}
