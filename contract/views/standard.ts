import { z } from 'zod';
import { instant, standingNote } from '../http.js';
import { words } from './shown.js';

/** 备案 of a local standard. */
export const filingShown = z.strictObject({
  state: z.enum(['due', 'alarmed', 'overdue', 'filed', 'filedLate']),
  due: instant.nullable(),
  number: z.string().nullable(),
});
/** A published standard, as everybody sees it. */
export const standardShown = z.strictObject({
  id: z.string(),
  number: z.string(),
  kind: z.enum(['group', 'local']),
  title: words,
  field: z.string().nullable(),
  ics: z.array(z.string()),
  ccs: z.array(z.string()),
  organisation: z.string(),
  organisationName: z.string(),
  stage: z.string(),
  standing: z.enum(['published', 'inForce', 'superseded', 'withdrawn']),
  publishedAt: instant,
  effectiveAt: instant,
  rehearsal: z.boolean(),
  issuer: standingNote.nullable().describe('what must be said of who published it'),
  text: z.string(),
  project: z.string(),
  units: z.array(z.strictObject({ organisation: z.string(), name: z.string() })).describe('起草单位 · who drafted it, in their order'),
  replaces: z.string().nullable().describe('代替 · the number of the edition it takes the place of'),
  replacedBy: z.string().nullable().describe('被代替 · the number of what takes its place'),
  reviewDue: instant.nullable().describe('复审 · until when it is looked at again'),
  feedbackChannel: z.string().nullable(),
  filing: filingShown.nullable().describe('备案 · of a local standard'),
});

export type StandardShown = z.output<typeof standardShown>;
