import { z } from 'zod';
import { documentHash } from '../kernel/fields/document-hash.js';
import { creditCode, personId } from '../kernel/fields/identity.js';
import { reasonText, textOf } from '../kernel/fields/text.js';
import { choice, field } from '../kernel/field.js';
import { duties, sides } from './profile.js';
import { ballot, body, candidates, on, unit } from './fields.js';
import { departureNames } from './words.js';

/* What is said of members. */

const code: z.ZodType<string> = creditCode;

export const person = field(personId, '委员', 'member');
export const evidence = field(textOf(4000), '依据', 'what shows it');
export const howItEnded = field(choice(departureNames), '离任原因', 'how the person left');
export const unitNow = field(code.nullable(), '现单位', 'credit code of the unit of now; none at present');
export const unitNowName = field(textOf(200).or(z.literal('')), '现单位名称', 'name of the unit of now');
export const sideNow = field(z.enum(sides).optional(), '利益方', 'side; the same as before when absent');
export const fromUnit = field(code, '原单位', 'credit code of before');
export const toUnit = field(unit, '新单位', 'unit of now');
export const duty = field(z.enum(duties), '职务', 'duty');
export const reportNumber = field(z.int().min(1), '报告序号', 'number of the report');
export const proof = field(documentHash.optional(), '证明文件', 'SHA-256 of the proof; not needed from the member');

const leaving = z.strictObject({ person: personId, reason: reasonText() });

export const adjustmentFields = {
  add: field(candidates.default([]), '增补委员', 'members who come in'),
  remove: field(z.array(leaving).max(200).default([]), '离任委员', 'members who leave'),
  on,
  ballot,
  filing: field(documentHash, '备案文件', 'SHA-256 of the filing'),
  body,
} as const;
