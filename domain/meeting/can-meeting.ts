import type { PersonId } from '../person-id.js';
import { type ActorId, isMachine } from '../actor.js';
import type { Context } from '../decider.js';
import { needRole, needStream, needSystem } from '../need-role.js';
import type { Cure, Json, Refusal } from '../refusal.js';
import { refuse } from '../refusal.js';
import { ok, unreachable, type Result } from '../result.js';
import { figuresOf } from './attendance.js';
import type { MeetingCommand } from './meeting-command.js';
import type { MeetingPhase, MeetingState } from './meeting-state.js';

type Answer = Result<null, Refusal>;
type Type = MeetingCommand['type'];
type Report = 'rosterChanged' | 'ballotOpened' | 'ballotDecided' | 'ballotVoided';

const running: readonly MeetingPhase[] = ['called', 'open', 'adjourned'];
/** Phases in which an act has a meaning at all. */
export const phasesOf: { readonly [type in Exclude<Type, Report>]: readonly MeetingPhase[] } = {
  changeAgenda: running,
  acceptLateMaterial: running,
  postponeMeeting: ['called'],
  cancelMeeting: ['called'],
  signIn: running,
  checkIdentity: running,
  signOut: running,
  openMeeting: ['called'],
  adjournMeeting: ['open'],
  resumeMeeting: ['adjourned'],
  noteOpinion: ['open'],
  putToVote: ['open'],
  closeVote: ['open', 'adjourned', 'held', 'minuted'],
  recordResolution: ['open'],
  amendResolution: ['open', 'adjourned', 'held'],
  endMeeting: ['open'],
  confirmMinutes: ['held'],
  noteMaterialDeadline: ['called'],
  noteMinutesOverdue: ['held'],
  fileMeeting: ['minuted'],
};

/** May this actor do `type` now? Phase, then role, then what the meeting's own state leaves open. Reports of others are never out of phase. */
export function canMeeting(state: MeetingState, type: Type, context: Context): Answer {
  if (type === 'rosterChanged') return needStream(context.actor, state.committee);
  // What the committee orders is not a question of phase: a meeting that is over records nothing.
  if (type === 'cancelMeeting' && needStream(context.actor, state.committee).ok) return ok(null);
  if (type === 'ballotOpened' || type === 'ballotDecided' || type === 'ballotVoided') return fromBallot(context);
  const wanted = phasesOf[type];
  if (!wanted.includes(state.phase)) return outOfPhase(state.phase, wanted);
  const role = mayAct(state, type, context);
  return role.ok ? stateAllows(state, type, context) : role;
}

const fromBallot = ({ actor }: Context): Answer => (actor.id.startsWith('stream:ballot/') ? ok(null) : needStream(actor, null));

function outOfPhase(found: MeetingPhase, needed: readonly MeetingPhase[]): Answer {
  const over = found === 'filed' || found === 'cancelled';
  return refuse('MEETING_PHASE', {
    rule: 'D-MEETING',
    source: 'D-MEETING-ORDER',
    found,
    needed,
    cure: over ? ['nobody'] : ['chair', 'secretariat'],
  });
}

function mayAct(state: MeetingState, type: Exclude<Type, Report>, { actor }: Context): Answer {
  switch (type) {
    case 'signIn':
    case 'signOut':
    case 'noteOpinion':
      return onRoster(state, actor.id) && !isMachine(actor) ? ok(null) : needRole(actor, state.organisation, 'secretariat', 'officer', 'chair');
    case 'acceptLateMaterial':
    case 'confirmMinutes':
      return needRole(actor, state.organisation, 'chair');
    case 'noteMaterialDeadline':
    case 'noteMinutesOverdue':
    case 'fileMeeting':
      return needSystem(actor);
    case 'changeAgenda':
    case 'postponeMeeting':
    case 'cancelMeeting':
    case 'checkIdentity':
    case 'openMeeting':
    case 'adjournMeeting':
    case 'resumeMeeting':
    case 'putToVote':
    case 'closeVote':
    case 'recordResolution':
    case 'amendResolution':
    case 'endMeeting':
      return needRole(actor, state.organisation, 'secretariat', 'officer', 'chair');
    default:
      return unreachable(type);
  }
}

/** Who runs the meeting acts for everybody; who is only on its roster, for nobody else. */
export const mayActFor = (state: MeetingState, person: PersonId, { actor }: Context): Answer =>
  person === actor.id ? ok(null) : needRole(actor, state.organisation, 'secretariat', 'officer', 'chair');

const onRoster = ({ roster }: MeetingState, person: ActorId): boolean => roster.some((row) => row.person === person);

function stateAllows(state: MeetingState, type: Exclude<Type, Report>, { now }: Context): Answer {
  switch (type) {
    case 'signIn':
    case 'checkIdentity':
    case 'signOut':
    case 'adjournMeeting':
      return noVote(state, ['open'], 'ATTENDANCE_FROZEN');
    case 'endMeeting':
      return noVote(state, ['open', 'closing'], 'VOTE_RUNNING');
    case 'openMeeting':
      return notBefore(state.opensAt, now, 'OPENING_TOO_EARLY');
    case 'putToVote':
      return quorate(state);
    case 'noteMaterialDeadline':
      return state.materialNoted ? notBefore(Number.MAX_SAFE_INTEGER, now, 'MEETING_NOT_DUE') : notBefore(state.materialBy, now, 'MEETING_NOT_DUE');
    case 'noteMinutesOverdue':
      return notBefore(state.minutesOverdue ? null : state.minutesBy, now, 'MEETING_NOT_DUE');
    case 'fileMeeting':
      return notBefore(state.filesAt, now, 'MEETING_NOT_DUE');
    default:
      return ok(null);
  }
}

/** While a vote runs nobody comes and nobody goes in the record: the vote has the attendance of the instant it was put (D). */
function noVote({ votes }: MeetingState, phases: readonly string[], code: 'ATTENDANCE_FROZEN' | 'VOTE_RUNNING'): Answer {
  const busy = votes.filter((vote) => phases.includes(vote.phase)).map((vote) => vote.n);
  if (busy.length === 0) return ok(null);
  const source = 'D-ATTENDANCE';
  return refuse(code, { rule: 'D-ATTENDANCE', source, found: { votes: busy }, needed: 'no vote under way', cure: ['chair', 'secretariat'] });
}

function notBefore(at: number | null, now: number, code: 'OPENING_TOO_EARLY' | 'MEETING_NOT_DUE'): Answer {
  if (at !== null && now >= at) return ok(null);
  const cure: readonly Cure[] = code === 'OPENING_TOO_EARLY' ? ['self'] : ['nobody'];
  const needed: Json = { from: at };
  return refuse(code, { rule: 'D-MEETING', source: 'D-MEETING-TIME', found: now, needed, cure });
}

/** The meeting's own quorum, where the profile sets one; each ballot has that of its rule besides, from the same list. */
function quorate(state: MeetingState): Answer {
  const { quorum } = state;
  const { present, due } = figuresOf(state);
  if (!quorum || present * quorum.q >= quorum.p * due) return ok(null);
  return refuse('QUORUM_NOT_MET', {
    rule: 'D-QUORUM',
    source: quorum.source,
    found: { present, due, left: present * quorum.q, right: quorum.p * due },
    needed: `present × ${quorum.q} ≥ ${quorum.p} × due`,
    cure: ['secretariat', 'chair'],
  });
}
