import type { BallotRule, ClassCounts, Counts, HeadCounts, Treatments, Weights } from './ballot-rule.js';

/** Heads by name, in the order of the command line. */
export const countNames = ['members', 'eligible', 'excluded', 'present', 'yes', 'noWithReasons', 'noWithoutReasons', 'abstain', 'spoilt'] as const;

/**
 * Quantities a test may name. M roster, E electorate (after recusal, where recusal reduces it), voters = who may vote, P present,
 * EP eligible present, Y yes, N no as the rule counts it, Nr / N0 no with / without reasons, A abstain, S spoilt, X excluded,
 * R returned (abstentions as the rule says), B returned (abstentions always), V = Y + N, D = the voting denominator (V, and A where
 * abstentions stay in), K silent, w… the same by weight, odd = M mod 2.
 */
export const quantityNames = [
  'M',
  'E',
  'voters',
  'P',
  'EP',
  'Y',
  'N',
  'Nr',
  'N0',
  'A',
  'S',
  'X',
  'R',
  'B',
  'V',
  'D',
  'K',
  'wY',
  'wN',
  'wA',
  'wV',
  'wD',
  'odd',
] as const;
export type QuantityName = (typeof quantityNames)[number];
export type Quantities = { readonly [name in QuantityName]: number };

/** Other spellings of quantities in parameter sets. */
const spellings: { readonly [name: string]: QuantityName } = {
  members: 'M',
  eligible: 'E',
  present: 'P',
  ATTENDING: 'P',
  ELIGIBLE_PRESENT: 'EP',
  Y_PLUS_N: 'V',
  yes: 'Y',
  no: 'N',
  noWithReasons: 'Nr',
  noWithoutReasons: 'N0',
  abstain: 'A',
  spoilt: 'S',
  excluded: 'X',
  returned: 'R',
  votes: 'V',
  silent: 'K',
};

/** Facts known to every rule; a parameter set of your own may declare more. */
export const factNames = [
  'recused',
  'recusedLate',
  'eligiblePresent',
  'openNegatives',
  'sustainedNegatives',
  'appealUpheld',
  'commitments',
  'largestCategory',
  'discuss',
  'noObjection',
  'statementsOfUse',
  'opposingMemberStates',
  'substantiveComments',
  'mandated',
  'replies',
  'support',
  'appealSupporters',
  'chairFor',
  'activeMembers',
  'countriesUsing',
  'confirm',
  'revise',
  'withdraw',
  'signed',
  'sustainedObjections',
  'objections',
  'conditionalNo',
] as const;

export type Term = { readonly sign: 1 | -1; readonly scope: string | null; readonly name: string };

/** The terms of a sum such as `Y + noObjection` or `P.Y`, or null when it is not one. */
export function parseSum(sum: string): readonly Term[] | null {
  if (isQuantity(sum)) return [{ sign: 1, scope: null, name: sum }];
  const compact = sum.replaceAll(' ', '');
  if (!/^-?[A-Za-z0-9_.]+([+-][A-Za-z0-9_.]+)*$/.test(compact)) return null;
  return (compact.match(/[+-]?[^+-]+/g) ?? []).map((part) => {
    const bare = part.replace(/^[+-]/, '');
    const dot = bare.lastIndexOf('.');
    const name = bare.slice(dot + 1);
    return { sign: part.startsWith('-') ? -1 : 1, scope: dot < 0 ? null : bare.slice(0, dot), name: spellings[name] ?? name };
  });
}

const votes: readonly string[] = ['Y', 'N', 'Nr', 'N0', 'A', 'R', 'B', 'V', 'D', 'wY', 'wN', 'wA', 'wV', 'wD'];
/** Whether a sum counts papers (and so depends on how silence and abstention are treated). */
export const namesVotes = (sum: string): boolean => (parseSum(sum) ?? []).some((term) => votes.includes(term.name));

export const isQuantity = (name: string): name is QuantityName => quantityNames.some((known) => known === name);
export const factOf = (counts: Counts, name: string): number => Number(counts.facts?.[name] ?? 0);
const total = (weights: readonly number[] | undefined): number => (weights ?? []).reduce((sum, w) => sum + w, 0);

/** Positions that take a seat but are neither yes, no nor abstention (IETF). */
const otherPositions = (counts: Counts): number => factOf(counts, 'noObjection') + factOf(counts, 'discuss');

/** Papers of every kind, spoilt ones and other positions included: can never exceed the voters. */
export const papers = (heads: HeadCounts, positions: number): number =>
  heads.yes + heads.noWithReasons + heads.noWithoutReasons + heads.abstain + heads.spoilt + positions;

/** Who may cast a vote: recusal always takes the vote away, whatever it does to the base. */
export function votersOf(heads: HeadCounts, recused: number): number {
  if (heads.members === 0) return heads.eligible;
  const left = Math.max(0, heads.members - heads.excluded - recused);
  return heads.eligible === 0 ? left : Math.min(heads.eligible, left);
}

function electorateOf(rule: Treatments, heads: HeadCounts, recused: number): number {
  if (rule.recusal === 'staysInBase') return heads.members || heads.eligible;
  return heads.eligible || Math.max(0, heads.members - heads.excluded - recused);
}

function eligiblePresent(rule: Treatments, heads: HeadCounts, recused: number): number {
  if (rule.recusal === 'staysInBase') return heads.present;
  const left = Math.max(0, heads.present - heads.excluded - recused);
  return heads.eligible === 0 ? left : Math.min(left, heads.eligible);
}

/** Heads of a class or ballot with zeros for what is not given; heads follow from weights when only weights are given. */
export function headsOf(part: ClassCounts): HeadCounts {
  const heads = { members: 0, eligible: 0, excluded: 0, present: 0, yes: 0, noWithReasons: 0, noWithoutReasons: 0, abstain: 0, spoilt: 0 };
  for (const name of countNames) heads[name] = part[name] ?? 0;
  const weights = part.weights;
  if (weights === undefined) return heads;
  return {
    ...heads,
    yes: heads.yes || weights.yes.length,
    noWithReasons: heads.noWithReasons + heads.noWithoutReasons === 0 ? weights.no.length : heads.noWithReasons,
    abstain: heads.abstain || weights.abstain.length,
  };
}

type Part = { readonly heads: HeadCounts; readonly weights: Weights | undefined; readonly recused: number; readonly positions: number };

/** All quantities of one undivided group of voters under the treatments of a rule. */
function quantitiesOf(rule: Treatments, { heads, weights, recused, positions }: Part): Quantities {
  const voters = votersOf(heads, recused);
  const silent = Math.max(0, voters - papers(heads, positions));
  const Y = heads.yes + (rule.silence === 'assent' ? silent : 0);
  const A = heads.abstain + (rule.silence === 'abstain' ? silent : 0);
  const N = heads.noWithReasons + (rule.negNoReason === 'count' ? heads.noWithoutReasons : 0);
  const bare = rule.negNoReason === 'returnOnly' ? heads.noWithoutReasons : 0;
  const B = Y + N + bare + A + positions + (rule.spoilt === 'returned' ? heads.spoilt : 0);
  const wY = weights === undefined ? Y : total(weights.yes);
  const wN = weights === undefined ? N : total(weights.no);
  const wA = weights === undefined ? A : total(weights.abstain);
  const M = heads.members || heads.eligible;
  const D = Y + N + (rule.abstainIn.den ? A : 0);
  return {
    M,
    E: electorateOf(rule, heads, recused),
    voters,
    P: heads.present,
    EP: eligiblePresent(rule, heads, recused),
    Y,
    N,
    Nr: heads.noWithReasons,
    N0: heads.noWithoutReasons,
    A,
    S: heads.spoilt,
    X: heads.excluded,
    R: B,
    B,
    V: Y + N,
    D,
    K: silent,
    wY,
    wN,
    wA,
    wV: wY + wN,
    wD: wY + wN + (rule.abstainIn.den ? wA : 0),
    odd: M % 2,
  };
}

const added = (parts: readonly Quantities[]): Quantities =>
  parts.reduce((sum, part) => {
    const next: { [name in QuantityName]: number } = { ...sum };
    for (const name of quantityNames) next[name] += part[name];
    return next;
  });

/** The quantities a ballot offers to the tests of its rule: those of the whole, and those of each class by name. */
export type Offer = {
  readonly rule: BallotRule;
  readonly whole: Quantities;
  readonly classes: { readonly [name: string]: Quantities };
  readonly counts: Counts;
};

export function offerOf(rule: BallotRule, counts: Counts): Offer {
  const flat: Part = { heads: headsOf(counts), weights: counts.weights, recused: factOf(counts, 'recused'), positions: otherPositions(counts) };
  const named = Object.entries(counts.classes ?? {});
  const heads = quantitiesOf(rule, flat);
  const single = counts.facts?.['eligiblePresent'] === undefined ? heads : { ...heads, EP: factOf(counts, 'eligiblePresent') };
  if (named.length === 0) {
    const first = rule.classes === 'any' ? undefined : rule.classes[0];
    return { rule, whole: single, classes: first === undefined ? {} : { [first]: single }, counts };
  }
  const classes = Object.fromEntries(
    named.map(([name, part]) => [name, quantitiesOf(rule, { heads: headsOf(part), weights: part.weights, recused: 0, positions: 0 })]),
  );
  const sum = added(Object.values(classes));
  // Roster figures may be given once for the whole; votes come from the classes.
  const roster = { M: single.M || sum.M, E: single.E || sum.E, voters: single.voters || sum.voters, P: single.P || sum.P, EP: single.EP || sum.EP };
  return { rule, whole: { ...sum, ...roster, odd: roster.M % 2 }, classes, counts };
}

/** The largest interest category: as given, or the largest class by roster. */
const largestCategory = (offer: Offer): number =>
  offer.counts.facts?.['largestCategory'] === undefined
    ? Math.max(0, ...Object.values(offer.classes).map((c) => c.M))
    : factOf(offer.counts, 'largestCategory');

const empty: Quantities = quantitiesOf(
  {
    silence: 'notReturned',
    abstainIn: { quorum: true, den: true },
    spoilt: 'notReturned',
    negNoReason: 'count',
    recusal: 'staysInBase',
    tie: 'fails',
    sameUnit: 'each',
    noQuorum: 'INVALID',
    shortfall: 'FAIL',
  },
  { heads: headsOf({}), weights: undefined, recused: 0, positions: 0 },
);

/** Whether a fact or a roster count is there at all; a row that hangs on it is taken in or left out. */
export function isGiven(offer: Offer, name: string): boolean {
  if (name === 'largestCategory' && Object.keys(offer.classes).length > 0) return largestCategory(offer) > 0;
  if (name === 'present') return offer.whole.P > 0;
  return offer.counts.facts?.[name] !== undefined;
}

/** Denominators abstainers may be taken off. */
export const bases = ['R', 'E', 'M', 'P', 'EP'] as const;

/** The value of a sum; `without` names the quantities abstainers are taken off. */
export function valueOf(offer: Offer, sum: string, without: readonly string[] = []): number {
  const terms = parseSum(sum) ?? [];
  return terms.reduce((value, term) => value + term.sign * termValue(offer, term, without), 0);
}

function termValue(offer: Offer, term: Term, without: readonly string[]): number {
  if (/^\d+$/.test(term.name)) return Number(term.name);
  if (isQuantity(term.name)) {
    const scope = term.scope === null ? offer.whole : (offer.classes[term.scope] ?? empty);
    return scope[term.name] - (without.includes(term.name) ? scope.A : 0);
  }
  if (term.name === 'largestCategory') return largestCategory(offer);
  const derived = offer.rule.derived[term.name];
  return offer.counts.facts?.[term.name] === undefined && derived !== undefined ? valueOf(offer, derived) : factOf(offer.counts, term.name);
}
