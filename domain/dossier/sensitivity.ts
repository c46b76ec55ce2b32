import type { Counts, Outcome } from '../ballot-rule/ballot-rule.js';
import type { BallotResult, BallotState } from '../ballot/state.js';
import { decideBy, resultOf } from '../ballot/result-of.js';
import { markAt } from '../ballot/marks.js';
import { withChar } from '../kernel/rows.js';
import type { BallotTerms } from '../profile/profile.js';
import type { Title } from '../profile/vocabulary.js';
import { explainOutcome } from '../ballot-rule/explain.js';
import { explained, type Result } from './result.js';

/** The outcome if one thing had been otherwise. */
export type Otherwise = Title & { readonly outcome: Outcome; readonly same: boolean };

export type Sensitivity = {
  /** Had the seats that were excluded after opening kept their votes; null when there were none. */
  readonly lateExclusionsCounted: (Partial<Result> & Otherwise) | null;
  /** Without one paper of a kind, its voter outside the electorate; empty where votes have weights or classes, which heads alone cannot tell. */
  readonly onePaperLess: readonly (Otherwise & { readonly paper: Paper })[];
  /** Without each seat in turn; null on rolls by document. */
  readonly withoutSeat: readonly (Otherwise & { readonly seat: number })[] | null;
};

const paperKinds = ['yes', 'noWithReasons', 'noWithoutReasons', 'abstain', 'spoilt'] as const;
type Paper = (typeof paperKinds)[number];
const paperNames: { readonly [paper in Paper]: Title } = {
  yes: { zh: '赞成票', en: 'vote in favour' },
  noWithReasons: { zh: '附理由的反对票', en: 'vote against with reasons' },
  noWithoutReasons: { zh: '未附理由的反对票', en: 'vote against without reasons' },
  abstain: { zh: '弃权票', en: 'abstention' },
  spoilt: { zh: '废票', en: 'spoilt paper' },
};

/** The facts beyond the papers that the result was reached with, such as the chair's word on a tie. */
const withFactsOf = (state: BallotState, counts: Counts): BallotState => ({ ...state, facts: { ...state.facts, ...counts.facts } });

/** The result had this seat been excluded: its paper and its place in the electorate both go. */
export function resultWithoutSeat(state: BallotState, seat: number): BallotResult {
  return resultOf({ ...state, marks: withChar(state.marks, seat, '-') });
}

function otherwise(outcome: Outcome, now: Outcome, { zh, en }: Title): Otherwise {
  const same = outcome === now;
  const word = explainOutcome(outcome);
  return {
    outcome,
    same,
    zh: `${zh}：${same ? '结果不变' : `结果变为${word.zh}`}`,
    en: `${en}: ${same ? 'same result' : `the result becomes ${word.en}`}`,
  };
}

export const onePaperLess = (terms: BallotTerms, { counts, outcome }: Pick<BallotResult, 'counts' | 'outcome'>): Sensitivity['onePaperLess'] =>
  counts.classes !== undefined || counts.weights !== undefined
    ? []
    : paperKinds
        .filter((paper) => counts[paper] > 0 && counts.eligible > 0 && counts.present > 0)
        .map((paper) => {
          const less: Counts = {
            ...counts,
            [paper]: counts[paper] - 1,
            eligible: counts.eligible - 1,
            excluded: counts.excluded + 1,
            present: terms.mode === 'meeting' ? counts.present : counts.present - 1,
          };
          const { zh, en } = paperNames[paper];
          return { paper, ...otherwise(decideBy({ terms }, less).outcome, outcome, { zh: `少一张${zh}`, en: `one ${en} less` }) };
        });

/** How close the result was. `state` is the ballot after its decision, with its marks; without them the seats cannot be taken out one by one. */
export function sensitivityIn(state: BallotState, result: BallotResult, kept: BallotResult | null): Sensitivity {
  const exact = withFactsOf(state, result.counts);
  const seats = state.seats;
  return {
    lateExclusionsCounted: kept && {
      ...explained(kept),
      ...otherwise(kept.outcome, result.outcome, { zh: '计入后来回避者原票', en: 'with the votes of those excluded later' }),
    },
    onePaperLess: onePaperLess(state.terms, result),
    withoutSeat:
      seats === null
        ? null
        : seats.flatMap((_seat, seat) =>
            markAt(state.marks, seat) === '-'
              ? []
              : [
                  {
                    seat,
                    ...otherwise(resultWithoutSeat(exact, seat).outcome, result.outcome, { zh: `除去第 ${seat} 席`, en: `without seat ${seat}` }),
                  },
                ],
          ),
  };
}
