import type { Instant, Stream } from '../decider.js';
import type { EventPayloads, EventType, ProjectEvent } from './events.js';
import type { BallotRound, ProjectState, VoidedRound } from './state.js';

/** What one event changes, apart from the way it moves the project. */
export type Evolver<T extends EventType> = (state: ProjectState, event: ProjectEvent<T>, at: Instant) => ProjectState;
export type Evolvers<T extends EventType> = { readonly [K in T]: Evolver<K> };

export const same = (state: ProjectState): ProjectState => state;

export const ended =
  (end: ProjectState['end']) =>
  (state: ProjectState): ProjectState => ({ ...state, end });

export const noRound: BallotRound = { round: 0, ballot: null, outcome: null, closesAt: null, failures: 0 };

export const ordered = <R extends BallotRound>(
  round: R,
  { ballot, input }: { readonly ballot: BallotRound['ballot']; readonly input: { readonly round: number } },
): R => ({
  ...round,
  ballot,
  round: input.round,
  outcome: null,
  closesAt: null,
});

export const decided = <R extends BallotRound>(round: R, { outcome, failures }: Pick<EventPayloads['reviewDecided'], 'outcome' | 'failures'>): R => ({
  ...round,
  outcome: outcome === 'PENDING' ? null : outcome,
  failures,
});

/** A call for patents runs until the latest of its windows. */
export const calledUntil = (state: ProjectState, until: Instant | null): Instant | null =>
  until === null ? state.patentCallUntil : Math.max(until, state.patentCallUntil ?? until);

/** Whatever was called off runs no more: its reports will find nobody, and the number is gone for good. */
export function calledOff(state: ProjectState, { voids, burns }: Pick<EventPayloads['sentBack'], 'voids' | 'burns'>): ProjectState {
  const without = <R extends BallotRound>(round: R): R =>
    round.ballot !== null && voids.includes(round.ballot) ? { ...round, ballot: null } : round;
  const commentVoided = voids.some((stream) => stream.startsWith('consultation/'));
  return {
    ...state,
    projectVote: without(state.projectVote),
    review: without(state.review),
    systematic: without(state.systematic),
    comment: commentVoided ? { ...state.comment, status: 'voided' } : state.comment,
    number: burns === null ? state.number : null,
  };
}

const keptVoided = 40;

export const withVoided = (s: ProjectState, more: readonly VoidedRound[]): ProjectState =>
  more.length === 0 ? s : { ...s, voided: [...(s.voided ?? []), ...more].slice(-keptVoided) };

const votes = ['projectVote', 'review', 'systematic'] as const;

/** A voided ballot is no failure: what it had decided is taken back with it. That it was lost before stays on record. */
export const taken = (s: ProjectState, { ballot, reason }: { readonly ballot: Stream; readonly reason: string }): ProjectState => {
  const back = <R extends BallotRound>(round: R): R =>
    round.ballot === ballot ? { ...round, ballot: null, failures: round.failures - (round.outcome === 'FAIL' ? 1 : 0), outcome: null } : round;
  const lost = votes.flatMap((of): readonly VoidedRound[] => {
    const { round, outcome, ballot: stream } = s[of];
    return stream === ballot && outcome !== null && outcome !== 'PASS' ? [{ of, round, stream, outcome, reason }] : [];
  });
  return { ...withVoided(s, lost), projectVote: back(s.projectVote), review: back(s.review), systematic: back(s.systematic) };
};
