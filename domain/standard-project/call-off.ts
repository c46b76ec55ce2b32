import type { Stream } from '../kernel/decider.js';
import { runs } from './ballots.js';
import type { CallOff } from './orders.js';
import type { ProjectState } from './state.js';
import { consultationStream } from './streams.js';

/** The child that runs now and may be called off by hand: a consultation, or a ballot. */
export function runningChild(state: ProjectState): Stream | null {
  if (['ordered', 'open', 'closed'].includes(state.comment.status)) return consultationStream(state, state.comment.round);
  if (runs(state.projectVote)) return state.projectVote.ballot;
  if (runs(state.review)) return state.review.ballot;
  return runs(state.systematic) ? state.systematic.ballot : null;
}

/** What must be called off when the project ends or falls back: the child that runs, and a number already minted, which is burnt and never reused. */
export function callOff(state: ProjectState): CallOff {
  const child = runningChild(state);
  return { voids: child === null ? [] : [child], burns: state.publication === null ? state.number : null };
}
