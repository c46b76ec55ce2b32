import type { BallotRule, BallotTest, ClassCounts, Counts } from './ballot-rule.js';
import { factOf, headsOf, namesVotes, offerOf, papers, parseSum, votersOf } from './quantity.js';
import { refuse, type Json, type Refusal } from '../kernel/refusal.js';
import { ok, type Result } from '../kernel/result.js';

const source = 'D-TALLY';
type Checked = Result<null, Refusal>;
const fine: Checked = ok(null);
const impossible = (rule: BallotRule, found: Json, needed: Json): Checked =>
  refuse('COUNTS_IMPOSSIBLE', { rule: rule.id, source, found, needed, cure: ['self'] });
const missing = (rule: BallotRule, found: Json, needed: Json): Checked =>
  refuse('COUNTS_MISSING', { rule: rule.id, source, found, needed, cure: ['self'] });

const whole = (value: number): boolean => Number.isSafeInteger(value) && value >= 0 && value <= 1_000_000_000;

function checkNumbers(rule: BallotRule, counts: Counts): Checked {
  const parts: readonly ClassCounts[] = [counts, ...Object.values(counts.classes ?? {})];
  const numbers = parts.flatMap((part) => [
    ...Object.values(headsOf(part)),
    ...(part.weights?.yes ?? []),
    ...(part.weights?.no ?? []),
    ...(part.weights?.abstain ?? []),
  ]);
  const bad = [...numbers, ...Object.values(counts.facts ?? {}).map(Number)].find((value) => !whole(value));
  return bad === undefined ? fine : impossible(rule, bad, 'whole numbers from 0 to 1000000000');
}

function checkClasses(rule: BallotRule, counts: Counts): Checked {
  const given = Object.keys(counts.classes ?? {});
  const known = rule.classes;
  if (known === 'any') return fine;
  const stranger = given.find((name) => !known.includes(name));
  if (stranger !== undefined) return refuse('COUNTS_CLASS_UNKNOWN', { rule: rule.id, source, found: stranger, needed: [...known], cure: ['self'] });
  return given.length === 0 && rule.flat === 'refused' ? missing(rule, 'counts without classes', { classes: [...known] }) : fine;
}

/** What stands beside the counts of a part: the prefix of its names, who is recused, papers that are neither yes nor no. */
type Beside = { readonly where: string; readonly recused: number; readonly positions: number };

/** Nobody votes twice, and only voters vote: papers never exceed those who may cast one. */
function checkConservation(rule: BallotRule, part: ClassCounts, { where, recused, positions }: Beside): Checked {
  const heads = headsOf(part);
  if (heads.members > 0 && heads.eligible > heads.members)
    return impossible(rule, { [`${where}eligible`]: heads.eligible }, { atMost: heads.members });
  if (heads.members > 0 && heads.excluded + recused > heads.members)
    return impossible(rule, { [`${where}excluded`]: heads.excluded, recused: recused }, { atMost: heads.members });
  const cast = papers(heads, positions);
  const roster = heads.members > 0 || heads.eligible > 0;
  const voters = votersOf(heads, recused);
  return roster && cast > voters ? impossible(rule, { [`${where}papers`]: cast }, { atMost: voters }) : fine;
}

const testsOf = (rule: BallotRule): readonly BallotTest[] => [...rule.quorum, ...rule.balance, ...rule.tests, ...rule.blocks];

type Needs = { readonly roster: boolean; readonly present: boolean; readonly category: boolean };

/** The names a rule's sums lead to, derived facts followed to the quantities they come from. */
function namesUsed(rule: BallotRule, counts: Counts): readonly string[] {
  const given = (fact: string): boolean => counts.facts?.[fact] !== undefined;
  const used = testsOf(rule).filter((test) => test.when === undefined || !('given' in test.when) || given(test.when.given));
  const sums = used.flatMap((test) => [test.num, test.den, ...(typeof test.p === 'number' ? [] : [test.p.by])]);
  return sums
    .flatMap((sum) => parseSum(sum) ?? [])
    .flatMap(({ name }) => (given(name) ? [] : (parseSum(rule.derived[name] ?? name) ?? []).map((term) => term.name)));
}

/** Silence is an assent or abstention of somebody: it can be counted only against a roster. */
function needsOf(rule: BallotRule, counts: Counts): Needs {
  const names = namesUsed(rule, counts);
  const silenceCounts = rule.silence !== 'notReturned' && names.some(namesVotes);
  return {
    roster: silenceCounts || names.some((name) => ['M', 'E', 'voters', 'K', 'odd'].includes(name)),
    present: names.some((name) => ['P', 'EP'].includes(name)),
    category: names.includes('largestCategory'),
  };
}

function checkRoster(rule: BallotRule, counts: Counts): Checked {
  const parts = [counts, ...Object.values(counts.classes ?? {})].map(headsOf);
  const needs = needsOf(rule, counts);
  if (needs.roster && parts.every((heads) => heads.members === 0 && heads.eligible === 0))
    return missing(rule, { members: 0, eligible: 0 }, 'members or eligible');
  if (needs.category && Object.keys(counts.classes ?? {}).length === 0)
    return missing(rule, { largestCategory: 0 }, 'largestCategory, or classes with members');
  if (!needs.present) return fine;
  const { whole: all } = offerOf(rule, counts);
  if (all.P === 0) return missing(rule, { present: 0 }, 'present');
  const cast = papers(headsOf(counts), 0);
  return cast > all.P ? impossible(rule, { papers: cast }, { atMost: all.P }) : fine;
}

function checkWeights(rule: BallotRule, part: ClassCounts): Checked {
  const { weights } = part;
  const heads = testsOf(rule).some((test) => /\bw[YNAVD]\b/.test(test.num)) && testsOf(rule).some((test) => /\bY\b/.test(test.num));
  if (weights === undefined || !heads || part.yes === undefined || part.yes === 0 || part.yes === weights.yes.length) return fine;
  return impossible(rule, { yes: part.yes, weights: weights.yes.length }, 'one weight for each vote');
}

function firstRefusal(checks: readonly (() => Checked)[]): Checked {
  for (const check of checks) {
    const result = check();
    if (!result.ok) return result;
  }
  return fine;
}

/** CEN: the mandate decides which counting applies, and the wrong marking changes the outcome. */
export function checkOnlyIf(rule: BallotRule, counts: Counts): Checked {
  for (const [fact, wanted] of Object.entries(rule.onlyIf)) {
    const found = counts.facts?.[fact];
    if (found !== undefined && Number(found) !== wanted) return impossible(rule, { [fact]: found }, { [fact]: wanted });
  }
  return fine;
}

/** Votes are given by class or as one sum, not both: one of them would be ignored. */
function checkOneSum(rule: BallotRule, counts: Counts): Checked {
  const cast = papers(headsOf(counts), 0);
  return counts.classes !== undefined && Object.keys(counts.classes).length > 0 && cast > 0
    ? impossible(rule, { papersOutsideClasses: cast }, { atMost: 0 })
    : fine;
}

/** Refuses counts that no ballot can have, or that a rule cannot be applied to. An input problem, never an outcome. */
export function checkCounts(rule: BallotRule, counts: Counts): Checked {
  const positions = factOf(counts, 'noObjection') + factOf(counts, 'discuss');
  return firstRefusal([
    () => checkNumbers(rule, counts),
    () => checkClasses(rule, counts),
    () => checkConservation(rule, counts, { where: '', recused: factOf(counts, 'recused'), positions }),
    ...Object.entries(counts.classes ?? {}).map(
      ([name, part]) =>
        () =>
          checkConservation(rule, part, { where: `${name}.`, recused: 0, positions: 0 }),
    ),
    ...[counts, ...Object.values(counts.classes ?? {})].map((part) => () => checkWeights(rule, part)),
    () => checkOnlyIf(rule, counts),
    () => checkOneSum(rule, counts),
    () => checkRoster(rule, counts),
  ]);
}
