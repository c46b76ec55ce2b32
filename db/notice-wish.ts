import type { Connection, Model } from 'mongoose';
import { noWish, type Wish } from '../contract/notices/quiet-hours.js';
import { collection, modelOf, trusted } from './model.js';

/** When somebody wants mail that the procedure does not require; `_id` is the person. */
type WishRow = { readonly _id: string; readonly quietFrom: number | null; readonly quietUntil: number | null; readonly digestAt: number | null };

export const noticeWishes = collection<WishRow>('noticeWishes', { quietFrom: Number, quietUntil: Number, digestAt: Number });

const rowsOf = (db: Connection): Model<WishRow> => modelOf(db, noticeWishes);

const wishIn = ({ quietFrom, quietUntil, digestAt }: WishRow): Wish => ({
  quiet: quietFrom === null || quietUntil === null ? null : { from: quietFrom, until: quietUntil },
  digestAt,
});

export async function keepWish(db: Connection, person: string, { quiet, digestAt }: Wish): Promise<void> {
  const row = { quietFrom: quiet?.from ?? null, quietUntil: quiet?.until ?? null, digestAt };
  await rowsOf(db).updateOne({ _id: person }, { $set: row }, { upsert: true });
}

export async function wishOf(db: Connection, person: string): Promise<Wish> {
  const row = await rowsOf(db).findOne({ _id: person }).lean<WishRow>();
  return row === null ? noWish : wishIn(row);
}

/** The wishes of those who have any. */
export async function wishesOf(db: Connection, persons: readonly string[]): Promise<ReadonlyMap<string, Wish>> {
  const rows = await rowsOf(db)
    .find({ _id: trusted({ $in: [...persons] }) })
    .lean<WishRow[]>();
  return new Map(rows.map((row) => [row._id, wishIn(row)]));
}
