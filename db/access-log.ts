import { randomBytes } from 'node:crypto';
import type { Connection, Model } from 'mongoose';
import { collection, modelOf, texts, trusted } from './model.js';

/** That somebody who holds an office did something, or that somebody read personal data. Insert only; `_id` goes by time. `record` is what it was about, by the id of the path. */
export type AccessRow = {
  readonly _id: string;
  readonly at: number;
  readonly kind: 'act' | 'read';
  readonly person: string;
  readonly name: string;
  /** Of the caller's grants and of the record: who may read the row. */
  readonly organisations: readonly string[];
  readonly route: string;
  readonly record: string | null;
  /** `done`, or the code it was refused with. */
  readonly outcome: string;
  /** By which way: a browser, a token of a session, one given to a program (with its name), an invitation. */
  readonly way: string;
  readonly address: string;
  readonly requestId: string;
};

export const accessLog = collection<AccessRow>(
  'accessLog',
  {
    ...{ at: Number, kind: String, person: String, name: String, organisations: texts, route: String },
    ...{ record: String, outcome: String, way: String, address: String, requestId: String },
  },
  [[{ organisations: 1, _id: -1 }, { name: 'organisations' }]],
);

const rowsOf = (db: Connection): Model<AccessRow> => modelOf(db, accessLog);
const timeWidth = 9;
const idAt = (at: number): string => at.toString(36).padStart(timeWidth, '0');

export async function noteAccess(db: Connection, row: Omit<AccessRow, '_id'>): Promise<void> {
  await rowsOf(db).insertOne({ _id: `${idAt(row.at)}-${randomBytes(9).toString('base64url')}`, ...row, organisations: [...row.organisations] });
}

/** Which rows: of whom, between which moments, before which row, and how many. */
export type AccessAsked = {
  readonly organisation: string;
  readonly from: number;
  readonly to: number;
  readonly before: string | null;
  readonly most: number;
};

/** The latest first. */
export function readAccess(db: Connection, { organisation, from, to, before, most }: AccessAsked): Promise<AccessRow[]> {
  const end = idAt(to);
  const bounds = { $gte: idAt(from), $lt: before !== null && before < end ? before : end };
  return rowsOf(db)
    .find({ organisations: organisation, _id: trusted(bounds) })
    .sort({ _id: -1 })
    .limit(most)
    .lean<AccessRow[]>();
}
