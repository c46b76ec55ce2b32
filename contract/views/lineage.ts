import { z } from 'zod';
import { sha256 } from '../http.js';
import { clauseChange, lineageChange } from './text-changes.js';

/** Where the comments of a round went: disposition, changed clause, next text. */
export const lineageShown = z.strictObject({
  round: z.number().int(),
  from: sha256,
  to: sha256.nullable(),
  /** False while there is no next text, or one of the two is no plain text. */
  compared: z.boolean(),
  rows: z.array(
    z.strictObject({
      comment: z.number().int(),
      wrote: z.string(),
      clause: z.string().nullable(),
      text: z.string(),
      organisationName: z.string().nullable(),
      disposition: z.string(),
      answer: z.string().nullable(),
      lead: z.number().int(),
      block: z.number().int().nullable(),
      changes: z.array(clauseChange),
    }),
  ),
  changes: z.array(lineageChange),
  alarms: z.array(z.strictObject({ alarm: z.string(), answer: z.enum(['explained', 'toFix']).nullable() })),
  unanswered: z.array(z.string()),
});
export type LineageShown = z.output<typeof lineageShown>;
