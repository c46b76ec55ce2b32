import type { Context, Decider } from '../decider.js';
import type { BallotInput } from '../messages.js';
import { remindsInTime } from '../over.js';
import type { Refusal } from '../refusal.js';
import type { Result } from '../result.js';
import { needStream } from '../need-role.js';
import { ok } from '../result.js';
import type { BallotCommand, Command } from './ballot-command.js';
import { ballotDue } from './ballot-due.js';
import type { BallotEvent } from './events.js';
import type { BallotState, Change } from './state.js';
import { askerOf, canBallot, phasesOf } from './can-ballot.js';
import { castVote, heldVote } from './cast-vote.js';
import { closeByClock, closeMeeting, decideTie, settleBallot } from './close-ballot.js';
import { countPapers } from './count-marks.js';
import { concludeFollowUp } from './follow-up.js';
import { openBallot } from './open-ballot.js';
import { recordMandate, withdrawMandate } from './mandate.js';
import { measureOutage } from './outage.js';
import { standByVote, swapBallotText } from './swap-text.js';
import { recirculate } from './recirculate.js';
import { recordFact } from './record-fact.js';
import { answerNegative, findPersuasive, putMotion, withdrawNegative } from './resolve-negative.js';
import { supportAppeal } from './support-appeal.js';
import { confirmPaper, enterPaper, objectPaper } from './paper.js';
import { confirm, propose, voidOnOrder } from './prolong-ballot.js';
import { proposeVoiding } from './void-ballot.js';
import { confirmConditional, recordAttendance, recuse, withRevision } from './revise-ballot.js';
import { changeSeat } from './change-seat.js';
import { startBallot } from './start-ballot.js';
import { declineProposal, withdrawProposal } from './decline-proposal.js';
import { confirmChange, firstOfTwo } from './two-persons.js';
import { writtenOnce } from './written-once.js';

type Decision = Result<readonly BallotEvent[], Refusal>;

/** One question put to a frozen electorate by a frozen rule. */
export const ballot: Decider<BallotState, BallotCommand, BallotEvent, BallotInput> = {
  kind: 'ballot',
  commands: phasesOf,
  start: startBallot,
  decide: decideBallot,
  evolve: writtenOnce.evolve,
  due: ballotDue,
  effects: writtenOnce.effects,
  can: canBallot,
  status: (state) => state.phase,
  heldIn: heldVote,
  late: writtenOnce.late,
  ended: (state) => state.used || state.phase === 'settled' || state.phase === 'voided' || state.phase === 'recalled',
};

/** A late vote is kept rather than refused, so `castVote` asks `can` itself; every other act is asked here. */
function decideBallot(state: BallotState, command: BallotCommand, context: Context): Decision {
  if (command.type === 'castVote') return castVote(state, command, context);
  const allowed = canBallot(state, command.type, context);
  if (!allowed.ok) return allowed;
  if (command.type === 'confirmChange') return confirmChange(state, command, context, (change, as) => carryOut(state, change, as, context));
  return firstOfTwo(state, command, withRevision(state, act(state, [command.type, command], context), context), context);
}

/** A change that two persons agree on: asked whether it is open to the first still, decided as things are now. */
function carryOut(state: BallotState, change: Change, as: Context, context: Context): Decision {
  const allowed = canBallot(state, change.type, as);
  return allowed.ok ? withRevision(state, act(state, [change.type, change], as), context) : allowed;
}

type ActOf<T extends BallotCommand['type']> = (state: BallotState, command: Command<T>, context: Context) => Decision;

/** What each act does, once `can` has let it through. */
const acts: { readonly [T in Exclude<BallotCommand['type'], 'castVote' | 'confirmChange'>]: ActOf<T> } = {
  openBallot: openByHandOrClock,
  enterPaper,
  confirmPaper,
  objectPaper,
  confirmConditional,
  recuse,
  recordAttendance,
  proposeExtension: (state, { days, reason }, context) => propose(state, 'extension', days, reason, context),
  confirmExtension: (state, { n }, context) => confirm(state, 'extension', n, context),
  proposeReopening: (state, { days, reason }, context) => propose(state, 'reopening', days, reason, context),
  confirmReopening: (state, { n }, context) => confirm(state, 'reopening', n, context),
  proposeVoiding,
  confirmVoiding: (state, { n }, context) => confirm(state, 'voiding', n, context),
  declineProposal,
  withdrawProposal,
  recallBallot: (_, { reason }, { actor }) => ok([{ type: 'ballotRecalled', reason, by: actor.id }]),
  closeMeeting: (state, _, context) => closeMeeting(state, context),
  decideTie,
  seatChanged: changeSeat,
  voidBallot: voidOnOrder,
  // What was used or settled already, or is another's to use, is no fault of who reports it.
  useResult: (state, _command, { actor }) =>
    ok(state.phase === 'closed' && !state.used && needStream(actor, askerOf(state)).ok ? [{ type: 'resultUsed', by: actor.id }] : []),
  followUpDecided: concludeFollowUp,
  followUpVoided: concludeFollowUp,
  swapBallotText,
  standByVote,
  recordMandate,
  withdrawMandate,
  outageMeasured: measureOutage,
  withdrawNegative,
  answerNegative,
  findPersuasive,
  putMotion,
  recirculate,
  supportAppeal,
  recordFact,
  remindUnvoted,
  closeBallot: (state, _, context) => closeByClock(state, context),
  settleBallot: (state, _, context) => settleBallot(state, context),
};

function act<T extends keyof typeof acts>(state: BallotState, [type, command]: readonly [T, Command<T>], context: Context): Decision {
  const run: ActOf<T> = acts[type];
  return run(state, command, context);
}

/** A reminder says how many days are left; where that is no longer true it is skipped, with all others whose time has passed. */
function remindUnvoted(state: BallotState, { daysLeft }: Command<'remindUnvoted'>, { now }: Context): Decision {
  if (!state.remindersLeft.includes(daysLeft)) return ok([]);
  if (remindsInTime(state.closesAt, daysLeft, now)) return ok([{ type: 'votersReminded', daysLeft, unvoted: countPapers(state.marks).silent }]);
  return ok([{ type: 'remindersSkipped', days: state.remindersLeft.filter((days) => !remindsInTime(state.closesAt, days, now)) }]);
}

/** Refused to a person; recorded when it was the clock's turn, or the timer would fire for ever. */
function openByHandOrClock(state: BallotState, { known }: Command<'openBallot'>, context: Context): Decision {
  const opened = openBallot(state, context, known);
  return opened.ok || context.actor.id !== 'system' ? opened : ok([{ type: 'openingFailed', refusal: opened.error }]);
}
