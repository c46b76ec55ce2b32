import { z } from 'zod';
import { streamOf } from '../kernel/fields/stream.js';
import { outcomes } from '../ballot-rule/ballot-rule.js';
import { matters } from '../messages/matter.js';
import type { Stream } from '../kernel/decider.js';
import { documentHash, sha256 } from '../kernel/fields/document-hash.js';
import { knownUnit, personId } from '../kernel/fields/identity.js';
import { millis } from '../kernel/fields/instant.js';
import { term } from '../kernel/fields/term.js';
import { lineOf, reasonText, textOf } from '../kernel/fields/text.js';
import { choice, field, type PayloadOf } from '../kernel/field.js';
import type { NamedDrafters } from '../messages/messages.js';
import { maxItems, maxVotes } from './state.js';
import { modeNames } from './words.js';

const words = textOf(4000);
const line = textOf(300);
const number = z.int().min(1).max(999);
const heads = z.int().min(0).max(10_000);

const project: z.ZodType<Stream> = streamOf('standard-project');
export const agendaItem = z.strictObject({
  n: number,
  title: z.strictObject({ zh: line, en: line }),
  documents: z.array(documentHash).max(20),
  project: project.nullable(),
  decides: z.boolean(),
  matter: z.enum(matters).optional(),
});

export const agenda = field(z.array(agendaItem).min(1).max(maxItems), '议程', 'agenda');
export const item = field(number, '议题序号', 'number of the item on the agenda');
export const vote = field(z.int().min(1).max(maxVotes), '表决序号', 'number of the vote within the meeting');
export const voteIfAny = field(
  z.int().min(1).max(maxVotes).optional(),
  '表决序号',
  'the vote it rests on; absent when the matter was settled by consideration',
);
export const person = field(personId, '人员', 'person');
export const mode = field(choice(modeNames), '到会方式', 'how somebody attends');
export const how = field(line, '核验方式', 'by what the identity was checked');
export const howIfChecked = field(line.optional(), '核验方式', 'by what the identity of somebody remote was checked');
export const reason = field(reasonText(), '理由', 'reason');
export const reasonIfLate = field(reasonText().optional(), '理由', 'reason; needed after the date for material');
export const opensAt = field(millis, '开始时间', 'when it opens');
export const resumesAt = field(millis, '复会时间', 'when it goes on');
export const place = field(line.optional(), '地点', 'place; the same as before when absent');
export const opinion = field(words, '意见', 'what was said');
export const conclusion = field(words, '结论', 'conclusion');
export const resolutionNumber = field(lineOf(60), '决议编号', 'number of the resolution');
export const minutesHash = field(sha256, '纪要指纹', 'SHA-256 of the minutes as they were read');
export const facts = field(z.int().min(1), '所据事件数', 'how many events the minutes were made from');

/** What is put to the vote. */
export const questionFields = {
  item,
  terms: field(z.string().min(1).max(60), '表决规则', 'name of the ballot terms, from the committee’s profile'),
  question: field(textOf(500), '表决问题', 'question'),
  text: field(documentHash, '表决文本', 'SHA-256 of the text put to the vote, one of the item’s documents'),
  drafters: field(z.array(personId).max(200).optional(), '起草人', 'persons who drafted the text'),
  drafterUnits: field(z.array(knownUnit).max(200).optional(), '起草单位', 'units that drafted the text'),
  window: field(term.optional(), '表决时限', 'how long the vote is open at most, within the terms; their default when absent'),
} as const;
/** `recorded`: drafters of the text by the record; the API looks them up. */
export type Recorded = { readonly recorded?: Pick<NamedDrafters, 'drafters' | 'drafterUnits'> };
export type Question = PayloadOf<typeof questionFields> & Recorded;

/** The resolution's words in both languages, and what it says came out of the vote: that must be what the ballot says. */
export const resolutionFields = {
  outcome: field(z.enum(outcomes).optional(), '表决结果', 'outcome of the vote it rests on'),
  figures: field(z.strictObject({ yes: heads, no: heads, abstain: heads }).optional(), '票数', 'counts, where the words name any'),
  text: field(z.strictObject({ zh: words, en: words }), '决议正文', 'words of the resolution'),
} as const;
