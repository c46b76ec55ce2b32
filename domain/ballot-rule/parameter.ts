import type { Treatments } from './ballot-rule.js';
import { parseFraction, type Fraction } from './fraction.js';
import { refuse, type Refusal } from '../kernel/refusal.js';
import { ok, unreachable, type Result } from '../kernel/result.js';

export type ParamValue = string | number | boolean;
export type Params = { readonly [name: string]: ParamValue };

/** What a parameter may be. A fraction marked optional may be `none`, which takes its test out. `aliases` maps other spellings to a value. */
export type ParamSpec =
  | { readonly kind: 'fraction'; readonly default: string; readonly optional?: true }
  | { readonly kind: 'integer'; readonly default: number; readonly min: number; readonly max: number }
  | ChoiceSpec
  | { readonly kind: 'name'; readonly default: string };
export type ChoiceSpec = {
  readonly kind: 'choice';
  readonly default: string;
  readonly values: readonly string[];
  readonly aliases: { readonly [spelling: string]: string };
};
export type ParamSpecs = { readonly [name: string]: ParamSpec };

export const fraction = (value: string): ParamSpec => ({ kind: 'fraction', default: value });
export const optionalFraction = (value: string): ParamSpec => ({ kind: 'fraction', default: value, optional: true });
export const integer = (value: number, max = 1_000_000): ParamSpec => ({ kind: 'integer', default: value, min: 0, max });
export const choice = (values: readonly string[], aliases: { readonly [spelling: string]: string } = {}): ChoiceSpec => ({
  kind: 'choice',
  default: values[0] ?? '',
  values,
  aliases,
});
export const name = (value: string): ParamSpec => ({ kind: 'name', default: value });

/** Parameters every rule knows. The defaults come from the rule itself. */
const treatmentSpecs = {
  silence: choice(['notReturned', 'abstain', 'assent'], { noObjection: 'assent', none: 'notReturned' }),
  abstention: choice(['inDenominator', 'outOfDenominator'], { in: 'inDenominator', out: 'outOfDenominator' }),
  abstentionInQuorum: choice(['yes', 'no'], { true: 'yes', false: 'no' }),
  spoilt: choice(['notReturned', 'returned']),
  negNoReason: choice(['count', 'drop', 'returnOnly']),
  recusal: choice(['reducesElectorate', 'staysInBase'], {
    reduces: 'reducesElectorate',
    stays: 'staysInBase',
    true: 'reducesElectorate',
    false: 'staysInBase',
  }),
  tie: choice(['fails', 'chairDecides']),
  sameUnit: choice(['each', 'equalOnce']),
  noQuorum: choice(['INVALID', 'FAIL']),
  shortfall: choice(['FAIL', 'PENDING']),
} as const;

/** Other spellings of parameter names. */
const paramSpellings: { readonly [name: string]: string } = {
  nonReturn: 'silence',
  recusalReducesE: 'recusal',
  recusalReducesEligible: 'recusal',
  denominator: 'den',
  kind: 'category',
};

/** Typed access to parameters that were checked before. */
export type ParamReader = {
  fraction(name: string): Fraction;
  optional(name: string): Fraction | null;
  integer(name: string): number;
  text(name: string): string;
};

type Checked = { readonly [name: string]: Fraction | number | string | null };

function missing(param: string): never {
  throw new Error(`a rule reads parameter ${param}, which it does not declare`);
}

const readerOf = (values: Checked): ParamReader => {
  const optional = (param: string): Fraction | null => {
    const value = values[param];
    return value === null || typeof value === 'object' ? value : missing(param);
  };
  return {
    optional,
    fraction: (param) => optional(param) ?? missing(param),
    integer: (param) => {
      const value = values[param];
      return typeof value === 'number' ? value : missing(param);
    },
    text: (param) => {
      const value = values[param];
      return typeof value === 'string' ? value : missing(param);
    },
  };
};

/** What a parameter takes, in words for a refusal. */
export function allowed(spec: ParamSpec): string {
  switch (spec.kind) {
    case 'fraction':
      return `a fraction from 0 to 1 such as ${spec.default === 'none' ? '2/3' : spec.default}${spec.optional === true ? ', or none' : ''}`;
    case 'integer':
      return `a whole number from ${spec.min} to ${spec.max}`;
    case 'choice':
      return spec.values.join(' | ');
    case 'name':
      return 'the name of a class';
    default:
      return unreachable(spec);
  }
}

/** The checked value, or undefined when it is impossible. */
function check(spec: ParamSpec, value: ParamValue): Fraction | number | string | null | undefined {
  const text = String(value);
  switch (spec.kind) {
    case 'fraction':
      return spec.optional === true && text === 'none' ? null : (parseFraction(text) ?? undefined);
    case 'integer':
      return typeof value === 'number' && Number.isSafeInteger(value) && value >= spec.min && value <= spec.max ? value : undefined;
    case 'choice': {
      const canonical = Object.hasOwn(spec.aliases, text) ? spec.aliases[text] : text;
      return spec.values.find((known) => known === canonical);
    }
    case 'name':
      return typeof value === 'string' && /^[A-Za-z][A-Za-z0-9_]*$/.test(value) ? value : undefined;
    default:
      return unreachable(spec);
  }
}

/** Reads parameters against their specification; unknown names and impossible values are refused with what is known. */
export function readParams(rule: string, specs: ParamSpecs, params: Params): Result<ParamReader, Refusal> {
  const source = 'D-TALLY';
  const values: { [name: string]: Fraction | number | string | null } = {};
  for (const [param, spec] of Object.entries(specs)) values[param] = check(spec, spec.default) ?? null;
  for (const [given, value] of Object.entries(params)) {
    const param = Object.hasOwn(specs, given) || !Object.hasOwn(paramSpellings, given) ? given : (paramSpellings[given] ?? given);
    const spec = Object.hasOwn(specs, param) ? specs[param] : undefined;
    if (spec === undefined) return refuse('RULE_PARAM_UNKNOWN', { rule, source, found: given, needed: Object.keys(specs).sort(), cure: ['self'] });
    const checked = check(spec, value);
    if (checked === undefined)
      return refuse('RULE_PARAM_IMPOSSIBLE', { rule, source, found: { [param]: value }, needed: allowed(spec), cure: ['self'] });
    values[param] = checked;
  }
  return ok(readerOf(values));
}

const oneOf = <T extends string>(values: readonly T[], value: string): T => values.find((known) => known === value) ?? missing(value);

/** A rule with its treatments as the parameters say. */
export function withTreatments<T extends Treatments>(rule: T, read: ParamReader): T {
  return {
    ...rule,
    silence: oneOf(['notReturned', 'abstain', 'assent'], read.text('silence')),
    abstainIn: { quorum: read.text('abstentionInQuorum') === 'yes', den: read.text('abstention') === 'inDenominator' },
    spoilt: oneOf(['notReturned', 'returned'], read.text('spoilt')),
    negNoReason: oneOf(['count', 'drop', 'returnOnly'], read.text('negNoReason')),
    recusal: oneOf(['reducesElectorate', 'staysInBase'], read.text('recusal')),
    tie: oneOf(['fails', 'chairDecides'], read.text('tie')),
    sameUnit: oneOf(['each', 'equalOnce'], read.text('sameUnit')),
    noQuorum: oneOf(['INVALID', 'FAIL'], read.text('noQuorum')),
    shortfall: oneOf(['FAIL', 'PENDING'], read.text('shortfall')),
  };
}

const withDefault = (spec: ChoiceSpec, value: string): ChoiceSpec => ({ ...spec, default: value });

/** The common parameters with the defaults of one rule. */
export const treatmentSpecsOf = (rule: Treatments): ParamSpecs => ({
  silence: withDefault(treatmentSpecs.silence, rule.silence),
  abstention: withDefault(treatmentSpecs.abstention, rule.abstainIn.den ? 'inDenominator' : 'outOfDenominator'),
  abstentionInQuorum: withDefault(treatmentSpecs.abstentionInQuorum, rule.abstainIn.quorum ? 'yes' : 'no'),
  spoilt: withDefault(treatmentSpecs.spoilt, rule.spoilt),
  negNoReason: withDefault(treatmentSpecs.negNoReason, rule.negNoReason),
  recusal: withDefault(treatmentSpecs.recusal, rule.recusal),
  tie: withDefault(treatmentSpecs.tie, rule.tie),
  sameUnit: withDefault(treatmentSpecs.sameUnit, rule.sameUnit),
  noQuorum: withDefault(treatmentSpecs.noQuorum, rule.noQuorum),
  shortfall: withDefault(treatmentSpecs.shortfall, rule.shortfall),
});
