import type { Counts } from '../ballot-rule/ballot-rule.js';
import { answersOf, marksCounted } from './consent.js';
import { countPapers } from './count-marks.js';
import { unconfirmedSheets } from './proposals.js';
import { changesOf, decideBy, resultOf, sensitivityOf } from './result-of.js';
import { settlingDays } from '../messages/settling.js';
import type { BallotResult, BallotState } from './state.js';

/** Everything that stands in the record when a ballot closes now. */
export function closingOf(state: BallotState, by: 'clock' | 'meeting', now: number) {
  const result = resultOf(state);
  const changed = changesOf(state, result);
  const unconfirmed = unconfirmedSheets(state).length;
  const { casts, late, size, excluded, profile } = state;
  return {
    by,
    ...result,
    papers: countPapers(marksCounted(state)),
    rule: state.terms.rule,
    params: state.terms.params,
    ...{ profile, size, excluded },
    sensitivity: sensitivityOf(state),
    ...(changed.length === 0 ? {} : { changed }),
    ...swappedIn(state),
    ...(state.byMandate?.length ? { mandated: mandated(state) } : {}),
    ...(unconfirmed === 0 ? {} : { unconfirmed }),
    ...{ casts, late },
    tied: isTied(state, result),
    settlesAt: now + settlingDays * 86_400_000,
  };
}

function swappedIn(state: BallotState) {
  const { swaps } = state;
  if (!swaps) return {};
  const lapsed = countPapers(marksCounted(state)).silent - countPapers(state.marks).silent;
  return { swapped: { swaps, ...answersOf(state), lapsed } };
}

const mandated = (state: BallotState) =>
  (state.byMandate ?? []).flatMap((seat) =>
    (state.mandates ?? []).filter((one) => one.seat === seat).map(({ holder, kind, proof }) => ({ seat, holder, kind, proof })),
  );

/** Only a tie stands between the ballot and a decision: the chair's no would end it. */
const isTied = (state: BallotState, { outcome, counts }: BallotResult): boolean =>
  state.terms.tie === 'chairDecides' && outcome === 'PENDING' && decideBy(state, withChair(counts, 'no')).outcome === 'FAIL';

export const withChair = (counts: Counts, choice: 'yes' | 'no'): Counts => ({ ...counts, facts: { ...counts.facts, chairFor: choice === 'yes' } });
