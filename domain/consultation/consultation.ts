import { deadline } from '../calendar/deadline.js';
import type { Context, Decider, Due, Instant } from '../decider.js';
import type { ConsultationInput } from '../messages.js';
import { remindsInTime } from '../over.js';
import type { Refusal } from '../refusal.js';
import { refuse } from '../refusal.js';
import type { Result } from '../result.js';
import { ok, unreachable } from '../result.js';
import { canConsultation, phasesOf } from './can-consultation.js';
import type { ConsultationAct, ConsultationCommand } from './consultation-command.js';
import { consultationEffects } from './consultation-effects.js';
import type { ConsultationEvent } from './consultation-event.js';
import type { ConsultationState } from './consultation-state.js';
import { consultationWindow } from './consultation-window.js';
import { answerObjection, dispose, linkDuplicates, objectDisposition, openObjections, withdrawComment } from './dispose-comments.js';
import { evolveConsultation } from './evolve-consultation.js';
import { heldComment, receiveComment } from './receive-comment.js';
import { lateCount, openComments, settleConsultation } from './settle-consultation.js';
import { startConsultation, windowUntil } from './start-consultation.js';

type Decision = Result<readonly ConsultationEvent[], Refusal>;
const day = 86_400_000;
/** Longest total window, from opening; beyond it a new round is honest. */
const maxWindowDays = 365;

/** One round of comments on one text, from opening to the signed table. */
export const consultation: Decider<ConsultationState, ConsultationCommand, ConsultationEvent, ConsultationInput> = {
  kind: 'consultation',
  commands: phasesOf,
  start: startConsultation,
  decide: decideConsultation,
  evolve: evolveConsultation,
  due: consultationDue,
  effects: consultationEffects,
  can: canConsultation,
  status: (state) => state.phase,
  heldIn: heldComment,
  late: (event) => event.type === 'commentKeptLate',
  ended: (state) => state.phase === 'settled' || state.phase === 'voided',
};

function decideConsultation(state: ConsultationState, command: ConsultationCommand, context: Context): Decision {
  if (command.type === 'comment') return receiveComment(state, command, context);
  const allowed = canConsultation(state, command.type, context);
  return allowed.ok ? act(state, command, context) : allowed;
}

function act(state: ConsultationState, command: Exclude<ConsultationCommand, { readonly type: 'comment' }>, context: Context): Decision {
  const by = context.actor.id;
  switch (command.type) {
    case 'withdrawComment':
      return withdrawComment(state, command, context);
    case 'recordReply':
      return recordReply(state, command, context);
    case 'dispose':
      return dispose(state, command, context);
    case 'linkDuplicates':
      return linkDuplicates(state, command, context);
    case 'objectDisposition':
      return objectDisposition(state, command, context);
    case 'answerObjection':
      return answerObjection(state, command, context);
    case 'extendConsultation':
      return extend(state, command, context);
    case 'settleConsultation':
      return settleConsultation(state, command, context);
    case 'swapText':
      return swapText(state, command, context);
    case 'voidConsultation':
      return ok(over(state) ? [] : [{ type: 'consultationVoided', reason: command.reason, to: null, by }]);
    case 'remindAddressees':
      return remindAddressees(state, command, context);
    case 'closeConsultation':
      return close(state, context);
    case 'noteOverdueAnswer':
      return ok(
        state.answerOverdue || state.answerBy === null || context.now < state.answerBy
          ? []
          : [{ type: 'answerOverdue', open: openComments(state).length }],
      );
    case 'noteOverdueObjection':
      return ok(objectionIsOverdue(state, context.now));
    default:
      return unreachable(command);
  }
}

const over = (state: ConsultationState): boolean => consultationWindow(state).life === 'gone';

/** A reminder says how many days are left; where that is no longer true it is skipped, with all others whose time has passed. */
function remindAddressees(state: ConsultationState, { daysLeft }: ConsultationAct<'remindAddressees'>, { now }: Context): Decision {
  if (!state.remindersLeft.includes(daysLeft)) return ok([]);
  if (!remindsInTime(state.closesAt, daysLeft, now))
    return ok([{ type: 'addresseeRemindersSkipped', days: state.remindersLeft.filter((days) => !remindsInTime(state.closesAt, days, now)) }]);
  return ok([{ type: 'addresseesReminded', daysLeft, silent: state.addressees.filter((_, i) => state.replies.charAt(i) === '.') }]);
}

function recordReply(state: ConsultationState, { organisation }: ConsultationAct<'recordReply'>, { actor }: Context): Decision {
  if (state.addressees.includes(organisation)) return ok([{ type: 'replyRecorded', organisation, by: actor.id }]);
  return refuse('NOT_ADDRESSED', {
    rule: 'D-REPLY',
    source: 'FORM-SUMMARY',
    found: organisation,
    needed: 'an organisation that was sent the draft',
    cure: ['self'],
  });
}

/** Longer only, so nobody who relied on the date loses a day. */
function extend(state: ConsultationState, { days, reason }: ConsultationAct<'extendConsultation'>, { actor, calendar, now }: Context): Decision {
  const total = Math.ceil((state.closesAt - state.openedAt) / day) + days;
  if (!Number.isInteger(days) || days < 1 || total > maxWindowDays) {
    return refuse('EXTENSION_OUT_OF_RANGE', {
      rule: 'G4',
      source: 'D-LONGER-ONLY',
      found: days,
      needed: { min: 1, max: maxWindowDays - (total - days) },
      cure: ['self'],
    });
  }
  const { closesAt, provisional } = deadline(calendar, state.closesAt - 1, { count: days, unit: 'calendarDays' });
  return ok([{ type: 'consultationExtended', days, reason, by: actor.id, ...windowUntil(closesAt, provisional, state.reminders, now) }]);
}

/** An erratum keeps the window, a technical change voids the round. An order about another text no longer concerns it. */
function swapText(state: ConsultationState, { from, to, nature, reason }: ConsultationAct<'swapText'>, { actor }: Context): Decision {
  if (over(state) || state.text !== from || from === to) return ok([]);
  if (nature === 'technical') return ok([{ type: 'consultationVoided', reason, to, by: actor.id }]);
  return ok(state.phase === 'open' ? [{ type: 'textCorrected', from, to, reason, by: actor.id }] : []);
}

function close(state: ConsultationState, { calendar, now }: Context): Decision {
  if (now < state.countsUntil) {
    return refuse('CONSULTATION_STILL_OPEN', { rule: 'G4', source: 'GS-14', found: now, needed: { from: state.countsUntil }, cure: ['nobody'] });
  }
  const { closesAt: answerBy, provisional } = deadline(calendar, state.closesAt - 1, state.answer);
  return ok([{ type: 'consultationClosed', comments: state.comments, late: lateCount(state), answerBy, provisional }]);
}

function objectionIsOverdue({ objectionsBy, objectionsOverdue, ...state }: ConsultationState, now: Instant): readonly ConsultationEvent[] {
  if (objectionsBy === undefined || objectionsOverdue === true || now < objectionsBy) return [];
  return [{ type: 'objectionOverdue', open: openObjections(state).length, answerBy: objectionsBy }];
}

/** The next act of the round itself, or the day by which an objection was to be answered when that comes first. */
function consultationDue(state: ConsultationState): Due<ConsultationCommand> | null {
  const next = roundDue(state);
  const { objectionsBy } = state;
  if (objectionsBy === undefined || state.objectionsOverdue === true || over(state)) return next;
  return next !== null && next.at <= objectionsBy ? next : { at: objectionsBy, command: { type: 'noteOverdueObjection' } };
}

function roundDue(state: ConsultationState): Due<ConsultationCommand> | null {
  if (state.phase === 'closed')
    return state.answerOverdue || state.answerBy === null ? null : { at: state.answerBy, command: { type: 'noteOverdueAnswer' } };
  if (state.phase !== 'open') return null;
  const [daysLeft] = state.remindersLeft;
  if (daysLeft === undefined) return { at: state.countsUntil, command: { type: 'closeConsultation' } };
  return { at: state.closesAt - daysLeft * day, command: { type: 'remindAddressees', daysLeft } };
}
