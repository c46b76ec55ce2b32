import type { Connection } from 'mongoose';
import type { Grant } from '../domain/actor.js';

/** A named account. `_id` is the name people type, `person` the actor their acts are recorded under. */
export type AccountRow = {
  readonly _id: string;
  readonly person: string;
  readonly name: string;
  readonly grants: readonly Grant[];
  readonly secret: string;
  readonly disabled: boolean;
};

/** A token that ended early: one session (`jti`), or all of a person's tokens issued up to a moment (seconds). */
export type RevocationRow = { readonly _id: string; readonly person: string | null; readonly upTo: number; readonly until: Date };

const accounts = (db: Connection) => db.collection<AccountRow>('accounts');
const revocations = (db: Connection) => db.collection<RevocationRow>('revocations');

export const findAccount = (db: Connection, name: string): Promise<AccountRow | null> => accounts(db).findOne({ _id: name });

/** Creates or replaces the account, whole: what is not in `row` is not kept. */
export async function putAccount(db: Connection, row: AccountRow): Promise<void> {
  const { _id, ...rest } = row;
  await accounts(db).updateOne({ _id }, { $set: rest }, { upsert: true });
}

/** Ends a session; kept until the token would have ended by itself. */
export async function revokeSession(db: Connection, jti: string, until: Date): Promise<void> {
  await revocations(db).updateOne({ _id: `jti:${jti}` }, { $set: { person: null, upTo: 0, until } }, { upsert: true });
}

/** Ends every token of a person issued at or before `upTo` (seconds), e.g. when a role changes. */
export async function revokePerson(db: Connection, person: string, upTo: number, until: Date): Promise<void> {
  await revocations(db).updateOne({ _id: `sub:${person}` }, { $set: { person, until }, $max: { upTo } }, { upsert: true });
}

export const allRevocations = (db: Connection): Promise<RevocationRow[]> => revocations(db).find({}).toArray();
