import type { Context, Decider } from '../decider.js';
import type { BallotInput } from '../messages.js';
import type { Refusal } from '../refusal.js';
import type { Result } from '../result.js';
import { ok, unreachable } from '../result.js';
import type { BallotCommand } from './ballot-command.js';
import { ballotDue } from './ballot-due.js';
import { ballotEffects } from './ballot-effects.js';
import type { BallotEvent } from './ballot-event.js';
import type { BallotState } from './ballot-state.js';
import { canBallot } from './can-ballot.js';
import { castVote } from './cast-vote.js';
import { closeByClock, closeMeeting, decideTie, settleBallot } from './close-ballot.js';
import { countPapers } from './count-marks.js';
import { evolveBallot } from './evolve-ballot.js';
import { openBallot } from './open-ballot.js';
import { confirmPaper, enterPaper, objectPaper } from './paper.js';
import { confirm, propose } from './prolong-ballot.js';
import { confirmConditional, recordAttendance, recuse, withRevision } from './revise-ballot.js';
import { changeSeat } from './change-seat.js';
import { startBallot } from './start-ballot.js';

type Decision = Result<readonly BallotEvent[], Refusal>;

/** One question put to a frozen electorate by a frozen rule. */
export const ballot: Decider<BallotState, BallotCommand, BallotEvent, BallotInput> = {
  kind: 'ballot',
  start: startBallot,
  decide: decideBallot,
  evolve: evolveBallot,
  due: ballotDue,
  effects: ballotEffects,
  can: canBallot,
  status: (state) => state.phase,
  ended: (state) => state.used || state.phase === 'settled' || state.phase === 'voided' || state.phase === 'recalled',
};

/** A late vote is kept rather than refused, so `castVote` asks `can` itself; every other act is asked here. */
function decideBallot(state: BallotState, command: BallotCommand, context: Context): Decision {
  if (command.type === 'castVote') return castVote(state, command, context);
  const allowed = canBallot(state, command.type, context);
  return allowed.ok ? withRevision(state, act(state, command, context), context) : allowed;
}

function act(state: BallotState, command: Exclude<BallotCommand, { readonly type: 'castVote' }>, context: Context): Decision {
  const by = context.actor.id;
  switch (command.type) {
    case 'openBallot':
      return openByHandOrClock(state, context);
    case 'enterPaper':
      return enterPaper(state, command, context);
    case 'confirmPaper':
      return confirmPaper(state, command, context);
    case 'objectPaper':
      return objectPaper(state, command, context);
    case 'confirmConditional':
      return confirmConditional(state, command, context);
    case 'recuse':
      return recuse(state, command, context);
    case 'recordAttendance':
      return recordAttendance(state, command, context);
    case 'proposeExtension':
      return propose(state, 'extension', command.days, command.reason, context);
    case 'confirmExtension':
      return confirm(state, 'extension', context);
    case 'proposeReopening':
      return propose(state, 'reopening', command.days, command.reason, context);
    case 'confirmReopening':
      return confirm(state, 'reopening', context);
    case 'proposeVoiding':
      return propose(state, 'voiding', 0, command.reason, context);
    case 'confirmVoiding':
      return confirm(state, 'voiding', context);
    case 'recallBallot':
      return ok([{ type: 'ballotRecalled', reason: command.reason, by }]);
    case 'closeMeeting':
      return closeMeeting(state, context);
    case 'decideTie':
      return decideTie(state, command, context);
    case 'seatChanged':
      return changeSeat(state, command, context);
    case 'voidBallot':
      return ok([{ type: 'ballotVoided', reason: command.reason, proposedBy: by, by }]);
    case 'useResult':
      return ok([{ type: 'resultUsed', by }]);
    case 'remindUnvoted':
      return ok(
        state.remindersLeft.includes(command.daysLeft)
          ? [{ type: 'votersReminded', daysLeft: command.daysLeft, unvoted: countPapers(state.marks).silent }]
          : [],
      );
    case 'closeBallot':
      return closeByClock(state, context);
    case 'settleBallot':
      return settleBallot(state, context);
    default:
      return unreachable(command);
  }
}

/** Refused to a person; recorded when it was the clock's turn, or the timer would fire for ever. */
function openByHandOrClock(state: BallotState, context: Context): Decision {
  const opened = openBallot(state, context);
  return opened.ok || context.actor.id !== 'system' ? opened : ok([{ type: 'openingFailed', refusal: opened.error }]);
}
