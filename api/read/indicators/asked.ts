import { z } from 'zod';
import { plainNumber } from '../../../contract/plain-number.js';
import type { Asked } from '../../../domain/indicator/cell.js';
import { periods, spanOf, type Period } from '../../../domain/indicator/period.js';
import { lifecycleId } from '../../../domain/kernel/fields/lifecycle-id.js';
import type { Refusal } from '../../../domain/kernel/refusal.js';
import type { Result } from '../../../domain/kernel/result.js';
import { fields, stages } from '../../../domain/profile/profile.js';
import { Refused } from '../../http/problem.js';
import type { Ports } from '../../ports.js';

/** What every question about figures may say: of which time and of which part. */
export const asked = {
  year: plainNumber({ min: 2000, max: 2199 }).optional().describe('年度；缺省为至今全部 · of all time when absent'),
  period: z
    .enum(Object.keys(periods) as [Period, ...Period[]])
    .optional()
    .describe('期间，须与年度并用 · needs year'), // keys of the table
  field: z.enum(fields).optional(),
  stage: z.enum(stages).optional(),
  projects: z
    .string()
    .max(6000)
    .transform((text) => text.split(',').map((id) => id.trim()))
    .pipe(z.array(lifecycleId).min(1).max(200))
    .optional()
    .describe('只计这些项目，逗号分隔 · these projects alone, by their ids, separated by commas'),
};
export const withYear = <Q extends { readonly year?: number | undefined; readonly period?: Period | undefined }>({ year, period }: Q): boolean =>
  period === undefined || year !== undefined;
export const yearNeeded = { path: ['period'], message: '须同时给出年度 · needs a year beside it' };

/** A page holds so many bodies or rows unless more are asked for. */
export const pageOf = 20;

/** The value, or the refusal as an answer. */
export function taken<Value>(result: Result<Value, Refusal>): Value {
  if (!result.ok) throw new Refused(result.error);
  return result.value;
}

type Question = z.output<z.ZodObject<typeof asked>>;

/** The moment and the part that are asked for. */
export function askedOf({ year, period, field, stage, projects }: Question, { clock, calendar }: Ports): Asked {
  const span = taken(spanOf({ year, period }, clock()));
  return { ...span, calendar, field, stage, projects: projects?.map((id) => `standard-project/${id}` as const) };
}
