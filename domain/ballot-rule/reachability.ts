import type { BallotRule, BallotTest, ClassCounts, Counts } from './ballot-rule.js';
import { factOf, headsOf, isQuantity, papers, parseSum, votersOf } from './quantity.js';
import { tally } from './tally.js';

/** How many of those who have not voted yet must say yes, in one class (or `null` = the whole). `null` = not even all of them suffice. */
export type Needed = {
  readonly class: string | null;
  readonly remaining: number;
  readonly yesIfRestAgainst: number | null;
  readonly yesIfRestAbstain: number | null;
};

/** Whether approval can still be reached. `needs` counts further yes votes when all who remain return their papers. */
export type Reach = { readonly reachable: boolean; readonly remaining: number; readonly needs: readonly Needed[] };

type Split = { readonly yes: number; readonly rest: number; readonly as: 'noWithReasons' | 'abstain' };

/** Facts that come with the papers or after them are unknown while the ballot runs; their tests are left out of the forecast. */
function forecastable(rule: BallotRule, counts: Counts): BallotRule {
  const unknown = (test: BallotTest): boolean =>
    (parseSum(test.num) ?? []).some(
      ({ name }) => !isQuantity(name) && !/^\d+$/.test(name) && counts.facts?.[name] === undefined && rule.derived[name] === undefined,
    );
  const onlyUnknown = (test: BallotTest): boolean => unknown(test) && !(parseSum(test.num) ?? []).some(({ name }) => isQuantity(name));
  return { ...rule, tests: rule.tests.filter((test) => !onlyUnknown(test)) };
}

function voting(part: ClassCounts, split: Split, weights: readonly number[]): ClassCounts {
  const heads = headsOf(part);
  const cast = { ...part, ...heads, yes: heads.yes + split.yes };
  const all = { ...cast, [split.as]: cast[split.as] + split.rest };
  if (weights.length === 0) return all;
  const heaviestFirst = [...weights].sort((a, b) => b - a);
  const before = part.weights ?? { yes: [], no: [], abstain: [] };
  const yes = [...before.yes, ...heaviestFirst.slice(0, split.yes)];
  const rest = heaviestFirst.slice(split.yes, split.yes + split.rest);
  return split.as === 'abstain'
    ? { ...all, weights: { yes, no: before.no, abstain: [...before.abstain, ...rest] } }
    : { ...all, weights: { yes, no: [...before.no, ...rest], abstain: before.abstain } };
}

type Scope = { readonly name: string | null; readonly part: ClassCounts; readonly remaining: number };

function scopesOf(counts: Counts): readonly Scope[] {
  const classes = Object.entries(counts.classes ?? {});
  if (classes.length > 0)
    return classes.map(([name, part]) => ({ name, part, remaining: Math.max(0, votersOf(headsOf(part), 0) - papers(headsOf(part), 0)) }));
  const positions = factOf(counts, 'noObjection') + factOf(counts, 'discuss');
  const voters = votersOf(headsOf(counts), factOf(counts, 'recused'));
  return [{ name: null, part: counts, remaining: Math.max(0, voters - papers(headsOf(counts), positions)) }];
}

/** A meeting whose attendance is not known yet is forecast as if everybody came. */
function attended(counts: Counts): Counts {
  if (counts.present > 0) return counts;
  const recused = factOf(counts, 'recused');
  return { ...counts, present: votersOf(headsOf(counts), recused) + counts.excluded + recused };
}

/** The smallest n in 0..most that passes, or null. More yes never hurts (a property of every shipped rule), so halving finds it. */
function smallest(most: number, passes: (n: number) => boolean): number | null {
  if (!passes(most)) return null;
  let low = 0;
  let high = most;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (passes(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * Can the ballot still be won? Given the roster and the papers so far (none at opening). For classes, the need of one class is
 * counted with all others in favour. `weights` are the weights of those who have not voted, heaviest first when few must do.
 */
export function reachability(given: BallotRule, counts: Counts, weights: readonly number[] = []): Reach {
  const rule = forecastable(given, counts);
  const scopes = scopesOf(counts);
  const outcome = (target: string | null, split: Split): boolean => {
    const part = (scope: Scope): ClassCounts =>
      voting(scope.part, scope.name === target ? split : { yes: scope.remaining, rest: 0, as: 'abstain' }, weights);
    const named = scopes.flatMap((scope) => (scope.name === null ? [] : [[scope.name, part(scope)] as const]));
    const single = scopes.find((scope) => scope.name === null);
    const next = single === undefined ? { ...counts, classes: Object.fromEntries(named) } : { ...counts, ...part(single) };
    return tally(rule, attended(next)).outcome === 'PASS';
  };
  const needs = scopes.map(({ name, remaining }) => ({
    class: name,
    remaining,
    yesIfRestAgainst: smallest(remaining, (yes) => outcome(name, { yes, rest: remaining - yes, as: 'noWithReasons' })),
    yesIfRestAbstain: smallest(remaining, (yes) => outcome(name, { yes, rest: remaining - yes, as: 'abstain' })),
  }));
  return {
    reachable: needs.every((need) => need.yesIfRestAgainst !== null),
    remaining: scopes.reduce((sum, scope) => sum + scope.remaining, 0),
    needs,
  };
}
