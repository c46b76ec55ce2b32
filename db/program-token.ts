import type { Connection, Model } from 'mongoose';
import { collection, modelOf, texts } from './model.js';

/** A token that an account has given to a program: what for, what it may do, until when. The token itself is not kept. */
export type ProgramTokenRow = {
  readonly _id: string;
  readonly account: string;
  readonly name: string;
  readonly scopes: readonly string[];
  readonly unattended: boolean;
  /** Of the account when it was given: once the account has another, this one has ended. */
  readonly generation: number;
  readonly at: number;
  readonly until: number;
  readonly ended: number | null;
};

export const programTokens = collection<ProgramTokenRow>(
  'programTokens',
  { account: String, name: String, scopes: texts, unattended: Boolean, generation: Number, at: Number, until: Number, ended: Number },
  [[{ account: 1, at: -1 }, { name: 'account' }]],
);

const rowsOf = (db: Connection): Model<ProgramTokenRow> => modelOf(db, programTokens);

export async function noteProgramToken(db: Connection, row: Omit<ProgramTokenRow, 'ended'>): Promise<void> {
  await rowsOf(db).insertOne({ ...row, scopes: [...row.scopes], ended: null });
}

export const programTokensOf = (db: Connection, account: string, most: number): Promise<ProgramTokenRow[]> =>
  rowsOf(db).find({ account }).sort({ at: -1 }).limit(most).lean<ProgramTokenRow[]>();

export const findProgramToken = (db: Connection, id: string): Promise<ProgramTokenRow | null> =>
  rowsOf(db).findOne({ _id: id }).lean<ProgramTokenRow>();

export async function endProgramToken(db: Connection, id: string, at: number): Promise<void> {
  await rowsOf(db).updateOne({ _id: id, ended: null }, { $set: { ended: at } });
}
