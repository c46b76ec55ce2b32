import { acceptLateMaterial, changeAgenda, noteMaterialDeadline } from './acts/agenda.js';
import { checkIdentity, signIn, signOut } from './acts/attendance.js';
import { cancelMeeting, postponeMeeting, rosterChanged } from './acts/call.js';
import { confirmMinutes, fileMeeting, noteMinutesOverdue } from './acts/minutes.js';
import { ballotDecided, ballotOpened, ballotVoided } from './acts/reports.js';
import { amendResolution, recordResolution } from './acts/resolutions.js';
import { adjournMeeting, endMeeting, noteOpinion, openMeeting, resumeMeeting } from './acts/session.js';
import { closeVote, putToVote } from './acts/votes.js';

/** Every act of a meeting, in the order of its life. */
export const meetingActs = [
  changeAgenda,
  acceptLateMaterial,
  postponeMeeting,
  cancelMeeting,
  signIn,
  checkIdentity,
  signOut,
  openMeeting,
  adjournMeeting,
  resumeMeeting,
  noteOpinion,
  putToVote,
  closeVote,
  recordResolution,
  amendResolution,
  endMeeting,
  confirmMinutes,
  rosterChanged,
  ballotOpened,
  ballotDecided,
  ballotVoided,
  noteMaterialDeadline,
  noteMinutesOverdue,
  fileMeeting,
] as const;
