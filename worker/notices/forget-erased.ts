import { ledgerRows } from '../../db/notice-ledger.js';
import { commenterId } from '../../db/notice-audience.js';
import { messageIdOf } from './compose-mail.js';
import type { Delivery } from './delivery.js';

/** Mails to somebody who has been erased since do not stay in an outbox of ours. */
export async function forgetErased({ db, personal, mailer }: Pick<Delivery, 'db' | 'personal' | 'mailer'>): Promise<void> {
  for (const { ref, about, comment } of await personal.erasedWithMail()) {
    const told = await ledgerRows(db, about);
    await mailer.forget(told.map((notice) => messageIdOf(notice._id, commenterId(comment))));
    await personal.mailForgotten(ref);
  }
}
