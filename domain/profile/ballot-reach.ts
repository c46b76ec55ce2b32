import type { BallotRule, Counts, Outcome } from '../ballot-rule/ballot-rule.js';
import { tally } from '../ballot-rule/tally.js';
import { withFloor } from './floors.js';
import type { VoteFloor } from './profile.js';
import type { BallotTerms } from './profile.js';

/** How a ballot of `seats` might go: who is recused, what the others say, who says nothing. */
export type Scenario = {
  readonly seats: number;
  readonly recused: number;
  readonly yes: number;
  readonly no?: number;
  readonly abstain?: number;
  readonly silent?: number;
  /** At a meeting: the silent are not there. */
  readonly silentAreAbsent?: boolean;
};

/** The outcome of a scenario by the real rule engine. */
export function outcomeOf(rule: BallotRule, terms: BallotTerms, scenario: Scenario): Outcome {
  return tally(rule, countsOf(terms, scenario)).outcome;
}

function countsOf(terms: BallotTerms, scenario: Scenario): Counts {
  const { seats, recused, yes, no = 0, abstain = 0, silent = 0, silentAreAbsent = false } = scenario;
  const excluded = terms.recusal === 'reducesElectorate' ? recused : 0;
  const returned = yes + no + abstain;
  const attending = seats - (silentAreAbsent ? silent : 0);
  return {
    members: seats,
    eligible: seats - excluded,
    excluded,
    present: terms.mode === 'meeting' ? attending : returned,
    yes: yes + (terms.silence === 'assent' ? silent : 0),
    noWithReasons: no,
    noWithoutReasons: 0,
    abstain: abstain + (terms.silence === 'abstain' ? silent : 0),
    spoilt: 0,
    // Recused seats that stay in the base still have no vote to cast.
    ...(terms.recusal === 'staysInBase' && recused > 0 ? { facts: { recused } } : {}),
  };
}

/** Fewest yes votes that carry the ballot when every seat that may vote does vote and the others say no; null when even all yes do not. */
export function neededYes(rule: BallotRule, terms: BallotTerms, { seats, recused }: Pick<Scenario, 'seats' | 'recused'>): number | null {
  const voters = seats - recused;
  for (let yes = 0; yes <= voters; yes += 1) {
    if (outcomeOf(rule, terms, { seats, recused, yes, no: voters - yes }) === 'PASS') return yes;
  }
  return null;
}

/** Fewest recusals after which no vote can carry the ballot any more, or the electorate falls below `minSeats`. */
export function recusalsThatStall(rule: BallotRule, terms: BallotTerms, seats: number): number | null {
  for (let recused = 0; recused <= seats; recused += 1) {
    if (seats - recused < terms.minSeats || neededYes(rule, terms, { seats, recused }) === null) return recused;
  }
  return null;
}

/** A way to carry the ballot by its rule that the floor of the law would not let pass; null when there is none. */
export function belowFloor(rule: BallotRule, terms: BallotTerms, law: VoteFloor): Scenario | null {
  const lawful = withFloor(rule, { law, mode: terms.mode });
  // A hundred seats separate 74 % from 75 %; the three ways not to agree are tried one at a time.
  const seats = Math.max(100, terms.minSeats);
  for (let yes = 0; yes <= seats; yes += 1) {
    const rest = seats - yes;
    for (const other of [{ no: rest }, { abstain: rest }, { silent: rest }]) {
      const scenario = { seats, recused: 0, yes, ...other };
      if (outcomeOf(rule, terms, scenario) === 'PASS' && outcomeOf(lawful, terms, scenario) !== 'PASS') return scenario;
    }
  }
  return null;
}
