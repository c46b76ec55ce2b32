import { z } from 'zod';
import { idOfA } from '../kernel/fields/stream.js';
import { maxComments } from '../consultation/state.js';
import { creditCode, groupCode, recordedPersonId } from '../kernel/fields/identity.js';
import { reasonText, textOf } from '../kernel/fields/text.js';
import { choice, field } from '../kernel/field.js';
import { fields } from '../profile/profile.js';
import { kindNames } from './words.js';

const words = textOf(2000);
const covered = z.array(z.enum(fields)).max(fields.length);
const areas = ['业务领域', 'fields its charter covers'] as const;

export const name = field(textOf(200, 2), '名称', 'name');
export const charter = field(words, '章程或业务范围', 'charter');
export const charterFields = field(covered, ...areas);
export const code = field(groupCode, '团体代号', 'group code');
export const reason = field(reasonText(2000), '理由', 'reason');
export const evidence = field(words, '依据', 'evidence');

/** What is said of a body beside its two codes. */
const described = {
  name,
  kind: field(choice(kindNames), '类型', 'kind of body'),
  fields: field(covered.default([]), ...areas),
  charter,
} as const;
const override = field(
  z
    .strictObject({ reason: reasonText(2000), evidence: words })
    .nullable()
    .default(null),
  '校验不符的证明',
  'why the credit code stands although a check fails: codes with wrong check characters were issued',
);

export const startFields = {
  // Its check characters are the register's own question, which takes evidence in their place.
  uscc: field(creditCode.meta({ format: 'new-uscc' }), '统一社会信用代码', 'unified social credit code'),
  ...described,
  code: field(groupCode.nullable().default(null), '团体代号', 'group code'),
  override,
} as const;

/** The same with its codes as plain text: whether they stand is what the registration decides. */
export const bodyFields = {
  uscc: field(z.string(), '统一社会信用代码', 'unified social credit code'),
  ...described,
  code: field(z.string().nullable(), '团体代号', 'group code'),
  override,
} as const;

/** Whose name and contact are erased: the author's of one comment. */
export const commentToErase = {
  consultation: field(idOfA('consultation'), '征求意见', 'consultation'),
  comment: field(z.int().min(1).max(maxComments), '意见序号', 'number of the comment'),
  reason,
} as const;

/** Whose address, as this organisation has it, is erased. */
export const addressToErase = { person: field(recordedPersonId, '人员', 'person'), reason } as const;
