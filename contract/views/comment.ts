import { z } from 'zod';
import { instant, pageOf } from '../http.js';

/** Where a comment stands, as lists of them say it. */
export const commentStatus = z.enum(['open', 'adopted', 'partly', 'rejected', 'withdrawn', 'duplicate']);
export type CommentStatus = z.output<typeof commentStatus>;

/** One comment with its disposition. Name and contact are for those who answer the comments and for the author. */
export const commentShown = z.strictObject({
  n: z.number().int(),
  at: instant,
  late: z.boolean(),
  clause: z.string(),
  kind: z.string(),
  text: z.string(),
  proposed: z.string().nullable(),
  reason: z.string().nullable(),
  organisation: z.string().nullable(),
  organisationName: z.string().nullable(),
  /** `selfStated` (自称): the organisation is what the author says; `verified`: the account belongs to it. */
  organisationStanding: z.enum(['verified', 'selfStated']).nullable(),
  author: z.string().nullable(),
  contact: z.string().nullable(),
  erased: instant.nullable().describe('when name and contact were erased'),
  draft: z.string(),
  status: commentStatus,
  answer: z.string().nullable(),
  block: z.number().int().nullable(),
  duplicateOf: z.number().int().nullable(),
  objection: z.string().nullable(),
  objectionAnswer: z.string().nullable(),
});

export type CommentShown = z.output<typeof commentShown>;

/** A page of comments; the first one says how many of the whole round there are on each clause, and how many stand where. */
export const commentPage = pageOf(commentShown).extend({
  byClause: z.array(z.strictObject({ clause: z.string(), count: z.number().int() })).nullable(),
  byStatus: z.array(z.strictObject({ status: commentStatus, late: z.boolean(), count: z.number().int() })).nullable(),
});
export type CommentPage = z.output<typeof commentPage>;
