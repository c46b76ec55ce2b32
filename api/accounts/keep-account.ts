import { randomBytes } from 'node:crypto';
import type { Connection } from 'mongoose';
import { commitAccount, findAccount, type AccountRecord, type AccountRow } from '../../db/account.js';
import { changeAccount, speltGrant, type AccountCommand, type AccountState } from '../../domain/account/account.js';
import { accountNameOf } from '../../domain/kernel/person-id.js';
import type { Refusal } from '../../domain/kernel/refusal.js';
import type { Result } from '../../domain/kernel/result.js';
import { hashSecret, type SecretCost } from './secret-hash.js';

/** Who changes an account: `by` is certain (a user of this machine, the account itself, a program of ours), `operator` is who they say they act for. */
export type Hand = { readonly by: string; readonly operator: string | null; readonly reason: string };

/** A one-time secret that nobody used by then is worth nothing. */
export const oneTimeDays = 7;
const day = 86_400_000;

export const stateOf = (row: AccountRow): AccountState => {
  const { person, name, grants, disabled, oneTimeUntil = null, generation = 0, n = 0, identity = null } = row;
  return { person, name, grants, locked: disabled, oneTime: oneTimeUntil !== null, generation, n, identity };
};

/** Two hands at one account in the same moment: the second looks again. */
export class AccountMoved extends Error {
  override readonly name = 'AccountMoved';
}

/** What the record says of a change beside its name. */
const toldOf = (command: AccountCommand): Pick<AccountRecord, 'grant' | 'identity'> => ({
  ...('grant' in command ? { grant: speltGrant(command.grant) } : {}),
  ...('identity' in command ? { identity: command.identity } : {}),
});

const moved = (account: string): AccountMoved => new AccountMoved(`${account} was changed in the same moment; look again`);

export type Wish = {
  readonly account: string;
  readonly command: AccountCommand;
  readonly hand: Hand;
  readonly now: number;
  /** The account's own secret; without one, a command that needs a secret makes one that is good once. */
  readonly secret?: string;
  /** The stored secret that the wish was proven with: once another stands there, the proof is worth nothing. */
  readonly proven?: string;
  readonly cost?: SecretCost;
};

/** Does one change: the rules first, then account, record and the end of its tokens in one transaction. Answers with the secret that was made, if any. */
export async function keepAccount(
  db: Connection,
  { account: typed, command, hand, now, secret, proven, cost }: Wish,
): Promise<Result<{ readonly state: AccountState; readonly secret: string | null }, Refusal>> {
  const account = accountNameOf(typed);
  const known = await findAccount(db, account);
  if (proven !== undefined && known?.secret !== proven) throw moved(account);
  const decided = changeAccount(known === null ? null : stateOf(known), command);
  if (!decided.ok) return decided;
  const { oneTime, locked, ...state } = decided.value;
  const made =
    secret === undefined && (command.type === 'addAccount' || command.type === 'resetAccount') ? randomBytes(15).toString('base64url') : null;
  const fresh = secret ?? made;
  const row: AccountRow = {
    _id: account,
    ...state,
    disabled: locked,
    secret: fresh === null ? (known?.secret ?? '') : await hashSecret(fresh, cost),
    oneTimeUntil: !oneTime ? null : made === null ? (known?.oneTimeUntil ?? null) : now + oneTimeDays * day,
  };
  const record = { what: command.type, at: now, ...hand, ...toldOf(command) };
  if (!(await commitAccount(db, row, record))) throw moved(account);
  return { ok: true, value: { state: decided.value, secret: made } };
}
