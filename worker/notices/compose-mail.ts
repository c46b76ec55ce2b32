import { createHash } from 'node:crypto';
import { calendarOf as calendarFile } from '../../contract/calendar.js';
import { noticeWords } from '../../contract/notices.js';
import { lifecycleLink, mailWords, together } from '../../contract/notices/mail-words.js';
import { seqOf } from '../../db/notice.js';
import type { LedgerRow } from '../../db/notice-row.js';
import type { Recipient, Telling } from '../../db/notice-audience.js';
import { localDate } from '../../domain/law/calendar/instant.js';
import type { Mail } from './mailer.js';

/** The id of a mail follows from notice and recipient, so that sending again after a crash is the same mail. Names nobody. */
export const messageIdOf = (notice: string, recipient: string): string =>
  `${createHash('sha256')
    .update(JSON.stringify([notice, recipient]))
    .digest('hex')
    .slice(0, 40)}@biaocheng`;

/** Another notice that goes in the same mail. */
export type Along = { readonly row: LedgerRow; readonly telling: Telling };
export type Composed = Along & { readonly publicUrl: string; readonly now: number; readonly along?: readonly Along[] };

const wordsOf = ({ row, telling }: Along, { publicUrl, now }: Composed, { because }: Recipient) =>
  mailWords({ id: row._id, template: row.template, data: row.data, stream: row.stream, because, now, rehearsal: telling.rehearsal, publicUrl });

/** The mail of one notice for one recipient, with others along that waited for the same hour; null for a template that this version does not know. */
export function composeMail(composed: Composed, recipient: Recipient, address: string): Mail | null {
  const { row, now, along = [] } = composed;
  const words = wordsOf(composed, composed, recipient);
  if (words === null) return null;
  const others = along.flatMap((one) => wordsOf(one, composed, recipient) ?? []);
  return {
    ...(others.length === 0 ? words : together([words, ...others])),
    messageId: messageIdOf(row._id, recipient.id),
    to: address,
    at: now,
    filedOn: localDate(row.firstAt ?? now),
    calendar: others.length === 0 ? calendarOf(composed, words.subject) : null,
  };
}

/** Virtual deadlines have no place in a real calendar: rehearsals attach none. */
function calendarOf({ row, telling, publicUrl, now }: Composed, summary: string): string | null {
  const effect = noticeWords(row.template)?.calendar;
  const closesAt = typeof row.data['closesAt'] === 'number' ? row.data['closesAt'] : telling.closesAt;
  if (effect === undefined || telling.rehearsal || closesAt === null) return null;
  const { stream } = row;
  const cancelled = effect === 'cancelled';
  const link = lifecycleLink(publicUrl, stream);
  return calendarFile([{ about: stream, sequence: seqOf(row), closesAt, cancelled, summary, link, stamp: now }]);
}
