import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { roles } from '../../domain/kernel/actor.js';
import { personId } from '../../domain/kernel/fields/identity.js';

const accountsFile = z.array(
  z.object({
    account: z.string(),
    secret: z.string(),
    /** Of the authenticator, where the account has one: for people. */
    seed: z.string().optional(),
    /** What a program acts with; without it, it signs in. */
    token: z.string().optional(),
    person: personId,
    name: z.string(),
    /** Where they work; null for who belongs nowhere. */
    unit: z.string().nullable().default(null),
    zh: z.string(),
    en: z.string(),
    grants: z.array(z.object({ role: z.enum(roles), organisation: z.string() })),
  }),
);

/** An account somebody can sign in with, as `.data/sample-accounts.json` lists it. */
export type Player = z.infer<typeof accountsFile>[number];

/** Reads the accounts a walk may use. Throws one sentence when there are none. */
export async function readPlayers(file: string): Promise<readonly Player[]> {
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) throw new NoCast(`${file} is not there: npm start writes it on an empty store; name another with --accounts`);
  const read = accountsFile.safeParse(jsonOf(text));
  if (!read.success) throw new NoCast(`${file} is no list of accounts (${read.error.issues[0]?.path.join('.') ?? ''})`);
  return read.data;
}

/** The accounts do not suffice; the message says what is missing. */
export class NoCast extends Error {}

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};
