import { z } from 'zod';
import type { ActorId } from '../kernel/actor.js';
import type { Instant } from '../kernel/decider.js';
import { sha256 } from '../kernel/fields/document-hash.js';
import { creditCode } from '../kernel/fields/identity.js';
import { lineOf, reasonText, textOf } from '../kernel/fields/text.js';
import { choice, field, held, type PayloadOf } from '../kernel/field.js';
import { maxComments } from './state.js';
import { dispositionNames, kindNames, wayNames } from './words.js';

const words = textOf(4000);
const serial = z.int().min(1).max(maxComments);

export const number = field(serial, '意见序号', 'number of the comment');
export const numbers = field(z.array(serial).min(1).max(maxComments), '意见序号', 'numbers of the comments');
export const reason = field(reasonText(), '理由', 'reason');
export const reasonIfAny = field(reasonText().optional(), '理由', 'reason');
export const disposition = field(choice(dispositionNames), '处理结论', 'disposition');
export const dispositionIfAny = field(choice(dispositionNames).optional(), '处理结论', 'disposition');
export const organisation = field(creditCode, '单位', 'credit code of the organisation');
export const days = field(z.int().min(1).max(365), '延长天数', 'days more');
export const substantive = field(z.boolean(), '有实质性修改', 'the comments led to a change of substance');

/** A comment as its author makes it. Individuals have no organisation; `draft` is what was read. */
export const commentFields = {
  clause: field(lineOf(60), '条款', 'clause'),
  kind: field(choice(kindNames), '意见类型', 'kind'),
  text: field(words, '意见内容', 'comment'),
  proposed: field(words.optional(), '修改建议', 'proposed wording'),
  reason: reasonIfAny,
  organisation: field(creditCode.optional(), '单位', 'credit code of the organisation'),
  organisationName: field(textOf(200).optional(), '单位名称', 'name of the organisation'),
  draft: field(sha256, '征求意见稿', 'SHA-256 of the draft that was read'),
  via: field(choice(wayNames).optional(), '提交方式', 'how it came'),
} as const;

/** What the API knows of a comment and its author does not say. */
export const seenFields = {
  personal: field(z.string(), '姓名和联系方式的摘要', 'digest of name and contact, which stand beside the log'),
  verified: field(
    z.boolean().optional(),
    '单位已核实',
    'the account belongs to the organisation, which is 自称 otherwise; absent where none is named',
  ),
} as const;

export type Comment = PayloadOf<typeof commentFields & typeof seenFields>;

export const by = field(held<ActorId>(), '经办人', 'done by');
export const provisional = field(z.boolean(), '待节假日安排公布后确认', 'holidays of that year are not announced yet');
export const answerBy = field(held<Instant>(), '答复期限', 'to be answered by');
export const objectUntil = field(held<Instant | null>(), '可提异议至', 'objections until; null where the authors got what they asked for');
