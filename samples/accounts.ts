import { personId } from '../domain/kernel/fields/identity.js';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { ensureAccounts } from '../api/accounts/ensure-accounts.js';
import type { Connection } from 'mongoose';
import { holdsOffice } from '../api/accounts/offices.js';
import { giveProgramToken } from '../api/accounts/program-tokens.js';
import { newSeed, seedOf, shownSeed } from '../api/accounts/second-factors.js';
import { loadTokenKey } from '../api/accounts/token-key.js';
import { scopes } from '../contract/scope.js';
import { findAccount } from '../db/account.js';
import { SecondFactorStore } from '../db/second-factor.js';
import type { AppConfig } from '../config.js';
import { loadOrMakeKeyRing } from '../key-ring.js';
import type { SecretCost } from '../api/accounts/secret-hash.js';
import type { Player } from './walk/player.js';
import { connect } from '../db/connect.js';
import { organisations } from './organisations.js';
import { describe, people, type SamplePerson } from './people.js';

/** The secrets are random and long, so a slow hash protects nothing here and would cost a newcomer half a minute. */
const cheap: SecretCost = { memoryKib: 1024, passes: 1 };

const earlier = z.array(z.object({ account: z.string(), secret: z.string(), seed: z.string().optional() }));
type Earlier = z.infer<typeof earlier>[number];

export const accountsFile = (dataDirectory: string): string => join(dataDirectory, 'sample-accounts.json');

/** What the samples may do in the name of their accounts; the name stands in the record of what they open, close and publish. */
const permission = { name: 'samples', scopes: [...scopes], unattended: true, days: 366 };

/**
 * Makes the accounts of the samples exist and writes them where `npm start` and `biaocheng walk` find them: secret, seed of the authenticator for those who hold an office, and a
 * token for programs. Secrets and seeds of an earlier run stay.
 */
export async function makeAccounts(config: Pick<AppConfig, 'dataDirectory' | 'mongo' | 'tokenKeyFile' | 'keys'>): Promise<readonly Player[]> {
  const file = accountsFile(config.dataDirectory);
  const known = new Map(readEarlier(file).map((one) => [one.account, one]));
  const seeds = people.map((person) => seedOfPlayer(person, known.get(person.account)));
  const db = await connect(config.mongo.uri, 2);
  try {
    await ensureAccounts(db, seeds, { now: Date.now(), cost: cheap });
    const players = await Promise.all(seeds.map((seed) => equipped(db, config, seed)));
    mkdirSync(config.dataDirectory, { recursive: true });
    // Whole or not at all, and for its owner's eyes: it holds secrets.
    writeFileSync(`${file}.part`, `${JSON.stringify(players, null, 1)}\n`, { mode: 0o600 });
    renameSync(`${file}.part`, file);
    return players;
  } finally {
    await db.close();
  }
}

/** With an authenticator, where the account holds an office, and with a token of today. */
async function equipped(db: Connection, config: Pick<AppConfig, 'tokenKeyFile' | 'keys'>, player: Omit<Player, 'token'>): Promise<Player> {
  const { account, person, name, grants, seed } = player;
  const store = new SecondFactorStore(db, loadOrMakeKeyRing(config.keys.personal));
  if (seed !== undefined && (await store.since(account)) === null) await store.enrol(account, seedOf(seed), { at: Date.now(), step: 0 });
  const row = await findAccount(db, account);
  const holder = { _id: account, person, name, grants, generation: row?.generation ?? 0 };
  const { token } = await giveProgramToken({ db, tokenKey: loadTokenKey(config.tokenKeyFile), now: Date.now() }, holder, permission);
  return { ...player, token };
}

function seedOfPlayer(sample: SamplePerson, known: Earlier | undefined): Omit<Player, 'token'> {
  const organisation = sample.at === null ? '*' : organisations[sample.at].uscc;
  const office = holdsOffice([{ role: sample.role, organisation }]);
  return {
    account: sample.account,
    secret: known?.secret ?? randomBytes(12).toString('base64url'),
    ...(office ? { seed: known?.seed ?? shownSeed(newSeed(), sample.account).secret } : {}),
    person: personId.parse(sample.account),
    name: sample.name,
    unit: sample.at === null ? null : organisations[sample.at].name,
    ...describe(sample),
    // Who holds an office at another body stays an expert of the own one; who supervises everybody does so in the name of the own one.
    grants: [
      { role: sample.role, organisation },
      ...(sample.employer === undefined
        ? []
        : [{ role: sample.at === null ? sample.role : ('expert' as const), organisation: organisations[sample.employer].uscc }]),
    ],
  };
}

function readEarlier(file: string): readonly Earlier[] {
  if (!existsSync(file)) return [];
  try {
    return earlier.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return [];
  }
}
