import { mongo, type Connection, type Model } from 'mongoose';
import type { PersonId } from '../domain/kernel/person-id.js';
import type { Stream } from '../domain/kernel/decider.js';
import { anything, collection, modelOf, trusted } from './model.js';
import type { Sealing } from './sealing.js';

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
  /** How it went to the person: by our own mail, or handed on by who made it, who has seen it then. */
  readonly way: 'mail' | 'shown';
  /** Its row in the ledger of notices. */
  readonly notice: string;
  /** Whose word the address was that it was mailed to. */
  readonly addressOf: 'own' | 'entered' | null;
  /** The secret while its mail has not gone out, sealed. */
  readonly waiting: Sealed | null;
};

type Sealed = { readonly keyId: string; readonly box: mongo.Binary };

export const invitations = collection<InvitationRow>(
  'invitations',
  {
    ...{ print: String, stream: String, person: String, name: String, by: String, generation: Number },
    ...{ at: Number, until: Number, revoked: Number, used: Number, lastUsed: Number },
    ...{ way: String, notice: String, addressOf: String, waiting: anything },
  },
  [
    [{ print: 1 }, { name: 'print', unique: true }],
    [{ stream: 1, at: -1 }, { name: 'stream' }],
    [{ notice: 1 }, { name: 'notice', unique: true }],
  ],
);

const rowsOf = (db: Connection): Model<InvitationRow> => modelOf(db, invitations);

export const findInvitation = (db: Connection, by: { readonly print: string } | { readonly _id: string }): Promise<InvitationRow | null> =>
  rowsOf(db).findOne(by).lean<InvitationRow>();

export const invitationsOf = (db: Connection, ids: readonly string[]): Promise<InvitationRow[]> =>
  rowsOf(db)
    .find({ _id: trusted({ $in: [...ids] }) })
    .lean<InvitationRow[]>();

/** The latest of a record. */
export const invitationsTo = (db: Connection, stream: Stream, most: number): Promise<InvitationRow[]> =>
  rowsOf(db).find({ stream }).sort({ at: -1 }).limit(most).lean<InvitationRow[]>();

export async function invitationUsed(db: Connection, id: string, at: number): Promise<void> {
  await rowsOf(db).updateOne({ _id: id }, { $inc: { used: 1 }, $set: { lastUsed: at } });
}

export async function revokeInvitation(db: Connection, id: string, at: number): Promise<void> {
  await rowsOf(db).updateOne({ _id: id, revoked: null }, { $set: { revoked: at, waiting: null } });
}

/** Secrets of links between their making and their mail, sealed: after that nobody here has them. */
export class WaitingLinks {
  constructor(
    private readonly db: Connection,
    private readonly sealing: Sealing,
  ) {}

  seal(id: string, secret: string): Sealed {
    const { keyId, box } = this.sealing.seal(Buffer.from(secret), about(id));
    return { keyId, box: new mongo.Binary(box) };
  }

  /** The secret that a notice carries; null once it has gone out, was revoked, or is over. */
  async secretFor(notice: string, now: number): Promise<string | null> {
    const row = await rowsOf(this.db).findOne({ notice }).lean<InvitationRow>();
    if (row === null || row.waiting === null || row.revoked !== null || row.until <= now) return null;
    return this.open(row._id, row.waiting);
  }

  async gone(notice: string): Promise<void> {
    await rowsOf(this.db).updateOne({ notice }, { $set: { waiting: null } });
  }

  /** Seals again what an older key sealed. */
  async reseal(): Promise<number> {
    const { keyId } = this.sealing.seal(new Uint8Array(), '');
    const older = { 'waiting.keyId': trusted({ $exists: true, $ne: keyId }) };
    let count = 0;
    for await (const { _id, waiting } of rowsOf(this.db).find(older).lean<InvitationRow>().cursor())
      if (waiting !== null) {
        const same = { _id, 'waiting.keyId': waiting.keyId };
        count += (await rowsOf(this.db).updateOne(same, { $set: { waiting: this.seal(_id, this.open(_id, waiting)) } })).modifiedCount;
      }
    return count;
  }

  private open(id: string, { keyId, box }: Sealed): string {
    return Buffer.from(this.sealing.open({ keyId, box: new Uint8Array(box.buffer) }, about(id))).toString('utf8');
  }
}

const about = (id: string): string => `invitation ${id}`;
