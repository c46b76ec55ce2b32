import type { BallotRule, ClassCounts, Counts, HeadCounts, Weights } from './ballot-rule.js';
import { headsOf } from './quantity.js';
import { unreachable } from '../kernel/result.js';
import type { UnitId } from '../law/unit-id.js';

/** What a paper can say. `no` gives no reasons; `conditionalNo` is 不赞成，如采纳改为赞成. */
export const choices = ['yes', 'yesWithComments', 'conditionalNo', 'no', 'noWithReasons', 'abstain', 'spoilt', 'noObjection', 'discuss'] as const;
export type Choice = (typeof choices)[number];

/** One paper. `unit` is the voter's unit, for rules where a unit that votes alike counts once. */
export type Vote = { readonly choice: Choice; readonly class?: string; readonly weight?: number; readonly unit?: UnitId };

/** Where a choice is counted. Conditional negatives stay a No until the voter confirms the adopted change. */
type Bin = 'yes' | 'noWithReasons' | 'noWithoutReasons' | 'abstain' | 'spoilt' | 'noObjection' | 'discuss';

export function binOf(choice: Choice): Bin {
  switch (choice) {
    case 'yes':
    case 'yesWithComments':
      return 'yes';
    case 'conditionalNo':
    case 'noWithReasons':
      return 'noWithReasons';
    case 'no':
      return 'noWithoutReasons';
    case 'abstain':
    case 'spoilt':
    case 'noObjection':
    case 'discuss':
      return choice;
    default:
      return unreachable(choice);
  }
}

/** Votes of one unit that fall into the same bin count once; the first is kept. Votes without a unit stand alone. */
export function equalOnce(votes: readonly Vote[]): readonly Vote[] {
  const seen: { [key: string]: true } = {};
  return votes.filter((vote) => {
    if (vote.unit === undefined) return true;
    const key = JSON.stringify([vote.unit, vote.class ?? null, binOf(vote.choice)]);
    const first = seen[key] === undefined;
    seen[key] = true;
    return first;
  });
}

type Bins = { readonly [bin in Bin]: number };
function binsOf(votes: readonly Vote[]): Bins {
  const bins = { yes: 0, noWithReasons: 0, noWithoutReasons: 0, abstain: 0, spoilt: 0, noObjection: 0, discuss: 0 };
  for (const vote of votes) bins[binOf(vote.choice)] += 1;
  return bins;
}

function weightsOf(votes: readonly Vote[]): Weights | undefined {
  if (votes.every((vote) => vote.weight === undefined)) return undefined;
  const of = (...bins: readonly Bin[]): number[] => votes.filter((vote) => bins.includes(binOf(vote.choice))).map((vote) => vote.weight ?? 1);
  return { yes: of('yes'), no: of('noWithReasons', 'noWithoutReasons'), abstain: of('abstain') };
}

/** Adds votes to the roster figures of a group of voters. */
function castIn(part: ClassCounts, votes: readonly Vote[]): HeadCounts & { weights?: Weights } {
  const heads = headsOf({ ...part, weights: undefined });
  const bins = binsOf(votes);
  const weights = weightsOf(votes) ?? part.weights;
  return {
    ...heads,
    yes: heads.yes + bins.yes,
    noWithReasons: heads.noWithReasons + bins.noWithReasons,
    noWithoutReasons: heads.noWithoutReasons + bins.noWithoutReasons,
    abstain: heads.abstain + bins.abstain,
    spoilt: heads.spoilt + bins.spoilt,
    ...(weights === undefined ? {} : { weights }),
  };
}

/** No voters, no papers. */
export const noCounts: Counts = headsOf({});

/**
 * Counts of a ballot from its papers. `base` brings the roster figures (members, eligible, excluded, present, classes, facts).
 * The order of the papers does not matter.
 */
export function countVotes(votes: readonly Vote[], base: Partial<Counts> = {}, sameUnit: BallotRule['sameUnit'] = 'each'): Counts {
  const kept = sameUnit === 'equalOnce' ? equalOnce(votes) : votes;
  const bins = binsOf(kept);
  const names = [...new Set([...Object.keys(base.classes ?? {}), ...kept.flatMap((vote) => (vote.class === undefined ? [] : [vote.class]))])];
  const conditional = kept.filter((vote) => vote.choice === 'conditionalNo').length;
  const found: { [fact: string]: number } = { noObjection: bins.noObjection, discuss: bins.discuss, conditionalNo: conditional };
  const facts = { ...base.facts };
  for (const [fact, n] of Object.entries(found)) if (n > 0) facts[fact] = n + Number(facts[fact] ?? 0);
  const classes = names.map((name): [string, ClassCounts] => [
    name,
    castIn(
      base.classes?.[name] ?? {},
      kept.filter((vote) => vote.class === name),
    ),
  ]);
  return {
    ...castIn(
      base,
      kept.filter((vote) => vote.class === undefined),
    ),
    ...(Object.keys(facts).length === 0 ? {} : { facts }),
    ...(names.length === 0 ? {} : { classes: Object.fromEntries(classes) }),
  };
}
