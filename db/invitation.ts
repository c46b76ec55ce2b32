import type { Connection, Model } from 'mongoose';
import type { PersonId } from '../domain/kernel/person-id.js';
import type { Stream } from '../domain/kernel/decider.js';
import { collection, modelOf } from './model.js';

/** A link for one person to one ballot, round or meeting. `print` is the hash of its secret, which is not kept; `used` counts how often it was opened. */
export type InvitationRow = {
  readonly _id: string;
  readonly print: string;
  readonly stream: Stream;
  readonly person: PersonId;
  readonly name: string;
  readonly by: string;
  /** Of the account of `by` when the link was made: a lock, a changed role or secret ends it too. */
  readonly generation: number;
  readonly at: number;
  readonly until: number;
  readonly revoked: number | null;
  readonly used: number;
  readonly lastUsed: number | null;
};

export const invitations = collection<InvitationRow>(
  'invitations',
  {
    ...{ print: String, stream: String, person: String, name: String, by: String, generation: Number },
    ...{ at: Number, until: Number, revoked: Number, used: Number, lastUsed: Number },
  },
  [
    [{ print: 1 }, { name: 'print', unique: true }],
    [{ stream: 1, at: -1 }, { name: 'stream' }],
  ],
);

const rowsOf = (db: Connection): Model<InvitationRow> => modelOf(db, invitations);

export async function noteInvitation(db: Connection, row: InvitationRow): Promise<void> {
  await rowsOf(db).insertOne(row);
}

export const findInvitation = (db: Connection, by: { readonly print: string } | { readonly _id: string }): Promise<InvitationRow | null> =>
  rowsOf(db).findOne(by).lean<InvitationRow>();

/** The latest of a record. */
export const invitationsTo = (db: Connection, stream: Stream, most: number): Promise<InvitationRow[]> =>
  rowsOf(db).find({ stream }).sort({ at: -1 }).limit(most).lean<InvitationRow[]>();

export async function invitationUsed(db: Connection, id: string, at: number): Promise<void> {
  await rowsOf(db).updateOne({ _id: id }, { $inc: { used: 1 }, $set: { lastUsed: at } });
}

export async function revokeInvitation(db: Connection, id: string, at: number): Promise<void> {
  await rowsOf(db).updateOne({ _id: id, revoked: null }, { $set: { revoked: at } });
}
