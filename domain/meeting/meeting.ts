import type { PersonId } from '../person-id.js';
import type { Context, Decider } from '../decider.js';
import type { MeetingInput, RosterRow } from '../messages.js';
import type { Refusal } from '../refusal.js';
import { ok, unreachable, type Result } from '../result.js';
import { checkIdentity, signIn, signOut } from './attendance.js';
import { canMeeting, mayActFor, phasesOf } from './can-meeting.js';
import { acceptLateMaterial, changeAgenda } from './change-agenda.js';
import { adjournMeeting, cancelMeeting, endMeeting, noteOpinion, openMeeting, postponeMeeting, resumeMeeting } from './conduct-meeting.js';
import { evolveMeeting } from './evolve-meeting.js';
import type { MeetingCommand } from './meeting-command.js';
import { meetingDue } from './meeting-due.js';
import { meetingEffects } from './meeting-effects.js';
import type { MeetingEvent } from './meeting-event.js';
import type { MeetingState } from './meeting-state.js';
import { closeVote, heardFromBallot, putToVote } from './put-to-vote.js';
import { amendResolution, confirmMinutes, recordResolution } from './record-resolution.js';
import { rosterInOrder, startMeeting } from './start-meeting.js';

type Decision = Result<readonly MeetingEvent[], Refusal>;

/** A meeting of a committee, from its call to its confirmed minutes. */
export const meeting: Decider<MeetingState, MeetingCommand, MeetingEvent, MeetingInput> = {
  kind: 'meeting',
  commands: { ...phasesOf, rosterChanged: true, ballotOpened: true, ballotDecided: true, ballotVoided: true },
  start: startMeeting,
  decide: decideMeeting,
  evolve: evolveMeeting,
  due: meetingDue,
  effects: meetingEffects,
  can: canMeeting,
  status: (state) => state.phase,
  ended: (state) => state.phase === 'filed' || state.phase === 'cancelled',
};

function decideMeeting(state: MeetingState, command: MeetingCommand, context: Context): Decision {
  const allowed = canMeeting(state, command.type, context);
  return allowed.ok ? act(state, command, context) : allowed;
}

function act(state: MeetingState, command: MeetingCommand, context: Context): Decision {
  const own = 'person' in command ? mayActFor(state, command.person, context) : ok(null);
  if (!own.ok) return own;
  switch (command.type) {
    case 'changeAgenda':
      return changeAgenda(state, command, context);
    case 'acceptLateMaterial':
      return acceptLateMaterial(state, command, context);
    case 'postponeMeeting':
      return postponeMeeting(state, command, context);
    case 'cancelMeeting':
      return cancelMeeting(state, command, context);
    case 'signIn':
      return signIn(state, command, context);
    case 'checkIdentity':
      return checkIdentity(state, command, context);
    case 'signOut':
      return signOut(state, command, context);
    case 'openMeeting':
      return openMeeting(state, context);
    case 'adjournMeeting':
      return adjournMeeting(state, command, context);
    case 'resumeMeeting':
      return resumeMeeting(state, context);
    case 'noteOpinion':
      return noteOpinion(state, command, context);
    case 'putToVote':
      return putToVote(state, command, context);
    case 'closeVote':
      return closeVote(state, command, context);
    case 'recordResolution':
      return recordResolution(state, command, context);
    case 'amendResolution':
      return amendResolution(state, command, context);
    case 'endMeeting':
      return endMeeting(state, command, context);
    case 'confirmMinutes':
      return confirmMinutes(state, command, context);
    case 'rosterChanged':
      return rosterChanged(state, command.roster);
    case 'ballotOpened':
    case 'ballotDecided':
    case 'ballotVoided':
      return heardFromBallot(state, command, context);
    case 'noteMaterialDeadline':
      return ok([
        { type: 'materialClosed', missing: state.agenda.filter((item) => item.decides && item.documents.length === 0).map((one) => one.n) },
      ]);
    case 'noteMinutesOverdue':
      return ok(state.minutesBy === null ? [] : [{ type: 'minutesBecameOverdue', minutesBy: state.minutesBy }]);
    case 'fileMeeting':
      return ok([{ type: 'meetingFiled' }]);
    default:
      return unreachable(command);
  }
}

/** The committee's roster until the meeting opens; from then on it is frozen, and the news is not for this meeting. */
function rosterChanged(state: MeetingState, roster: readonly RosterRow[]): Decision {
  if (state.phase !== 'called') return ok([]);
  const inOrder = rosterInOrder(roster);
  if (!inOrder.ok) return inOrder;
  const personsOf = (rows: readonly RosterRow[]): readonly PersonId[] => rows.map((row) => row.person);
  const missing = (from: readonly RosterRow[], among: readonly RosterRow[]): readonly PersonId[] =>
    personsOf(from).filter((person) => !personsOf(among).includes(person));
  return ok([{ type: 'rosterReplaced', roster, joined: missing(roster, state.roster), left: missing(state.roster, roster) }]);
}
