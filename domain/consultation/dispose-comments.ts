import { deadline } from '../calendar/deadline.js';
import type { Context, Instant } from '../decider.js';
import type { Cure, Json, Refusal } from '../refusal.js';
import { refuse } from '../refusal.js';
import type { Result } from '../result.js';
import { ok } from '../result.js';
import { charAt, placesOf } from '../rows.js';
import { authorPrint, printAt } from './author-print.js';
import type { ConsultationAct, Dispose } from './consultation-command.js';
import type { ConsultationEvent } from './consultation-event.js';
import { commentMarks, type CommentMark, type ConsultationState } from './consultation-state.js';

type Decision = Result<readonly ConsultationEvent[], Refusal>;
type Check = Result<null, Refusal>;

/** Words that say “as above” and so give no reason of their own; a block is the honest way to share one. */
const emptyReasons = ['同上', '同前', '同上。', '见上', '略', '无', '-', '—', '/'];

const markOfComment = (state: ConsultationState, comment: number): CommentMark => {
  const char = charAt(state.marks, comment - 1);
  const mark = commentMarks.find((known) => known === char);
  if (!mark) throw new Error(`unknown mark ${char} at comment ${comment}`);
  return mark;
};

const standings: { readonly [mark: string]: { readonly status: string; readonly zh: string; readonly en: string } } = {
  o: { status: 'open', zh: '尚未处理', en: 'not yet answered' },
  a: { status: 'adopted', zh: '已采纳', en: 'adopted' },
  p: { status: 'partly', zh: '已部分采纳', en: 'partly adopted' },
  r: { status: 'rejected', zh: '未采纳', en: 'not adopted' },
  w: { status: 'withdrawn', zh: '已撤回', en: 'withdrawn' },
  d: { status: 'duplicate', zh: '与另一条意见重复', en: 'the same as another comment' },
};

/** What became of a comment, as a refusal says it. */
const stateOf = (state: ConsultationState, comment: number): { readonly [name: string]: Json } => ({
  comment,
  ...standings[markOfComment(state, comment).toLowerCase()],
});

const isIn =
  (marks: string) =>
  (mark: CommentMark): boolean =>
    marks.includes(mark.toLowerCase());

/** 采纳 / 部分采纳 / 不采纳 for one comment or a block; a reason unless adopted (汇总处理表, 备注). A change is a further event. */
export function dispose(state: ConsultationState, command: Dispose, context: Context): Decision {
  const { disposition, comments } = command;
  const list = listed(state, comments, isIn('oaprd'), 'not withdrawn');
  if (!list.ok) return list;
  const waiting = list.value.filter((comment) => charAt(state.objections, comment - 1) === 'x');
  if (waiting.length > 0) return wrong('DISPOSITION_OBJECTIONS_OPEN', waiting.slice(0, 20), 'an answer to the objection', ['drafter']);
  const reason = command.reason?.trim() ?? '';
  if (disposition !== 'adopted' && (reason === '' || emptyReasons.includes(reason))) {
    return refuse('DISPOSITION_REASON_MISSING', {
      rule: 'G5',
      source: 'FORM-SUMMARY',
      found: reason,
      needed: `a reason for ${disposition}`,
      cure: ['drafter', 'officer'],
    });
  }
  return ok([
    {
      type: 'commentsDisposed',
      comments: list.value,
      disposition,
      reason: reason === '' ? null : reason,
      block: list.value.length > 1 ? state.blocks + 1 : null,
      was: list.value.map((comment) => markOfComment(state, comment)).join(''),
      objectUntil: disposition === 'adopted' ? null : objectUntil(state, context),
      by: context.actor.id,
    },
  ]);
}

/** The same comment from many hands: each row and author is kept, one of them is answered for all. */
export function linkDuplicates(state: ConsultationState, { lead, comments }: ConsultationAct<'linkDuplicates'>, context: Context): Decision {
  const head = listed(state, [lead], isIn('oapr'), 'a comment that is itself answered');
  if (!head.ok) return head;
  const list = listed(state, comments, isIn('o'), 'open');
  if (!list.ok) return list;
  if (list.value.includes(lead)) return wrong('COMMENT_STATE', lead, 'another comment than the one that leads', ['self']);
  return ok([{ type: 'duplicatesLinked', lead, comments: list.value, objectUntil: objectUntil(state, context), by: context.actor.id }]);
}

/** The author takes a comment back before it is answered. If it stands for others, it is answered all the same. */
export function withdrawComment(state: ConsultationState, { comment }: ConsultationAct<'withdrawComment'>, context: Context): Decision {
  const own = ownComment(state, comment, context);
  if (!own.ok) return own;
  if (!isIn('od')(markOfComment(state, comment))) return wrong('COMMENT_STATE', stateOf(state, comment), 'not yet answered', ['nobody']);
  return ok([{ type: 'commentWithdrawn', comment, answered: state.leads.includes(comment), by: context.actor.id }]);
}

/** What the author of a comment has to see and object to its treatment; nobody is faster than the one who settles. */
const objectUntil = ({ objection }: ConsultationState, { calendar, now }: Context): Instant | null =>
  objection === undefined ? null : deadline(calendar, now, objection).closesAt;

/** The author objects to the answer, or that it was counted as another's, once to each. The round is not settled before the drafters have answered, in the time they have for a comment. */
export function objectDisposition(state: ConsultationState, { comment, reason }: ConsultationAct<'objectDisposition'>, context: Context): Decision {
  const own = ownComment(state, comment, context);
  if (!own.ok) return own;
  const mark = markOfComment(state, comment);
  if (!isIn('aprd')(mark)) return wrong('COMMENT_STATE', stateOf(state, comment), 'answered', ['drafter']);
  if ('xy'.includes(charAt(state.objections, comment - 1))) return wrong('OBJECTED_ALREADY', comment, 'one objection to a disposition', ['nobody']);
  const { closesAt: answerBy, provisional } = deadline(context.calendar, context.now, state.answer);
  return ok([{ type: 'dispositionObjected', comment, mark, reason, answerBy, provisional, by: context.actor.id }]);
}

/** The drafters answer an objection: the disposition stands, or they take another. */
export function answerObjection(
  state: ConsultationState,
  { comment, answer, disposition }: ConsultationAct<'answerObjection'>,
  context: Context,
): Decision {
  const known = listed(state, [comment], isIn('aprd'), 'answered');
  if (!known.ok) return known;
  if (charAt(state.objections, comment - 1) !== 'x') return wrong('NO_OBJECTION_OPEN', comment, openObjections(state).slice(0, 20), ['self']);
  const reason = answer.trim();
  if (reason === '' || emptyReasons.includes(reason))
    return wrong('DISPOSITION_REASON_MISSING', reason, 'an answer in words', ['drafter', 'officer']);
  return ok([
    {
      type: 'objectionToCommentAnswered',
      comment,
      answer: reason,
      disposition: disposition ?? null,
      was: markOfComment(state, comment),
      objectUntil: disposition === undefined || disposition === 'adopted' ? null : objectUntil(state, context),
      by: context.actor.id,
    },
  ]);
}

/** Comments whose author has objected and waits for an answer. */
export const openObjections = (state: ConsultationState): readonly number[] => placesOf(state.objections, 'x');

function ownComment(state: ConsultationState, comment: number, { actor }: Context): Check {
  const known = listed(state, [comment], () => true, '');
  if (!known.ok) return known;
  if (printAt(state.authors, comment - 1) === authorPrint(state.stream, actor.id)) return ok(null);
  return wrong('NOT_YOUR_COMMENT', comment, 'a comment of your own', ['self']);
}

/** The list sorted and without repeats, if every number exists and its mark fits. Names the first twenty that do not. */
function listed(
  state: ConsultationState,
  comments: readonly number[],
  fits: (mark: CommentMark) => boolean,
  needed: string,
): Result<readonly number[], Refusal> {
  const list = [...new Set(comments)].sort((a, b) => a - b);
  const unknown = list.filter((comment) => !Number.isInteger(comment) || comment < 1 || comment > state.comments);
  if (list.length === 0 || unknown.length > 0) return wrong('COMMENT_UNKNOWN', unknown.slice(0, 20), { from: 1, to: state.comments }, ['self']);
  const unfit = list.filter((comment) => !fits(markOfComment(state, comment)));
  return unfit.length === 0
    ? ok(list)
    : wrong(
        'COMMENT_STATE',
        unfit.slice(0, 20).map((comment) => stateOf(state, comment)),
        needed,
        ['self'],
      );
}

const wrong = (code: string, found: Json, needed: Json, cure: readonly Cure[]): { readonly ok: false; readonly error: Refusal } =>
  refuse(code, { rule: 'G5', source: 'D-ZERO-OPEN', found, needed, cure });
