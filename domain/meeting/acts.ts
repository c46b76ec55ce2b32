import { agendaActs } from './acts/agenda.js';
import { attendanceActs } from './acts/attendance.js';
import { callActs } from './acts/call.js';
import { minutesActs } from './acts/minutes.js';
import { ballotReports } from './acts/reports.js';
import { resolutionActs } from './acts/resolutions.js';
import { sessionActs } from './acts/session.js';
import { voteActs } from './acts/votes.js';

/** Every act of a meeting, in the order of its life, and what its ballots report. */
export const meetingActs = [
  ...agendaActs,
  ...callActs,
  ...attendanceActs,
  ...sessionActs,
  ...voteActs,
  ...resolutionActs,
  ...minutesActs,
  ...ballotReports,
] as const;
