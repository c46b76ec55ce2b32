import { mailsTo } from '../../db/notice.js';
import { ledgerRows } from '../../db/notice-ledger.js';
import { commenterId } from '../../db/notice-audience.js';
import { messageIdOf } from './compose-mail.js';
import { longestTurnMs, type Delivery } from './delivery.js';

/** Mails to somebody who has been erased since do not stay in an outbox of ours; looked for again until a turn that had begun before is over. */
export async function forgetErased({ db, personal, mailer, clock }: Pick<Delivery, 'db' | 'personal' | 'mailer' | 'clock'>): Promise<void> {
  const over = (erased: number): boolean => clock() - erased > longestTurnMs;
  for (const { ref, about, comment, erased } of await personal.erasedWithMail()) {
    const told = await ledgerRows(db, about);
    await mailer.forget(told.map((notice) => messageIdOf(notice._id, commenterId(comment))));
    if (over(erased)) await personal.mailForgotten(ref);
  }
  for (const { entry, erased } of await personal.addresses.erasedWithMail()) {
    await mailer.forget(await mailsTo(db, entry));
    if (over(erased)) await personal.addresses.mailForgotten(entry);
  }
}
