import { randomUUID } from 'node:crypto';
import type { Connection } from 'mongoose';
import type { z } from 'zod';
import type { programTokenRequest } from '../../contract/http.js';
import type { AccountRow } from '../../db/account.js';
import { noteProgramToken, type ProgramTokenRow } from '../../db/program-token.js';
import { signToken } from './token.js';

type Wish = z.output<typeof programTokenRequest>;
type Issuing = { readonly db: Connection; readonly tokenKey: Uint8Array; readonly now: number };
type Holder = Pick<AccountRow, '_id' | 'person' | 'name' | 'grants' | 'generation'>;

const day = 86_400_000;

/** Gives a program a token of an account: noted, so that its owner sees and ends it, and shown this once. */
export async function giveProgramToken(
  { db, tokenKey, now }: Issuing,
  holder: Holder,
  wish: Wish,
): Promise<{ readonly row: ProgramTokenRow; readonly token: string }> {
  const { _id: account, person, name, grants, generation = 0 } = holder;
  const { name: called, scopes, unattended, days } = wish;
  const row = { _id: randomUUID(), account, name: called, scopes, unattended, generation, at: now, until: now + days * day };
  await noteProgramToken(db, row);
  const subject = { sub: person, name, grants, account, generation, program: { name: called, scopes, unattended } };
  return { row: { ...row, ended: null }, token: await signToken(tokenKey, subject, { now, seconds: (days * day) / 1000, id: row._id }) };
}
