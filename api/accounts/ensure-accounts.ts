import type { Connection } from 'mongoose';
import { commitAccount, findAccount } from '../../db/account.js';
import type { Grant } from '../../domain/kernel/actor.js';
import { speltGrant } from '../../domain/account/account.js';
import { accountNameOf } from '../../domain/kernel/person-id.js';
import { stateOf } from './keep-account.js';
import { checkSecret, defaultCost, hashSecret, type SecretCost } from './secret-hash.js';
import { subjectSchema } from './token.js';

/** An account with a secret that is known beforehand, as the samples give it. */
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

type Asked = { readonly now: number; readonly cost?: SecretCost };

/** Makes the accounts exist as given, for samples and tests. When grants or secret changed, earlier tokens of the account end (T01). */
export async function ensureAccounts(db: Connection, seeds: readonly AccountSeed[], asked: Asked): Promise<void> {
  for (const seed of seeds) await ensureAccount(db, seed, asked);
}

async function ensureAccount(db: Connection, typed: AccountSeed, { now, cost = defaultCost }: Asked): Promise<void> {
  const seed = { ...typed, account: accountNameOf(typed.account), grants: typed.grants.map(speltGrant) };
  const person = subjectSchema.parse(accountNameOf(seed.person));
  const known = await findAccount(db, seed.account);
  const same = known !== null && sameGrants(known.grants, seed.grants) && (await checkSecret(seed.secret, known.secret));
  if (same && known.name === seed.name && known.person === person) return;
  const before = known === null ? null : stateOf(known);
  const { account: _id, name, grants, secret } = seed;
  const generation = (before?.generation ?? 0) + (before === null || same ? 0 : 1);
  const row = {
    _id,
    person,
    name,
    grants,
    secret: await hashSecret(secret, cost),
    // Whoever locked it had a reason; a program that is given accounts does not open it again.
    disabled: known?.disabled ?? false,
    oneTimeUntil: null,
    generation,
    n: (before?.n ?? 0) + 1,
  };
  await commitAccount(db, row, { what: 'ensureAccount', at: now, by: 'program', operator: null, reason: 'accounts given by a program' });
}
