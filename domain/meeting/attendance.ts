import type { RosterRow } from '../messages/messages.js';
import type { AttendanceFigures, AttendanceMark, MeetingState } from './state.js';
import { markNames } from './words.js';

type Listed = Pick<MeetingState, 'roster' | 'attendance'>;

const isMark = (char: string): char is AttendanceMark => Object.hasOwn(markNames, char);

export function markOfRow({ attendance }: Pick<Listed, 'attendance'>, row: number): AttendanceMark {
  const mark = attendance.charAt(row);
  if (isMark(mark)) return mark;
  throw new Error(`no row ${row}`);
}

const isPresent = (mark: AttendanceMark): boolean => mark === 'p' || mark === 'r';
/** Was here at some time, whether or not still here. */
export const attended = (mark: AttendanceMark): boolean => isPresent(mark) || mark === 'd' || mark === 'e';

/** The one attendance list in figures: for the quorum, for every vote, for the sheet and the minutes. */
export function figuresOf(state: Listed): AttendanceFigures {
  const marks = (test: (row: RosterRow, mark: AttendanceMark) => boolean): number =>
    state.roster.filter((row, index) => test(row, markOfRow(state, index))).length;
  return {
    due: marks(hasSeat),
    present: marks((row, mark) => row.votes && isPresent(mark)),
    inPerson: marks((row, mark) => row.votes && mark === 'p'),
    remote: marks((row, mark) => row.votes && mark === 'r'),
    attended: marks((row, mark) => row.votes && attended(mark)),
    attendedRemotely: marks((row, mark) => row.votes && (mark === 'r' || mark === 'e')),
    onLeave: marks((row, mark) => row.votes && mark === 'l'),
    absent: marks((row, mark) => hasSeat(row) && (!row.votes || (!attended(mark) && mark !== 'l'))),
    guests: marks((row, mark) => !hasSeat(row) && attended(mark)),
  };
}

/** Whoever has a seat in the votes of this meeting: suspended members sit there without a vote and are due as the others are. */
const hasSeat = (row: RosterRow): boolean => row.votes || row.suspended !== undefined;

/** The rows that have a seat, in the order of the roster: the seats of every ballot of this meeting. */
export const seatRows = ({ roster }: Pick<MeetingState, 'roster'>): readonly RosterRow[] => roster.filter(hasSeat);

/** Seats, by their number in a ballot of this meeting, that are here now. */
export function seatsPresent(state: Listed): readonly number[] {
  const seated = state.roster.flatMap((row, index) => (hasSeat(row) ? [{ index, votes: row.votes }] : []));
  return seated.flatMap(({ index, votes }, seat) => (votes && isPresent(markOfRow(state, index)) ? [seat] : []));
}
