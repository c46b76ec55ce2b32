import { ruleSource } from '../domain/kernel/fields/rule-source.js';
import { z } from 'zod';
import { negativeWays, operators, type BallotRule, type ClassCounts, type Counts, type Weights } from '../domain/ballot-rule/ballot-rule.js';
import { checkCounts } from '../domain/ballot-rule/check-counts.js';
import { choices, countVotes } from '../domain/ballot-rule/counts.js';
import type { Params } from '../domain/ballot-rule/parameter.js';
import { countNames, factNames, headsOf, isQuantity, papers, parseSum, quantityNames } from '../domain/ballot-rule/quantity.js';
import { plainRule } from '../domain/ballot-rule/rule-spec.js';
import { ruleWith } from '../domain/ballot-rule/rules.js';
import { refuse, type Json, type Refusal } from '../domain/kernel/refusal.js';
import { ok, type Result } from '../domain/kernel/result.js';
import { className, isRecord, unknownChoice, voteSchema, whole } from './tally-vote.js';

const small = z.int().min(0).max(1_000_000);
const sum = z
  .union([z.string(), small])
  .transform(String)
  .refine(
    (text) => parseSum(text) !== null,
    '须为若干计数之和，如 Y、P.V 或 Y + noObjection · must be a sum of quantities such as Y, P.V or Y + noObjection',
  );

const printed: { readonly [sign: string]: string } = { '≥': '>=', '≤': '<=', '=>': '>=', '=<': '<=', '==': '=' };
const operator = z.preprocess((sign) => (typeof sign === 'string' ? (printed[sign] ?? sign) : sign), z.enum(operators));

/** One comparison `num × q  op  p × den`; q and den default to 1, the name to the number of the test. */
const testSchema = z.strictObject({
  test: z.string().min(1).max(80).optional(),
  num: sum,
  q: small.min(1).default(1),
  op: operator,
  p: z.union([small, z.strictObject({ by: sum, upTo: whole, then: small, otherwise: small })]),
  den: sum.default('1'),
  when: z.union([z.strictObject({ given: z.string() }), z.strictObject({ absent: z.string() })]).optional(),
  group: className.optional(),
});
const testsSchema = z
  .array(testSchema)
  .max(20)
  .default([])
  .transform((tests) => tests.map((test, index) => ({ ...test, test: test.test ?? `test ${index + 1}` })));

const followUp = { rule: z.string().min(1).max(60), params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).default({}) };

const windowSchema = z.strictObject({
  min: whole.nullable(),
  default: whole,
  max: whole.nullable(),
  unit: z.enum(['days', 'weeks', 'months', 'meeting']),
});

/** A parameter set of one's own. What is left out is the plain rule: every paper counts as what it says, silence is silence. */
export const ballotRuleSchema = z
  .strictObject({
    id: z.string().min(1).max(80).default('own rule'),
    source: ruleSource(400).default('own:given with the ballot'),
    electorate: z.string().max(400).default('as counted'),
    unit: z.enum(['person', 'organisation', 'nationalBody']).default(plainRule.unit),
    classes: z.union([z.array(className), z.literal('any')]).default([]),
    flat: z.enum(['asFirstClass', 'refused']).default(plainRule.flat),
    quorum: testsSchema,
    balance: testsSchema,
    tests: testsSchema,
    blocks: testsSchema,
    pending: testsSchema,
    groups: z.union([z.literal('agree'), z.strictObject({ decides: z.string() })]).default('agree'),
    derived: z.record(className, sum).default({}),
    onlyIf: z.record(className, whole).default({}),
    facts: z.array(className).default([]),
    negHandling: z.enum(['recorded', 'answered', 'resolved', 'none']).default(plainRule.negHandling),
    resolution: z
      .strictObject({
        fact: className.default('openNegatives'),
        ways: z.array(z.enum(negativeWays)).default(['withdrawn']),
        motion: z
          .strictObject({ ...followUp, ways: z.array(z.enum(negativeWays)).min(1), lost: z.enum(['persuasive', 'sustained']) })
          .nullable()
          .default(null),
        appeal: z
          .strictObject({ ...followUp, support: z.strictObject({ p: small.min(1), q: small.min(1) }), days: small.min(1) })
          .nullable()
          .default(null),
      })
      .nullable()
      .default(null),
    recirc: z.enum(['none', 'changesAndOpenNegatives', 'newBallot', 'reReview']).default(plainRule.recirc),
    window: windowSchema.nullable().default(null),
    silence: z.enum(['notReturned', 'abstain', 'assent']).default(plainRule.silence),
    nonReturn: z.enum(['notReturned', 'abstain', 'assent']).optional(),
    abstainIn: z.strictObject({ quorum: z.boolean().default(true), den: z.boolean().default(true) }).default(plainRule.abstainIn),
    spoilt: z.enum(['notReturned', 'returned']).default(plainRule.spoilt),
    negNoReason: z.enum(['count', 'drop', 'returnOnly']).default(plainRule.negNoReason),
    recusal: z.enum(['reducesElectorate', 'staysInBase']).default(plainRule.recusal),
    tie: z.enum(['fails', 'chairDecides']).default(plainRule.tie),
    sameUnit: z.enum(['each', 'equalOnce']).default(plainRule.sameUnit),
    noQuorum: z.enum(['INVALID', 'FAIL']).default(plainRule.noQuorum),
    shortfall: z.enum(['FAIL', 'PENDING']).default(plainRule.shortfall),
  })
  .refine((rule) => rule.tests.length > 0, { path: ['tests'], message: '规则须至少有一项通过条件 · must have at least one approval test' })
  .transform(({ nonReturn, ...rule }): BallotRule => ({ ...rule, silence: nonReturn ?? rule.silence }));

const paramValue = z.union([z.string(), z.number(), z.boolean()]);
const paramsSchema = z.record(z.string(), paramValue);
const ruleSchema = z.union([z.string().min(1), z.record(z.string(), z.unknown())]);
const weightsSchema = z.strictObject({ yes: z.array(whole).default([]), no: z.array(whole).default([]), abstain: z.array(whole).default([]) });

/** One line of `biaocheng tally`, before names are looked up. Counts and facts may stand beside `counts` as well as inside. */
const lineSchema = z
  .object({
    id: z.union([z.string(), z.number()]),
    rule: ruleSchema,
    params: paramsSchema.default({}),
    counts: z.record(z.string(), z.unknown()).default({}),
    votes: z.array(voteSchema).max(1_000_000).optional(),
    note: z.unknown().optional(),
    source: z.unknown().optional(),
  })
  .catchall(z.unknown());

/** A ballot ready to be counted. */
export type TallyInput = { readonly id: string | number; readonly rule: BallotRule; readonly counts: Counts };

const where = 'D-TALLY';
const malformed = (rule: string, error: z.ZodError): Result<never, Refusal> => {
  const found = error.issues.slice(0, 5).map((issue) => `${issue.path.map(String).join('.') || 'line'}: ${issue.message}`);
  return refuse('TALLY_MALFORMED', { rule, source: where, found, needed: 'see docs/ballot-rules.md', cure: ['self'] });
};

/** Other spellings of counts, as the documents of the bodies print them. */
const countSpellings: { readonly [name: string]: string } = {
  attending: 'present',
  sent: 'members',
  panel: 'members',
  commit: 'commitments',
  noObj: 'noObjection',
  supporters: 'appealSupporters',
};
const classSpellings: { readonly [rule: string]: readonly (readonly string[])[] } = {
  'CLASS-SPLIT': [
    ['class1', 'A', 'P', 'certificateIssuers'],
    ['class2', 'B', 'O', 'certificateConsumers'],
  ],
};

/** All names the counts of a rule may use. */
const namesKnown = (rule: BallotRule): readonly string[] => [...countNames, ...factNames, ...rule.facts, 'classes', 'weights', 'facts'];

/** One entry of the counts as given. */
type Named = readonly [name: string, value: unknown];

const unknownName = (rule: BallotRule, name: string): Result<never, Refusal> =>
  refuse('COUNT_NAME_UNKNOWN', { rule: rule.id, source: where, found: name, needed: [...namesKnown(rule)], cure: ['self'] });
const badValue = (rule: BallotRule, [name, value]: Named, needed: Json): Result<never, Refusal> =>
  refuse('COUNTS_IMPOSSIBLE', { rule: rule.id, source: where, found: { [name]: String(JSON.stringify(value)) }, needed, cure: ['self'] });

const isCountName = (name: string): name is (typeof countNames)[number] => countNames.some((known) => known === name);

/** What has been read of the counts of a rule. */
type Draft = {
  readonly rule: BallotRule;
  heads: { [name: string]: number };
  facts: { [name: string]: number | boolean };
  weights?: Weights;
  classes: { [name: string]: ClassCounts };
};

const chairSays: { readonly [word: string]: boolean } = { for: true, yes: true, against: false, no: false };

function putFact(draft: Draft, [name, value]: Named): Result<null, Refusal> {
  const parsed = z.union([whole, z.boolean()]).safeParse(value);
  if (!parsed.success) return badValue(draft.rule, [name, value], 'a whole number or true / false');
  draft.facts[name] = parsed.data;
  return ok(null);
}

function putName(draft: Draft, [given, value]: Named): Result<null, Refusal> {
  const { rule } = draft;
  const name = Object.hasOwn(countSpellings, given) ? String(countSpellings[given]) : given;
  if (isCountName(name)) {
    const parsed = whole.safeParse(value);
    if (!parsed.success) return badValue(rule, [name, value], 'a whole number from 0');
    draft.heads[name] = parsed.data;
    return ok(null);
  }
  if (name === 'chair' && typeof value === 'string' && Object.hasOwn(chairSays, value)) return putFact(draft, ['chairFor', chairSays[value]]);
  if (isFact(rule, name)) return putFact(draft, [name, value]);
  return unknownName(rule, given);
}

function putWeights(draft: Draft, value: unknown): Result<null, Refusal> {
  const { rule } = draft;
  const known = Object.keys(weightsSchema.shape);
  const stranger = Object.keys(isRecord(value) ? value : {}).find((name) => !known.includes(name));
  if (stranger !== undefined)
    return refuse('COUNT_NAME_UNKNOWN', { rule: rule.id, source: where, found: `weights.${stranger}`, needed: known, cure: ['self'] });
  const parsed = weightsSchema.safeParse(value);
  if (!parsed.success) return badValue(rule, ['weights', value], '{"yes":[…],"no":[…],"abstain":[…]} of whole numbers');
  draft.weights = parsed.data;
  return ok(null);
}

function classNamed(rule: BallotRule, given: string): string {
  if (rule.classes === 'any' || rule.classes.includes(given)) return given;
  const position = (classSpellings[rule.id] ?? []).findIndex((names) => names.includes(given));
  return rule.classes[position] ?? given;
}

function putClasses(draft: Draft, value: unknown): Result<null, Refusal> {
  const { rule } = draft;
  const parsed = z.record(className, z.record(z.string(), z.unknown())).safeParse(value);
  if (!parsed.success) return badValue(rule, ['classes', value], '{"P":{…},"O":{…}}');
  for (const [name, members] of Object.entries(parsed.data)) {
    const part = readNames(rule, Object.entries(members), false);
    if (!part.ok) return part;
    draft.classes[classNamed(rule, name)] = { ...part.value.heads, ...(part.value.weights === undefined ? {} : { weights: part.value.weights }) };
    draft.facts = { ...draft.facts, ...part.value.facts };
  }
  return ok(null);
}

/** Sorts named values into heads, facts, weights and classes; a name nobody knows is refused with the list of those known. */
function readNames(rule: BallotRule, entries: readonly Named[], top: boolean): Result<Draft, Refusal> {
  const draft: Draft = { rule, heads: {}, facts: {}, classes: {} };
  for (const entry of entries) {
    const [name, value] = entry;
    const put = name === 'weights' ? putWeights(draft, value) : name === 'classes' && top ? putClasses(draft, value) : putName(draft, entry);
    if (!put.ok) return put;
  }
  return ok(draft);
}

const isFact = (rule: BallotRule, name: string): boolean => factNames.some((known) => known === name) || rule.facts.includes(name);
const unknownQuantity = (rule: BallotRule, found: string): Result<never, Refusal> =>
  refuse('RULE_QUANTITY_UNKNOWN', { rule: rule.id, source: where, found, needed: [...quantityNames, ...factNames, ...rule.facts], cure: ['self'] });

/** A parameter set of one's own must not lean on names that mean nothing. */
function checkRuleNames(rule: BallotRule): Result<BallotRule, Refusal> {
  const known = (name: string): boolean => isQuantity(name) || /^\d+$/.test(name) || isFact(rule, name);
  const tests = [...rule.quorum, ...rule.balance, ...rule.tests, ...rule.blocks, ...rule.pending];
  const sums = [...tests.flatMap((test) => [test.num, test.den, ...(typeof test.p === 'number' ? [] : [test.p.by])]), ...Object.values(rule.derived)];
  const hung = tests.flatMap((test) => (test.when === undefined ? [] : 'given' in test.when ? [test.when.given] : [test.when.absent]));
  const lost = [...hung, ...Object.keys(rule.derived), ...Object.keys(rule.onlyIf)].find((name) => name !== 'present' && !isFact(rule, name));
  if (lost !== undefined) return unknownQuantity(rule, lost);
  const terms = sums.flatMap((text) => parseSum(text) ?? []);
  const stranger = terms.find((term) => !known(term.name) || (term.scope !== null && (rule.classes === 'any' || !rule.classes.includes(term.scope))));
  if (stranger === undefined) return ok(rule);
  return unknownQuantity(rule, stranger.scope === null ? stranger.name : `${stranger.scope}.${stranger.name}`);
}

/** A rule by name with overrides, a parameter set by value, or `{"base": name, "params": {…}}`. `CEN` follows the mandate. */
export function readRule(given: unknown, params: Params = {}, mandated = false): Result<BallotRule, Refusal> {
  if (typeof given === 'string') return ruleWith(given.toUpperCase() === 'CEN' ? (mandated ? 'CEN-6.4' : 'CEN-6.2') : given, params);
  const based = z.strictObject({ base: z.string(), params: paramsSchema.default({}) }).safeParse(given);
  if (based.success) return ruleWith(based.data.base, { ...based.data.params, ...params });
  const parsed = ballotRuleSchema.safeParse(given);
  if (!parsed.success) return malformed('own rule', parsed.error);
  const unused = Object.keys(params)[0];
  if (unused !== undefined) return refuse('RULE_PARAM_UNKNOWN', { rule: parsed.data.id, source: where, found: unused, needed: [], cure: ['self'] });
  return checkRuleNames(parsed.data);
}

/** What a line can be refused for before its rule is looked at. */
function misread(line: unknown, error: z.ZodError): Result<never, Refusal> {
  const choice = unknownChoice(line);
  if (choice === undefined) return malformed('line', error);
  return refuse('VOTE_CHOICE_UNKNOWN', { rule: 'line', source: where, found: choice, needed: [...choices], cure: ['self'] });
}

/** Papers come as counts or as votes: added up, the same paper would count twice. */
function countedTwice(rule: BallotRule, votes: number, counts: Partial<Counts>): Result<never, Refusal> | null {
  const heads = [counts, ...Object.values(counts.classes ?? {})].map((part) => papers(headsOf(part), 0));
  const counted = heads.reduce((sum, n) => sum + n, 0);
  return votes === 0 || counted === 0 ? null : badValue(rule, ['votes', votes], { papersInCounts: 0, or: 'counts without votes' });
}

const lineKeys: readonly string[] = ['id', 'rule', 'params', 'counts', 'votes', 'note', 'source'];

/** Reads one line of `biaocheng tally`: the rule, the counts, and that they can belong together. */
export function readTallyLine(line: unknown): Result<TallyInput, Refusal> {
  const parsed = lineSchema.safeParse(line);
  if (!parsed.success) return misread(line, parsed.error);
  const { id, params, votes, counts } = parsed.data;
  const beside = Object.entries(parsed.data).filter(([key]) => !lineKeys.includes(key));
  const entries = [...Object.entries(counts), ...beside].flatMap(([name, value]): [string, unknown][] =>
    name === 'facts' && typeof value === 'object' && value !== null ? Object.entries(value) : [[name, value]],
  );
  const rule = readRule(
    parsed.data.rule,
    params,
    entries.some(([name, value]) => name === 'mandated' && Boolean(value)),
  );
  if (!rule.ok) return rule;
  const draft = readNames(rule.value, entries, true);
  if (!draft.ok) return draft;
  const { heads, facts, weights, classes } = draft.value;
  const base: Partial<Counts> = { ...heads, facts, classes, ...(weights === undefined ? {} : { weights }) };
  const twice = countedTwice(rule.value, votes?.length ?? 0, base);
  if (twice !== null) return twice;
  const total = countVotes(votes ?? [], base, rule.value.sameUnit);
  const checked = checkCounts(rule.value, total);
  return checked.ok ? ok({ id, rule: rule.value, counts: total }) : checked;
}
