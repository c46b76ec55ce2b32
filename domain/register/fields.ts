import { z } from 'zod';
import { creditCode, groupCode, standardNumber } from '../kernel/fields/identity.js';
import { reasonText, textOf } from '../kernel/fields/text.js';
import { field } from '../kernel/field.js';

const title = textOf(300).describe('标准名称 · found by the search for near titles');

export const organisation = field(creditCode, '所属单位', 'credit code of the organisation that bears the code');
export const reason = field(reasonText(2000), '理由', 'reason');
export const evidence = field(textOf(2000), '依据', 'evidence');
export const catalogue = field(textOf(400), '目录来源', 'where the numbers come from');
export const usedNumbers = field(
  z
    .array(z.union([standardNumber, z.strictObject({ number: standardNumber, title })]))
    .min(1)
    .max(1500),
  '已用编号',
  'numbers given out before',
);

export const startFields = {
  code: field(groupCode, '团体代号', 'code'),
  organisation,
  serialWidth: field(z.int().min(1).max(6).default(4), '顺序号位数', 'digits of a serial'),
  rehearsal: field(z.boolean().default(false), '演练', 'rehearsal'),
} as const;
