import type { Instant } from '../kernel/decider.js';
import type { CommitteeCode } from './stages.js';
import type { Clocks, CommitteeEnd, CommitteeState } from './state.js';
import { shifted, type Shift } from './member.js';

/** Codes passed, the last being where the committee stands; and every deadline that runs from now on. */
export type Move = { readonly path: readonly CommitteeCode[]; readonly clocks: Clocks };

/** The committee after a change that moves it, or that lets what is under way move it. */
export function moved(next: CommitteeState, { path = [], clocks = next.clocks }: Partial<Move>, at: Instant): CommitteeState {
  const code = codeAfter(next, path);
  return { ...next, clocks, code, since: code === next.code ? next.since : at };
}

/** `evolve` of an event that moves the committee: what else it changes, nothing if not said. */
export const moving =
  <Data extends Partial<Move>>(change: (state: CommitteeState, data: Data, at: Instant) => CommitteeState = (state) => state) =>
  (state: CommitteeState, data: Data, at: Instant): CommitteeState =>
    moved(change(state, data, at), data, at);

/** `evolve` of an event that names no code: where the committee stands may still follow from what it changes. */
export const restated =
  <Data>(change: (state: CommitteeState, data: Data, at: Instant) => CommitteeState) =>
  (state: CommitteeState, data: Data, at: Instant): CommitteeState =>
    moved(change(state, data, at), {}, at);

export const endedAs =
  (end: CommitteeEnd) =>
  (state: CommitteeState): CommitteeState => ({ ...state, end, clocks: {} });

/** Intervals that end and begin. */
export function seated(state: CommitteeState, { ended, added }: Shift): CommitteeState {
  const nextMember = added.reduce((next, one) => Math.max(next, one.n + 1), state.nextMember);
  return { ...state, members: shifted(state.members, { ended, added }), nextMember };
}

function codeAfter(state: CommitteeState, path: readonly CommitteeCode[]): CommitteeCode {
  if (state.term !== null && state.end === null) return operatingCode(state);
  return path.at(-1) ?? state.code;
}

/** In operation the gravest of what is under way is where the committee stands. */
function operatingCode(state: CommitteeState): CommitteeCode {
  if (state.notice?.of === 'ending') return state.notice.closed ? 'TC:95.60' : 'TC:95.20';
  if (state.ending !== null) return 'TC:90.99';
  if (state.rectification !== null) return 'TC:90.92';
  if (state.renewal?.phase === 'filed') return 'TC:90.60';
  if (state.renewal !== null || state.assessment.due) return 'TC:90.20';
  return (state.term?.n ?? 1) > 1 || state.assessment.held > 0 ? 'TC:90.93' : 'TC:60.60';
}
