import { z } from 'zod';
import type { ActorId } from '../kernel/actor.js';
import type { Instant } from '../kernel/decider.js';
import { documentHash } from '../kernel/fields/document-hash.js';
import { creditCode, personId } from '../kernel/fields/identity.js';
import { clausePlace } from '../text/clause-fields.js';
import { term } from '../kernel/fields/term.js';
import { reasonText, textOf } from '../kernel/fields/text.js';
import { choice, field, held } from '../kernel/field.js';
import type { ClausePrint } from '../text/clause-tree.js';
import { maxClauses, maxEditors, maxGroup } from './state.js';
import { alarmAnswerNames, mediationNames, positionNames } from './words.js';

const words = textOf(4000);
const name = textOf(100);
const serial = z.int().min(1).max(1_000_000);
const title = textOf(300);
/** One spelling on the wire, plain text behind it: it is compared with the clauses that a text gives us, of which `4.2#2` is one, too. */
const place: z.ZodType<string> = clausePlace;
/** Likewise: a seat is the same wherever it comes from. */
const unit: z.ZodType<string> = creditCode;
const seat = z.strictObject({ person: personId, name, organisation: unit, organisationName: textOf(200) });

export const call = field(serial, '征询序号', 'number of the call');
export const issue = field(serial, '意见序号', 'number of the concern or objection');
export const reason = field(reasonText(), '理由', 'reason');
export const reasonIfAny = field(reasonText().optional(), '理由', 'reason');
export const proposed = field(words, '建议文字', 'how it should read instead');
export const proposedIfAny = field(words.optional(), '建议文字', 'how it should read instead');
export const note = field(words, '说明', 'note');
export const noteIfAny = field(words.optional(), '说明', 'note');
export const clause = field(place, '条款', 'clause');
export const clausesIfAny = field(z.array(place).min(1).max(maxClauses).optional(), '条款', 'clauses');
export const remark = field(words, '想法', 'remark');
export const whole = field(z.boolean().optional(), '全文', 'the whole draft');
export const window = field(term.optional(), '期限', 'length of time; as long as the terms say when absent');
export const position = field(choice(positionNames), '立场', 'position');
export const answer = field(words, '答复', 'answer');
export const versionIfAny = field(serial.optional(), '已作修改的工作稿', 'number of the version in which the text was changed');
export const people = field(
  z
    .array(z.strictObject({ person: personId, name }))
    .min(1)
    .max(50),
  '参加人员',
  'who sat together',
);
export const mediation = field(choice(mediationNames), '调解结果', 'what came of it');
export const summary = field(words, '经过', 'summary');
export const recordIfAny = field(documentHash.optional(), '调解记录', 'SHA-256 of the record');
export const upheld = field(z.boolean(), '反对意见成立', 'the objection is right');
export const join = field(z.array(seat).max(maxGroup).optional(), '加入的成员', 'who joins');
export const leave = field(z.array(personId).max(maxGroup).optional(), '退出的成员', 'who leaves');
export const editorsIfAny = field(z.array(personId).min(1).max(maxEditors).optional(), '编辑', 'editors');

/** What the request that begins a group says beside its project, its committee and its terms (contract/drafting.ts). */
export const startFields = {
  organisation: field(creditCode, '所属单位', 'credit code of the organisation'),
  title: field(z.strictObject({ zh: title, en: title }), '名称', 'title'),
  group: field(z.array(seat).min(1).max(maxGroup), '起草组成员', 'members'),
  editors: field(z.array(personId).min(1).max(maxEditors), '编辑', 'editors'),
  rehearsal: field(z.boolean().default(false), '演练', 'rehearsal'),
} as const;

export const uploadFields = { sha256: field(documentHash, '文本', 'SHA-256 of the text'), note } as const;

/** What the API reads from the stored text; no client chooses it. */
export const readFromText = held<{
  readonly clauses: readonly ClausePrint[];
  readonly duplicates: readonly string[];
  readonly gaps: readonly string[];
}>();

export const alarmFields = {
  alarm: field(
    z.string().regex(/^(clause:.{1,40}|comment:\d{1,6})$/u, '须为清单所列的一项提醒 · must be one of the alarms of the list'),
    '警示',
    'alarm of the lineage',
  ),
  answer: field(choice(alarmAnswerNames), '答复', 'answer'),
  reason,
  round: field(z.int().min(1).max(1000).optional(), '轮次', 'comment round; the last one when absent'),
} as const;

/** The texts compared, found by the API together with the alarm itself. */
export const textsCompared = held<{ readonly from: string; readonly to: string }>();

/** What the API saw: a group cannot look at its committee, and one that is no more answers nobody. */
export const seenOfCommittee = held<{ readonly committeeEnded?: boolean }>();

export const by = field(held<ActorId>(), '经办人', 'done by');
export const count = (zh: string, en: string) => field(z.int(), zh, en);
export const text = field(z.string(), '文本', 'SHA-256 of the text');
export const version = count('工作稿', 'version');
export const closesAt = field(held<Instant>(), '截止时刻', 'closes at');
export const answerBy = field(held<Instant>(), '答复期限', 'to be answered by');
export const step = count('升级步骤', 'step, by its place in the terms');
export const list = <T>(zh: string, en: string) => field(held<readonly T[]>(), zh, en);
