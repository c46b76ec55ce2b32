import type { Connection } from 'mongoose';
import { findAccount, putAccount, revokePerson } from '../../db/account.js';
import type { Grant } from '../../domain/actor.js';
import { checkSecret, defaultCost, hashSecret, type SecretCost } from './secret-hash.js';
import { subjectSchema } from './token.js';

/** An account as the samples and the operator's command give it. */
export type AccountSeed = {
  readonly account: string;
  readonly secret: string;
  readonly person: string;
  readonly name: string;
  readonly grants: readonly Grant[];
};

const sameGrants = (a: readonly Grant[], b: readonly Grant[]): boolean => {
  const text = (grants: readonly Grant[]) =>
    grants
      .map((g) => `${g.role}@${g.organisation}`)
      .sort()
      .join(' ');
  return text(a) === text(b);
};

/**
 * Makes the accounts exist as given. Run on the server's side only: there is no route that makes accounts or changes grants.
 * When grants or secret changed, the person's earlier tokens end (T01).
 */
export async function ensureAccounts(db: Connection, seeds: readonly AccountSeed[], now: number, cost: SecretCost = defaultCost): Promise<void> {
  for (const seed of seeds) await ensureAccount(db, seed, now, cost);
}

async function ensureAccount(db: Connection, seed: AccountSeed, now: number, cost: SecretCost): Promise<void> {
  const person = subjectSchema.parse(seed.person);
  const known = await findAccount(db, seed.account);
  const same = known !== null && sameGrants(known.grants, seed.grants) && (await checkSecret(seed.secret, known.secret));
  if (same && known.name === seed.name && known.person === person && !known.disabled) return;
  await putAccount(db, {
    _id: seed.account,
    person,
    name: seed.name,
    grants: seed.grants,
    secret: await hashSecret(seed.secret, cost),
    disabled: false,
  });
  if (known !== null && !same) await revokePerson(db, known.person, Math.floor(now / 1000), new Date(now + 30 * 86_400_000));
}
