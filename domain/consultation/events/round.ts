import { z } from 'zod';
import type { Instant, Stream } from '../../kernel/decider.js';
import { eventsOf } from '../../kernel/event.js';
import { field, held, type PayloadOf } from '../../kernel/field.js';
import { rules, shared } from '../../kernel/notice-words.js';
import { said } from '../../kernel/words.js';
import type { ConsultationInput } from '../../messages/messages.js';
import { answerers, asked, commenters, named, officesOf, toProject } from '../audiences.js';
import { answerBy, by, days, provisional, reason } from '../fields.js';
import type { ConsultationState } from '../state.js';

const { born, event } = eventsOf<ConsultationState>();

const rule = rules.comment;
const closesAt = field(held<Instant>(), '截止时刻', 'closes at');
const text = (zh: string, en: string) => field(z.string(), zh, en);

const window = {
  closesAt,
  countsUntil: field(held<Instant>(), '计入至', 'counts until'),
  provisional,
  reminders: field(held<readonly number[]>(), '提醒（截止前天数）', 'days before the close on which it is reminded'),
} as const;
export type Window = PayloadOf<typeof window>;

export const consultationOpened = born('consultationOpened', {
  words: said('开始征求意见', 'comment round opened'),
  data: {
    stream: field(held<Stream>(), '征求意见轮次', 'comment round'),
    input: field(held<ConsultationInput>(), '项目所定', 'what the project ordered'),
    fullDays: field(z.int(), '整日数', 'full days'),
    ...window,
  },
  sight: { everybody: ['fullDays', 'closesAt', 'provisional'] },
  evolve: opened,
  effects: (opens, state) => [running(opens, state)],
  tells: [
    {
      tag: said('征求意见', 'Comment round'),
      subject: said('《{title}》第 {round} 轮，{closesAt} 截止{left}', '“{title}”, round {round}, closes {closesAt}{left}'),
      lines: [said('现公开征求意见，请逐条提出并说明理由。', 'Comments are invited, clause by clause and with reasons.'), shared.closes],
      ...{ rule, calendar: 'deadline' as const },
      to: asked,
      values: (state, { closesAt: at }) => ({ ...named(state), closesAt: at }),
    },
  ],
});

export const consultationExtended = event('consultationExtended', {
  words: said('延长征求意见', 'comment round extended'),
  data: { days, reason, by, ...window },
  sight: { everybody: ['days', 'reason', 'closesAt', 'provisional'] },
  evolve: (state, { closesAt: at, countsUntil, reminders }) => ({ ...state, closesAt: at, countsUntil, remindersLeft: reminders }),
  effects: (opens, state) => [running(opens, state)],
  tells: [
    {
      tag: said('征求意见延期', 'Comment round extended'),
      subject: said('《{title}》第 {round} 轮，延至 {closesAt}{left}', '“{title}”, round {round}, now closes {closesAt}{left}'),
      lines: [shared.closes, shared.reason],
      ...{ rule, calendar: 'deadline' as const },
      to: (state) => [...asked(state), ...commenters(state)],
      values: (state, { closesAt: at, reason: why }) => ({ ...named(state), closesAt: at, reason: why }),
    },
  ],
});

export const textCorrected = event('textCorrected', {
  words: said('更正征求意见稿', 'draft corrected'),
  data: { from: text('原文本', 'text before'), to: text('新文本', 'text after'), reason, by },
  sight: { everybody: ['from', 'to', 'reason'] },
  evolve: (state, { to }) => ({ ...state, text: to }),
  tells: [
    {
      tag: said('征求意见稿勘误', 'Draft corrected'),
      subject: said('《{title}》第 {round} 轮：征求意见稿有编辑性更正', '“{title}”, round {round}: an editorial correction of the draft'),
      lines: [
        shared.reason,
        said('原文本 {from}', 'Former text {from}'),
        said('新文本 {to}', 'New text {to}'),
        said('已提的意见继续有效。', 'Comments already made stand.'),
      ],
      rule,
      to: commenters,
      values: (state, { from, to, reason: why }) => ({ ...named(state), from, to, reason: why }),
    },
  ],
});

export const consultationVoided = event('consultationVoided', {
  words: said('征求意见作废', 'comment round voided'),
  data: { reason, to: field(z.string().nullable(), '新文本', 'text after; null where none follows'), by },
  sight: { everybody: ['reason', 'to'] },
  evolve: (state, { reason: why }, at) => ({ ...state, phase: 'voided', remindersLeft: [], voided: { reason: why, at } }),
  effects: ({ reason: why }, state) => [toProject(state, { type: 'consultationVoided', round: state.round, reason: why })],
  tells: [
    {
      tag: said('征求意见作废', 'Comment round voided'),
      subject: said('《{title}》第 {round} 轮已作废', '“{title}”, round {round} is void'),
      lines: [
        shared.reason,
        said('已提的意见保留在档案中；如重新征求意见将另行通知。', 'Comments stay in the record; a new round is announced separately.'),
      ],
      ...{ rule, calendar: 'cancelled' as const },
      to: (state) => [...asked(state), ...commenters(state)],
      values: (state, { reason: why, to }) => ({ ...named(state), reason: why, to }),
    },
  ],
  decision: { kind: 'voiding', words: said('征求意见作废', 'consultation voided') },
});

/** Their time had passed when the clock came to them (the system was away); `days` left as each would have said. */
export const addresseeRemindersSkipped = event('addresseeRemindersSkipped', {
  words: said('跳过催促', 'reminders skipped'),
  data: { days: field(held<readonly number[]>(), '截止前天数', 'days before the close') },
  evolve: (state, { days: passed }) => ({ ...state, remindersLeft: state.remindersLeft.filter((left) => !passed.includes(left)) }),
});

export const addresseesReminded = event('addresseesReminded', {
  words: said('催促复函', 'organisations reminded'),
  data: {
    daysLeft: field(z.int(), '剩余天数', 'days left'),
    silent: field(held<readonly string[]>(), '尚未复函的单位', 'organisations without a reply'),
  },
  evolve: (state, { daysLeft }) => ({ ...state, remindersLeft: state.remindersLeft.filter((left) => left < daysLeft) }),
  tells: [
    {
      tag: said('征求意见提醒', 'Comment round reminder'),
      subject: said('《{title}》第 {round} 轮，{closesAt} 截止{left}', '“{title}”, round {round}, closes {closesAt}{left}'),
      lines: [
        said('尚未收到贵单位的回函；无意见也请回复。', 'Your organisation has not replied; please reply even without comments.'),
        shared.closes,
      ],
      ...{ rule, calendar: 'deadline' as const, courtesy: true as const },
      to: (_state, { silent }) => officesOf(silent),
      values: (state, { daysLeft }) => ({ ...named(state), closesAt: state.closesAt, daysLeft }),
    },
  ],
});

export const consultationClosed = event('consultationClosed', {
  words: said('征求意见截止', 'comment round closed'),
  data: { comments: field(z.int(), '意见条数', 'comments'), late: field(z.int(), '迟到意见条数', 'of them late'), answerBy, provisional },
  sight: { everybody: ['comments', 'late', 'answerBy', 'provisional'] },
  evolve: (state, { answerBy: until }) => ({ ...state, phase: 'closed', answerBy: until, remindersLeft: [] }),
  effects: ({ comments, late }, state) => [toProject(state, { type: 'consultationClosed', round: state.round, comments, late })],
  tells: [
    {
      tag: said('征求意见截止', 'Comment round closed'),
      subject: said('《{title}》第 {round} 轮截止，共 {comments} 条意见', '“{title}”, round {round} closed with {comments} comments'),
      lines: [said('请在 {answerBy} 前逐条处理并说明理由。', 'Please dispose of every comment, with reasons, before {answerBy}.')],
      rule,
      to: answerers,
      values: (state, { comments, answerBy: until }) => ({ ...named(state), comments, answerBy: until }),
    },
  ],
  decision: { kind: 'stagePassage', words: said('征求意见截止', 'consultation closed') },
});

export const roundEvents = [
  consultationOpened,
  consultationExtended,
  textCorrected,
  consultationVoided,
  addresseeRemindersSkipped,
  addresseesReminded,
  consultationClosed,
] as const;

const running = ({ closesAt: at, provisional: unsure }: Window, state: ConsultationState) =>
  toProject(state, { type: 'consultationOpened', round: state.round, closesAt: at, provisional: unsure });

type Opened = Pick<Window, 'closesAt' | 'countsUntil' | 'reminders'> & { readonly stream: Stream; readonly input: ConsultationInput };

function opened({ stream, input, closesAt: at, countsUntil, reminders }: Opened, openedAt: Instant): ConsultationState {
  return {
    stream,
    phase: 'open',
    project: input.project,
    organisation: input.organisation,
    title: input.title,
    round: input.round,
    text: input.text,
    public: input.public,
    lateDisposition: input.lateDisposition,
    answer: input.answer,
    ...(input.objection === undefined ? {} : { objection: input.objection }),
    rehearsal: input.rehearsal,
    openedAt,
    closesAt: at,
    countsUntil,
    answerBy: null,
    answerOverdue: false,
    reminders: input.reminders,
    remindersLeft: reminders,
    comments: 0,
    marks: [],
    objections: [],
    authors: [],
    leads: [],
    addressees: input.addressees,
    drafters: input.drafters ?? [],
    replies: '.'.repeat(input.addressees.length),
    blocks: 0,
  };
}
