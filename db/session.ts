import type { Connection, Model } from 'mongoose';
import { collection, modelOf } from './model.js';

/** One sign-in: whose, when, from where, and until when it lasts. Kept for a while after its end, so that its owner sees what was done in their name. */
export type SessionRow = {
  readonly _id: string;
  readonly account: string;
  readonly kind: 'browser' | 'bearer';
  /** Of the account when it began: once the account has another, this one has ended. */
  readonly generation: number;
  readonly at: number;
  readonly address: string;
  readonly agent: string;
  readonly until: number;
  readonly ended: number | null;
  readonly keptUntil: Date;
};

/** How long an ended sign-in is still shown. */
const keptMs = 90 * 86_400_000;

export const sessions = collection<SessionRow>(
  'sessions',
  { account: String, kind: String, generation: Number, at: Number, address: String, agent: String, until: Number, ended: Number, keptUntil: Date },
  [
    [{ account: 1, at: -1 }, { name: 'account' }],
    [{ keptUntil: 1 }, { name: 'kept', expireAfterSeconds: 0 }],
  ],
);

const sessionsOf = (db: Connection): Model<SessionRow> => modelOf(db, sessions);

/** Notes a sign-in. */
export async function noteSession(db: Connection, row: Omit<SessionRow, 'ended' | 'keptUntil'>): Promise<void> {
  await sessionsOf(db).insertOne({ ...row, ended: null, keptUntil: new Date(row.until + keptMs) });
}

/** A session goes on until a later moment. */
export async function prolongSession(db: Connection, id: string, until: number): Promise<void> {
  await sessionsOf(db).updateOne({ _id: id, ended: null }, { $set: { until, keptUntil: new Date(until + keptMs) } });
}

/** A session has ended before its time. */
export async function endSession(db: Connection, id: string, at: number): Promise<void> {
  await sessionsOf(db).updateOne({ _id: id, ended: null }, { $set: { ended: at } });
}

/** The latest sign-ins of an account. */
export const sessionsOfAccount = (db: Connection, account: string, most: number): Promise<SessionRow[]> =>
  sessionsOf(db).find({ account }).sort({ at: -1 }).limit(most).lean<SessionRow[]>();

export const findSession = (db: Connection, id: string): Promise<SessionRow | null> => sessionsOf(db).findOne({ _id: id }).lean<SessionRow>();
