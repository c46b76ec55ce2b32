import type { BallotTest, Operator } from '../../domain/ballot-rule/ballot-rule.js';
import { nameOf } from '../../domain/ballot-rule/explain.js';
import { parseSum } from '../../domain/ballot-rule/quantity.js';
import { said, type Words } from '../../domain/kernel/words.js';
import { ruleOfTerms } from '../../domain/profile/rule-of-terms.js';
import type { BallotTerms } from '../../domain/profile/profile.js';

/** What a fraction is taken of. */
const bases: { readonly [quantity: string]: Words } = {
  M: said('名册人数', 'all on the roll'),
  E: said('有表决权的席位', 'the seats with a vote'),
  voters: said('有表决权的席位', 'the seats with a vote'),
  P: said('到会人数', 'those present'),
  EP: said('到会且有表决权的人数', 'those present with a vote'),
  R: said('收回的票', 'the votes returned'),
  B: said('收回的票', 'the votes returned'),
  V: said('赞成票与不赞成票之和', 'the votes for and against'),
  D: said('计入分母的票', 'the votes that count'),
};

const signs: { readonly [op in Operator]: Words } = {
  '>=': said('不少于', 'at least'),
  '>': said('多于', 'more than'),
  '<=': said('不超过', 'at most'),
  '<': said('少于', 'less than'),
  '=': said('等于', 'exactly'),
};

/** The base of a comparison in words; the floors of the law add up every kind of paper that came in. */
function baseOf(sum: string): Words | null {
  const terms = parseSum(sum) ?? [];
  if (terms.length > 2 && terms.every(({ scope }) => scope === null)) return bases['R'] ?? null;
  const [first, ...more] = terms;
  return first === undefined || more.length > 0 || first.scope !== null ? null : (bases[first.name] ?? null);
}

/** A comparison of the rule as a sentence; null for one that hangs on something that may never come, or that has no words. */
function sentenceOf({ test, q, op, p, den, when }: BallotTest): Words | null {
  if (when !== undefined || typeof p !== 'number') return null;
  const [name, sign] = [nameOf(test), signs[op]];
  if (den === '1') return said(`${name.zh}${sign.zh} ${p}`, `${name.en}: ${sign.en} ${p}`);
  const base = baseOf(den);
  if (base === null) return null;
  const whole = p === q;
  return whole
    ? said(`${name.zh}${sign.zh}全部${base.zh}`, `${name.en}: ${sign.en} all of ${base.en}`)
    : said(`${name.zh}${sign.zh}${base.zh}的 ${p}/${q}`, `${name.en}: ${sign.en} ${p}/${q} of ${base.en}`);
}

type Ruled = Parameters<typeof ruleOfTerms>[0];
export type RuleWords = { readonly valid: readonly Words[]; readonly passes: readonly Words[] };

const sentences = (tests: readonly BallotTest[]): readonly Words[] => tests.flatMap((test) => sentenceOf(test) ?? []);

/** When the vote is valid and when it is won, by the very rule that will count it. */
export function ruleWords(terms: Pick<BallotTerms, keyof Ruled & keyof BallotTerms>): RuleWords {
  const rule = ruleOfTerms(terms);
  if (!rule.ok) return { valid: [], passes: [] };
  const { quorum, balance, tests, law = [] } = rule.value;
  return { valid: sentences([...quorum, ...balance]), passes: sentences([...tests, ...law]) };
}
