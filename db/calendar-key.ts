import type { Connection, Model } from 'mongoose';
import { collection, modelOf } from './model.js';

/**
 * The secret address of somebody's calendar: one of an account at a time. `print` is the hash of its secret, which is not kept; `generation` that of the account when it was made:
 * a lock, a changed role or secret ends it too.
 */
export type CalendarKeyRow = { readonly _id: string; readonly print: string; readonly generation: number; readonly at: number };

export const calendarKeys = collection<CalendarKeyRow>('calendarKeys', { print: String, generation: Number, at: Number }, [
  [{ print: 1 }, { name: 'print', unique: true }],
]);

const rowsOf = (db: Connection): Model<CalendarKeyRow> => modelOf(db, calendarKeys);

/** In place of the one of before, whose address leads nowhere from then on. */
export async function keepCalendarKey(db: Connection, { _id, ...row }: CalendarKeyRow): Promise<void> {
  await rowsOf(db).updateOne({ _id }, { $set: row }, { upsert: true });
}

export const calendarKeyOf = (db: Connection, account: string): Promise<CalendarKeyRow | null> =>
  rowsOf(db).findOne({ _id: account }).lean<CalendarKeyRow>();

export const calendarKeyBy = (db: Connection, print: string): Promise<CalendarKeyRow | null> => rowsOf(db).findOne({ print }).lean<CalendarKeyRow>();

export async function endCalendarKey(db: Connection, account: string): Promise<void> {
  await rowsOf(db).deleteOne({ _id: account });
}
