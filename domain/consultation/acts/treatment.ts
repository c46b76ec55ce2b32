import { deadline } from '../../law/calendar/deadline.js';
import type { Context, Instant } from '../../kernel/decider.js';
import { actsOf } from '../../kernel/act.js';
import { field } from '../../kernel/field.js';
import { happened, type May } from '../../kernel/gate.js';
import { said } from '../../kernel/words.js';
import { ok } from '../../kernel/result.js';
import { isIn, markOf, objectionAt, openObjections, standingOf } from '../comment-marks.js';
import { commentsDisposed, dispositionObjected, duplicatesLinked, objectionOverdue, objectionToCommentAnswered } from '../events/treatment.js';
import type { ConsultationEvent } from '../events.js';
import { disposition, dispositionIfAny, number, numbers, reason, reasonIfAny } from '../fields.js';
import { anybody, drafters, draftersOrOffice, inPhase } from '../gates.js';
import { fitting, own, shownAtMost, someObjection, someOwn, somePair, someToTreat, waiting } from '../named-comments.js';
import { refused } from '../refusals.js';
import type { ConsultationPhase, ConsultationState } from '../state.js';

const { act, clock } = actsOf<ConsultationState, ConsultationEvent, ConsultationPhase>({ at: inPhase });

/** Words that say “as above” and so give no reason of their own; a block is the honest way to share one. */
const emptyReasons = ['', '同上', '同前', '同上。', '见上', '略', '无', '-', '—', '/'];

/** 采纳 / 部分采纳 / 不采纳 for one comment or a block; a reason unless adopted (汇总处理表, 备注). A change is a further event. */
const dispose = act('dispose', {
  words: said('处理意见', 'dispose of comments'),
  payload: { comments: numbers, disposition, reason: reasonIfAny },
  who: draftersOrOffice,
  at: ['open', 'closed'],
  gates: [someToTreat],
  decide(state, { comments, disposition: given, reason: why }, context) {
    const list = fitting(state, comments, { fits: isIn('oaprd'), needed: 'not withdrawn' });
    if (!list.ok) return list;
    const objected = list.value.filter((comment) => objectionAt(state, comment) === 'x');
    if (objected.length > 0) return waiting(objected);
    const words = why?.trim() ?? '';
    if (given !== 'adopted' && emptyReasons.includes(words))
      return refused('DISPOSITION_REASON_MISSING', {
        source: 'FORM-SUMMARY',
        found: words,
        needed: `a reason for ${given}`,
        cure: ['drafter', 'officer'],
      });
    return happened(
      commentsDisposed({
        comments: list.value,
        disposition: given,
        reason: words === '' ? null : words,
        block: list.value.length > 1 ? state.blocks + 1 : null,
        was: list.value.map((comment) => markOf(state, comment)).join(''),
        objectUntil: given === 'adopted' ? null : timeToObject(state, context),
        by: context.actor.id,
      }),
    );
  },
});

/** The same comment from many hands: each row and author is kept, one of them is answered for all. */
const linkDuplicates = act('linkDuplicates', {
  words: said('合并重复意见', 'link duplicates'),
  payload: { lead: field(number, '代表意见序号', 'comment that is answered for all'), comments: numbers },
  who: draftersOrOffice,
  at: ['open', 'closed'],
  gates: [somePair],
  decide(state, { lead, comments }, context) {
    const head = fitting(state, [lead], { fits: isIn('oapr'), needed: 'a comment that is itself answered' });
    if (!head.ok) return head;
    const list = fitting(state, comments, { fits: isIn('o'), needed: 'open' });
    if (!list.ok) return list;
    if (list.value.includes(lead)) return refused('COMMENT_STATE', { found: lead, needed: 'another comment than the one that leads' });
    return happened(duplicatesLinked({ lead, comments: list.value, objectUntil: timeToObject(state, context), by: context.actor.id }));
  },
});

const mayBeObjectedTo = (comment: number, state: ConsultationState): May => {
  if (!isIn('aprd')(markOf(state, comment)))
    return refused('COMMENT_STATE', { found: standingOf(state, comment), needed: 'answered', cure: ['drafter'] });
  if ('xy'.includes(objectionAt(state, comment)))
    return refused('OBJECTED_ALREADY', { found: comment, needed: 'one objection to a disposition', cure: ['nobody'] });
  return ok(null);
};

/**
 * The author objects to the answer, or that it was counted as another's, once to each. The round is not settled before the drafters have answered,
 * in the time they have for a comment.
 */
const objectDisposition = act('objectDisposition', {
  words: said('对处理提出异议', 'object to a disposition'),
  payload: { comment: number, reason },
  who: anybody,
  byInvitation: true,
  at: ['open', 'closed'],
  gates: [someOwn(mayBeObjectedTo)],
  decide(state, { comment, reason: why }, context) {
    const mine = own(state, comment, context);
    if (!mine.ok) return mine;
    const open = mayBeObjectedTo(comment, state);
    if (!open.ok) return open;
    const mark = markOf(state, comment);
    const { closesAt: answerBy, provisional } = deadline(context.calendar, context.now, state.answer);
    return happened(dispositionObjected({ comment, mark, reason: why, answerBy, provisional, by: context.actor.id }));
  },
});

/** The drafters stand by the disposition, or take another; the answer is the reason. */
const answerObjection = act('answerObjection', {
  words: said('答复对处理的异议', 'answer an objection to a disposition'),
  payload: { comment: number, answer: field(reason, '答复', 'answer'), disposition: dispositionIfAny },
  who: drafters,
  at: ['open', 'closed'],
  gates: [someObjection],
  decide(state, { comment, answer, disposition: given }, context) {
    const list = fitting(state, [comment], { fits: isIn('aprd'), needed: 'answered' });
    if (!list.ok) return list;
    if (objectionAt(state, comment) !== 'x')
      return refused('NO_OBJECTION_OPEN', { found: comment, needed: openObjections(state).slice(0, shownAtMost) });
    const words = answer.trim();
    if (emptyReasons.includes(words))
      return refused('DISPOSITION_REASON_MISSING', { found: words, needed: 'an answer in words', cure: ['drafter', 'officer'] });
    return happened(
      objectionToCommentAnswered({
        ...{ comment, answer: words, disposition: given ?? null, was: markOf(state, comment), by: context.actor.id },
        objectUntil: given === undefined || given === 'adopted' ? null : timeToObject(state, context),
      }),
    );
  },
});

const noteOverdueObjection = clock('noteOverdueObjection', {
  words: said('异议答复期限已过', 'the time to answer an objection has passed'),
  at: ['open', 'closed'],
  decide(state, _none, { now }) {
    const { objectionsBy, objectionsOverdue } = state;
    if (objectionsBy === undefined || objectionsOverdue === true || now < objectionsBy) return happened();
    return happened(objectionOverdue({ open: openObjections(state).length, answerBy: objectionsBy }));
  },
});

export const treatmentActs = [dispose, linkDuplicates, objectDisposition, answerObjection, noteOverdueObjection] as const;

/** What the author of a comment has to see and object to its treatment; nobody is faster than the one who settles. */
const timeToObject = ({ objection }: ConsultationState, { calendar, now }: Context): Instant | null =>
  objection === undefined ? null : deadline(calendar, now, objection).closesAt;
