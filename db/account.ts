import type { mongo, Connection } from 'mongoose';
import type { Grant } from '../domain/actor.js';
import { isDuplicate } from './duplicate.js';

/**
 * A named account. `_id` is the name people type, `person` the actor their acts are recorded under. `oneTimeUntil` stands while the secret was made for them and until when it is good;
 * `generation` is what a token must have been given in, `n` counts the records of changes.
 */
export type AccountRow = {
  readonly _id: string;
  readonly person: string;
  readonly name: string;
  readonly grants: readonly Grant[];
  readonly secret: string;
  readonly disabled: boolean;
  readonly oneTimeUntil?: number | null;
  readonly generation?: number;
  readonly n?: number;
};

/** One change of an account. Insert only; `_id` is account and number, so that no two changes are the same one. */
export type AccountRecord = {
  readonly _id: string;
  readonly account: string;
  readonly what: string;
  readonly at: number;
  readonly by: string;
  readonly operator: string | null;
  readonly reason: string;
  readonly grants: readonly Grant[];
  readonly grant?: Grant;
};

/** Tokens that ended early: one session (`jti:…`), or those of an account from before a generation (`acc:…`). `noted` is the store's own time. */
export type RevocationRow = { readonly _id: string; readonly generation: number; readonly until: Date; readonly noted?: Date };

const accounts = (db: Connection): mongo.Collection<AccountRow> => db.collection<AccountRow>('accounts'); // mongoose types its collections loosely
const records = (db: Connection): mongo.Collection<AccountRecord> => db.collection<AccountRecord>('accountRecords'); // as above
const revocations = (db: Connection): mongo.Collection<RevocationRow> => db.collection<RevocationRow>('revocations'); // as above

export const findAccount = (db: Connection, name: string): Promise<AccountRow | null> => accounts(db).findOne({ _id: name });

/**
 * What a name that nobody has is checked against, so that the answer takes as long as for one that somebody has: the secret of the account that comes next in order,
 * because not all secrets were hashed at the same cost. Null in an empty store.
 */
export async function decoyFor(db: Connection, name: string): Promise<string | null> {
  const next = (from: string) => accounts(db).findOne({ _id: { $gte: from } }, { sort: { _id: 1 }, projection: { secret: 1 } });
  const row = (await next(name)) ?? (await next(''));
  return row?.secret ?? null;
}

export const listAccounts = (db: Connection): Promise<AccountRow[]> => accounts(db).find({}).sort({ _id: 1 }).toArray();

/** The last change of each account. */
export async function latestRecords(db: Connection): Promise<ReadonlyMap<string, AccountRecord>> {
  const rows = records(db).aggregate<{ _id: string; last: AccountRecord }>([
    { $sort: { _id: 1 } },
    { $group: { _id: '$account', last: { $last: '$$ROOT' } } },
  ]);
  return new Map((await rows.toArray()).map(({ _id, last }) => [_id, last]));
}

/** Longer than any token lives. */
const tokensEnd = 31 * 86_400_000;

/** Account, record and the end of its tokens, all or nothing. False when somebody else has changed the account since it was read. */
export async function commitAccount(db: Connection, row: AccountRow, record: Omit<AccountRecord, '_id' | 'account' | 'grants'>): Promise<boolean> {
  const { _id: account, ...rest } = row;
  const { n = 0, generation = 0, grants } = rest;
  try {
    await db.transaction(async (session) => {
      await records(db).insertOne({ _id: `${account}#${String(n).padStart(6, '0')}`, account, ...record, grants }, { session });
      await accounts(db).updateOne({ _id: account }, { $set: rest }, { session, upsert: true });
      if (generation > 0) await revoke(db, `acc:${account}`, generation, new Date(record.at + tokensEnd), session);
    });
    return true;
  } catch (error) {
    if (isDuplicate(error)) return false;
    throw error;
  }
}

/** Ends a session; kept until the token would have ended by itself. */
export const revokeSession = (db: Connection, jti: string, until: Date): Promise<void> => revoke(db, `jti:${jti}`, 0, until);

async function revoke(db: Connection, _id: string, generation: number, until: Date, session?: mongo.ClientSession): Promise<void> {
  const change = { $set: { generation, until }, $currentDate: { noted: true as const } };
  await revocations(db).updateOne({ _id }, change, { upsert: true, ...(session ? { session } : {}) });
}

/** Those noted since a moment of the store's own clock. */
export const revocationsSince = (db: Connection, since: Date): Promise<RevocationRow[]> =>
  revocations(db)
    .find({ noted: { $gte: since } })
    .toArray();
