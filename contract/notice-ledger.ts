import { z } from 'zod';
import { personIdOf } from '../domain/kernel/person-id.js';
import { deliveryOutcome, idParams, instant } from './http.js';
import { mailAddress } from './mail-address.js';

export const noticeParams = idParams.extend({ notice: z.string().regex(/^\d{1,10}\.\d{1,6}$/, '须为通知的编号 · must be the number of a notice') });

/** Whom nobody can write to by an act of ours: an office that nobody holds, a commenter who left no address. */
const cure = z.strictObject({ act: z.enum(['correctAddress', 'recordMembership', 'none']), href: z.string().nullable() });

/** One notice with what became of it. Figures are null while they would say who has voted (T26). */
export const ledgerEntry = z.strictObject({
  notice: z.string(),
  seq: z.int(),
  template: z.string(),
  zh: z.string(),
  en: z.string(),
  state: z.enum(['queued', 'delivering', 'done', 'failed']),
  withheld: z.boolean(),
  figures: z
    .strictObject({ recipients: z.int(), delivered: z.int(), failed: z.int(), noAddress: z.int(), open: z.int() })
    .nullable()
    .describe('收件人、已送达、被拒、无地址、未定'),
  firstAt: instant.nullable(),
  lastAt: instant.nullable(),
  resends: z.int(),
  recipients: z.string().describe('where each recipient is named'),
});

/** A task: somebody whom notices did not reach, and what cures it. */
export const unreachedTask = z.strictObject({
  recipient: z.string(),
  name: z.string().nullable(),
  outcome: z.enum(['failed', 'noAddress']),
  address: z.string().nullable().describe('where its keeper writes to them now, unless it was erased'),
  error: z.string().nullable(),
  notices: z.array(z.string()),
  cure,
});

export const noticeLedger = z.strictObject({
  stream: z.string(),
  items: z.array(ledgerEntry),
  unreached: z.array(unreachedTask),
  moreUnreached: z.boolean(),
  next: z.string().nullable(),
});

export const recipientRow = z.strictObject({
  recipient: z.string(),
  name: z.string().nullable(),
  outcome: deliveryOutcome,
  at: instant,
  attempts: z.int(),
  error: z.string().nullable(),
});

/** A recipient of the ledger as it names them, in the spelling of a person where it is one. */
const recipient = z
  .string()
  .min(1)
  .max(100)
  .transform((typed) => personIdOf(typed) ?? typed);
export const correctAddress = z.strictObject({ recipient, mail: mailAddress });
export const addressCorrected = z.strictObject({
  recipient: z.string(),
  goesTo: z.enum(['entered', 'own']).describe('own: the person has said where they get mail since, and that goes before what was entered'),
  sentAgain: z.array(z.string()),
});

const hour = z.int().min(0).max(23);
/** When its reader wants mail that the procedure does not require. Hours are of Beijing time; `until` before `from` goes over midnight. */
export const noticeWish = z
  .strictObject({
    quiet: z
      .strictObject({ from: hour, until: hour })
      .refine(({ from, until }) => from !== until, { message: '起止不能是同一钟点 · must not begin and end at the same hour', path: ['until'] })
      .nullable()
      .describe('免打扰时段 · no such mail within these hours'),
    digestAt: hour.nullable().describe('每日汇总的钟点 · all such mail once a day at this hour'),
  })
  .meta({ id: 'NoticeWish' });

const both = z.strictObject({ zh: z.string(), en: z.string() });
/** A notice as it was told to its reader, in words. */
export const ownNotice = z
  .strictObject({
    notice: z.string(),
    at: instant,
    outcome: deliveryOutcome,
    subject: both,
    lines: z.array(both),
    href: z.string().nullable().describe('where it is about, under /api/v1'),
    rehearsal: z.boolean(),
  })
  .meta({ id: 'OwnNotice' });
