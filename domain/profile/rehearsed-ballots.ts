import type { BallotRule } from '../ballot-rule/ballot-rule.js';
import { ruleOfTerms } from './rule-of-terms.js';
import { neededYes, recusalsThatStall } from './ballot-reach.js';
import { ballotsOf } from './check-terms.js';
import type { BallotTerms, Profile } from './profile.js';

/** Sizes a secretary meets: a small panel, a usual one, a sub-committee, a committee after recusals. */
const sampleSizes = [5, 9, 15, 26] as const;

/** For one size: yes votes needed when all others say no, how that changes with recusals, and from which recusal on nothing can be carried. */
export type Sample = {
  readonly seats: number;
  readonly neededYes: number | null;
  readonly withRecusals: readonly { readonly recused: number; readonly neededYes: number }[];
  readonly outOfReachFrom: number | null;
};

export type RehearsedBallot = {
  readonly ballot: string;
  readonly rule: string;
  readonly params: BallotTerms['params'];
  readonly mode: BallotTerms['mode'];
  readonly choices: BallotTerms['choices'];
  readonly minSeats: number;
  readonly window: BallotTerms['window'];
  /** Empty when the rule itself cannot be read: the check-up says why. */
  readonly samples: readonly Sample[];
};

export const rehearseBallots = (profile: Profile): readonly RehearsedBallot[] =>
  ballotsOf(profile).map(([ballot, terms]) => {
    const { rule, params, mode, choices, minSeats, window } = terms;
    const read = ruleOfTerms(terms);
    return {
      ballot,
      rule,
      params,
      mode,
      choices,
      minSeats,
      window,
      samples: read.ok ? sampleSizes.map((seats) => sampleOf(read.value, terms, seats)) : [],
    };
  });

function sampleOf(rule: BallotRule, terms: BallotTerms, seats: number): Sample {
  const outOfReachFrom = recusalsThatStall(rule, terms, seats);
  const withRecusals = Array.from({ length: outOfReachFrom ?? seats }, (_, recused) => recused).flatMap((recused) => {
    const needed = neededYes(rule, terms, { seats, recused });
    return needed === null ? [] : [{ recused, neededYes: needed }];
  });
  return { seats, neededYes: withRecusals[0]?.neededYes ?? null, withRecusals, outOfReachFrom };
}
