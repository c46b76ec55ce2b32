import { z } from 'zod';
import type { ActorId } from '../kernel/actor.js';
import { documentHash, sha256 } from '../kernel/fields/document-hash.js';
import { personId } from '../kernel/fields/identity.js';
import { clausePlace } from '../text/clause-fields.js';
import { millis } from '../kernel/fields/instant.js';
import { term } from '../kernel/fields/term.js';
import { reasonText, textOf } from '../kernel/fields/text.js';
import { choice, field } from '../kernel/field.js';
import type { TextReading } from '../text/text-change.js';
import { ballotRoll, seatNumber } from '../kernel/fields/roll.js';
import { choiceNames, faultNames, mandateNames, natureNames, positiveNames, sheetNames, tieNames, wayNames } from './words.js';

/* What people say when they act in a ballot. */

const words = textOf(4000);
const tick = choice(choiceNames);
const serial = z.int().min(1);

export const seat = field(seatNumber, '席位', 'seat, counted from 0');
export const reason = field(reasonText(), '理由', 'reason; it is told to everyone concerned');
export const votedText = field(sha256, '表决文本', 'SHA-256 of the text that was read');
export const n = field(serial, '提议编号', 'the number of what was read: proposed or typed anew it has another');
export const proposal = field(serial, '提议编号', 'the number of what was read: proposed anew it has another');
export const days = field(z.int().min(1).max(365), '天数', 'days more');
export const present = field(z.array(seatNumber).max(5000), '到会席位', 'seats that are here');
export const tie = field(choice(tieNames), '裁定', 'word of the chair');
export const faultIfAny = field(
  z.strictObject({ error: choice(faultNames), document: documentHash }).optional(),
  '程序错误',
  'for a declared result: the error of procedure, with the document that shows it',
);

const reasonIfAny = field(reasonText().optional(), '理由', 'reason');
const commentIfAny = field(words.optional(), '意见', 'comment');
const windowIfAny = field(term.optional(), '表决时限', 'how long the vote is open; as the terms say when absent');

/** A voter's paper: `text` is what the voter read. */
export const castFields = {
  seat,
  choice: field(tick, '表决选项', 'tick'),
  reason: reasonIfAny,
  comment: commentIfAny,
  text: votedText,
  clause: field(clausePlace.optional(), '条款', 'in a recirculation: the clause the reason or the comment is about'),
  confirmed: field(z.boolean().optional(), '确认弃权', 'the voter means it: an abstention without a word where the terms ask twice'),
} as const;

const sheetChoice = field(choice(sheetNames), '表决选项', 'tick, as it stands on the sheet');

/** A sheet typed in for a voter; `scan` is of the sheet, or of the note of the call. */
export const sheetFields = {
  seat,
  choice: sheetChoice,
  reason: reasonIfAny,
  comment: commentIfAny,
  text: votedText,
  ticks: field(z.array(tick).min(1).max(7).optional(), '所勾选项', 'the ticks as they stand on the sheet; two of them spoil it'),
  scan: field(documentHash, '扫描件', 'SHA-256 of the scan of the sheet'),
} as const;

/** The second person names the entry and says what stands on the scan, without having been shown what was typed. */
export const readFields = {
  seat,
  n,
  scan: field(sha256, '扫描件', 'SHA-256 of the scan that was read'),
  choice: sheetChoice,
  words: field(z.boolean(), '有无意见或理由', 'whether a reason or a comment stands on the sheet'),
} as const;

export const recusalFields = {
  seat,
  reason,
  evidence: field(words, '依据', 'evidence'),
  proof: field(documentHash.optional(), '证明文件', 'SHA-256 of the document that shows it'),
} as const;

export const mandateFields = {
  seat,
  holder: field(personId, '受托人', 'who votes for the member'),
  kind: field(choice(mandateNames), '委托方式', 'alternate or proxy'),
  from: field(millis, '生效时间', 'from when'),
  until: field(millis, '失效时间', 'until when'),
  proof: field(documentHash, '委托书', 'SHA-256 of the letter that says so'),
} as const;
/** Units of the holder by grants and memberships; the API looks them up. */
export type HolderKnown = { readonly holderUnits?: readonly string[] };

export const swapFields = {
  from: field(sha256, '原文本', 'SHA-256 of the text until now'),
  to: field(documentHash, '更正后文本', 'SHA-256 of the corrected text'),
  nature: field(choice(natureNames), '更正性质', 'erratum or technical change'),
  reason,
} as const;
/** What somebody saw who can read texts, and the person who wants it where a project orders it. */
export type SwapKnown = { readonly reading?: TextReading; readonly by?: ActorId };

/** What the paper says in place of a negative. */
export const withdrawalFields = { seat, to: field(choice(positiveNames), '改投', 'what the paper says instead'), text: votedText } as const;
export const answerFields = { seat, answer: field(words, '答复', 'answer') } as const;
/** A ballot of its own on one negative; `roll` where others than this roll decide (the W3C Council). */
export const motionFields = {
  seat,
  way: field(choice(wayNames), '动议', 'what the negative becomes when the motion is won'),
  window: windowIfAny,
  roll: field(ballotRoll.optional(), '名册', 'who decides, where others than this roll do'),
} as const;

const changedClause = z.strictObject({ clause: clausePlace, from: sha256.nullable(), to: sha256.nullable() });
export const recirculationFields = {
  text: field(documentHash, '再次征询的文本', 'SHA-256 of the text of the next round'),
  changes: field(z.array(changedClause).min(1).max(200), '改动条款', 'clauses put to the vote again'),
  window: windowIfAny,
} as const;

export const factFields = {
  fact: field(z.string().min(1).max(60), '事实', 'name of the fact'),
  value: field(z.union([z.int().min(0).max(1_000_000), z.boolean()]), '取值', 'value'),
  evidence: field(words, '依据', 'evidence'),
} as const;
