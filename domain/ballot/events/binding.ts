import { z } from 'zod';
import type { ActorId } from '../../kernel/actor.js';
import type { NegativeWay, Outcome, Counts, TraceRow } from '../../ballot-rule/ballot-rule.js';
import type { Instant, Stream } from '../../kernel/decider.js';
import { clausePlace } from '../../text/clause-fields.js';
import { eventsOf } from '../../kernel/event.js';
import { field, held } from '../../kernel/field.js';
import type { BallotInput } from '../../messages/messages.js';
import type { PersonId } from '../../kernel/person-id.js';
import type { Mark } from '../marks.js';
import type { Change } from '../change.js';
import type { BallotState, PaperCounts, Proposal, Voiding } from '../state.js';
import type { Choice } from '../words.js';

export const { born, event } = eventsOf<BallotState>();

/* Fields that several events have. */

export const text = (zh: string, en: string) => field(z.string(), zh, en);
export const count = (zh: string, en: string) => field(z.int(), zh, en);
export const instant = (zh: string, en: string) => field(held<Instant>(), zh, en);
export const mark = (zh: string, en: string) => field(held<Mark>(), zh, en);
export const way = (zh: string, en: string) => field(held<NegativeWay>(), zh, en);

export const by = field(held<ActorId>(), '经办人', 'done by');
export const proposedBy = field(held<ActorId>(), '提议人', 'proposed by');
export const voter = field(held<ActorId>(), '表决人', 'who votes');
export const person = field(held<PersonId>(), '人员', 'person');
export const personIfKnown = field(held<PersonId | null>(), '人员', 'person; null on a roll by document');
export const seat = count('席位', 'seat, counted from 0');
export const n = count('编号', 'number of the proposal or of the entry');
export const days = count('天数', 'days');
export const reason = text('理由', 'reason');
export const reasonIfAny = field(z.string().optional(), '理由', 'reason');
export const commentIfAny = field(z.string().optional(), '意见', 'comment');
export const clauseIfAny = field(clausePlace.optional(), '条款', 'clause the words are about');
export const evidence = text('依据', 'evidence');
export const scan = text('扫描件', 'SHA-256 of the scan of the sheet');
export const votedText = text('表决文本', 'SHA-256 of the text the vote is about');
export const choice = field(held<Choice>(), '表决选项', 'tick');
export const sheetChoice = field(held<Choice | 'spoilt'>(), '表决选项', 'tick on the sheet');
export const words = field(z.boolean(), '有无意见或理由', 'whether a reason or a comment stands on the sheet');
export const change = field(held<Change>(), '更改内容', 'the act that was asked for');
export const actOfChange = field(held<Change['type']>(), '更改事项', 'which act was asked for');
export const actProposed = field(held<Change['type'] | Exclude<Proposal['act'], 'change'>>(), '提议事项', 'what was proposed');
export const input = field(held<BallotInput>(), '表决内容', 'what the ballot is begun with');
export const ballot = field(held<Stream>(), '后续表决', 'the ballot that follows');

/** On what a declared result is voided; nothing for a ballot that decided nothing yet. */
export const voidingFields = {
  ground: field(held<NonNullable<Voiding['ground']>>().optional(), '作废依据', 'on what a declared result is voided'),
  fault: field(held<NonNullable<Voiding['fault']>>().optional(), '程序错误', 'the error of procedure, with its document'),
} as const;

/** A window that was moved. */
export const prolongedFields = {
  closesAt: instant('截止时间', 'when it closes'),
  countsUntil: instant('计票至', 'what was sent in time counts until here'),
  reminders: field(held<readonly number[]>(), '提醒', 'days before the close on which a reminder is still to come'),
  provisional: field(z.boolean(), '待节假日安排公布后确认', 'holidays of that year are not announced yet'),
} as const;

/** A result, with every comparison, so that it can be computed again without us. */
export const resultFields = {
  outcome: field(held<Outcome>(), '表决结果', 'outcome'),
  counts: field(held<Counts>(), '票数', 'counts'),
  trace: field(held<readonly TraceRow[]>(), '逐项比较', 'comparisons'),
} as const;

export const papers = field(held<PaperCounts>(), '票面统计', 'papers by tick');
