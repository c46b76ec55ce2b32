import type { PersonId } from '../person-id.js';
import { localDay } from '../calendar/instant.js';
import type { Context } from '../decider.js';
import type { RosterRow } from '../messages.js';
import { needRole } from '../need-role.js';
import { refuse, type Json, type Refusal } from '../refusal.js';
import { ok, unreachable, type Result } from '../result.js';
import type { MeetingAct } from './meeting-command.js';
import type { MeetingEvent } from './meeting-event.js';
import type { AttendanceFigures, AttendanceMark, AttendanceMode, MeetingState } from './meeting-state.js';

type Decision = Result<readonly MeetingEvent[], Refusal>;
type Listed = Pick<MeetingState, 'roster' | 'attendance'>;

/** Remote attendance is attendance when the identity was checked and that is recorded. */
const remoteRule = { rule: 'CN-TC', source: 'D-REMOTE' } as const;

export const markOfRow = ({ attendance }: Listed, row: number): string => attendance.charAt(row);
/** Where a person of the roster is, as a refusal says it. */
const saidOf = (mark: string): Json => markWords[mark] ?? null;
const markWords: { readonly [mark: string]: { readonly zh: string; readonly en: string } } = {
  '.': { zh: '尚无登记', en: 'nothing is noted yet' },
  p: { zh: '到会', en: 'present' },
  r: { zh: '远程参会', en: 'present by remote link' },
  c: { zh: '远程参会，身份待核实', en: 'by remote link, identity not yet checked' },
  l: { zh: '请假', en: 'on leave' },
  a: { zh: '缺席', en: 'absent' },
  d: { zh: '到会后离开', en: 'was present and has left' },
  e: { zh: '远程参会后离开', en: 'was present by remote link and has left' },
};
const isPresent = (mark: string): boolean => mark === 'p' || mark === 'r';
/** Was here at some time, whether or not still here. */
export const attended = (mark: string): boolean => isPresent(mark) || mark === 'd' || mark === 'e';

/** The one attendance list in figures: for the quorum, for every vote, for the sheet and the minutes. */
export function figuresOf(state: Listed): AttendanceFigures {
  const marks = (test: (row: RosterRow, mark: string) => boolean): number =>
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

/** Comes in, asks leave or is noted absent. Who comes by remote link counts once somebody else has checked that it is that person. */
export function signIn(state: MeetingState, command: MeetingAct<'signIn'>, context: Context): Decision {
  const row = rowOf(state, command.person);
  if (!row.ok) return row;
  const day = mayComeNow(state, command.mode, context);
  if (!day.ok) return day;
  const mark = markFor(state, command, context);
  if (!mark.ok) return mark;
  return noted(state, { row: row.value, person: command.person, mark: mark.value, how: command.how ?? null }, context);
}

/** Remote and still unknown: a second person looks. */
export function checkIdentity(state: MeetingState, { person, how }: MeetingAct<'checkIdentity'>, context: Context): Decision {
  const row = rowOf(state, person);
  if (!row.ok) return row;
  if (markOfRow(state, row.value) !== 'c')
    return refuse('IDENTITY_NOT_ASKED', { ...remoteRule, found: saidOf(markOfRow(state, row.value)), needed: saidOf('c'), cure: ['secretariat'] });
  if (context.actor.id === person)
    return refuse('SECOND_PERSON', { ...remoteRule, found: context.actor.id, needed: `not ${person}`, cure: ['secretariat', 'chair'] });
  return noted(state, { row: row.value, person, mark: 'r', how }, context);
}

/** Leaves between two votes; the next vote no longer has this person in its base. */
export function signOut(state: MeetingState, { person }: MeetingAct<'signOut'>, context: Context): Decision {
  const row = rowOf(state, person);
  if (!row.ok) return row;
  const mark = markOfRow(state, row.value);
  if (mark !== 'p' && mark !== 'r' && mark !== 'c')
    return refuse('PERSON_NOT_PRESENT', {
      rule: 'D-ATTENDANCE',
      source: 'FORM-ATTENDANCE',
      found: saidOf(mark),
      needed: [saidOf('p'), saidOf('r'), saidOf('c')],
      cure: ['self'],
    });
  return noted(state, { row: row.value, person, mark: gone[mark], how: null }, context);
}

/** What a mark becomes when its person leaves; who was never identified was never here. */
const gone = { p: 'd', r: 'e', c: '.' } as const;

function rowOf({ roster }: MeetingState, person: PersonId): Result<number, Refusal> {
  const row = roster.findIndex((one) => one.person === person);
  if (row >= 0) return ok(row);
  return refuse('NOT_ON_ROSTER', {
    rule: 'D-ROSTER',
    source: 'FORM-ROSTER',
    found: person,
    needed: 'a person on the roster',
    cure: ['secretariat'],
  });
}

/** Presence is a fact of the day of the meeting; leave can be asked before. */
function mayComeNow(state: MeetingState, mode: AttendanceMode, { now }: Context): Result<null, Refusal> {
  if (mode === 'leave' || mode === 'absent' || localDay(now) >= localDay(state.opensAt)) return ok(null);
  return refuse('SIGN_IN_TOO_EARLY', {
    rule: 'D-ATTENDANCE',
    source: 'D-MEETING-TIME',
    found: now,
    needed: { from: state.opensAt },
    cure: ['self'],
  });
}

function markFor(state: MeetingState, { person, mode, how }: MeetingAct<'signIn'>, { actor }: Context): Result<AttendanceMark, Refusal> {
  const conducts = needRole(actor, state.organisation, 'secretariat', 'officer', 'chair');
  switch (mode) {
    case 'inPerson':
      // From afar anybody could say "I am here": the door is kept by those who run the meeting.
      return conducts.ok ? ok('p') : conducts;
    case 'remote':
      if (!state.remote)
        return refuse('NO_REMOTE_LINK', { ...remoteRule, found: mode, needed: 'a meeting with a remote link', cure: ['secretariat'] });
      return ok(how !== undefined && conducts.ok && actor.id !== person ? 'r' : 'c');
    case 'leave':
      return ok('l');
    case 'absent':
      return conducts.ok ? ok('a') : conducts;
    default:
      return unreachable(mode);
  }
}

type Noted = { readonly row: number; readonly person: PersonId; readonly mark: AttendanceMark; readonly how: string | null };

/** One row per person: who was there by remote link and now walks in is the same one person. */
function noted(state: MeetingState, { row, person, mark, how }: Noted, { actor }: Context): Decision {
  const was = markOfRow(state, row);
  if (!isMark(was)) throw new Error(`no row ${row}`);
  if (was === mark)
    return refuse('ALREADY_SIGNED_IN', {
      rule: 'D-ATTENDANCE',
      source: 'D-ATTENDANCE',
      found: saidOf(was),
      needed: 'a change',
      cure: ['nobody'],
    });
  return ok([{ type: 'attendanceNoted', row, person, mark, was, how, by: actor.id }]);
}

const isMark = (char: string): char is AttendanceMark => char.length === 1 && '.prclade'.includes(char);
