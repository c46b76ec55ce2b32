import type { Counts, Outcome, ShownRow } from '../ballot-rule/ballot-rule.js';
import type { Instant, Stream } from '../kernel/decider.js';
import type { BallotInput, CommitteeOrder } from '../messages/messages.js';
import type { AppealOf } from './words.js';
import type { CallOff } from './orders.js';
import { isLoss, putRoll } from './second-try.js';
import type { BallotRound, ProjectState, VoidedRound } from './state.js';

/* What becomes of the rounds of a project: its votes and its comments. */

export const same = (state: ProjectState): ProjectState => state;

export const ended =
  (end: ProjectState['end']) =>
  (state: ProjectState): ProjectState => ({ ...state, end });

export const noRound: BallotRound = { round: 0, ballot: null, outcome: null, closesAt: null, failures: 0, put: null, loss: null };

type Ordered = { readonly ballot: Stream; readonly input: BallotInput | CommitteeOrder['input'] };

/** The next round; what it is about is its text, or what `subject` says beside it. */
export const ordered = <R extends BallotRound>(round: R, { ballot, input }: Ordered, subject = input.text): R => ({
  ...round,
  ballot,
  round: input.round,
  outcome: null,
  closesAt: null,
  put: { subject, roll: 'roll' in input ? putRoll(input) : null, terms: input.terms },
});

/** The result of a round. */
export type Decision = {
  readonly ballot: Stream;
  readonly round: number;
  readonly outcome: Outcome;
  readonly counts: Counts;
  readonly trace: readonly ShownRow[];
  readonly failures: number;
};
type Decided = Pick<Decision, 'ballot' | 'round' | 'outcome' | 'failures'>;

/** The result of a round. A loss is held against the next ones until one passes. */
export const decided = <R extends BallotRound>(round: R, event: Decided, { profile }: ProjectState): R => ({
  ...round,
  outcome: event.outcome === 'PENDING' ? null : event.outcome,
  failures: event.failures,
  loss: lossAfter(round, event, profile.review.maxFailures),
});

function lossAfter({ put, loss }: BallotRound, event: Decided, maxFailures: number): BallotRound['loss'] {
  if (event.outcome === 'PASS') return null;
  if (!isLoss({ loss }, event) || put === null || loss?.ballot === event.ballot) return loss;
  return { ballot: event.ballot, subjects: [...(loss?.subjects ?? []), put.subject], maxFailures: loss?.maxFailures ?? maxFailures };
}

/** Every round that did not pass stays listed, also when a later one passes; one that was lost and is void for want of papers afterwards, as lost. */
export function listed(s: ProjectState, of: AppealOf, { ballot: stream, round, outcome }: Decided): ProjectState {
  if (outcome === 'PENDING') return s;
  const before = s.lost?.find((one) => one.stream === stream);
  const others = (s.lost ?? []).filter((one) => one.stream !== stream);
  if (outcome === 'PASS') return before === undefined ? s : { ...s, lost: others };
  return { ...s, lost: [...others, { of, round, stream, outcome: before?.outcome === 'FAIL' ? 'FAIL' : outcome }].slice(-keptVoided) };
}

/** A call for patents runs until the latest of its windows. */
export const calledUntil = (state: ProjectState, until: Instant | null): Instant | null =>
  until === null ? state.patentCallUntil : Math.max(until, state.patentCallUntil ?? until);

/** Whatever was called off runs no more: its reports will find nobody, and the number is gone for good. */
export function withoutRounds(state: ProjectState, { voids, burns }: CallOff): ProjectState {
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

/** Voided or never begun. What was lost before stays a loss, on record and in the count of rounds; its text may be put again, which is what voiding is for. */
export const taken = (s: ProjectState, { ballot, reason }: { readonly ballot: Stream; readonly reason: string }): ProjectState => {
  const back = <R extends BallotRound>(round: R): R =>
    round.ballot === ballot ? { ...round, ballot: null, outcome: null, loss: askedAgain(round) } : round;
  return {
    ...s,
    ...(s.lost === undefined ? {} : { lost: s.lost.map((one) => (one.stream === ballot ? { ...one, voided: reason } : one)) }),
    projectVote: back(s.projectVote),
    review: back(s.review),
    systematic: back(s.systematic),
  };
};

const askedAgain = ({ ballot, put, loss }: BallotRound): BallotRound['loss'] =>
  loss?.ballot !== ballot || loss === null ? loss : { ...loss, subjects: loss.subjects.filter((one) => one !== put?.subject) };

const running = <R extends BallotRound>(round: R, ballot: string, change: Partial<BallotRound>): R =>
  round.ballot === ballot ? { ...round, ...change } : round;

/** The change at whichever of the three ballots it concerns. */
export const atBallot = (s: ProjectState, ballot: string, change: Partial<BallotRound>): ProjectState => ({
  ...s,
  projectVote: running(s.projectVote, ballot, change),
  review: running(s.review, ballot, change),
  systematic: running(s.systematic, ballot, change),
});

/** What was on its way to the ballot of this round. */
export const withoutSwaps = ({ erratum: _made, replacement: _wanted, ...review }: ProjectState['review']): ProjectState['review'] => review;

/** One person wanted this ballot void for another text; that is over. */
export const withoutWish = (s: ProjectState, ballot: string): ProjectState =>
  s.review.replacement?.ballot === ballot ? { ...s, review: withoutSwaps(s.review) } : s;
