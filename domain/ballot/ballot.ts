import type { Due } from '../kernel/decider.js';
import { lifecycleOf } from '../kernel/lifecycle.js';
import { said } from '../kernel/words.js';
import { ballotActs, type BallotCommand } from './acts.js';
import { heldVote } from './acts/votes.js';
import { ballotEvents } from './events.js';
import { waits } from './open-negatives.js';
import { ballotRefusals } from './refusals.js';
import { startBallot, starters } from './start-ballot.js';
import type { BallotState } from './state.js';

const day = 86_400_000;

/** One question put to a frozen electorate by a frozen rule. */
export const ballot = lifecycleOf<BallotState>()({
  kind: 'ballot',
  words: said('表决', 'ballot'),
  // What a client says of one is in contract/ballot.ts, with the bounds of its terms; most ballots are begun by other lifecycles.
  input: null,
  start: startBallot,
  starters,
  secondFactor: true,
  events: ballotEvents,
  acts: ballotActs,
  refusals: ballotRefusals,
  due: ballotDue,
  status: (state) => state.phase,
  heldIn: heldVote,
  ended: (state) => state.used || state.phase === 'settled' || state.phase === 'voided' || state.phase === 'recalled',
});

/** The next act of the clock: open a draft, remind, close once the grace is over, settle. */
function ballotDue(state: BallotState): Due<BallotCommand> | null {
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
