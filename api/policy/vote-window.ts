import type { BallotState } from '../../domain/ballot/state.js';
import { calledOff } from '../../domain/ballot/called-off.js';
import { refuse, type Refusal } from '../../domain/kernel/refusal.js';
import type { Caller } from '../http/call.js';
import { conducts } from './ballot-sight.js';
import type { Seen } from './sight.js';

export const afterClose = (state: BallotState, now: number): Refusal =>
  calledOff(state)?.error ??
  refuse('BALLOT_CLOSED', {
    rule: 'D-CLOSE',
    source: 'D-DOOR',
    found: now,
    needed: { before: endOf(state) },
    cure: ['chair', 'secretariat'],
  }).error;

/** When the ballot ended: at its close, or before it by the meeting that held it. */
const endOf = ({ phase, closesAt, decidedAt }: BallotState): number | null =>
  phase === 'open' || closesAt === null || decidedAt === undefined ? closesAt : Math.min(closesAt, decidedAt);

export const needsSeat = (person: string): Refusal =>
  refuse('NO_SEAT', {
    rule: 'D-ROLL',
    source: 'D-FROZEN-ROLL',
    found: person,
    needed: 'a seat of this ballot',
    cure: ['nobody'],
  }).error;

/** True where the frozen terms let the supervising authority call in the votes of a ballot that only counts for everybody else. */
export const inspects = ({ view, supervised }: Seen): boolean => supervised && (view.state as BallotState).terms.inspection === 'named'; // written by the projection of ballots

/** Null when the list of votes may be read: after the close, by those who see the whole ballot where the terms name the votes, else for inspection. */
export function namesVotes(seen: Seen): Refusal | null {
  const { view, sight } = seen;
  const state = view.state as BallotState; // written by the projection of ballots
  const named = state.terms.visibility !== 'countsAfterClose' || inspects(seen);
  if (sight === 'full' && state.result !== null && named) return null;
  return refuse('VOTES_NOT_NAMED', {
    rule: 'D-VISIBILITY',
    source: 'SET-TERMS',
    found: { phase: state.phase, visibility: state.terms.visibility },
    needed: { phase: 'closed', or: ['visibility namedAfterClose', 'visibility live', 'inspection named, for the supervising authority'] },
    cure: ['nobody'],
  }).error;
}

/** Null when the count may be read: after the close, before it where the frozen terms show it (T26), and the preview of a draft by those who conduct it. */
export function hidesCount({ view, sight }: Seen, caller: Caller): Refusal | null {
  const state = view.state as BallotState; // written by the projection of ballots
  const shown = state.terms.visibility === 'live' || state.terms.progress === 'returned';
  if (sight === 'full' && (state.result !== null || (state.phase === 'open' && shown))) return null;
  if (state.phase === 'draft' && conducts(state, caller)) return null;
  return refuse('COUNT_HIDDEN', {
    rule: 'D-VISIBILITY',
    source: 'SET-TERMS',
    found: { phase: state.phase, visibility: state.terms.visibility, progress: state.terms.progress ?? 'hidden' },
    needed: { phase: 'closed', or: ['visibility live', 'progress returned'] },
    cure: ['nobody'],
  }).error;
}

/** Null when negatives may be read: after the close, or those of the round before while a recirculation runs. */
export function hidesNegatives({ view, sight }: Seen): Refusal | null {
  const state = view.state as BallotState; // written by the projection of ballots
  if (sight === 'full' && (state.result !== null || state.follows?.kind === 'recirculation')) return null;
  return refuse('COUNT_HIDDEN', {
    rule: 'D-VISIBILITY',
    source: 'SET-TERMS',
    found: { phase: state.phase },
    needed: { phase: 'closed' },
    cure: ['nobody'],
  }).error;
}
