import { z } from 'zod';
import { streamOf } from '../kernel/fields/stream.js';
import { documentHash } from '../kernel/fields/document-hash.js';
import { creditCode, standardNumber } from '../kernel/fields/identity.js';
import { reasonText, textOf } from '../kernel/fields/text.js';
import { term } from '../kernel/fields/term.js';
import { choice, field } from '../kernel/field.js';
import { scopeNames } from './words.js';

const line = textOf(200);

export const item = field(z.int().min(1), '序号', 'number of the standard within the campaign');
export const reason = field(reasonText(500), '理由', 'reason');
export const within = field(term, '期限', 'by when every standard has an outcome');
export const summary = field(documentHash, '总结报告', 'SHA-256 of the report');

/** What the request that begins one says; the name of the authority comes from the register. */
export const startFields = {
  organisation: field(creditCode, '标准化行政主管部门', 'credit code of the authority'),
  title: field(z.strictObject({ zh: line, en: line }), '名称', 'title'),
  scope: field(choice(scopeNames), '范围', 'scope'),
  within,
  rehearsal: field(z.boolean().default(false), '演练', 'rehearsal'),
} as const;

export const standards = field(
  z
    .array(
      z.strictObject({
        number: standardNumber,
        title: line,
        project: streamOf('standard-project').optional().describe('ours · its project is asked for its 复审'),
      }),
    )
    .min(1)
    .max(200),
  '列入的标准',
  'standards to review',
);
