import type { Source } from '../law/sources.js';
import type { BallotRule, BallotTest, Resolution } from './ballot-rule.js';
import type { Fraction } from './fraction.js';
import type { ParamReader, ParamSpecs } from './parameter.js';

/** Everything of a rule that its parameters may shape. */
export type RuleBody = Partial<Omit<BallotRule, 'id' | 'source' | 'electorate'>>;

/** One family of rules: fixed treatments, its own parameters, and the tests they lead to. */
export type RuleSpec = {
  readonly id: string;
  /** Other names a user may type. */
  readonly aliases: readonly string[];
  readonly source: Source;
  readonly electorate: string;
  /** Treatments and information that differ from the plain rule below. */
  readonly fixed: RuleBody;
  readonly params: ParamSpecs;
  build(read: ParamReader): RuleBody;
};

/** A rule with nothing in it: every paper counts as what it says, silence is silence, abstainers stay in, recusal makes the electorate smaller. */
export const plainRule: Omit<BallotRule, 'id' | 'source' | 'electorate'> = {
  unit: 'person',
  classes: [],
  flat: 'asFirstClass',
  quorum: [],
  balance: [],
  tests: [],
  blocks: [],
  pending: [],
  groups: 'agree',
  derived: {},
  onlyIf: {},
  facts: [],
  negHandling: 'recorded',
  resolution: null,
  recirc: 'none',
  window: null,
  silence: 'notReturned',
  abstainIn: { quorum: true, den: true },
  spoilt: 'notReturned',
  negNoReason: 'count',
  recusal: 'reducesElectorate',
  tie: 'fails',
  sameUnit: 'each',
  noQuorum: 'INVALID',
  shortfall: 'FAIL',
};

type Compared = { readonly num: string; readonly den: string };

/** num / den ≥ p / q (以上, 不少于). */
export const atLeast = (test: string, { num, den }: Compared, { p, q }: Fraction): BallotTest => ({ test, num, q, op: '>=', p, den });
/** num / den > p / q. */
export const moreThan = (test: string, { num, den }: Compared, { p, q }: Fraction): BallotTest => ({ test, num, q, op: '>', p, den });
/** num / den ≤ p / q (不超过 includes the limit). */
export const atMost = (test: string, { num, den }: Compared, { p, q }: Fraction): BallotTest => ({ test, num, q, op: '<=', p, den });
/** num / den < p / q. */
export const lessThan = (test: string, { num, den }: Compared, { p, q }: Fraction): BallotTest => ({ test, num, q, op: '<', p, den });
/** A plain number: num ≥ n. */
export const noFewerThan = (test: string, num: string, n: number): BallotTest => ({ test, num, q: 1, op: '>=', p: n, den: '1' });
/** A plain number: num = n. */
export const exactly = (test: string, num: string, n: number): BallotTest => ({ test, num, q: 1, op: '=', p: n, den: '1' });

/** A won ballot stays open while there are negatives nobody has resolved (7.3, notes). */
export const openNegatives: BallotTest = { ...exactly('open negatives', 'openNegatives', 0), when: { given: 'openNegatives' } };

/** A negative found persuasive, or an objection sustained, stops the item: it goes back and is voted on anew. */
export const sustainedNegatives: BallotTest = { ...exactly('persuasive negatives', 'sustainedNegatives', 0), when: { given: 'sustainedNegatives' } };

/** Negatives rest when the voter withdraws them; `over` says what else the rule knows. */
export const resolvedBy = (over: Partial<Resolution> = {}): Resolution => ({
  fact: 'openNegatives',
  ways: ['withdrawn'],
  motion: null,
  appeal: null,
  ...over,
});

/** The test, or none where the parameter was `none`. */
export const unlessNone = (value: Fraction | null, make: (value: Fraction) => BallotTest): readonly BallotTest[] =>
  value === null ? [] : [make(value)];
