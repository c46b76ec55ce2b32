import type { Context } from '../decider.js';
import type { May } from '../kernel/gate.js';
import type { Refusal } from '../refusal.js';
import { ok, type Result } from '../result.js';
import { authorPrint, printAt } from './author-print.js';
import { markOf, standingOf } from './comment-marks.js';
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
