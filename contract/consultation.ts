import { z } from 'zod';
import { dispositions } from '../domain/consultation/consultation-state.js';
import { maxComments } from '../domain/consultation/receive-comment.js';
import { reason, sha256 } from './http.js';
import { asWritten, creditCode } from '../domain/fields/identity.js';
import { textOf } from '../domain/fields/text.js';

const words = textOf(4000);
const number = z.int().min(1).max(maxComments);
const numbers = z.array(number).min(1).max(maxComments);

/** What a person may ask of a comment round, without `type`. It is started by its project only. */
export const consultationCommands = {
  comment: z.strictObject({
    clause: z.string().trim().min(1).max(60),
    kind: z.enum(['general', 'technical', 'editorial']),
    text: words,
    proposed: words.optional(),
    reason: reason.optional(),
    organisation: creditCode.optional(),
    organisationName: textOf(200).optional(),
    author: textOf(100),
    contact: z.string().trim().min(1).max(200).optional(),
    draft: sha256,
    asWritten,
    via: z.enum(['web', 'sheet', 'letter', 'telephone']).optional(),
  }),
  withdrawComment: z.strictObject({ comment: number }),
  recordReply: z.strictObject({ organisation: creditCode }),
  dispose: z.strictObject({ comments: numbers, disposition: z.enum(dispositions), reason: reason.optional() }),
  linkDuplicates: z.strictObject({ lead: number, comments: numbers }),
  objectDisposition: z.strictObject({ comment: number, reason }),
  answerObjection: z.strictObject({ comment: number, answer: reason, disposition: z.enum(dispositions).optional() }),
  extendConsultation: z.strictObject({ days: z.int().min(1).max(365), reason }),
  settleConsultation: z.strictObject({ substantive: z.boolean() }),
} as const;
