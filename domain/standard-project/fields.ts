import { z } from 'zod';
import type { ActorId } from '../kernel/actor.js';
import type { Counts, Outcome, ShownRow, TraceRow } from '../ballot-rule/ballot-rule.js';
import { documentHash, sha256 } from '../kernel/fields/document-hash.js';
import { ccsCode, creditCode, icsCode, patentNumber, personId, standardNumber as numberOf } from '../kernel/fields/identity.js';
import { asWritten as meantAsWritten } from '../text/clause-fields.js';
import { namedChange } from '../kernel/fields/named-change.js';
import { ballotRoll } from '../kernel/fields/roll.js';
import { term } from '../kernel/fields/term.js';
import { lineOf, reasonText, textOf } from '../kernel/fields/text.js';
import { choice, field, held } from '../kernel/field.js';
import type { Instant, Stream } from '../kernel/decider.js';
import type { Profile } from '../profile/profile.js';
import { profileSchema } from '../profile/profile-schema.js';
import type { StageCode } from '../profile/stage-codes.js';
import type { LineageReading } from './lineage-gate.js';
import type { Near } from './near-titles.js';
import type { Roll } from '../messages/messages.js';
import type { Clock, Clocks, Drafter } from './state.js';
import type { Unit } from './input.js';
import { documentKinds, isDocumentKind, isTrait, traits as traitTable, type DocumentKind, type Trait } from '../profile/vocabulary.js';
import {
  appealNames,
  complaintGroundNames,
  feedbackNames,
  licenceNames,
  measureNames,
  natureNames,
  passNames,
  reviewOutcomeNames,
  triggerNames,
} from './words.js';

const reference = lineOf(100);

/* What people say. */
export const reason = field(reasonText(500), '理由', 'reason; it is told to everyone concerned');
export const reasons = field(z.array(reasonText(500)).min(1).max(20), '理由', 'each reason on its own');
export const upheld = field(z.boolean(), '是否成立', 'whether it is upheld');
export const window = field(term.optional(), '期限', 'the default of the pinned profile when absent');
export const evidenceIfAny = field(documentHash.optional(), '证据', 'SHA-256 of the evidence');

/* Of a proposal. */
const trait = z
  .custom<Trait>((value) => typeof value === 'string' && isTrait(value), '须为规程所列的项目特征 · must be one of the traits of a project')
  .meta({ type: 'string', enum: Object.keys(traitTable) });
const traitsOf = z.array(trait).max(Object.keys(traitTable).length);
const titled = z.strictObject({ zh: textOf(200), en: textOf(300) });
export const unitOf: z.ZodType<Unit> = z.strictObject({ organisation: creditCode, name: textOf(200) });
const classes = z.strictObject({ ics: z.array(icsCode).max(5).default([]), ccs: z.array(ccsCode).max(5).default([]) });
const scope = z.strictObject({
  specialRequirement: textOf(500).describe('自然条件、风俗习惯等特殊技术要求 (SL 13)'),
  restrictsMarket: z.boolean().describe('妨碍商品、服务自由流通 (SL 22) · must be false to accept'),
});
export const title = field(titled, '名称', 'title');
export const titleIfAny = field(titled.optional(), '名称', 'title');
export const traits = field(traitsOf, '标准对象的特征', 'traits of the subject; they decide which gates apply');
export const traitsIfAny = field(traitsOf.optional(), '标准对象的特征', 'traits of the subject; they decide which gates apply');
export const classificationIfAny = field(classes.optional(), '分类号', 'ICS and CCS, as they will stand on the cover');
export const withinCharter = field(z.boolean(), '在章程业务范围内', 'within the charter of the society (G2)');
export const conflicts = field(z.array(numberOf).max(50), '与强制性标准等的冲突', 'conflicts with mandatory standards; must be empty to accept');
export const duplicates = field(z.array(numberOf).max(50), '查重结果', 'near titles found, recorded');
export const note = field(textOf(500), '说明', 'note');
export const scopeIfAny = field(scope.optional(), '需求研判', 'what a local standard is needed for');
export const creditCodeEvidence = field(
  documentHash.optional(),
  '信用代码的证明',
  'SHA-256 of the evidence that stands in for a credit code without prefix 51 or with a wrong check character (G1)',
);

/* Of 立项 and its 公示. */
const rollOf: z.ZodType<Roll> = ballotRoll;
export const roll = field(
  rollOf,
  '名册',
  'who may vote, each with the credit code of their unit; drafters and their units are excluded by the system',
);
export const question = field(textOf(500).optional(), '表决事项', 'made from the title when absent');
export const change = field(namedChange.optional(), '有何变化', 'what has changed since the round that was lost; it is told to everyone concerned');
export const planNumber = field(reference, '计划号', 'plan number');
export const lead = field(unitOf, '牵头单位', 'lead unit');
export const draftingTerm = field(term.optional(), '起草期限', 'the default of the profile when absent');
export const noticeWindow = field(term.optional(), '公示期，7–30日', 'the default of the profile when absent');

/* Of the drafts. */
const drafterOf: z.ZodType<Drafter> = z.strictObject({ person: personId, name: textOf(100), organisation: creditCode });
export const units = field(z.array(unitOf).min(1).max(100), '起草单位', 'drafting units, in the agreed order');
export const drafters = field(z.array(drafterOf).min(1).max(200), '起草人', 'drafters, in the agreed order, each of a listed unit');
export const reasonIfAny = field(reasonText(500).optional(), '说明', 'needed when the order or the membership changes');
export const draftHash = field(documentHash, '草案', 'SHA-256 of the draft');
export const version = field(reference, '版本号', 'version');
/** Names a text that is on record; the decider compares. */
export const text = field(sha256, '文本', 'SHA-256 of the draft, as it is on record');
export const feedbackChannelIfAny = field(
  textOf(300).optional(),
  '前言中的反馈渠道',
  'where feedback is taken, as the foreword of a local standard gives it',
);
const unitCode: z.ZodType<string> = creditCode;
/** A longer list is a public round. */
export const addressees = field(z.array(unitCode).max(2000), '发送单位', 'credit codes of those who were sent the draft');
export const publicIfAny = field(z.boolean().optional(), '公开征求意见', 'whether the public is asked');
export const nature = field(
  choice(natureNames),
  '修改性质',
  'erratum keeps the window, and who voted is asked; technical voids the round, and another comment round follows',
);

/* Of the review. */
export const rollIfAny = field(rollOf.optional(), '名册', 'of the panel; absent when the committee of the project reviews, which makes its own roll');
export const passed = field(choice(passNames), '审查结论', 'conclusion of the review');
export const edits = field(z.array(textOf(300)).max(50).default([]), '须修改的内容', 'exactly when the outcome is passWithEdits');
export const substantive = field(z.boolean(), '有实质性修改', 'needs another comment round');

/* Of the approval. */
const serial = lineOf(20);
export const wishIfAny = field(serial.optional(), '希望的顺序号', 'the serial alone, e.g. 0003; not for a revision, which keeps its serial');
export const changeNumber = field(z.int().min(1), '声明序号', 'number of the declaration');
export const publishedHash = field(documentHash, '发布文本', 'SHA-256 of the text to be published');

export const clause = field(reference, '条款', 'clause');
/** The API answers for it, and no command holds it. */
export const asWritten = field(meantAsWritten, '按原文', 'the clause is meant as it is written, although the text has none of this number');
export const patent = field(patentNumber, '专利号', 'number of the patent or of its application');
export const patentTitle = field(textOf(300), '专利名称', 'title of the patent');
export const holder = field(textOf(200), '专利权人', 'holder of the patent');
export const licence = field(choice(licenceNames), '许可声明', 'what the holder states');
export const holderStatement = field(documentHash, '声明文件', 'SHA-256 of the signed statement of the holder');
export const persons = field(z.array(personId).min(1).max(200), '起草人', 'drafters who are answered for');
export const knows = field(z.boolean(), '是否知悉必要专利', 'whether they know of an essential patent');
export const drafterStatement = field(
  documentHash.optional(),
  '声明文件',
  'SHA-256 of the signed statement; needed when the office answers for others',
);
/** Names a text that is on record; the decider compares. */
export const freedText = field(sha256, '文本', 'SHA-256 of the current draft, which no longer rests on the patent');

export const sheet = field(documentHash, '修改单', 'SHA-256 of the amendment sheet');
export const sheetRead = field(documentHash, '修改单', 'SHA-256 of the amendment sheet as it was read');
export const clauses = field(z.array(reference).min(1).max(50), '条款', 'clauses that are amended');
export const documentNumber = field(reference, '发文字号', 'number of the document of the society');

export const consentedText = field(sha256, '送审稿', 'SHA-256 of the draft for review');
export const opinion = field(documentHash, '意见', 'SHA-256 of the opinion of the department');

export const filingNumber = field(reference, '备案号', 'number of the filing');
export const filingProof = field(documentHash, '备案回执', 'SHA-256 of the receipt of the filing');

export const documentKind = field(
  z
    .custom<DocumentKind>(
      (value) => typeof value === 'string' && isDocumentKind(value),
      '须为规程所列的材料种类 · must be one of the kinds of document',
    )
    .meta({ type: 'string', enum: Object.keys(documentKinds) }),
  '文件种类',
  'kind of document',
);
export const attached = field(documentHash, '文件', 'SHA-256 of the document; upload it to /documents first');
export const gateId = field(reference, '关口', 'id in the profile; one whose floor is a law cannot be waived');

export const effectiveDate = field(z.iso.date(), '实施日期', 'date on which the standard takes effect, YYYY-MM-DD');
export const openUrl = field(z.url().max(500), '公开网址', 'address at which it is public');
export const openProof = field(documentHash.optional(), '证明', 'SHA-256 of the proof, e.g. a screenshot');

/* Of the standard in force. */
export const feedbackKind = field(choice(feedbackNames), '反馈种类', 'kind of feedback');
export const feedbackSummary = field(textOf(1000), '反馈内容', 'what was found');
export const clauseIfAny = field(reference.optional(), '条款', 'clause');
export const trigger = field(choice(triggerNames), '起因', 'cause');
export const reviewOutcome = field(choice(reviewOutcomeNames), '复审结论', 'outcome of the review');
export const basis = field(textOf(300), '法律依据', 'legal basis');

/* Of complaints. */
export const complaintGround = field(choice(complaintGroundNames), '投诉事由', 'ground of the complaint');
export const complaintSummary = field(textOf(1000), '投诉内容', 'what is complained of');
export const againstIfAny = field(unitCode.optional(), '被投诉单位', 'credit code of the respondent; the society when absent');
export const realName = field(z.boolean(), '实名', 'under a real name');
export const appealsIfAny = field(
  choice(appealNames).optional(),
  '申诉',
  'an appeal against the decision on the project, of the review, or of the systematic review',
);
export const complaint = field(z.int().min(1), '投诉序号', 'number of the complaint within this project');
export const panelMembers = field(z.array(drafterOf).min(1).max(15), '小组成员', 'an odd number; parties, drafters and their units are refused');
export const measure = field(choice(measureNames), '处理措施', 'measure; a correction and a withdrawal are ordered by the authority alone');
export const correctWithin = field(term.optional(), '改正期限', 'within which it is corrected');
export const concurringIfAny = field(
  z.array(personId).max(15).optional(),
  '同意的小组成员',
  'members of the panel behind the decision, more than half of all',
);

const profileOf: z.ZodType<Profile> = profileSchema;
export const profile = field(profileOf, '规程', 'the procedure from now on');
export const recalled = field(reference, '所撤回的操作', 'the event to undo, as named in the answer');

/* What events hold beside it. */
export const near = field(held<readonly Near[]>().optional(), '相近的名称', 'near titles that were found');
export const patentCallUntil = field(held<Instant | null>(), '专利征集至', 'end of the call for patents that opens with it');
export const round = field(z.int(), '轮次', 'round');
export const closesAt = field(held<Instant>(), '截止时刻', 'closes at');
export const ballot = field(held<Stream>(), '表决', 'ballot');
export const usesBallot = field(held<Stream | null>(), '所依据的表决', 'ballot whose result it rests on');
export const decision = {
  ballot,
  round,
  outcome: field(held<Outcome>(), '结果', 'outcome'),
  counts: field(held<Counts>(), '票数', 'counts'),
  trace: field(held<readonly ShownRow[]>(), '逐项比较', 'comparisons'),
  failures: field(z.int(), '未通过次数', 'how often it was lost'),
} as const;

export const by = field(held<ActorId>(), '经办人', 'done by');
export const clocks = field(held<Clocks>(), '各项期限', 'limits that run from now on');
export const publishedText = field(sha256, '发布文本', 'SHA-256 of the published text');
export const approvedText = field(
  sha256.optional(),
  '批准文本',
  'SHA-256 of the approved text, where a declared editorial change made another of it',
);
export const announcement = field(sha256, '公告', 'SHA-256 of the announcement');
export const standardNumber = field(held<string>(), '标准编号', 'number of the standard');
export const effectiveAt = field(held<Instant>(), '实施时刻', 'when it takes effect');
export const reviewFrom = field(held<Clock>(), '下次复审', 'when the next systematic review begins');
export const due = field(held<Instant>(), '期限', 'was due');
/** Where an event moves the project; an empty path moves nothing. */
export const move = {
  path: field(held<readonly StageCode[]>(), '所经阶段', 'codes passed, in order, the last being where the project stands'),
  clock: field(held<Clock | null>(), '阶段期限', 'limit of the stage it now stands in'),
};
/** What an end or a return leaves running elsewhere. */
export const calledOff = {
  voids: field(held<readonly Stream[]>(), '作废的轮次', 'rounds that are called off'),
  burns: field(held<string | null>(), '作废的编号', 'number that is never used again'),
};
/** A text in the place of another. */
export const swap = {
  from: field(held<string>(), '原文本', 'SHA-256 of the text before'),
  to: field(held<string>(), '新文本', 'SHA-256 of the text after'),
  version: field(held<string>(), '版本号', 'version'),
};
export const law = field(held<readonly TraceRow[]>(), '法定比较', 'what the law itself compared, whatever the profile asks beyond it');
export const lineage = field(held<LineageReading>().optional(), '意见去向', 'what was read of where the comments went');
export const approvedBefore = field(held<string>(), '批准文本', 'SHA-256 of the approved text');
export const campaign = field(held<Stream>(), '集中复审', 'review campaign');
export const successor = field(held<Stream>(), '修订项目', 'project of the new edition');
export const profileHash = field(held<string>(), '规程指纹', 'hash of the procedure');
export const calendarHash = field(held<string>(), '日历指纹', 'hash of the holiday calendar');
export const clockName = field(held<string>(), '期限名称', 'which limit');
