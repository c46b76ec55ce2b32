import { z } from 'zod';
import { act, deadlineRow, instant } from '../http.js';

/** What the holder of a receipt is told of the comment: where it stands, what was answered, what may be done. */
export const receiptShown = z.strictObject({
  consultation: z.string(),
  comment: z.number().int(),
  at: instant,
  late: z.boolean(),
  clause: z.string(),
  text: z.string(),
  phase: z.string(),
  status: z.string(),
  answer: z.string().nullable(),
  objection: z.strictObject({ reason: z.string(), answer: z.string().nullable() }).nullable(),
  /** The round was called off: why, when, and the round that followed, where a comment may be made again. */
  voided: z.strictObject({ reason: z.string(), at: instant, next: z.string().nullable() }).nullable(),
  deadlines: z.array(deadlineRow),
  acts: z.array(act),
});

export type ReceiptShown = z.output<typeof receiptShown>;
