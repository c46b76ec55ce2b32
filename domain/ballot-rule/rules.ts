import type { BallotRule } from './ballot-rule.js';
import { readParams, treatmentSpecsOf, withTreatments, type Params, type ParamSpecs } from './parameter.js';
import { plainRule, type RuleSpec } from './rule-spec.js';
import { cenEtsiRules } from './rules/cen-etsi.js';
import { classSplitRules } from './rules/class-split.js';
import { cnRules } from './rules/cn.js';
import { isoRules } from './rules/iso.js';
import { ituW3cOasisIetfRules } from './rules/itu-w3c-oasis-ietf.js';
import { northAmericaRules } from './rules/north-america.js';
import { refuse, type Refusal } from '../kernel/refusal.js';
import { ok, type Result } from '../kernel/result.js';

/** Every shipped rule. */
export const ruleSpecs: readonly RuleSpec[] = [
  ...cnRules,
  ...isoRules,
  ...cenEtsiRules,
  ...northAmericaRules,
  ...ituW3cOasisIetfRules,
  ...classSplitRules,
];

/** The ids a user may give, without aliases. */
export const ruleIds: readonly string[] = ruleSpecs.map((spec) => spec.id);

/** The rule behind an id or an alias; case does not matter. */
export function ruleSpecOf(ruleId: string): RuleSpec | undefined {
  const wanted = ruleId.toUpperCase();
  return ruleSpecs.find((spec) => spec.id === wanted) ?? ruleSpecs.find((spec) => spec.aliases.includes(wanted));
}

/** All parameters of a rule, its own and the common ones, with its defaults. */
export const paramSpecsOf = (spec: RuleSpec): ParamSpecs => ({ ...treatmentSpecsOf({ ...plainRule, ...spec.fixed }), ...spec.params });

/** A rule with its parameters set. Unknown rules, unknown parameters and impossible values are refused with what is known. */
export function ruleWith(ruleId: string, params: Params = {}): Result<BallotRule, Refusal> {
  const spec = ruleSpecOf(ruleId);
  if (spec === undefined)
    return refuse('RULE_UNKNOWN', { rule: ruleId, source: 'D-TALLY', found: ruleId, needed: [...ruleIds].sort(), cure: ['self'] });
  const read = readParams(spec.id, paramSpecsOf(spec), params);
  if (!read.ok) return read;
  const body = { ...plainRule, ...spec.fixed, ...spec.build(read.value), id: spec.id, source: spec.source, electorate: spec.electorate };
  return ok(withTreatments(body, read.value));
}
