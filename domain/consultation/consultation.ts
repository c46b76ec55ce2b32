import type { Due } from '../kernel/decider.js';
import { lifecycleOf } from '../kernel/lifecycle.js';
import { said } from '../kernel/words.js';
import { consultationActs, type ConsultationCommand } from './acts.js';
import { isGone } from './consultation-window.js';
import { consultationEvents } from './events.js';
import { heldComment } from './receive-comment.js';
import { consultationRefusals } from './refusals.js';
import { startConsultation } from './start-consultation.js';
import type { ConsultationState } from './state.js';

const day = 86_400_000;

/** One round of comments on one text, from opening to the signed table. */
export const consultation = lifecycleOf<ConsultationState>()({
  kind: 'consultation',
  words: said('征求意见', 'comment round'),
  input: null,
  start: startConsultation,
  events: consultationEvents,
  acts: consultationActs,
  refusals: consultationRefusals,
  due: consultationDue,
  status: (state) => state.phase,
  heldIn: heldComment,
  ended: isGone,
});

/** The next act of the round itself, or the day by which an objection was to be answered when that comes first. */
function consultationDue(state: ConsultationState): Due<ConsultationCommand> | null {
  const next = roundDue(state);
  const { objectionsBy } = state;
  if (objectionsBy === undefined || state.objectionsOverdue === true || isGone(state)) return next;
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
