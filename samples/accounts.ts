import { personId } from '../domain/kernel/fields/identity.js';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { ensureAccounts } from '../api/accounts/ensure-accounts.js';
import type { SecretCost } from '../api/accounts/secret-hash.js';
import type { Player } from './walk/player.js';
import { connect } from '../db/connect.js';
import { organisations } from './organisations.js';
import { describe, people, type SamplePerson } from './people.js';

/** The secrets are random and long, so a slow hash protects nothing here and would cost a newcomer half a minute. */
const cheap: SecretCost = { memoryKib: 1024, passes: 1 };

const earlier = z.array(z.object({ account: z.string(), secret: z.string() }));

export const accountsFile = (dataDirectory: string): string => join(dataDirectory, 'sample-accounts.json');

/** Makes the accounts of the samples exist and writes them where `npm start` and `biaocheng walk` find them. Secrets of an earlier run stay. */
export async function makeAccounts(dataDirectory: string, mongoUri: string): Promise<readonly Player[]> {
  const file = accountsFile(dataDirectory);
  const known = new Map(readEarlier(file).map(({ account, secret }) => [account, secret]));
  const players = people.map((person) => playerOf(person, known.get(person.account) ?? randomBytes(12).toString('base64url')));
  const db = await connect(mongoUri, 2);
  try {
    const seeds = players.map(({ account, secret, person, name, grants }) => ({ account, secret, person, name, grants }));
    await ensureAccounts(db, seeds, { now: Date.now(), cost: cheap });
  } finally {
    await db.close();
  }
  mkdirSync(dataDirectory, { recursive: true });
  // Whole or not at all, and for its owner's eyes: it holds secrets.
  writeFileSync(`${file}.part`, `${JSON.stringify(players, null, 1)}\n`, { mode: 0o600 });
  renameSync(`${file}.part`, file);
  return players;
}

function playerOf(sample: SamplePerson, secret: string): Player {
  const organisation = sample.at === null ? '*' : organisations[sample.at].uscc;
  return {
    account: sample.account,
    secret,
    person: personId.parse(sample.account),
    name: sample.name,
    ...describe(sample),
    // Who holds an office at another body stays an expert of the own one.
    grants: [
      { role: sample.role, organisation },
      ...(sample.employer === undefined ? [] : [{ role: 'expert' as const, organisation: organisations[sample.employer].uscc }]),
    ],
  };
}

function readEarlier(file: string): z.infer<typeof earlier> {
  if (!existsSync(file)) return [];
  try {
    return earlier.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return [];
  }
}
