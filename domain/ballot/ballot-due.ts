import type { Due } from '../decider.js';
import type { BallotCommand } from './ballot-command.js';
import type { BallotState } from './state.js';
import { waits } from './open-negatives.js';

const day = 86_400_000;

/** The next act of the clock: open a draft, remind, close once the grace is over, settle. */
export function ballotDue(state: BallotState): Due<BallotCommand> | null {
  switch (state.phase) {
    case 'draft':
      return state.opensAt === null ? null : { at: state.opensAt, command: { type: 'openBallot' } };
    case 'open':
      return nextWhileOpen(state);
    case 'tied':
    case 'closed':
      return state.used || state.settlesAt === null || waits(state) ? null : { at: state.settlesAt, command: { type: 'settleBallot' } };
    default:
      return null;
  }
}

function nextWhileOpen(state: BallotState): Due<BallotCommand> | null {
  if (state.closesAt === null || state.countsUntil === null) return null;
  const [daysLeft] = state.remindersLeft;
  if (daysLeft === undefined) return { at: Math.max(state.countsUntil, state.heldUntil ?? 0), command: { type: 'closeBallot' } };
  return { at: state.closesAt - daysLeft * day, command: { type: 'remindUnvoted', daysLeft } };
}
