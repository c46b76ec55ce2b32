import { z } from 'zod';
import { instant } from '../instant.js';

/* A project as who supervises sees it, with its departures from the procedure as facts. */

const breach = z.strictObject({
  code: z.string(),
  rule: z.string(),
  source: z.string(),
  sourceTitle: z.string(),
  sourceTitleZh: z.string(),
  found: z.unknown(),
  needed: z.unknown(),
  evidence: z.string(),
});
const row = z.strictObject({
  association: z.strictObject({ organisation: z.string(), name: z.string(), code: z.string() }),
  project: z.string(),
  title: z.strictObject({ zh: z.string(), en: z.string() }),
  field: z.string().nullable(),
  stage: z.strictObject({ code: z.string(), zh: z.string(), en: z.string() }),
  number: z.string().nullable(),
  rehearsal: z.boolean(),
  nextDeadline: z.strictObject({ name: z.string(), at: instant, provisional: z.boolean() }).nullable(),
  overdue: z.boolean(),
  breaches: z.array(breach),
  self: z.string(),
});
export const pilotList = z.strictObject({ at: instant, items: z.array(row), complete: z.boolean() });
export type PilotList = z.output<typeof pilotList>;
