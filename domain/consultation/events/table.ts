import { z } from 'zod';
import { eventsOf } from '../../kernel/event.js';
import { field, held } from '../../kernel/field.js';
import { rules } from '../../kernel/notice-words.js';
import { said } from '../../kernel/words.js';
import { answerers, commenters, named, toProject } from '../audiences.js';
import { by, substantive } from '../fields.js';
import type { ConsultationState, Figures } from '../state.js';

const { event } = eventsOf<ConsultationState>();

export const answerOverdue = event('answerOverdue', {
  words: said('意见处理逾期', 'answers overdue'),
  data: { open: field(z.int(), '尚未处理的意见条数', 'comments without an answer') },
  sight: { everybody: ['open'] },
  evolve: (state) => ({ ...state, answerOverdue: true }),
  tells: [
    {
      tag: said('意见处理逾期', 'Answers overdue'),
      subject: said('《{title}》第 {round} 轮：尚有 {open} 条意见未处理', '“{title}”, round {round}: {open} comments have no answer'),
      lines: [said('处理期限为 {answerBy}，现已逾期。', 'They were due by {answerBy}.')],
      rule: rules.comment,
      to: answerers,
      values: (state, { open }) => ({ ...named(state), open, answerBy: state.answerBy }),
    },
  ],
});

export const consultationSettled = event('consultationSettled', {
  words: said('签署汇总处理表', 'table of comments signed'),
  data: { substantive, figures: field(held<Figures>(), '汇总表数字', 'figures'), by },
  sight: { everybody: ['substantive', 'figures'] },
  evolve: (state) => ({ ...state, phase: 'settled' }),
  effects: ({ figures: { adopted, partly, rejected }, substantive: changed }, state) => [
    toProject(state, { type: 'consultationSettled', round: state.round, adopted, partly, rejected, substantive: changed }),
  ],
  tells: [
    {
      tag: said('意见处理结果', 'Answers to comments'),
      subject: said('《{title}》第 {round} 轮意见已处理完毕', '“{title}”, round {round}: all comments are answered'),
      lines: [
        said(
          '采纳 {adopted} 条，部分采纳 {partly} 条，不采纳 {rejected} 条。',
          'Adopted {adopted}, partly adopted {partly}, not adopted {rejected}.',
        ),
        said('您可以查看每条意见的处理结论与理由。', 'You can read the disposition of each comment and its reason.'),
      ],
      rule: rules.comment,
      to: commenters,
      values: (state, { figures: { adopted, partly, rejected } }) => ({ ...named(state), adopted, partly, rejected }),
    },
  ],
  decision: { kind: 'stagePassage', words: said('意见处理完毕', 'comments disposed of') },
});

export const tableEvents = [answerOverdue, consultationSettled] as const;
