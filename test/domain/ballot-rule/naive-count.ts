/*
 * A second way to decide every rule, written from the texts of the rules and sharing nothing with the engine: it walks the papers one by one
 * and compares whole heads with the smallest or largest number that a fraction allows (ceilings and floors in BigInt).
 */

export type Paper = { readonly says: 'Y' | 'Nr' | 'N0' | 'A' | 'S' | 'NoObj' | 'Discuss'; readonly class?: string; readonly weight?: number };
export type NaiveBallot = {
  readonly roster: number;
  readonly recused: number;
  readonly present: number;
  readonly papers: readonly Paper[];
  readonly facts: { readonly [name: string]: number };
};
export type Verdict = 'PASS' | 'FAIL' | 'INVALID' | 'PENDING';

const ceil = (p: number, q: number, n: number): bigint => (BigInt(p) * BigInt(n) + BigInt(q) - 1n) / BigInt(q);
const floor = (p: number, q: number, n: number): bigint => (BigInt(p) * BigInt(n)) / BigInt(q);
/** x is at least p/q of n, and n is not nothing. */
const atLeast = (x: number, p: number, q: number, n: number): boolean => n > 0 && BigInt(x) >= ceil(p, q, n);
const moreThan = (x: number, p: number, q: number, n: number): boolean => n > 0 && BigInt(x) > floor(p, q, n);
const atMost = (x: number, p: number, q: number, n: number): boolean => BigInt(x) <= floor(p, q, n);
const fewerThan = (x: number, p: number, q: number, n: number): boolean => BigInt(x) < ceil(p, q, n);

const of = (ballot: NaiveBallot, says: readonly string[], inClass?: string): readonly Paper[] =>
  ballot.papers.filter((paper) => says.includes(paper.says) && (inClass === undefined || paper.class === inClass));
const heads = (ballot: NaiveBallot, says: readonly string[], inClass?: string): number => of(ballot, says, inClass).length;
const weight = (ballot: NaiveBallot, says: readonly string[], inClass?: string): number =>
  of(ballot, says, inClass).reduce((sum, paper) => sum + (paper.weight ?? 1), 0);

const Y = ['Y'];
const N = ['Nr', 'N0'];
const YN = [...Y, ...N];
const all = [...YN, 'A'];
const decide = (valid: boolean, won: boolean): Verdict => (valid ? (won ? 'PASS' : 'FAIL') : 'INVALID');
type Judge = (b: NaiveBallot) => Verdict;

const enquiry: Judge = (b) =>
  decide(true, atLeast(heads(b, Y, 'P'), 2, 3, heads(b, ['Y', 'Nr'], 'P')) && atMost(heads(b, ['Nr']), 1, 4, heads(b, ['Y', 'Nr'])));
const share =
  (p: number, q: number): Judge =>
  (b) =>
    decide(true, atLeast(heads(b, Y), p, q, heads(b, YN)));
const majority: Judge = (b) => decide(true, moreThan(heads(b, Y), 1, 2, heads(b, YN)));
const weighted: Judge = (b) => decide(true, atLeast(weight(b, Y), 71, 100, weight(b, YN)));
const cenCount = (b: NaiveBallot, inClass?: string): boolean =>
  moreThan(heads(b, Y, inClass), 1, 2, heads(b, YN, inClass)) && atLeast(weight(b, Y, inClass), 71, 100, weight(b, YN, inClass));
const fact = (b: NaiveBallot, name: string): number => b.facts[name] ?? 0;
const astm =
  (p: number, q: number): Judge =>
  (b) => {
    const won = decide(atLeast(heads(b, all), 60, 100, b.roster), atLeast(heads(b, Y), p, q, heads(b, YN)));
    return won === 'PASS' && fact(b, 'openNegatives') > 0 ? 'PENDING' : won;
  };
const appeal: Judge = (b) => decide(true, atLeast(fact(b, 'appealSupporters'), 5, 100, b.roster));
const council: Judge = (b) => (heads(b, Y) === heads(b, N) && heads(b, Y) > 0 ? 'PENDING' : majority(b));

export const naive: { readonly [rule: string]: Judge } = {
  'CN-TC': (b) => {
    const returned = heads(b, all);
    return decide(atLeast(returned, 3, 4, b.roster - b.recused), atLeast(heads(b, Y), 2, 3, returned) && atMost(heads(b, N), 1, 4, returned));
  },
  'CN-GS': (b) => decide(true, atLeast(heads(b, Y), 3, 4, b.present - b.recused)),
  'CN-LB': (b) => decide(atLeast(heads(b, all), 2, 3, b.roster - b.recused), atLeast(heads(b, Y), 3, 4, heads(b, all))),
  'CN-DB': (b) => decide(b.roster - b.recused >= 5 && b.present >= b.roster - b.recused, atLeast(heads(b, Y), 3, 4, b.roster - b.recused)),
  'CN-MAND': (b) => decide(b.roster - b.recused >= 15, heads(b, N) === 0 && heads(b, Y) >= b.roster - b.recused),
  'ISO-NP': (b) => decide(true, share(2, 3)(b) === 'PASS' && fact(b, 'commitments') >= (b.roster <= 16 ? 4 : 5)),
  'ISO-CD': (b) => {
    const won = atLeast(heads(b, Y), 2, 3, heads(b, ['Y', 'Nr']));
    return won ? (fact(b, 'openNegatives') > 0 ? 'PENDING' : 'PASS') : 'FAIL';
  },
  'ISO-DIS': enquiry,
  'ISO-FDIS': enquiry,
  'IEC-CDV': enquiry,
  'IEC-FDIS': enquiry,
  'ISO-TS': share(2, 3),
  'ISO-PAS': majority,
  'ISO-TR': majority,
  'ISO-CIB': majority,
  'ISO-SR': (b) => {
    const cast = fact(b, 'confirm') + fact(b, 'revise') + fact(b, 'withdraw') + heads(b, YN);
    return decide(true, fact(b, 'countriesUsing') >= 5 && moreThan(fact(b, 'confirm') + heads(b, Y), 1, 2, cast));
  },
  'CEN-6.2': (b) => decide(true, cenCount(b)),
  'CEN-6.4': (b) => (cenCount(b) === cenCount(b, 'blue') ? decide(true, cenCount(b)) : 'PENDING'),
  'ETSI-TB': weighted,
  'ETSI-MAP': weighted,
  'ETSI-ENAP': weighted,
  'ASTM-SUB': astm(2, 3),
  'ASTM-MAIN': astm(9, 10),
  'ASTM-MOTION': share(2, 3),
  ANSI: (b) => {
    const balanced = b.facts['largestCategory'] === undefined || atMost(fact(b, 'largestCategory'), 1, 3, b.roster);
    const won = decide(moreThan(heads(b, all), 1, 2, b.roster) && balanced, atLeast(heads(b, Y), 2, 3, heads(b, YN)));
    return won === 'PASS' && fact(b, 'openNegatives') > 0 ? 'PENDING' : won;
  },
  'ANSI-BAL': (b) => decide(true, atMost(fact(b, 'largestCategory'), 1, 3, b.roster)),
  'ANSI-BAL-OTHER': (b) => decide(true, atMost(fact(b, 'largestCategory'), 1, 2, b.roster)),
  'IEEE-SA': (b) => {
    const returned = heads(b, all);
    const balanced = b.facts['largestCategory'] === undefined || atMost(fact(b, 'largestCategory'), 1, 3, b.roster);
    const won = decide(
      atLeast(returned, 75, 100, b.roster) && balanced,
      fewerThan(heads(b, ['A']), 30, 100, returned) && atLeast(heads(b, Y), 75, 100, heads(b, ['Y', 'Nr'])),
    );
    return won === 'PASS' && fact(b, 'openNegatives') > 0 ? 'PENDING' : won;
  },
  'ITU-AAP': (b) => {
    if (b.facts['opposingMemberStates'] !== undefined) return decide(true, fact(b, 'opposingMemberStates') <= 1);
    return heads(b, N) > 0 ? 'PENDING' : 'PASS';
  },
  'ITU-TAP': (b) => decide(true, atLeast(fact(b, 'support'), 70, 100, fact(b, 'replies')) && fact(b, 'opposingMemberStates') === 0),
  W3C: (b) => (b.facts['appealSupporters'] === undefined ? council(b) : appeal(b)),
  'W3C-COUNCIL': council,
  'W3C-APPEAL': appeal,
  'OASIS-CSD': (b) => decide(true, moreThan(heads(b, Y), 1, 2, b.roster)),
  'OASIS-CS': (b) => decide(true, atLeast(heads(b, Y), 2, 3, b.roster) && atMost(heads(b, N), 1, 4, b.roster)),
  'OASIS-OS': (b) => (fact(b, 'statementsOfUse') < 3 ? 'FAIL' : heads(b, N) > 0 ? 'PENDING' : 'PASS'),
  IETF: (b) => decide(true, heads(b, Y) >= 1 && atLeast(heads(b, ['Y', 'NoObj']), 2, 3, b.roster - b.recused) && heads(b, ['Discuss']) === 0),
  'CLASS-SPLIT': (b) =>
    decide(
      moreThan(heads(b, all), 1, 2, b.roster),
      atLeast(heads(b, Y, 'producers'), 2, 3, heads(b, YN, 'producers')) &&
        moreThan(heads(b, Y, 'users'), 1, 2, heads(b, YN, 'users')) &&
        heads(b, Y, 'users') > 0,
    ),
};
