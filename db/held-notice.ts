import type { Connection } from 'mongoose';
import type { Instant } from '../domain/kernel/decider.js';
import { trusted } from './model.js';
import { deliveryId } from './notice.js';
import { deliveries, notices, type DeliveryRow, type LedgerRow } from './notice-row.js';

/** Mails that wait for the hour their recipients chose. */
export type Held = { readonly notice: string; readonly recipient: string; readonly until: Instant };

/** Of these recipients, until when a notice is held for each. */
export async function heldFor(db: Connection, notice: string): Promise<ReadonlyMap<string, Instant>> {
  const rows = await deliveries(db).find({ notice, outcome: 'held' }, { recipient: 1, until: 1 }).lean<DeliveryRow[]>();
  return new Map(rows.map(({ recipient, until = 0 }) => [recipient, until]));
}

/** Holds a mail; one that was held, or went out, stays as it is. */
export async function hold(db: Connection, { notice, recipient, until }: Held, at: Instant): Promise<void> {
  const row = { notice, recipient, outcome: 'held' as const, until, at };
  await deliveries(db).updateOne({ _id: deliveryId(notice, recipient) }, { $setOnInsert: row }, { upsert: true });
}

/** Takes a mail whose hour has come; false when another turn took it, into its own. */
export async function release(db: Connection, notice: string, recipient: string): Promise<boolean> {
  const taken = await deliveries(db).updateOne(
    { _id: deliveryId(notice, recipient), outcome: 'held' },
    { $set: { outcome: 'pending' }, $unset: { until: '' } },
  );
  return taken.modifiedCount === 1;
}

/** Takes everything else that is held for somebody and may go, to be sent in one mail: the rows of the notices, oldest first. */
export async function releaseOthers(
  db: Connection,
  { notice, recipient }: Pick<Held, 'notice' | 'recipient'>,
  { now, most }: { readonly now: Instant; readonly most: number },
): Promise<readonly LedgerRow[]> {
  const due = await deliveries(db)
    .find({ recipient, outcome: 'held', until: trusted({ $lte: now }), notice: trusted({ $ne: notice }) }, { notice: 1 })
    .sort({ at: 1 })
    .limit(most)
    .lean<DeliveryRow[]>();
  const taken: string[] = [];
  for (const row of due) if (await release(db, row.notice, recipient)) taken.push(row.notice);
  const rows = await notices(db)
    .find({ _id: trusted({ $in: taken }) })
    .lean<LedgerRow[]>();
  return taken.flatMap((id) => rows.find(({ _id }) => _id === id) ?? []);
}
