import type { Context } from '../kernel/decider.js';
import { happened, type Gate, type May, type Verdict } from '../kernel/gate.js';
import { needRole } from '../kernel/need-role.js';
import { ok } from '../kernel/result.js';
import { authorPrint } from './author-print.js';
import { consultationMoment } from './consultation-window.js';
import type { ConsultationEvent } from './events.js';
import { commentKeptLate, commentReceived } from './events/comments.js';
import type { Comment } from './fields.js';
import { refused } from './refusals.js';
import { maxComments, type ConsultationState } from './state.js';

/** A comment on the text as it stands now. After close it is kept and marked until the round is settled. */
export function receiveComment(state: ConsultationState, comment: Comment, context: Context): Verdict<ConsultationEvent> {
  const entered = enteredBy(state, comment, context);
  if (!entered.ok) return entered;
  const inOrder = commentInOrder(state, comment);
  if (!inOrder.ok) return inOrder;
  const { actor, now } = context;
  const { via = 'web', ...words } = comment;
  const received = { ...words, via, comment: state.comments + 1, print: authorPrint(state.stream, actor.id), by: actor.id };
  const late = consultationMoment(state, now) === 'late';
  return happened(late ? commentKeptLate({ ...received, lateByMs: Math.max(0, now - state.closesAt) }) : commentReceived(received));
}

/** Letters, sheets and calls are typed in by the office, so that nobody can put words in another's mouth from outside. */
function enteredBy(state: ConsultationState, { via }: Comment, { actor }: Context): May {
  return via === undefined || via === 'web' ? ok(null) : needRole(actor, state.organisation, 'officer', 'secretariat', 'drafter');
}

function commentInOrder(state: ConsultationState, { draft, text }: Comment): May {
  if (draft !== state.text) return refused('COMMENT_TEXT_MISMATCH', { rule: 'D-TEXT', source: 'D-COMMENT-TEXT', found: draft, needed: state.text });
  if (text.trim() === '') return refused('COMMENT_EMPTY', { rule: 'D-COMMENT', source: 'FORM-COMMENT', found: text, needed: 'words' });
  return ok(null);
}

export const roomForComment: Gate<ConsultationState> = ({ comments }) =>
  comments < maxComments
    ? ok(null)
    : refused('CONSULTATION_FULL', { rule: 'D-SIZE', source: 'D-SMALL', found: comments, needed: { lessThan: maxComments }, cure: ['operator'] });

/** The comment an event holds: up to 16,000 of them, which must not stand in the archive twice. */
export function heldComment(event: ConsultationEvent): ({ readonly type: 'comment' } & Comment) | null {
  if (event.type !== 'commentReceived' && event.type !== 'commentKeptLate') return null;
  const { comment: _number, print: _print, by: _by, lateByMs: _late, via, ...words } = { lateByMs: 0, ...event };
  return { ...words, type: 'comment', ...(via === 'web' ? {} : { via }) };
}
