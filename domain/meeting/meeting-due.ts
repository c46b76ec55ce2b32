import type { Due } from '../decider.js';
import type { MeetingCommand } from './meeting-command.js';
import type { MeetingState } from './meeting-state.js';

/** The next act of the clock: the date for material, the date for minutes, the day from which nothing can change any more. */
export function meetingDue(state: MeetingState): Due<MeetingCommand> | null {
  switch (state.phase) {
    case 'called':
      return state.materialNoted ? null : { at: state.materialBy, command: { type: 'noteMaterialDeadline' } };
    case 'held':
      return state.minutesBy === null || state.minutesOverdue ? null : { at: state.minutesBy, command: { type: 'noteMinutesOverdue' } };
    case 'minuted':
      return state.filesAt === null ? null : { at: state.filesAt, command: { type: 'fileMeeting' } };
    default:
      return null;
  }
}
