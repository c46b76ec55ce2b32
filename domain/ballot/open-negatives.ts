import type { BallotRule } from '../ballot-rule/ballot-rule.js';
import { ruleOfTerms } from '../profile/rule-of-terms.js';
import { charAt } from '../kernel/rows.js';
import type { BallotState, NegativeState } from './state.js';

type Marked = Pick<BallotState, 'marks' | 'size' | 'negatives' | 'appeal'>;
type Facts = { readonly [name: string]: number };

/** The frozen rule; it was checked when the ballot was drafted. */
export function ruleOf({ terms }: Pick<BallotState, 'terms'>): BallotRule {
  const rule = ruleOfTerms(terms);
  if (!rule.ok) throw new Error(`a ballot was drafted with ${rule.error.code}`);
  return rule.value;
}

/** The marks that are negatives to be resolved: a bare no only where it counts as one (HL7, IEEE: it is no response, or a returned paper only). */
const negativeMarks = (rule: BallotRule): string => (rule.negNoReason === 'count' ? 'Nncd' : 'Ncd');

/** Whether a negative in this state needs nothing more. An answer alone is enough only where the rule says so. */
const atRest = (rule: BallotRule, status: NegativeState['status']): boolean =>
  status === 'recirculated' || (status === 'answered' ? (rule.resolution?.ways.includes('answered') ?? false) : !stops(status));
const stops = (status: NegativeState['status']): boolean => status === 'persuasive' || status === 'sustained';

/** Seats whose negative nobody has brought to rest, in order; none where the rule only records them. */
export function openNegatives(state: Marked, rule: BallotRule): readonly number[] {
  if (rule.resolution === null) return [];
  const done = (state.negatives ?? []).filter(({ status }) => stops(status) || atRest(rule, status)).map(({ seat }) => seat);
  const marks = negativeMarks(rule);
  const seats: number[] = [];
  for (let seat = 0; seat < state.size; seat += 1) if (marks.includes(charAt(state.marks, seat)) && !done.includes(seat)) seats.push(seat);
  return seats;
}

/** What the negatives say to the tests of the rule. */
export function factsOfNegatives(state: Marked, rule: BallotRule): Facts {
  if (rule.resolution === null) return {};
  const sustained = (state.negatives ?? []).filter(({ seat, status }) => stops(status) && negativeMarks(rule).includes(charAt(state.marks, seat)));
  return {
    [rule.resolution.fact]: openNegatives(state, rule).length,
    ...(sustained.length > 0 ? { sustainedNegatives: sustained.length } : {}),
    ...(state.appeal?.upheld == null ? {} : { appealUpheld: Number(state.appeal.upheld) }),
  };
}

/** Whether the result still waits for somebody: a negative that stands between it and a pass, a motion, a recirculation, an appeal. */
export function waits(state: BallotState): boolean {
  if (state.followUps?.some(({ running }) => running)) return true;
  if (state.phase !== 'closed' || state.result === null) return false;
  const { fact } = ruleOf(state).resolution ?? {};
  if (fact === undefined || state.result.outcome === 'INVALID') return false;
  const { facts } = state.result.counts;
  const open = Number(facts?.[fact] ?? 0) > 0 && Number(facts?.['sustainedNegatives'] ?? 0) === 0;
  // Lost by the numbers is lost; lost or pending only for open negatives can still be won.
  return open && state.result.trace.every((row) => row.holds || (row.op === '=' && row.den === 1 && row.p === 0));
}
