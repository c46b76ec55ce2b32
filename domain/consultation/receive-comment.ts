import type { Context } from '../decider.js';
import { needRole } from '../need-role.js';
import type { Refusal } from '../refusal.js';
import { refuse } from '../refusal.js';
import type { Result } from '../result.js';
import { ok } from '../result.js';
import { authorPrint } from './author-print.js';
import { canConsultation, mayComment } from './can-consultation.js';
import { consultationMoment } from './consultation-window.js';
import type { CommentCommand } from './consultation-command.js';
import type { ConsultationEvent, Received } from './consultation-event.js';
import type { ConsultationState } from './consultation-state.js';

type Check = Result<null, Refusal>;

/** Ten characters of state each: 16,000 comments are 160 KB. */
export const maxComments = 16_000;

/** A comment on the text as it stands now. After close it is kept and marked until the round is settled. */
export function receiveComment(state: ConsultationState, command: CommentCommand, context: Context): Result<readonly ConsultationEvent[], Refusal> {
  const late = consultationMoment(state, context.now) === 'late';
  const allowed = late ? mayComment(state, context) : canConsultation(state, 'comment', context);
  if (!allowed.ok) return allowed;
  const entered = enteredBy(state, command, context);
  if (!entered.ok) return entered;
  const inOrder = commentInOrder(state, command);
  if (!inOrder.ok) return inOrder;
  const received = receivedAs(state, command, context);
  return ok([
    late ? { type: 'commentKeptLate', ...received, lateByMs: Math.max(0, context.now - state.closesAt) } : { type: 'commentReceived', ...received },
  ]);
}

/** Letters, sheets and calls are typed in by the office, so that nobody can put words in another's mouth from outside. */
function enteredBy(state: ConsultationState, { via }: CommentCommand, { actor }: Context): Check {
  return via === undefined || via === 'web' ? ok(null) : needRole(actor, state.organisation, 'officer', 'secretariat', 'drafter');
}

function commentInOrder(state: ConsultationState, command: CommentCommand): Check {
  if (command.draft !== state.text) {
    return refuse('COMMENT_TEXT_MISMATCH', {
      rule: 'D-TEXT',
      source: 'D-COMMENT-TEXT',
      found: command.draft,
      needed: state.text,
      cure: ['self'],
    });
  }
  if (command.text.trim() === '') {
    return refuse('COMMENT_EMPTY', { rule: 'D-COMMENT', source: 'FORM-COMMENT', found: command.text, needed: 'words', cure: ['self'] });
  }
  if (state.comments < maxComments) return ok(null);
  return refuse('CONSULTATION_FULL', {
    rule: 'D-SIZE',
    source: 'D-SMALL',
    found: state.comments,
    needed: { max: maxComments },
    cure: ['operator'],
  });
}

/** The comment an event holds: up to 16,000 of them, which must not stand in the archive twice. */
export function heldComment(event: ConsultationEvent): CommentCommand | null {
  if (event.type !== 'commentReceived' && event.type !== 'commentKeptLate') return null;
  const { type: _type, comment: _number, print: _print, by: _by, lateByMs: _late, via, ...words } = { lateByMs: 0, ...event };
  return { ...words, type: 'comment', ...(via === 'web' ? {} : { via }) };
}

function receivedAs(state: ConsultationState, command: CommentCommand, context: Context): Received {
  const { actor } = context;
  const { type: _, via = 'web', ...words } = command;
  return { ...words, via, comment: state.comments + 1, print: authorPrint(state.stream, actor.id), by: actor.id };
}
