import type { mongo, Connection, Model } from 'mongoose';
import type { Identity } from '../domain/account/account.js';
import type { Grant } from '../domain/kernel/actor.js';
import { isDuplicate } from './duplicate.js';
import { anything, collection, modelOf, trusted } from './model.js';

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
  readonly identity?: Identity | null;
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
  readonly identity?: Identity;
};

/** Tokens that ended early: one session (`jti:…`), or those of an account from before a generation (`acc:…`). `noted` is the store's own time. */
export type RevocationRow = { readonly _id: string; readonly generation: number; readonly until: Date; readonly noted?: Date };

const identityKey = { 'identity.issuer': 1, 'identity.subject': 1 } as const;

export const accounts = collection<AccountRow>(
  'accounts',
  {
    person: String,
    name: String,
    grants: anything,
    secret: String,
    disabled: Boolean,
    oneTimeUntil: Number,
    generation: Number,
    n: Number,
    identity: anything,
  },
  [
    [{ person: 1 }, { name: 'person' }],
    [identityKey, { name: 'identity', unique: true, partialFilterExpression: { 'identity.subject': { $exists: true } } }],
  ],
);

export const accountRecords = collection<AccountRecord>('accountRecords', {
  account: String,
  what: String,
  at: Number,
  by: String,
  operator: String,
  reason: String,
  grants: anything,
  grant: anything,
  identity: anything,
});

export const revocations = collection<RevocationRow>('revocations', { generation: Number, until: Date, noted: Date }, [
  [{ until: 1 }, { name: 'until', expireAfterSeconds: 0 }],
  // What every API process asks for a few times a second.
  [{ noted: 1 }, { name: 'noted' }],
]);

export const accountsOf = (db: Connection): Model<AccountRow> => modelOf(db, accounts);

export const findAccount = (db: Connection, name: string): Promise<AccountRow | null> => accountsOf(db).findOne({ _id: name }).lean<AccountRow>();

/** The account that is linked to an identity of a provider. */
export const accountOf = (db: Connection, { issuer, subject }: Identity): Promise<AccountRow | null> =>
  accountsOf(db).findOne({ 'identity.issuer': issuer, 'identity.subject': subject }).lean<AccountRow>();

/**
 * What a name that nobody has is checked against, so that the answer takes as long as for one that somebody has: the secret of the account that comes next in order,
 * because not all secrets were hashed at the same cost. Null in an empty store.
 */
export async function decoyFor(db: Connection, name: string): Promise<string | null> {
  const next = (from: string) =>
    accountsOf(db)
      .findOne({ _id: trusted({ $gte: from }) }, { secret: 1 })
      .sort({ _id: 1 })
      .lean<Pick<AccountRow, 'secret'>>();
  const row = (await next(name)) ?? (await next(''));
  return row?.secret ?? null;
}

/**
 * Of those among these persons who have an account, locked or not, how often sessions of any of their accounts were ended for a changed secret, a changed role or a lock. Whoever has
 * two accounts is one person: what befalls one of them befalls what was given in that name.
 */
export async function generationsOf(db: Connection, persons: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const rows = await accountsOf(db)
    .find({ person: trusted({ $in: [...persons] }) }, { person: 1, generation: 1 })
    .lean<Pick<AccountRow, 'person' | 'generation'>[]>();
  const sums = new Map<string, number>();
  for (const { person, generation = 0 } of rows) sums.set(person, (sums.get(person) ?? 0) + generation);
  return sums;
}

export const listAccounts = (db: Connection): Promise<AccountRow[]> => accountsOf(db).find({}).sort({ _id: 1 }).lean<AccountRow[]>();

/** The last change of each account. */
export async function latestRecords(db: Connection): Promise<ReadonlyMap<string, AccountRecord>> {
  const rows = await modelOf(db, accountRecords).aggregate<{ _id: string; last: AccountRecord }>([
    { $sort: { _id: 1 } },
    { $group: { _id: '$account', last: { $last: '$$ROOT' } } },
  ]);
  return new Map(rows.map(({ _id, last }) => [_id, last]));
}

/** When each of these accounts was made, by its first record. */
export async function accountsMadeAt(db: Connection, accounts: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const rows = await modelOf(db, accountRecords).aggregate<{ _id: string; at: number }>([
    { $match: { account: { $in: [...accounts] } } },
    { $group: { _id: '$account', at: { $min: '$at' } } },
  ]);
  return new Map(rows.map(({ _id, at }) => [_id, at]));
}

/** Longer than any token lives, one for a program too. */
const tokensEnd = 367 * 86_400_000;

/** Account, record and the end of its tokens, all or nothing. False when somebody else has changed the account since it was read. */
export async function commitAccount(db: Connection, row: AccountRow, record: Omit<AccountRecord, '_id' | 'account' | 'grants'>): Promise<boolean> {
  const { _id: account, ...rest } = row;
  const { n = 0, generation = 0, grants } = rest;
  try {
    await db.transaction(async (session) => {
      await modelOf(db, accountRecords).insertOne({ _id: `${account}#${String(n).padStart(6, '0')}`, account, ...record, grants }, { session });
      await accountsOf(db).updateOne({ _id: account }, { $set: rest }, { session, upsert: true });
      if (generation > 0) await revoke(db, { _id: `acc:${account}`, generation, until: new Date(record.at + tokensEnd) }, session);
    });
    return true;
  } catch (error) {
    if (isDuplicate(error)) return false;
    throw error;
  }
}

/** Ends a session; kept until the token would have ended by itself. */
export const revokeSession = (db: Connection, jti: string, until: Date): Promise<void> => revoke(db, { _id: `jti:${jti}`, generation: 0, until });

async function revoke(db: Connection, { _id, generation, until }: RevocationRow, session?: mongo.ClientSession): Promise<void> {
  const change = { $set: { generation, until }, $currentDate: { noted: true as const } };
  await modelOf(db, revocations).updateOne({ _id }, change, { upsert: true, ...(session ? { session } : {}) });
}

/** Those noted since a moment of the store's own clock. */
export const revocationsSince = (db: Connection, since: Date): Promise<RevocationRow[]> =>
  modelOf(db, revocations)
    .find({ noted: trusted({ $gte: since }) })
    .lean<RevocationRow[]>();
