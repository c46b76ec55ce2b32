import { isMachine } from '../kernel/actor.js';
import type { Context, Instant } from '../kernel/decider.js';
import { actsOf } from '../kernel/act.js';
import type { Gate, May } from '../kernel/gate.js';
import { needRole, needStream } from '../kernel/need-role.js';
import type { PersonId } from '../kernel/person-id.js';
import { ok } from '../kernel/result.js';
import type { MeetingEvent } from './events.js';
import { refused, refusedAttendance } from './refusals.js';
import type { MeetingPhase, MeetingState, MeetingVote } from './state.js';

/** Who runs the meeting. */
export const conducts: Gate<MeetingState> = (state, { actor }) => needRole(actor, state.organisation, 'secretariat', 'officer', 'chair');
export const chairs: Gate<MeetingState> = (state, { actor }) => needRole(actor, state.organisation, 'chair');
export const itsCommittee: Gate<MeetingState> = (state, { actor }) => needStream(actor, state.committee);

/** Who is on its roster, and who runs it; for whom each of them acts is asked once the person is known (`mayActFor`). */
export const takesPart: Gate<MeetingState> = (state, context) =>
  !isMachine(context.actor) && state.roster.some((row) => row.person === context.actor.id) ? ok(null) : conducts(state, context);

/** Who runs the meeting acts for everybody; who is only on its roster, for nobody else. */
export const mayActFor = (state: MeetingState, person: PersonId, context: Context): May =>
  person === context.actor.id ? ok(null) : conducts(state, context);

/** Phases in which an act has a meaning at all. */
export const running: readonly MeetingPhase[] = ['called', 'open', 'adjourned'];

export function inPhase({ phase }: MeetingState, phases: readonly MeetingPhase[]): May {
  if (phases.includes(phase)) return ok(null);
  const over = phase === 'filed' || phase === 'cancelled';
  return refused('MEETING_PHASE', { source: 'D-MEETING-ORDER', found: phase, needed: phases, cure: over ? ['nobody'] : ['chair', 'secretariat'] });
}

export const { act, clock, report } = actsOf<MeetingState, MeetingEvent, MeetingPhase>({ at: inPhase });

export const underWay = ({ votes }: MeetingState, ...phases: readonly MeetingVote['phase'][]): readonly number[] =>
  votes.filter((vote) => phases.includes(vote.phase)).map((vote) => vote.n);

const whileNone = (code: 'ATTENDANCE_FROZEN' | 'VOTE_RUNNING', votes: readonly number[]): May =>
  votes.length === 0 ? ok(null) : refusedAttendance(code, { found: { votes }, needed: 'no vote under way', cure: ['chair', 'secretariat'] });

/** While a vote runs nobody comes and nobody goes in the record: the vote has the attendance of the instant it was put (D). */
export const attendanceFree: Gate<MeetingState> = (state) => whileNone('ATTENDANCE_FROZEN', underWay(state, 'open'));
export const votesOver: Gate<MeetingState> = (state) => whileNone('VOTE_RUNNING', underWay(state, 'open', 'closing'));

/** An act of the clock, whose instant has come; null when the clock owes nothing. */
export const owed =
  (due: (state: MeetingState) => Instant | null): Gate<MeetingState> =>
  (state, { now }) => {
    const at = due(state);
    if (at !== null && now >= at) return ok(null);
    return refused('MEETING_NOT_DUE', { source: 'D-MEETING-TIME', found: now, needed: { from: at }, cure: ['nobody'] });
  };
