import type { Connection } from 'mongoose';
import { isDuplicate } from './duplicate.js';
import type { Instant, Stream } from '../domain/kernel/decider.js';
import type { NoticeFigures } from '../domain/dossier/dossier.js';
import { trusted } from './model.js';
import {
  deliveries,
  notices,
  unreached,
  type DeliveryOutcome,
  type DeliveryRow,
  type LedgerRow,
  type NoticeState,
  type UnreachedRow,
} from './notice-row.js';

/** `<seq>.<n>`: the event that brought the notice, and which of its notices it is. */
export const numberOf = ({ _id }: Pick<LedgerRow, '_id'>): string => _id.slice(_id.lastIndexOf('#') + 1);
const partsOf = (row: Pick<LedgerRow, '_id'>): readonly number[] => numberOf(row).split('.').map(Number);
/** The event that brought a notice. */
export const seqOf = (row: Pick<LedgerRow, '_id'>): number => partsOf(row)[0] ?? 0;
/** The tenth notice of an event comes after its second: the number is no decimal fraction. */
function inOrder(a: Pick<LedgerRow, '_id'>, b: Pick<LedgerRow, '_id'>): number {
  const [[seq = 0, n = 0], [otherSeq = 0, other = 0]] = [partsOf(a), partsOf(b)];
  return seq - otherSeq || n - other;
}

export const deliveryId = (notice: string, recipient: string): string => `${notice}|${recipient}`;

/**
 * Begins a turn: `owner` takes the notice, also from a turn whose worker died or is no longer heard, which may write nothing from then on. Null when everybody has an
 * outcome.
 */
export async function takeNotice(
  db: Connection,
  notice: string,
  { owner, now }: { readonly owner: string; readonly now: Instant },
): Promise<LedgerRow | null> {
  const taken = { state: 'delivering', owner, firstAt: { $ifNull: ['$firstAt', now] }, attempts: { $add: [{ $ifNull: ['$attempts', 0] }, 1] } };
  return notices(db)
    .findOneAndUpdate({ _id: notice, state: trusted({ $in: [...open] }) }, [{ $set: taken }, { $unset: 'unbegun' }], {
      returnDocument: 'after',
      updatePipeline: true,
    })
    .lean<LedgerRow>();
}

const open = ['queued', 'delivering'] as const;

/** Whether the turn is still this owner's. */
export const isTurnOf = async (db: Connection, notice: string, owner: string): Promise<boolean> =>
  (await notices(db).exists({ _id: notice, state: 'delivering', owner })) !== null;

/** Notices that wait for a turn the engine may not know of; `everything` takes those too that have begun, as after the loss of its store. */
export async function waitingNotices(db: Connection, everything: boolean, limit = 1_000): Promise<readonly string[]> {
  const wanted = everything ? { state: trusted({ $in: [...open] }) } : { unbegun: true as const };
  const rows = await notices(db).find(wanted, { _id: 1 }).limit(limit).lean<Pick<LedgerRow, '_id'>[]>();
  return rows.map(({ _id }) => _id);
}

/** Whose turn it is to deliver a notice. */
export type Turn = { readonly notice: string; readonly owner: string };

/** The turn is over and others will follow: its share is sent, or the mail server or the store did not play. */
export async function requeueNotice(
  db: Connection,
  { notice, owner }: Turn,
  again: { readonly attempts: number; readonly error: string | null },
): Promise<void> {
  await notices(db).updateOne({ _id: notice, state: 'delivering', owner }, { $set: { state: 'queued', ...again }, $unset: { owner: '', again: '' } });
}

/** Everybody has an outcome: the row is closed, with the figures. False when another turn is wanted. */
export async function closeNotice(db: Connection, { notice, owner }: Turn, counts: NonNullable<LedgerRow['counts']>): Promise<boolean> {
  const state: NoticeState = counts.failed === undefined ? 'done' : 'failed';
  const closed = await notices(db).updateOne(
    { _id: notice, state: 'delivering', owner, again: trusted({ $exists: false }) },
    { $set: { state, counts, error: null }, $unset: { owner: '' } },
  );
  return closed.matchedCount === 1;
}

/** How many of a notice's recipients have which outcome. */
export async function countDeliveries(db: Connection, notice: string): Promise<NonNullable<LedgerRow['counts']>> {
  const rows = await deliveries(db).aggregate<{ _id: DeliveryOutcome; n: number }>([
    { $match: { notice } },
    { $group: { _id: '$outcome', n: { $sum: 1 } } },
  ]);
  const counts = Object.fromEntries(rows.map(({ _id, n }) => [_id, n]));
  const sum = { $group: { _id: null, n: { $sum: { $size: '$recipients' } } } };
  const [people] = await unreached(db).aggregate<{ n: number }>([{ $match: { notice } }, sum]);
  const noAddress = people?.n ?? 0;
  return noAddress === 0 ? counts : { ...counts, noAddress };
}

async function unreachedOf(db: Connection, some: readonly string[]): Promise<readonly DeliveryRow[]> {
  const rows = await unreached(db)
    .find({ notice: trusted({ $in: [...some] }) })
    .lean<UnreachedRow[]>();
  return rows.flatMap(({ notice, recipients, at }) =>
    recipients.map((recipient): DeliveryRow => ({ _id: deliveryId(notice, recipient), notice, recipient, outcome: 'noAddress', at })),
  );
}

const unsettled = ['pending', 'held'] as const;

/** Recipients that need no further act. */
export async function settledRecipients(db: Connection, notice: string): Promise<ReadonlySet<string>> {
  const rows = await deliveries(db)
    .find({ notice, outcome: trusted({ $nin: [...unsettled] }) }, { recipient: 1 })
    .lean<Pick<DeliveryRow, 'recipient'>[]>();
  return new Set([...rows, ...(await unreachedOf(db, [notice]))].map((row) => row.recipient));
}

/** Closes what waits for people who are no recipients any more; without it their notice would wait for ever. */
export async function overtake(
  db: Connection,
  notice: string,
  { wanted, now }: { readonly wanted: ReadonlySet<string>; readonly now: Instant },
): Promise<void> {
  const waiting = await deliveries(db)
    .find({ notice, outcome: trusted({ $in: [...unsettled] }) }, { recipient: 1 })
    .lean<Pick<DeliveryRow, '_id' | 'recipient'>[]>();
  const gone = waiting.filter((row) => !wanted.has(row.recipient)).map((row) => row._id);
  if (gone.length === 0) return;
  await deliveries(db).updateMany(
    { _id: trusted({ $in: gone }), outcome: trusted({ $in: [...unsettled] }) },
    { $set: { outcome: 'overtaken', at: now } },
  );
}

/** Notes that a mail is about to go out; false when it has gone already. What is `pending` from an earlier turn goes out again, as the same mail. */
export async function claimDelivery(
  db: Connection,
  mail: { readonly notice: string; readonly recipient: string; readonly entry?: string; readonly messageId: string },
  now: Instant,
): Promise<boolean> {
  const filter = { _id: deliveryId(mail.notice, mail.recipient), outcome: 'pending' as const };
  try {
    await deliveries(db).updateOne(filter, { $set: { ...mail, at: now }, $inc: { attempts: 1 } }, { upsert: true });
    return true;
  } catch (error) {
    if (isDuplicate(error)) return false;
    throw error;
  }
}

/** The message ids of mails that were written to an entry of the book of addresses. */
export async function mailsTo(db: Connection, entry: string): Promise<readonly string[]> {
  const rows = await deliveries(db)
    .find({ entry, messageId: trusted({ $exists: true }) }, { messageId: 1 })
    .lean<Pick<DeliveryRow, 'messageId'>[]>();
  return rows.flatMap(({ messageId }) => messageId ?? []);
}

/** The word of the mail server. `pending` means: not now, ask again. */
export async function markDelivery(
  db: Connection,
  id: string,
  { outcome, at, error = null }: { readonly outcome: DeliveryOutcome; readonly at: Instant; readonly error?: string | null },
): Promise<void> {
  await deliveries(db).updateOne({ _id: id, outcome: trusted({ $ne: 'sent' }) }, { $set: { outcome, at, error } });
}

const unreachedPerRow = 1000;

/** Nobody knows where to write to them: kept as an outcome, which is a task for the secretariat. */
export async function recordNoAddress(
  db: Connection,
  notice: string,
  { recipients, at }: { readonly recipients: readonly string[]; readonly at: Instant },
): Promise<void> {
  for (let from = 0; from < recipients.length; from += unreachedPerRow) {
    const some = recipients.slice(from, from + unreachedPerRow);
    // Named by its first: two workers that find the same people write the same row.
    await unreached(db).updateOne({ _id: deliveryId(notice, some[0] ?? '') }, { $set: { notice, recipients: some, at } }, { upsert: true });
  }
}

/** The notices of a lifecycle, oldest first, each with what became of it for whom. Names people: for those who keep the lifecycle's record. */
export async function noticesOf(
  db: Connection,
  stream: Stream,
  limit = 200,
): Promise<readonly (LedgerRow & { readonly deliveries: readonly DeliveryRow[] })[]> {
  const rows = await notices(db).find({ stream }).limit(limit).lean<LedgerRow[]>();
  const ids = rows.map((row) => row._id);
  const sent = [
    ...(await deliveries(db)
      .find({ notice: trusted({ $in: ids }) })
      .sort({ _id: 1 })
      .lean<DeliveryRow[]>()),
    ...(await unreachedOf(db, ids)),
  ];
  return rows.sort(inOrder).map((row) => ({ ...row, deliveries: sent.filter(({ notice }) => notice === row._id) }));
}

/** Tries those again who had no address or were refused, e.g. after an address was corrected. Who was reached is not written to twice. */
export async function resendNotice(db: Connection, notice: string, hand: { readonly by: string; readonly at: Instant }): Promise<boolean> {
  await deliveries(db).updateMany({ notice, outcome: 'failed' }, { $set: { outcome: 'pending' } });
  await unreached(db).deleteMany({ notice });
  return reopenNotice(db, notice, hand);
}

/** Back to the queue, and noted by whom. */
export async function reopenNotice(db: Connection, notice: string, { by, at }: { readonly by: string; readonly at: Instant }): Promise<boolean> {
  const reopened = await notices(db).updateOne(
    { _id: notice, state: trusted({ $in: ['done', 'failed'] }) },
    { $set: { state: 'queued', unbegun: true, attempts: 0 }, $push: { resends: { by, at } } },
  );
  return reopened.matchedCount === 1;
}

/** Wants another turn of a notice that is being delivered: the one under way has looked up its addresses already. */
export async function anotherTurn(db: Connection, notice: string, hand: { readonly by: string; readonly at: Instant }): Promise<boolean> {
  const told = await notices(db).updateOne({ _id: notice, state: 'delivering' }, { $set: { again: true }, $push: { resends: hand } });
  return told.matchedCount === 1;
}

/** What became of each notice of a lifecycle, in figures, for the notices that events up to `seq` brought. */
export async function noticeFigures(db: Connection, stream: Stream, seq: number): Promise<readonly NoticeFigures[]> {
  const rows = await notices(db).find({ stream }).lean<LedgerRow[]>();
  const own = rows.filter((row) => seqOf(row) <= seq).sort(inOrder);
  return Promise.all(own.map((row) => figuresOf(db, row)));
}

/** What became of one notice, in figures. */
export async function figuresOf(db: Connection, row: LedgerRow): Promise<NoticeFigures> {
  const span = await deliveries(db).aggregate<{ first: Instant; last: Instant }>([
    { $match: { notice: row._id } },
    { $group: { _id: null, first: { $min: '$at' }, last: { $max: '$at' } } },
  ]);
  const { sent = 0, failed = 0, noAddress = 0, pending = 0, overtaken = 0, held = 0 } = await countDeliveries(db, row._id);
  return {
    seq: seqOf(row),
    template: row.template,
    state: row.state,
    recipients: sent + failed + noAddress + pending + overtaken + held,
    delivered: sent,
    failed,
    noAddress,
    open: pending + held,
    firstAt: span[0]?.first ?? row.firstAt ?? null,
    lastAt: span[0]?.last ?? null,
  };
}
