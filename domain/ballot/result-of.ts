import { tally } from '../ballot-rule/tally.js';
import type { Counts } from '../ballot-rule/ballot-rule.js';
import type { BallotResult, BallotState, SeatSensitivity } from './state.js';
import { countsOf } from './count-marks.js';
import { withChar } from '../kernel/rows.js';
import { markAt } from './marks.js';
import { ruleOf } from './open-negatives.js';

/** The result of the marks as they stand, by the frozen rule. */
export const resultOf = (state: BallotState): BallotResult => decideBy(state, countsOf(state, ruleOf(state)));

/** The frozen rule applied to given counts. */
export function decideBy(state: Pick<BallotState, 'terms'>, counts: Counts): BallotResult {
  const { outcome, trace } = tally(ruleOf(state), counts);
  return { outcome, counts, trace };
}

/** What the result would be had the seats excluded after opening kept their votes; null when there are none. */
export function sensitivityOf(state: BallotState): BallotResult | null {
  const late = state.excluded.filter((exclusion) => exclusion.late);
  if (late.length === 0) return null;
  const marks = late.reduce(
    (rows, exclusion) => (markAt(rows, exclusion.seat) === '-' ? withChar(rows, exclusion.seat, exclusion.was) : rows),
    state.marks,
  );
  return resultOf({ ...state, marks });
}

/** Each change of the roll while the ballot was open, with the outcome had it been treated the other way. */
export function changesOf(state: BallotState, result: BallotResult): readonly SeatSensitivity[] {
  return (state.changes ?? []).flatMap(({ seat, cause, at, effect }): readonly SeatSensitivity[] => {
    if (effect === 'beforeOpening' || effect === 'afterClose') return [];
    const instead = effect === 'recused' ? (state.excluded.find((one) => one.seat === seat)?.was ?? '-') : '-';
    const other = resultOf({ ...state, marks: withChar(state.marks, seat, instead) });
    return [{ seat, cause, at, effect, otherwise: other.outcome, counts: other.counts, same: other.outcome === result.outcome }];
  });
}
