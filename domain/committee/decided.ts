import type { Effect, Stream } from '../kernel/decider.js';
import type { CommitteeState, DecidedBallot } from './state.js';

/** Decided ballots that may still be used; older ones are of no use to anybody. */
export const keptDecided = 40;

/** The committee without a result that an act has used. */
export const used = (state: CommitteeState, ballot: Stream | null): CommitteeState => ({
  ...state,
  decided: state.decided.filter((one) => one.ballot !== ballot),
});

/** A result that was acted on can no longer be re-opened or revised. */
export const tellUsed = ({ ballot }: { readonly ballot: Stream | null }): readonly Effect[] =>
  ballot === null ? [] : [{ kind: 'tell', stream: ballot, command: { type: 'useResult' } }];

/** Counted anew: a loss is one until it passes. */
export function recounted({ lost, ...one }: DecidedBallot, outcome: DecidedBallot['outcome']): DecidedBallot {
  return { ...one, outcome, ...(outcome !== 'PASS' && (lost || one.outcome === 'FAIL') ? { lost: true } : {}) };
}
