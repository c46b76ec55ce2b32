import type { Change } from './change.js';
import type { BallotState } from './state.js';

/** Whether a change is about this person's own seat: then the member's word is the second one, whatever else the member may do here. */
export const isAsked = ({ seats }: Pick<BallotState, 'seats'>, change: Change, person: string): boolean =>
  (change.type === 'recuse' || change.type === 'recordMandate' || change.type === 'withdrawMandate') && seats?.[change.seat]?.person === person;

/** A change of the own seat waits for its member's word. */
export const anyAsked = (state: Pick<BallotState, 'seats' | 'proposals'>, person: string): boolean =>
  state.proposals?.some((one) => one.act === 'change' && isAsked(state, one.change, person)) ?? false;
