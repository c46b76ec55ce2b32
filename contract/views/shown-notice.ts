import { z } from 'zod';
import { count, signed, time } from './shown.js';

/** A 公示 and the objections to it; those that wait for an answer by their number. */
export const publicNoticeView = <const Of extends readonly string[]>(of: Of) =>
  z.object({
    of: z.enum(of),
    opensAt: time,
    closesAt: time,
    provisional: z.boolean(),
    closed: z.boolean(),
    objections: count,
    open: z.array(count),
    upheld: z.array(count),
  });

/** For those who answer them: with whoever objected. */
export const noticeView = <const Of extends readonly string[]>(of: Of) =>
  publicNoticeView(of).extend({ open: z.array(z.object({ objection: count, ...signed })) });
