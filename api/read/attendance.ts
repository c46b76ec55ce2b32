import type { Attendance } from '../../contract/views/meeting.js';
import type { AttendanceMark } from '../../domain/meeting/state.js';

const attendanceOf: { readonly [mark in AttendanceMark]: Attendance } = {
  '.': 'unknown',
  p: 'inPerson',
  r: 'remote',
  c: 'remoteUnchecked',
  l: 'leave',
  a: 'absent',
  d: 'left',
  e: 'leftRemote',
};
const isMark = (char: string): char is AttendanceMark => char in attendanceOf;

/** What the letter of a roster says of somebody. */
export const attendanceShown = (mark: string): Attendance => (isMark(mark) ? attendanceOf[mark] : 'unknown');
