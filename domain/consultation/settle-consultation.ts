import type { Term } from '../calendar/deadline.js';
import type { Context, Instant } from '../decider.js';
import type { Refusal } from '../refusal.js';
import { refuse } from '../refusal.js';
import type { Result } from '../result.js';
import { ok } from '../result.js';
import { charCounts, placesOf } from '../rows.js';
import type { ConsultationAct } from './consultation-command.js';
import type { ConsultationEvent, Figures } from './consultation-event.js';
import type { ConsultationState } from './consultation-state.js';
import { openObjections } from './dispose-comments.js';

type Decision = Result<readonly ConsultationEvent[], Refusal>;

/** From the last treatment that is no full adoption to the table: a week, of which nobody loses a day by weekends or feasts at its end. */
export const objectionTerm: Term = { count: 7, unit: 'calendarDays' };

/** How many open comments a refusal names; the count says the rest. */
const named = 20;

/** The figures of the table as they stand. */
export function figuresOf(state: ConsultationState): Figures {
  const marks = charCounts(state.marks);
  const of = (mark: string): number => (marks[mark] ?? 0) + (marks[mark.toUpperCase()] ?? 0);
  const replies = charCounts([state.replies]);
  return {
    comments: state.comments,
    late: lateCount(state),
    adopted: of('a'),
    partly: of('p'),
    rejected: of('r'),
    withdrawn: of('w'),
    duplicates: of('d'),
    open: of('o'),
    objections: state.comments - (charCounts(state.objections)['.'] ?? 0),
    sent: state.addressees.length,
    replied: state.addressees.length - (replies['.'] ?? 0),
    withComments: replies['c'] ?? 0,
    noReply: replies['.'] ?? 0,
  };
}

export const lateCount = (state: ConsultationState): number =>
  Object.entries(charCounts(state.marks)).reduce((sum, [mark, count]) => (mark === mark.toUpperCase() ? sum + count : sum), 0);

/** Comments that must still be answered: late ones only where the profile says so. */
export function openComments(state: ConsultationState): readonly number[] {
  return placesOf(state.marks, state.lateDisposition === 'required' ? 'oO' : 'o');
}

/** The sign-off of the 意见汇总处理表 (G5): nothing passes with an open comment, an objection nobody has answered, or before who was not wholly followed could object. */
export function settleConsultation(
  state: ConsultationState,
  { substantive }: ConsultationAct<'settleConsultation'>,
  { actor, now }: Context,
): Decision {
  const open = openComments(state);
  const objected = openObjections(state);
  if (open.length === 0 && objected.length > 0) return refuse('DISPOSITION_OBJECTIONS_OPEN', objectionsOpen(objected, state.objectionsBy ?? null));
  if (open.length === 0 && now < (state.objectUntil ?? now))
    return refuse('OBJECTION_TIME_RUNNING', {
      rule: 'G5',
      source: 'D-HEARD',
      found: now,
      needed: { from: state.objectUntil ?? now },
      cure: ['nobody'],
    });
  if (open.length === 0) return ok([{ type: 'consultationSettled', substantive, figures: figuresOf(state), by: actor.id }]);
  return refuse('COMMENTS_OPEN', {
    rule: 'G5',
    source: 'D-ZERO-OPEN',
    found: { open: open.length, comments: open.slice(0, named) },
    needed: { open: 0 },
    cure: ['drafter', 'officer'],
  });
}

const objectionsOpen = (objected: readonly number[], answerBy: Instant | null): Omit<Refusal, 'code'> => ({
  rule: 'G5',
  source: 'D-ZERO-OPEN',
  found: { open: objected.length, comments: objected.slice(0, named), answerBy },
  needed: { open: 0 },
  cure: ['drafter', 'officer'],
});
