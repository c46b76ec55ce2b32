import type { EventOf } from '../kernel/event.js';
import { agendaChanged, lateMaterialAccepted, materialClosed } from './events/agenda.js';
import { meetingCalled, meetingCancelled, meetingPostponed, rosterReplaced } from './events/call.js';
import { meetingFiled, minutesBecameOverdue, minutesConfirmed, minutesReopened, resolutionAmended, resolutionRecorded } from './events/minutes.js';
import { attendanceNoted, meetingAdjourned, meetingEnded, meetingOpened, meetingResumed, opinionNoted } from './events/session.js';
import { voteCalledOff, voteDecided, voteEnded, voteOrdered, voteReopened } from './events/votes.js';

/** Every event of a meeting. */
export const meetingEvents = [
  meetingCalled,
  agendaChanged,
  lateMaterialAccepted,
  materialClosed,
  rosterReplaced,
  meetingPostponed,
  meetingCancelled,
  attendanceNoted,
  meetingOpened,
  meetingAdjourned,
  meetingResumed,
  opinionNoted,
  voteOrdered,
  voteEnded,
  voteDecided,
  voteCalledOff,
  voteReopened,
  resolutionRecorded,
  resolutionAmended,
  meetingEnded,
  minutesBecameOverdue,
  minutesConfirmed,
  minutesReopened,
  meetingFiled,
] as const;
export type MeetingEvent = EventOf<typeof meetingEvents>;
