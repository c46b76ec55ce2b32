import { z } from 'zod';
import { sha256 } from '../http.js';
import { instant } from '../instant.js';

const number = z.number().int();
const head = { n: number, at: instant, by: z.string(), byName: z.string().nullable() };
const ids = z.array(z.string());

/** A text of a drafting group. */
export const versionShown = z.strictObject({ ...head, sha256, note: z.string(), clauses: number, duplicates: ids, gaps: ids });
export type VersionShown = z.output<typeof versionShown>;

/** A concern or an objection with its words. */
export const issueShown = z.strictObject({
  ...head,
  kind: z.string(),
  call: number,
  clauses: ids,
  reason: z.string(),
  proposed: z.string().nullable(),
  answer: z.string().nullable(),
  answeredBy: z.string().nullable(),
  answeredByName: z.string().nullable(),
  answerVersion: number.nullable(),
  status: z.string(),
});
export type IssueShown = z.output<typeof issueShown>;

export const decisionShown = z.strictObject({ ...head, type: z.string(), data: z.looseObject({}) });
