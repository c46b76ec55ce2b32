import type { Connection } from 'mongoose';
import type { Instant } from '../domain/kernel/decider.js';
import type { AddressBook } from './mailbox.js';
import { trusted } from './model.js';
import { countDeliveries } from './notice.js';
import { deliveries, notices, type DeliveryRow } from './notice-row.js';

/** A mail that came back later than the mail server took it: which one, to whom it was written as far as that is known, and what was said. */
export type Bounce = { readonly messageId: string; readonly to: string | null; readonly status: string };
/** `recorded`: its recipients are unreached from now on. `outdated`: it was sent elsewhere since. `unknown`: no mail of ours. */
export type Bounced = 'recorded' | 'outdated' | 'unknown';

/** Writes down that a mail came back: for its recipient, in the figures of its notice, and with the address, which goes behind others from then on. Repeated, it changes nothing more. */
export async function recordBounce(
  db: Connection,
  book: AddressBook,
  { bounce, now }: { readonly bounce: Bounce; readonly now: Instant },
): Promise<Bounced> {
  const rows = await deliveries(db).find({ messageId: bounce.messageId }).lean<DeliveryRow[]>();
  if (rows.length === 0) return 'unknown';
  const back: DeliveryRow[] = [];
  for (const row of rows) if (await wentTo(book, row, bounce.to)) back.push(row);
  if (back.length === 0) return 'outdated';
  for (const row of back) await comeBack(db, book, { row, status: bounce.status, now });
  return 'recorded';
}

/** Whether the address it was written to is the one that stands there now: what was corrected since is not to be blamed. */
async function wentTo(book: AddressBook, { entry }: DeliveryRow, to: string | null): Promise<boolean> {
  if (entry === undefined || to === null) return true;
  const mail = await book.mailIn(entry);
  return mail !== null && mail.toLowerCase() === to;
}

type Back = { readonly row: DeliveryRow; readonly status: string; readonly now: Instant };

async function comeBack(db: Connection, book: AddressBook, { row, status, now }: Back): Promise<void> {
  const { _id, notice, entry, at } = row;
  if (entry !== undefined) await book.bounced(entry, { sent: at, now });
  const failed = { outcome: 'failed' as const, error: `退信 came back: ${status}` };
  const changed = await deliveries(db).updateOne({ _id, outcome: trusted({ $in: ['sent', 'pending'] }) }, { $set: failed });
  if (changed.modifiedCount === 0) return;
  const counts = await countDeliveries(db, notice);
  // One that is being delivered counts when it is through.
  await notices(db).updateOne({ _id: notice, state: trusted({ $in: ['done', 'failed'] }) }, { $set: { state: 'failed', counts } });
}
