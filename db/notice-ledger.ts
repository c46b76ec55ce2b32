import type { Connection } from 'mongoose';
import type { Instant, Stream } from '../domain/kernel/decider.js';
import type { NoticeFigures } from '../domain/dossier/dossier.js';
import { anotherTurn, deliveryId, figuresOf, reopenNotice } from './notice.js';
import { deliveries, notices, unreached, type DeliveryRow, type LedgerRow, type UnreachedRow } from './notice-row.js';
import { trusted } from './model.js';

export type LedgerEntry = { readonly row: LedgerRow; readonly figures: NoticeFigures };
/** Somebody whom a notice did not reach. */
export type Unreached = {
  readonly recipient: string;
  readonly outcome: 'failed' | 'noAddress';
  readonly notices: readonly string[];
  readonly error: string | null;
};

/** The rows of a lifecycle's ledger, without figures. */
export const ledgerRows = (db: Connection, stream: Stream): Promise<readonly LedgerRow[]> => notices(db).find({ stream }).lean<LedgerRow[]>();

export const withFigures = (db: Connection, rows: readonly LedgerRow[]): Promise<readonly LedgerEntry[]> =>
  Promise.all(rows.map(async (row) => ({ row, figures: await figuresOf(db, row) })));

/** One notice of a lifecycle by its number. */
export const ledgerRow = (db: Connection, stream: Stream, number: string): Promise<LedgerRow | null> =>
  notices(db)
    .findOne({ _id: `${stream}#${number}` })
    .lean<LedgerRow>();

/** What became of a notice for each recipient, in the order of recipients, from behind `after`. */
export async function outcomesOf(
  db: Connection,
  notice: string,
  { after, limit }: { readonly after: string; readonly limit: number },
): Promise<readonly DeliveryRow[]> {
  const from = deliveryId(notice, after);
  const asked = await deliveries(db)
    .find({ _id: trusted({ $gt: from, $lt: deliveryId(notice, '\u{10ffff}') }) })
    .sort({ _id: 1 })
    .limit(limit)
    .lean<DeliveryRow[]>();
  const without = (await unreached(db).find({ notice }).lean<UnreachedRow[]>()).flatMap(({ recipients, at }) =>
    recipients.map((recipient): DeliveryRow => ({ _id: deliveryId(notice, recipient), notice, recipient, outcome: 'noAddress', at })),
  );
  const rows = [...asked, ...without.filter(({ _id }) => _id > from)];
  return rows.sort((a, b) => (a._id < b._id ? -1 : 1)).slice(0, limit);
}

/** Rows of `unreached` that are read to name people: a thousand each, so that a roll of 100,000 without addresses costs no more. */
const rowsRead = 3;

/** Whom these notices did not reach, each once, at most `limit` and one more, which says that there are others. */
export async function unreachedBy(db: Connection, ids: readonly string[], limit: number): Promise<readonly Unreached[]> {
  const notice = trusted({ $in: [...ids] });
  const refused = await deliveries(db)
    .find({ notice, outcome: 'failed' })
    .limit(limit + 1)
    .lean<DeliveryRow[]>();
  const without = await unreached(db).find({ notice }).limit(rowsRead).lean<UnreachedRow[]>();
  const each = [
    ...refused.map((row) => ({ ...row, outcome: 'failed' as const })),
    ...without.flatMap((row) => row.recipients.map((recipient) => ({ ...row, recipient, outcome: 'noAddress' as const, error: null }))),
  ];
  const found = new Map<string, Unreached>();
  for (const { recipient, outcome, notice: id, error = null } of each) {
    const known = found.get(recipient);
    if (known === undefined && found.size > limit) continue;
    found.set(recipient, { ...(known ?? { recipient, outcome, error }), notices: [...(known?.notices ?? []), id] });
  }
  return [...found.values()];
}

/** Of these lifecycles, those with a notice that did not reach everybody, and how many it missed. Reminders are left out: they would say who has not voted. */
export async function unreachedIn(db: Connection, streams: readonly Stream[]): Promise<ReadonlyMap<Stream, number>> {
  const rows = await notices(db).aggregate<{ _id: Stream; n: number }>([
    {
      $match: {
        stream: { $in: [...streams] },
        'to.only': { $ne: 'unvoted' },
        $or: [{ 'counts.failed': { $gt: 0 } }, { 'counts.noAddress': { $gt: 0 } }],
      },
    },
    { $group: { _id: '$stream', n: { $max: { $add: [{ $ifNull: ['$counts.failed', 0] }, { $ifNull: ['$counts.noAddress', 0] }] } } } },
  ]);
  return new Map(rows.map(({ _id, n }) => [_id, n]));
}

/** The notices of a lifecycle that did not reach this person. */
export async function missedBy(db: Connection, stream: Stream, recipient: string): Promise<readonly string[]> {
  const ids = (await notices(db).find({ stream }, { _id: 1 }).lean<Pick<LedgerRow, '_id'>[]>()).map(({ _id }) => _id);
  const refused = await deliveries(db)
    .find({ _id: trusted({ $in: ids.map((id) => deliveryId(id, recipient)) }), outcome: 'failed' })
    .lean<DeliveryRow[]>();
  const without = await unreached(db)
    .find({ notice: trusted({ $in: ids }), recipients: recipient }, { notice: 1 })
    .lean<Pick<UnreachedRow, 'notice'>[]>();
  return [...new Set([...refused, ...without].map(({ notice }) => notice))];
}

/** Sends a notice again to one person it missed. Those others whom it missed stay as they are. */
export async function resendTo(
  db: Connection,
  { notice, recipient }: { readonly notice: string; readonly recipient: string },
  { by, at }: { readonly by: string; readonly at: Instant },
): Promise<void> {
  await deliveries(db).updateOne({ _id: deliveryId(notice, recipient), outcome: 'failed' }, { $set: { outcome: 'pending' } });
  for (const row of await unreached(db).find({ notice, recipients: recipient }).lean<UnreachedRow[]>()) {
    const rest = row.recipients.filter((one) => one !== recipient);
    const [first] = rest;
    // A row is named by its first: the worker that finds nobody's address again writes the same row.
    if (first !== undefined)
      await unreached(db).updateOne({ _id: deliveryId(notice, first) }, { $set: { notice, recipients: rest, at: row.at } }, { upsert: true });
    if (first === undefined || row._id !== deliveryId(notice, first)) await unreached(db).deleteOne({ _id: row._id });
  }
  const hand = { by, at };
  // Its last turn may end between the two questions; what is queued comes to everybody by itself.
  if (!(await reopenNotice(db, notice, hand)) && !(await anotherTurn(db, notice, hand))) await reopenNotice(db, notice, hand);
}

/** Whether some notice of a lifecycle was for this person, whatever became of it. */
export async function isRecipient(db: Connection, stream: Stream, person: string): Promise<boolean> {
  const ids = (await ledgerRows(db, stream)).map(({ _id }) => _id);
  const asked = await deliveries(db).exists({ _id: trusted({ $in: ids.map((id) => deliveryId(id, person)) }) });
  return asked !== null || (await unreached(db).exists({ notice: trusted({ $in: ids }), recipients: person })) !== null;
}
