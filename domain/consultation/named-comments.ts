import type { Context } from '../kernel/decider.js';
import { someOf, type Gate, type May } from '../kernel/gate.js';
import type { Refusal } from '../kernel/refusal.js';
import { ok, type Result } from '../kernel/result.js';
import { authorPrint, printAt } from './author-print.js';
import { isIn, markOf, objectionAt, openObjections, standingOf } from './comment-marks.js';
import { refused } from './refusals.js';
import type { CommentMark, ConsultationState } from './state.js';

/** How many comments a refusal names; the count says the rest. */
export const shownAtMost = 20;

/** The numbers sorted and without repeats, if each exists. */
export function known({ comments: last }: ConsultationState, comments: readonly number[]): Result<readonly number[], Refusal> {
  const list = [...new Set(comments)].sort((a, b) => a - b);
  const unknown = list.filter((comment) => !Number.isInteger(comment) || comment < 1 || comment > last);
  if (list.length > 0 && unknown.length === 0) return ok(list);
  return refused('COMMENT_UNKNOWN', { found: unknown.slice(0, shownAtMost), needed: { from: 1, to: last } });
}

type Fit = { readonly fits: (mark: CommentMark) => boolean; readonly needed: string };

/** The same, if each mark fits. */
export function fitting(state: ConsultationState, comments: readonly number[], { fits, needed }: Fit): Result<readonly number[], Refusal> {
  const list = known(state, comments);
  if (!list.ok) return list;
  const unfit = list.value.filter((comment) => !fits(markOf(state, comment)));
  if (unfit.length === 0) return list;
  return refused('COMMENT_STATE', { found: unfit.slice(0, shownAtMost).map((comment) => standingOf(state, comment)), needed });
}

/** One's own comment: the state knows its author by a print. */
export function own(state: ConsultationState, comment: number, { actor }: Context): May {
  const found = known(state, [comment]);
  if (!found.ok) return found;
  if (printAt(state.authors, comment - 1) === authorPrint(state.stream, actor.id)) return ok(null);
  return refused('NOT_YOUR_COMMENT', { found: comment, needed: 'a comment of your own' });
}

/* Whether there is a comment the act could be about; which one, the payload says. */

const every = ({ comments }: ConsultationState): readonly number[] => Array.from({ length: comments }, (_, index) => index + 1);
const none: Gate<ConsultationState> = () => refused('COMMENT_UNKNOWN', { found: null, needed: 'a comment' });

/** One of them is at one of these letters, and its author waits for no answer to an objection. */
export const someToTreat = someOf(
  every,
  (comment, state) =>
    objectionAt(state, comment) === 'x' ? waiting([comment]) : fitting(state, [comment], { fits: isIn('oaprd'), needed: 'not withdrawn' }),
  none,
);

export const waiting = (comments: readonly number[]) =>
  refused('DISPOSITION_OBJECTIONS_OPEN', { found: comments.slice(0, shownAtMost), needed: 'an answer to the objection', cure: ['drafter'] });

/** One that waits, and another that can be answered for it. */
export const somePair: Gate<ConsultationState> = (state, context) => {
  const open = every(state).filter((comment) => isIn('o')(markOf(state, comment)));
  const leads = every(state).filter((comment) => isIn('oapr')(markOf(state, comment)));
  if (open.length > 0 && leads.length > 1) return ok(null);
  return state.comments === 0
    ? none(state, context)
    : refused('COMMENT_STATE', { found: { open: open.length, leads: leads.length }, needed: { open: 1, leads: 2 } });
};

/** An own one of which the test holds. */
export const someOwn = (would: (comment: number, state: ConsultationState) => May): Gate<ConsultationState> =>
  someOf(
    (state, context) => every(state).filter((comment) => own(state, comment, context).ok),
    would,
    () => refused('NOT_YOUR_COMMENT', { found: null, needed: 'a comment of your own' }),
  );

export const someObjection: Gate<ConsultationState> = (state) =>
  openObjections(state).length > 0 ? ok(null) : refused('NO_OBJECTION_OPEN', { found: null, needed: 'an objection that waits for an answer' });
