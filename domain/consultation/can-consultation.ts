import { isMachine } from '../actor.js';
import type { Context } from '../decider.js';
import { needRole, needStream, needSystem } from '../need-role.js';
import type { Refusal } from '../refusal.js';
import { refuse } from '../refusal.js';
import type { Result } from '../result.js';
import { ok, unreachable } from '../result.js';
import { consultationMoment } from './consultation-window.js';
import type { ConsultationCommand } from './consultation-command.js';
import type { ConsultationPhase, ConsultationState } from './consultation-state.js';

type Type = ConsultationCommand['type'];
type Answer = Result<null, Refusal>;

/** Phases in which an act has a meaning at all: every command of a round. */
export const phasesOf: { readonly [type in Type]: readonly ConsultationPhase[] } = {
  comment: ['open'],
  withdrawComment: ['open'],
  recordReply: ['open', 'closed'],
  dispose: ['open', 'closed'],
  linkDuplicates: ['open', 'closed'],
  objectDisposition: ['open', 'closed'],
  answerObjection: ['open', 'closed'],
  extendConsultation: ['open'],
  settleConsultation: ['closed'],
  swapText: ['open', 'closed', 'settled', 'voided'],
  voidConsultation: ['open', 'closed', 'settled', 'voided'],
  remindAddressees: ['open'],
  closeConsultation: ['open'],
  noteOverdueAnswer: ['closed'],
  noteOverdueObjection: ['open', 'closed'],
};

/** What ends with the close itself, although the phase goes on for the moment in which what was sent in time may still arrive. */
const untilClose: readonly Type[] = ['comment', 'withdrawComment', 'extendConsultation'];

/** May this actor do `type` now? Late comments are kept without asking here: the act itself is over. */
export function canConsultation(state: ConsultationState, type: Type, context: Context): Answer {
  const wanted = phasesOf[type];
  if (!wanted.includes(state.phase)) {
    return refuse('CONSULTATION_PHASE', {
      rule: 'D-CONSULTATION',
      source: 'D-ROUND-ORDER',
      found: state.phase,
      needed: wanted,
      cure: state.phase === 'open' ? ['self'] : ['nobody'],
    });
  }
  const role = mayAct(state, type, context);
  return role.ok && untilClose.includes(type) ? inTime(state, context) : role;
}

function mayAct(state: ConsultationState, type: Type, context: Context): Answer {
  const { actor } = context;
  switch (type) {
    case 'comment':
      return mayComment(state, context);
    case 'withdrawComment':
    case 'objectDisposition':
      return isMachine(actor) ? needRole(actor, state.organisation, 'public') : ok(null);
    case 'dispose':
    case 'linkDuplicates':
      return drafts(state, context).ok ? ok(null) : needRole(actor, state.organisation, 'drafter', 'officer', 'secretariat');
    case 'answerObjection':
      return drafts(state, context);
    case 'recordReply':
    case 'extendConsultation':
    case 'settleConsultation':
      return needRole(actor, state.organisation, 'officer', 'secretariat');
    case 'swapText':
    case 'voidConsultation':
      return needStream(actor, state.project);
    case 'remindAddressees':
    case 'closeConsultation':
    case 'noteOverdueAnswer':
    case 'noteOverdueObjection':
      return needSystem(actor);
    default:
      return unreachable(type);
  }
}

/** The office may treat a comment; whoever objects to that is heard by those who draft. */
const drafts = (state: ConsultationState, { actor }: Context): Answer =>
  state.drafters.some((drafter) => drafter === actor.id) ? ok(null) : needRole(actor, state.organisation, 'drafter');

/** A public round is open to everybody, account or not (GS-14); one that is not, to the society and those it asked. */
export function mayComment(state: ConsultationState, { actor }: Context): Answer {
  const asked = [state.organisation, ...state.addressees];
  if (!isMachine(actor) && (state.public || actor.grants.some((grant) => asked.includes(grant.organisation)))) return ok(null);
  return refuse('CONSULTATION_NOT_PUBLIC', {
    rule: 'GS-14',
    source: 'GS-14',
    found: actor.grants.map((grant) => grant.organisation),
    needed: 'a role at the society or at an organisation that was asked',
    cure: ['officer', 'secretariat'],
  });
}

function inTime(state: ConsultationState, { now }: Context): Answer {
  if (consultationMoment(state, now) !== 'late') return ok(null);
  return refuse('CONSULTATION_CLOSED', {
    rule: 'G4',
    source: 'D-DOOR',
    found: now,
    needed: { before: state.closesAt },
    cure: ['nobody'],
  });
}
