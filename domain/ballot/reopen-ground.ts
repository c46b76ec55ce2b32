import type { Outcome } from '../ballot-rule/ballot-rule.js';
import type { Refusal } from '../kernel/refusal.js';
import { refused } from './refusals.js';
import { ok, type Result } from '../kernel/result.js';
import type { BallotState, ReopeningGround } from './state.js';
import { countPapers } from './count-marks.js';

/**
 * Why a closed ballot may be opened again, as the record shows it; what its proposers say is no ground. A ballot that was validly lost is not voted on
 * until it passes: it goes to another round. Where everybody has voted, no paper was kept away by whatever happened.
 */
export function groundOf(state: BallotState): ReopeningGround | null {
  if (state.appeal?.upheld) return 'appealUpheld';
  if (silentSince(state) === 0) return null;
  if (declared(state).every((outcome) => outcome === 'INVALID')) return 'papersMissing';
  return state.outages?.some((one) => one.minutes === 0 && isLong(state, one.to - one.from)) ? 'outage' : null;
}

/** Every outcome that was ever declared: what a later change of the votes made invalid was no invalid result, it was lost or won. */
const declared = ({ result, firstResult, takenBack, revisions = [] }: BallotState): readonly Outcome[] => [
  ...[result, firstResult, takenBack].flatMap((one) => (one ? [one.outcome] : [])),
  ...revisions.map(({ from }) => from),
];

/** Papers that were missing when the first result was declared and are missing still; a seat that was emptied since had its vote. */
function silentSince({ marks, firstResult, result }: BallotState): number {
  const { eligible = 0, present = 0 } = (firstResult ?? result)?.counts ?? {};
  return Math.min(countPapers(marks).silent, Math.max(eligible - present, 0));
}

/** As long as the terms ask of an outage; what they give back by themselves is made good already. */
const isLong = ({ terms }: BallotState, lasted: number): boolean => lasted >= (terms.outage?.minMinutes ?? 0) * 60_000;

/** Once, and on a ground that the record shows. */
export function reopenable(state: BallotState): Result<ReopeningGround, Refusal> {
  const ground = state.reopened ? null : groundOf(state);
  if (ground !== null) return ok(ground);
  return refused(state.reopened ? 'REOPENED_BEFORE' : 'REOPENING_WITHOUT_GROUND', {
    rule: 'D-REOPEN',
    source: 'D-REOPEN',
    found: { declared: [...new Set(declared(state))], silent: silentSince(state), outages: state.outages?.length ?? 0 },
    needed: state.reopened
      ? 'a ballot that was never re-opened'
      : 'an invalid result with papers missing, an outage not made good, or an appeal upheld',
    cure: ['nobody'],
  });
}
