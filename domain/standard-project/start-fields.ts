import { z } from 'zod';
import { streamOf } from '../kernel/fields/stream.js';
import { creditCode, groupCode, standardNumber } from '../kernel/fields/identity.js';
import { textOf } from '../kernel/fields/text.js';
import { choice, field } from '../kernel/field.js';
import { fields } from '../profile/profile.js';
import { classificationIfAny, title, traits, unitOf } from './fields.js';
import { natureOfProjectNames, proposerNames } from './words.js';

const revised = z.strictObject({
  number: standardNumber,
  project: streamOf('standard-project').nullable().default(null),
});

const local = z.strictObject({
  proposedAs: choice(proposerNames).describe('提出单位的身份 · provincial department, committee secretariat or city AMR'),
  department: unitOf.describe('归口部门'),
  committee: streamOf('committee').nullable().default(null).describe('技术审查的标委会 · null: a panel of experts'),
});

/** What the request that begins one says: a proposal, which is a draft until it is submitted. */
export const startFields = {
  organisation: field(creditCode, '团体', 'credit code of the society'),
  organisationName: field(textOf(200), '团体名称', 'name of the society'),
  societyCode: field(groupCode, '团体代号', 'code of the society, e.g. LNSR'),
  title,
  field: field(z.enum(fields).nullable().default(null), '领域', 'field'),
  nature: field(choice(natureOfProjectNames).default('new'), '制定或修订', 'a new standard or a revision'),
  revises: field(revised.nullable().default(null), '代替的标准', 'for a revision'),
  proposer: field(z.strictObject({ unit: creditCode }), '提案单位', 'unit that proposes'),
  traits: field(traits.default([]), '标准对象的特征', 'traits of the subject; they decide which gates apply'),
  classification: classificationIfAny,
  profile: field(
    z.string().min(1).max(100).meta({ format: 'profile' }),
    '规程',
    'id of a profile, e.g. group-standard/robotics, or of a society’s own with the version: pr…@1',
  ),
  local: field(local.optional(), '地方标准', 'exactly when the profile is one of local standards'),
  rehearsal: field(z.boolean().default(false), '演练', 'never mixed with real numbers and figures'),
} as const;
