import type { Due } from '../kernel/decider.js';
import { clockNames, type ClockName, type CommitteeState } from './state.js';

type Next = Due<{ readonly type: 'passDeadline'; readonly clock: ClockName }>;

/** The earliest deadline that runs. */
export function committeeDue({ end, clocks }: CommitteeState): Next | null {
  if (end !== null) return null;
  return clockNames.reduce<Next | null>((best, clock) => {
    const at = clocks[clock];
    return at === undefined || (best !== null && best.at <= at) ? best : { at, command: { type: 'passDeadline', clock } };
  }, null);
}
