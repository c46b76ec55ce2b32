import { z } from 'zod';
import { eventsOf } from '../../kernel/event.js';
import { choice, field, held } from '../../kernel/field.js';
import { rules, shared } from '../../kernel/notice-words.js';
import { said } from '../../kernel/words.js';
import { withChar } from '../../kernel/rows.js';
import { answerers, named } from '../audiences.js';
import { letters, marked, objectionAt, openObjections } from '../comment-marks.js';
import { answerBy, by, disposition, number, numbers, objectUntil, provisional, reason } from '../fields.js';
import type { CommentMark, ConsultationState } from '../state.js';
import { dispositionNames } from '../words.js';

const { event } = eventsOf<ConsultationState>();

const mark = field(held<CommentMark>(), '处理标记', 'mark of the comment');

/** One disposition for one comment or a block. `was` has the former mark of each, so a change of mind stays visible. */
export const commentsDisposed = event('commentsDisposed', {
  words: said('处理意见', 'comments disposed of'),
  data: {
    ...{ comments: numbers, disposition, objectUntil, by },
    reason: field(z.string().nullable(), '理由', 'reason'),
    block: field(z.int().nullable(), '合并处理编号', 'number of the block'),
    was: field(z.string(), '原处理标记', 'mark of each before'),
  },
  sight: { everybody: ['comments', 'disposition', 'reason', 'objectUntil'] },
  evolve: (state, { comments, disposition: given, block, objectUntil: until }) => ({
    ...withObjections(state, until),
    marks: marked(state, comments, letters[given]),
    objections: comments.reduce(anew, state.objections),
    blocks: block ?? state.blocks,
  }),
});

export const duplicatesLinked = event('duplicatesLinked', {
  words: said('合并重复意见', 'duplicates linked'),
  data: { lead: field(z.int(), '代表意见序号', 'comment that is answered for all'), comments: numbers, objectUntil, by },
  sight: { everybody: ['lead', 'comments', 'objectUntil'] },
  evolve: (state, { lead, comments, objectUntil: until }) => ({
    ...withObjections(state, until),
    marks: marked(state, comments, 'd'),
    leads: state.leads.includes(lead) ? state.leads : [...state.leads, lead],
  }),
});

export const dispositionObjected = event('dispositionObjected', {
  words: said('对处理提出异议', 'objection to a disposition'),
  data: { comment: number, mark, reason, answerBy, provisional, by },
  sight: { everybody: ['comment', 'answerBy', 'provisional'] },
  evolve: (state, { comment, answerBy: until }) => ({
    ...state,
    objections: withChar(state.objections, comment - 1, 'x'),
    objectionsBy: state.objectionsBy ?? until,
  }),
  tells: [
    {
      tag: said('对意见处理的异议', 'Objection to an answer'),
      subject: said(
        '《{title}》第 {round} 轮：第 {comment} 号意见的提出者有异议',
        '“{title}”, round {round}: the author of comment {comment} objects',
      ),
      lines: [
        shared.reason,
        said('请在 {answerBy} 前答复；答复之前不能签署汇总处理表。', 'Please answer before {answerBy}: until then the table cannot be signed.'),
      ],
      rule: rules.comment,
      to: answerers,
      values: (state, { comment, reason: why, answerBy: until }) => ({ ...named(state), comment, reason: why, answerBy: until }),
    },
  ],
});

/** Without a disposition the former stands; `was` is the mark before. */
export const objectionToCommentAnswered = event('objectionToCommentAnswered', {
  words: said('答复对处理的异议', 'objection to a disposition answered'),
  data: {
    ...{ comment: number, objectUntil, by },
    answer: field(z.string(), '答复', 'answer'),
    disposition: field(choice(dispositionNames).nullable(), '处理结论', 'disposition'),
    was: mark,
  },
  sight: { everybody: ['comment', 'disposition', 'answer', 'objectUntil'] },
  evolve: (state, { comment, disposition: given, was, objectUntil: until }) => {
    const same = given === null || letters[given] === was.toLowerCase();
    const objections = withChar(state.objections, comment - 1, same ? 'y' : 'z');
    const marks = given === null ? state.marks : marked(state, [comment], letters[given]);
    return withoutTerm({ ...withObjections(state, until), objections, marks });
  },
});

export const objectionOverdue = event('objectionOverdue', {
  words: said('异议答复逾期', 'answer to an objection overdue'),
  data: { open: field(z.int(), '没有答复的异议数', 'objections without an answer'), answerBy },
  sight: { everybody: ['open', 'answerBy'] },
  evolve: (state) => ({ ...state, objectionsOverdue: true }),
  tells: [
    {
      tag: said('异议答复逾期', 'Answer to an objection overdue'),
      subject: said('《{title}》第 {round} 轮：{open} 项异议尚未答复', '“{title}”, round {round}: {open} objections have no answer'),
      lines: [said('答复期限为 {answerBy}，现已逾期。', 'They were due by {answerBy}.')],
      rule: rules.comment,
      to: answerers,
      values: (state, { open, answerBy: until }) => ({ ...named(state), open, answerBy: until }),
    },
  ],
});

export const treatmentEvents = [commentsDisposed, duplicatesLinked, dispositionObjected, objectionToCommentAnswered, objectionOverdue] as const;

/** The last day on which somebody may still object. */
const withObjections = (state: ConsultationState, until: number | null): ConsultationState =>
  until === null ? state : { ...state, objectUntil: Math.max(until, state.objectUntil ?? 0) };

/** Another disposition may be objected to as the first could. */
const anew = (rows: readonly string[], comment: number): readonly string[] =>
  objectionAt({ objections: rows }, comment) === 'y' ? withChar(rows, comment - 1, 'z') : rows;

/** The time to answer runs from the first objection until none is open. */
function withoutTerm(state: ConsultationState): ConsultationState {
  const { objectionsBy: _by, objectionsOverdue: _overdue, ...rest } = state;
  return openObjections(state).length > 0 ? state : rest;
}
