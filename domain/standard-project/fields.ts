import { z } from 'zod';
import type { ActorId } from '../actor.js';
import { documentHash, sha256 } from '../fields/document-hash.js';
import { asWritten as meantAsWritten, patentNumber, personId } from '../fields/identity.js';
import { reasonText, textOf } from '../fields/text.js';
import { choice, field, held } from '../kernel/fields.js';
import type { Instant, Stream } from '../decider.js';
import type { StageCode } from '../profile/stage-codes.js';
import { documentKinds, isDocumentKind, isTrait, traits as traitTable, type DocumentKind, type Trait } from '../profile/vocabulary.js';
import type { Clock, Clocks } from './state.js';
import { licenceNames } from './words.js';

const reference = z.string().trim().min(1).max(100);

/* What people say. */
export const reason = field(reasonText(500), '理由', 'reason; it is told to everyone concerned');
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

const trait = z
  .custom<Trait>((value) => typeof value === 'string' && isTrait(value), '须为规程所列的项目特征 · must be one of the traits of a project')
  .meta({ type: 'string', enum: Object.keys(traitTable) });
export const traits = field(
  z.array(trait).max(Object.keys(traitTable).length),
  '标准对象的特征',
  'traits of the subject; they decide which gates apply',
);
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

/* What events hold beside it. */
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
