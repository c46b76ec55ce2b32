import type { BallotRule, BallotTest, Counts, Operator, Outcome, Step, Tally, TraceRow } from './ballot-rule.js';
import { bases, isGiven, namesVotes, offerOf, valueOf, type Offer } from './quantity.js';
import { unreachable } from '../kernel/result.js';

/** Compares two integers. Never a quotient. */
export function compare(left: number, op: Operator, right: number): boolean {
  switch (op) {
    case '>=':
      return left >= right;
    case '>':
      return left > right;
    case '<=':
      return left <= right;
    case '<':
      return left < right;
    case '=':
      return left === right;
    default:
      return unreachable(op);
  }
}

type Judged = { readonly row: TraceRow; readonly test: BallotTest };

const stepped = (offer: Offer, p: number | Step): number => (typeof p === 'number' ? p : valueOf(offer, p.by) <= p.upTo ? p.then : p.otherwise);

const applies = (offer: Offer, test: BallotTest): boolean =>
  test.when === undefined || ('given' in test.when ? isGiven(offer, test.when.given) : !isGiven(offer, test.when.absent));

/** Quantities that abstainers are taken off on either side of a comparison. */
type Without = { readonly num: readonly string[]; readonly den: readonly string[] };
const nothing: Without = { num: [], den: [] };

function judge(offer: Offer, test: BallotTest, without: Without): Judged {
  const num = valueOf(offer, test.num, without.num);
  // An abstainer leaves the base of a vote, not the roster that supporters of an appeal or members of a category are measured against.
  const den = valueOf(offer, test.den, namesVotes(test.num) ? without.den : []);
  const p = stepped(offer, test.p);
  return { test, row: { test: test.test, num, q: test.q, op: test.op, p, den, holds: compare(num * test.q, test.op, p * den) } };
}

/**
 * A share of nothing is not a majority: 0 × 3 ≥ 2 × 0 is true as arithmetic, so an approval test over an empty
 * denominator brings a second row that fails.
 */
const emptyBase = ({ test, row }: Judged): readonly Judged[] =>
  row.den === 0 && (row.op === '>=' || row.op === '>')
    ? [{ test, row: { test: `${row.test} base`, num: 0, q: 1, op: '>=', p: 1, den: 1, holds: false } }]
    : [];

type Sections = { readonly formal: readonly Judged[]; readonly approval: readonly Judged[]; readonly pending: readonly Judged[] };

function sectionsOf(offer: Offer): Sections {
  const { rule } = offer;
  const of = (tests: readonly BallotTest[], without: Without): Judged[] =>
    tests.filter((test) => applies(offer, test)).map((test) => judge(offer, test, without));
  const quorum = of(rule.quorum, rule.abstainIn.quorum ? nothing : { num: ['R'], den: [] });
  const approval = of(rule.tests, rule.abstainIn.den ? nothing : { num: [], den: bases });
  return {
    formal: [...quorum, ...of(rule.balance, nothing)],
    approval: [...[...approval, ...of(rule.law ?? [], nothing)].flatMap((judged) => [judged, ...emptyBase(judged)]), ...of(rule.blocks, nothing)],
    pending: of(rule.pending, nothing),
  };
}

const allHold = (judged: readonly Judged[]): boolean => judged.every(({ row }) => row.holds);

/** True when nothing but an exact tie stands between the ballot and approval. */
const onlyTied = (judged: readonly Judged[]): boolean =>
  judged.every(({ row }) => row.holds || (row.op === '>' && row.den > 0 && row.num * row.q === row.p * row.den));

/** The verdict on the approval tests, and the chair's row where a tie went to the chair. */
function approve(rule: BallotRule, counts: Counts, approval: readonly Judged[]): { readonly outcome: Outcome; readonly extra: readonly TraceRow[] } {
  if (allHold(approval)) return { outcome: 'PASS', extra: [] };
  if (rule.tie === 'chairDecides' && onlyTied(approval)) {
    const chair = counts.facts?.['chairFor'];
    if (chair === undefined) return { outcome: 'PENDING', extra: [] };
    const holds = Boolean(chair);
    return { outcome: holds ? 'PASS' : 'FAIL', extra: [{ test: 'chair', num: Number(holds), q: 1, op: '>=', p: 1, den: 1, holds }] };
  }
  return { outcome: rule.shortfall, extra: [] };
}

/** CEN 6.4: one ballot counted twice. Where the counts differ the result waits; with `decides` one count is enough. */
function approveGroups(
  rule: BallotRule,
  counts: Counts,
  approval: readonly Judged[],
): { readonly outcome: Outcome; readonly extra: readonly TraceRow[] } {
  const names = [...new Set(approval.flatMap(({ test }) => (test.group === undefined ? [] : [test.group])))];
  if (names.length < 2) return approve(rule, counts, approval);
  const ofGroup = (name: string): readonly Judged[] => approval.filter(({ test }) => test.group === undefined || test.group === name);
  if (rule.groups !== 'agree') return approve(rule, counts, ofGroup(rule.groups.decides));
  const verdicts = names.map((name) => approve(rule, counts, ofGroup(name)));
  const first = verdicts[0];
  return first !== undefined && verdicts.every((verdict) => verdict.outcome === first.outcome) ? first : { outcome: 'PENDING', extra: [] };
}

/**
 * The result of a ballot with every comparison made, failed ones included. Integers only.
 * Counts are taken as possible: whoever takes them from outside asks `checkCounts` first.
 */
export function tally(rule: BallotRule, counts: Counts): Tally {
  const { formal, approval, pending } = sectionsOf(offerOf(rule, counts));
  const verdict = approveGroups(rule, counts, approval);
  const trace = [...[...formal, ...approval].map(({ row }) => row), ...verdict.extra, ...pending.map(({ row }) => row)];
  if (!allHold(formal)) return { outcome: rule.noQuorum, trace };
  if (verdict.outcome === 'PASS' && !allHold(pending)) return { outcome: 'PENDING', trace };
  return { outcome: verdict.outcome, trace };
}
