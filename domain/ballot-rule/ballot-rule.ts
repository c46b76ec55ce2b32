import type { Source } from '../law/sources.js';
/** Counts of one ballot or of one class of voters. Heads, never percentages. */
export type HeadCounts = {
  readonly members: number;
  readonly eligible: number;
  readonly excluded: number;
  readonly present: number;
  readonly yes: number;
  readonly noWithReasons: number;
  readonly noWithoutReasons: number;
  readonly abstain: number;
  readonly spoilt: number;
};

/** Weights of the votes cast, one entry per vote. */
export type Weights = { readonly yes: readonly number[]; readonly no: readonly number[]; readonly abstain: readonly number[] };

/** Counts of one ballot. Weighted and class counts are optional; further facts a rule needs come by name in `facts`. */
export type Counts = HeadCounts & {
  readonly classes?: { readonly [name: string]: ClassCounts };
  readonly weights?: Weights;
  readonly facts?: { readonly [name: string]: number | boolean };
};
export type ClassCounts = Partial<HeadCounts> & { readonly weights?: Weights };

export const operators = ['>=', '>', '<=', '<', '='] as const;
export type Operator = (typeof operators)[number];

/** One comparison in integers: `num × q  op  p × den`. */
export type TraceRow = {
  readonly test: string;
  readonly num: number;
  readonly q: number;
  readonly op: Operator;
  readonly p: number;
  readonly den: number;
  readonly holds: boolean;
};

/** A comparison, or only whether it is met, where its figures would name persons. */
export type ShownRow = TraceRow | Pick<TraceRow, 'test' | 'holds'>;

export const outcomes = ['PASS', 'FAIL', 'INVALID', 'PENDING'] as const;
export type Outcome = (typeof outcomes)[number];
export type Tally = { readonly outcome: Outcome; readonly trace: readonly TraceRow[] };

/** A number that steps with the size of a quantity (ISO-NP: 4 experts up to 16 P-members, 5 above). `upTo` is inclusive. */
export type Step = { readonly by: string; readonly upTo: number; readonly then: number; readonly otherwise: number };

/**
 * A comparison before its quantities are known: `num × q  op  p × den`, where `num` and `den` are sums of named quantities
 * (`Y`, `P.V`, `Y + noObjection`, `E - A`, `1`; the names are in quantity.ts). `when` takes the row in or out by a fact being given;
 * `group` names the count it belongs to where a rule makes two counts of one ballot (CEN 6.4).
 */
export type BallotTest = {
  readonly test: string;
  readonly num: string;
  readonly q: number;
  readonly op: Operator;
  readonly p: number | Step;
  readonly den: string;
  readonly when?: { readonly given: string } | { readonly absent: string };
  readonly group?: string;
};

/** What the paper says beyond yes and no, and what it does not say. Nothing of this is ever implied. */
export type Treatments = {
  /** A voter who sends nothing: no part in the ballot, an abstention, or a yes. */
  readonly silence: 'notReturned' | 'abstain' | 'assent';
  /** Abstentions among the returned papers (quorum) and in the denominators of approval (den). */
  readonly abstainIn: { readonly quorum: boolean; readonly den: boolean };
  readonly spoilt: 'notReturned' | 'returned';
  /** A negative without reasons: a full no, no response at all, or a returned paper that is neither yes nor no. */
  readonly negNoReason: 'count' | 'drop' | 'returnOnly';
  /** Whether recusal and exclusion make the electorate smaller. */
  readonly recusal: 'reducesElectorate' | 'staysInBase';
  readonly tie: 'fails' | 'chairDecides';
  /** Voters of one unit who vote alike: each counts, or all of them once. An input transformation, applied by `countVotes`. */
  readonly sameUnit: 'each' | 'equalOnce';
  readonly noQuorum: 'INVALID' | 'FAIL';
  readonly shortfall: 'FAIL' | 'PENDING';
};

/** How long a ballot is open. Information for the lifecycle; the tally does not read it. */
export type Window = {
  readonly min: number | null;
  readonly default: number;
  readonly max: number | null;
  readonly unit: 'days' | 'weeks' | 'months' | 'meeting';
};

/** How a negative may come to rest. `withdrawn` is always the voter's own act; `persuasive` and `sustained` stop the item. */
export const negativeWays = ['withdrawn', 'answered', 'persuasive', 'notPersuasive', 'notRelated', 'overruled', 'sustained'] as const;
export type NegativeWay = (typeof negativeWays)[number];

/** A ballot of its own that follows from the rule: by which rule, with which parameters. */
export type FollowUpRule = { readonly rule: string; readonly params: { readonly [name: string]: string | number | boolean } };

/** How open negatives are brought to rest, as data: one mechanism for ASTM, ANSI, IEEE, ISO, ITU, W3C, OASIS and IETF. */
export type Resolution = {
  /** The fact by which the number of open negatives enters the tests. */
  readonly fact: string;
  readonly ways: readonly NegativeWay[];
  /** Ways that a ballot of its own decides; `lost` is what the negative becomes when that ballot fails. */
  readonly motion: (FollowUpRule & { readonly ways: readonly NegativeWay[]; readonly lost: 'persuasive' | 'sustained' }) | null;
  /** The result may be appealed by so many of the roll within so many days of the close; then the roll votes by this rule. */
  readonly appeal: (FollowUpRule & { readonly support: { readonly p: number; readonly q: number }; readonly days: number }) | null;
};

/** A ballot rule as data. All tests must hold; a failed quorum or balance test makes the ballot void, not lost. */
export type BallotRule = Treatments & {
  readonly id: string;
  readonly source: Source;
  /** Who votes, in words for the screen. */
  readonly electorate: string;
  readonly unit: 'person' | 'organisation' | 'nationalBody';
  /** Names of classes the counts may carry; `any` = interest categories under any name; [] = one undivided electorate. */
  readonly classes: readonly string[] | 'any';
  /** Counts without classes: not allowed, or read as the first class. */
  readonly flat: 'asFirstClass' | 'refused';
  readonly quorum: readonly BallotTest[];
  readonly balance: readonly BallotTest[];
  readonly tests: readonly BallotTest[];
  readonly blocks: readonly BallotTest[];
  /** The floor of the law where the vote is one the law measures: all must hold, whatever the rule's own treatments leave out of a base. */
  readonly law?: readonly BallotTest[];
  /** Conditions that keep a won ballot open: negatives not yet resolved, comments not yet handled. */
  readonly pending: readonly BallotTest[];
  /** Two counts of one ballot: every count must pass and a difference is PENDING, or one of them decides. */
  readonly groups: 'agree' | { readonly decides: string };
  /** Facts that follow from the votes when they are not given, as sums of quantities. */
  readonly derived: { readonly [fact: string]: string };
  /** Values that facts must have for this rule to be the right one, where they are given. */
  readonly onlyIf: { readonly [fact: string]: number };
  /** Facts of this rule beyond the common ones. */
  readonly facts: readonly string[];
  readonly negHandling: 'recorded' | 'answered' | 'resolved' | 'none';
  /** With `resolved`: how; null where negatives are only recorded or answered. */
  readonly resolution: Resolution | null;
  readonly recirc: 'none' | 'changesAndOpenNegatives' | 'newBallot' | 'reReview';
  readonly window: Window | null;
};
