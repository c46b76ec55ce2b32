import type { ActorId } from '../../kernel/actor.js';
import { localDay } from '../../law/calendar/instant.js';
import type { Context } from '../../kernel/decider.js';
import { happened, someOf, type Gate, type May, type Verdict } from '../../kernel/gate.js';
import { said, valuesOf } from '../../kernel/words.js';
import type { PersonId } from '../../kernel/person-id.js';
import { refuse, type Refusal } from '../../kernel/refusal.js';
import { ok, unreachable, type Result } from '../../kernel/result.js';
import { markOfRow } from '../attendance.js';
import type { MeetingEvent } from '../events.js';
import { attendanceNoted } from '../events/session.js';
import { how, howIfChecked, mode, person } from '../fields.js';
import { act, attendanceFree, conducts, mayActFor, running, takesPart } from '../gates.js';
import { refusedAttendance, refusedRemote, refusedRoster, remoteGrounds } from '../refusals.js';
import type { AttendanceMark, MeetingState } from '../state.js';
import { markNames, modeNames, type AttendanceMode } from '../words.js';

/** Somebody for whom the actor may act can be noted otherwise than they are. */
const someComing: Gate<MeetingState> = someOf(
  (state, context) =>
    rowsOf(state)
      .filter(({ person: who }) => mayActFor(state, who, context).ok)
      .flatMap((row) => valuesOf(modeNames).map((as) => ({ row, as }))),
  ({ row, as }, state, context) => {
    const day = mayComeNow(state, as, context);
    const mark = markFor(state, { person: row.person, mode: as }, context);
    if (!day.ok || !mark.ok) return day.ok ? mark : day;
    return mark.value === row.was
      ? refusedAttendance('ALREADY_SIGNED_IN', { found: markNames[row.was], needed: 'a change', cure: ['nobody'] })
      : ok(null);
  },
  () => ok(null), // who takes part acts for somebody
);

/** Comes in, asks leave or is noted absent. Who comes by remote link counts once somebody else has checked that it is that person. */
const signIn = act('signIn', {
  words: said('签到', 'sign in'),
  payload: { person, mode, how: howIfChecked },
  who: takesPart,
  byInvitation: true,
  at: running,
  gates: [attendanceFree, someComing],
  decide(state, coming, context) {
    const row = rowFor(state, coming.person, context);
    if (!row.ok) return row;
    const day = mayComeNow(state, coming.mode, context);
    if (!day.ok) return day;
    const mark = markFor(state, coming, context);
    return mark.ok ? noted({ ...row.value, mark: mark.value, how: coming.how ?? null }, context) : mark;
  },
});

/** Somebody else has come by remote link and nobody has looked. */
function mayCheck({ person: who, was }: Row, id: ActorId): May {
  if (was !== 'c') return refusedRemote('IDENTITY_NOT_ASKED', { found: markNames[was], needed: markNames.c });
  return id === who ? refuse('SECOND_PERSON', { ...remoteGrounds, found: id, needed: `not ${who}`, cure: ['secretariat', 'chair'] }) : ok(null);
}

const someUnknown: Gate<MeetingState> = someOf(
  (state) => rowsOf(state).filter(({ was }) => was === 'c'),
  (row, _state, { actor }) => mayCheck(row, actor.id),
  () => refusedRemote('IDENTITY_NOT_ASKED', { found: null, needed: markNames.c }),
);

/** Remote and still unknown: a second person looks. */
const checkIdentity = act('checkIdentity', {
  words: said('核验远程身份', 'check who takes part remotely'),
  payload: { person, how },
  who: conducts,
  at: running,
  gates: [attendanceFree, someUnknown],
  decide(state, { person: who, how: by }, context) {
    const row = rowFor(state, who, context);
    if (!row.ok) return row;
    const may = mayCheck(row.value, context.actor.id);
    if (!may.ok) return may;
    return noted({ ...row.value, mark: 'r', how: by }, context);
  },
});

const here = ({ was }: Row): May => {
  if (was === 'p' || was === 'r' || was === 'c') return ok(null);
  const { p, r, c } = markNames;
  return refusedAttendance('PERSON_NOT_PRESENT', { source: 'FORM-ATTENDANCE', found: markNames[was], needed: [p, r, c] });
};

/** Somebody is here for whom the actor may act. */
const someHere: Gate<MeetingState> = someOf(
  (state, context) => rowsOf(state).filter(({ person: who }) => mayActFor(state, who, context).ok),
  here,
  () => ok(null), // who takes part acts for somebody
);

/** Leaves between two votes; the next vote no longer has this person in its base. */
const signOut = act('signOut', {
  words: said('离会', 'leave the meeting'),
  payload: { person },
  who: takesPart,
  byInvitation: true,
  at: running,
  gates: [attendanceFree, someHere],
  decide(state, { person: who }, context) {
    const row = rowFor(state, who, context);
    if (!row.ok) return row;
    const present = here(row.value);
    return present.ok ? noted({ ...row.value, mark: leaving(row.value.was), how: null }, context) : present;
  },
});

/** What a mark becomes when its person leaves; who was never identified was never here. */
const leaving = (mark: AttendanceMark): AttendanceMark => (mark === 'p' ? 'd' : mark === 'r' ? 'e' : '.');

type Row = { readonly row: number; readonly person: PersonId; readonly was: AttendanceMark };

const rowsOf = (state: MeetingState): readonly Row[] =>
  state.roster.map(({ person: who }, row) => ({ row, person: who, was: markOfRow(state, row) }));

/** The row of a person for whom this actor may act. */
function rowFor(state: MeetingState, who: PersonId, context: Context): Result<Row, Refusal> {
  const own = mayActFor(state, who, context);
  if (!own.ok) return own;
  const row = state.roster.findIndex((one) => one.person === who);
  if (row >= 0) return ok({ row, person: who, was: markOfRow(state, row) });
  return refusedRoster('NOT_ON_ROSTER', { found: who, needed: 'a person on the roster' });
}

/** Presence is a fact of the day of the meeting; leave can be asked before. */
function mayComeNow({ opensAt }: MeetingState, as: AttendanceMode, { now }: Context): May {
  if (as === 'leave' || as === 'absent' || localDay(now) >= localDay(opensAt)) return ok(null);
  return refusedAttendance('SIGN_IN_TOO_EARLY', { source: 'D-MEETING-TIME', found: now, needed: { from: opensAt } });
}

type Coming = { readonly person: PersonId; readonly mode: AttendanceMode; readonly how?: string };

function markFor(state: MeetingState, { person: who, mode: as, how: by }: Coming, context: Context): Result<AttendanceMark, Refusal> {
  const allowed = conducts(state, context);
  switch (as) {
    case 'inPerson':
      // From afar anybody could say "I am here": the door is kept by those who run the meeting.
      return allowed.ok ? ok('p') : allowed;
    case 'remote':
      if (!state.remote) return refusedRemote('NO_REMOTE_LINK', { found: as, needed: 'a meeting with a remote link' });
      return ok(by !== undefined && allowed.ok && context.actor.id !== who ? 'r' : 'c');
    case 'leave':
      return ok('l');
    case 'absent':
      return allowed.ok ? ok('a') : allowed;
    default:
      return unreachable(as);
  }
}

type Noted = Row & { readonly mark: AttendanceMark; readonly how: string | null };

/** One row per person: who was there by remote link and now walks in is the same one person. */
function noted(note: Noted, { actor }: Context): Verdict<MeetingEvent> {
  if (note.mark !== note.was) return happened(attendanceNoted({ ...note, by: actor.id }));
  return refusedAttendance('ALREADY_SIGNED_IN', { found: markNames[note.was], needed: 'a change', cure: ['nobody'] });
}

export const attendanceActs = [signIn, checkIdentity, signOut] as const;
