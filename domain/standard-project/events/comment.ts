import { z } from 'zod';
import type { Stream } from '../../kernel/decider.js';
import { eventsOf } from '../../kernel/event.js';
import { field, held } from '../../kernel/field.js';
import { rules, shared, type NoticeWords } from '../../kernel/notice-words.js';
import { said, type Words } from '../../kernel/words.js';
import type { ConsultationInput, ConsultationOrder } from '../../messages/messages.js';
import { by, closesAt, law, move, nature, patentCallUntil, reason, round, swap, calledOff } from '../fields.js';
import { withText } from '../on-file.js';
import { callingOff, start, tell } from '../orders.js';
import { notice, publicFacts } from '../parties.js';
import { calledUntil, withoutRounds, withVoided } from '../rounds.js';
import type { ProjectState } from '../state.js';

/* 征求意见: the rounds of comment on a text. */

const { event } = eventsOf<ProjectState>();

const about = (subject: Words, ...lines: readonly Words[]): NoticeWords => ({
  ...{ tag: said('征求意见', 'Comment round'), subject, lines },
  rule: rules.comment,
});

const consultation = field(held<Stream>(), '征求意见', 'the comment round');
const count = (zh: string, en: string) => field(z.int(), zh, en);

export const consultationOrdered = event('consultationOrdered', {
  words: said('发起征求意见', 'comment round ordered'),
  data: {
    ...{ by, ...move, consultation, law, patentCallUntil },
    input: field(held<ConsultationInput>(), '征求意见的内容', 'what the round is about'),
    full: field(z.boolean(), '全期', 'of full length'),
  },
  sight: { everybody: ['path', 'clock', 'law'] },
  evolve: (state, { input, full, patentCallUntil: until }) => ({
    ...state,
    patentCallUntil: calledUntil(state, until),
    comment: {
      ...state.comment,
      round: input.round,
      status: 'ordered',
      text: input.text,
      closesAt: null,
      provisional: false,
      adopted: 0,
      comments: 0,
      runningFull: full,
    },
  }),
  effects: ({ consultation: stream, input }) => [start(stream, input)],
  tells: [
    notice({
      ...about(
        said('{named}：开始征求意见', '{named}: comments are sought'),
        said('截止时刻见征求意见通知。', 'The closing instant stands in the notice of the round.'),
      ),
      to: publicFacts,
    }),
  ],
});

export const consultationRunning = event('consultationRunning', {
  words: said('征求意见开始', 'comment round running'),
  data: { round, closesAt, provisional: field(z.boolean(), '待节假日安排公布后确认', 'holidays of that year are not announced yet') },
  sight: { everybody: ['round', 'closesAt', 'provisional'] },
  evolve: (state, { closesAt: until, provisional }) => ({ ...state, comment: { ...state.comment, status: 'open', closesAt: until, provisional } }),
});

export const consultationEnded = event('consultationEnded', {
  words: said('征求意见截止', 'comment round closed'),
  data: { ...move, round, comments: count('意见数', 'number of comments'), late: count('迟到的意见数', 'number of late comments') },
  sight: { everybody: ['path', 'clock', 'round', 'comments', 'late'] },
  evolve: (state, { comments }) => ({ ...state, comment: { ...state.comment, status: 'closed', comments } }),
  tells: [
    notice({
      ...about(
        said('{named}：第 {round} 轮征求意见截止', '{named}: comment round {round} closed'),
        said('收到意见 {comments} 条。', 'Comments received: {comments}.'),
      ),
      to: ['office', 'drafters'],
      facts: ['round', 'comments', 'late'],
    }),
  ],
});

export const consultationConcluded = event('consultationConcluded', {
  words: said('意见处理完毕', 'comments settled'),
  data: {
    ...move,
    round,
    adopted: count('采纳', 'adopted'),
    partly: count('部分采纳', 'adopted in part'),
    rejected: count('未采纳', 'rejected'),
    substantive: field(z.boolean(), '有实质性修改', 'the comments led to a change of substance'),
  },
  sight: { everybody: ['path', 'clock', 'round', 'adopted', 'partly', 'rejected', 'substantive'] },
  evolve: (state, { adopted, partly, rejected, substantive }) => ({
    ...state,
    comment: {
      ...state.comment,
      status: 'settled',
      adopted: adopted + partly,
      comments: Math.max(state.comment.comments, adopted + partly + rejected),
      full: state.comment.full || state.comment.runningFull,
      repeat: substantive,
    },
  }),
  tells: [
    notice({
      ...about(said('{named}：第 {round} 轮意见处理完毕', '{named}: comments of round {round} are settled'), said('{substantive}', '{substantive}')),
      to: ['office', 'drafters'],
      facts: ['round', 'substantive'],
    }),
  ],
});

export const consultationCalledOff = event('consultationCalledOff', {
  words: said('征求意见取消', 'comment round called off'),
  data: { ...move, round, reason },
  sight: { everybody: ['path', 'clock', 'round', 'reason'] },
  evolve: (state) => ({ ...state, comment: { ...state.comment, status: 'voided' } }),
  tells: [
    notice({
      ...about(said('{named}：第 {round} 轮征求意见取消', '{named}: comment round {round} is called off'), shared.reason),
      to: ['office', ...publicFacts],
      facts: ['round', 'reason'],
    }),
  ],
});

export const draftSwapped = event('draftSwapped', {
  words: said('更换征求意见稿', 'draft under comment replaced'),
  data: { by, ...move, ...swap, consultation, nature, reason },
  sight: { everybody: ['path', 'clock', 'from', 'to', 'version', 'nature', 'reason'] },
  evolve: (state, { to, version, by: who, nature: kind }) => ({
    ...withText(state, { sha256: to, version, by: who }),
    comment: { ...state.comment, text: to, status: kind === 'technical' ? 'voided' : state.comment.status },
  }),
  effects: ({ consultation: stream, from, to, nature: kind, reason: why }) => [
    tell<ConsultationOrder>(stream, { type: 'swapText', from, to, nature: kind, reason: why }),
  ],
  tells: [
    notice({
      ...about(said('{named}：征求意见稿已更换', '{named}: the draft under comment was replaced'), shared.reason),
      to: ['office', ...publicFacts],
      facts: ['reason'],
    }),
  ],
});

/** A consultation, or a ballot that has not opened. */
export const roundVoided = event('roundVoided', {
  words: said('本轮作废', 'round voided'),
  data: { by, ...move, ...calledOff, reason },
  sight: { everybody: ['path', 'clock', 'reason'] },
  evolve(state, { voids, burns, reason: why }) {
    const comments = voids.filter((stream) => stream.startsWith('consultation/'));
    return withVoided(
      withoutRounds(state, { voids, burns }),
      comments.map((stream) => ({ round: state.comment.round, stream, reason: why })),
    );
  },
  effects: callingOff,
  tells: [
    notice({ ...about(said('{named}：本轮作废', '{named}: the round is void'), shared.reason), to: ['office', ...publicFacts], facts: ['reason'] }),
  ],
});

export const substantiveChangeDeclared = event('substantiveChangeDeclared', {
  words: said('声明实质性修改', 'substantive change declared'),
  data: { by, ...move, reason },
  sight: { everybody: ['path', 'clock', 'reason'] },
  evolve: (state) => ({ ...state, comment: { ...state.comment, repeat: true } }),
  tells: [
    notice({
      ...about(said('{named}：有实质性修改，需再次征求意见', '{named}: a substantive change calls for another comment round'), shared.reason),
      to: ['office', 'drafters'],
      facts: ['reason'],
    }),
  ],
});

export const commentEvents = [
  consultationOrdered,
  consultationRunning,
  consultationEnded,
  consultationConcluded,
  consultationCalledOff,
  draftSwapped,
  roundVoided,
  substantiveChangeDeclared,
] as const;
