import type { Grant } from '../kernel/actor.js';
import { checkCreditCode, creditCodeOf } from '../law/credit-code.js';
import type { Source } from '../law/sources.js';
import type { Json, Refusal } from '../kernel/refusal.js';
import { inOneLine } from '../kernel/half-width.js';
import { accountNameOf } from '../kernel/person-id.js';
import { refuse } from '../kernel/refusal.js';
import type { Result } from '../kernel/result.js';
import { ok, unreachable } from '../kernel/result.js';

/** Somebody as a provider of identities knows them: whose word it is, and under which name there. A mail address is none: providers give it to somebody else in time. */
export type Identity = { readonly issuer: string; readonly subject: string };

/** What is known of an account, without its secret. `generation` goes up with whatever ends its tokens; `n` counts its records. */
export type AccountState = {
  readonly person: string;
  readonly name: string;
  readonly grants: readonly Grant[];
  readonly locked: boolean;
  /** The secret was made for somebody and must be changed by them. */
  readonly oneTime: boolean;
  /** Who may sign in to it by the word of a provider. */
  readonly identity: Identity | null;
  readonly generation: number;
  readonly n: number;
};

/** `override`: a credit code whose check characters fail stands all the same; the reason says on what evidence. */
export type AccountCommand =
  | { readonly type: 'addAccount'; readonly person: string; readonly name: string; readonly grants: readonly Grant[]; readonly override: boolean }
  | { readonly type: 'grantRole'; readonly grant: Grant; readonly override: boolean }
  | { readonly type: 'revokeRole'; readonly grant: Grant }
  /** `holder`: the account that has the identity already. */
  | { readonly type: 'linkIdentity'; readonly identity: Identity; readonly holder: string | null }
  | { readonly type: 'lockAccount' | 'unlockAccount' | 'resetAccount' | 'changeSecret' | 'forgetFactor' | 'enrolFactor' | 'unlinkIdentity' };

type Decision = Result<AccountState, Refusal>;

/** A role as it is held: at a unit in the one spelling of its code. */
export const speltGrant = ({ role, organisation }: Grant): Grant => ({ role, organisation: creditCodeOf(organisation) ?? organisation });

/** Whoever types it, on a command line or in a program: one spelling of persons, names and units. */
function spelt(command: AccountCommand): AccountCommand {
  if (command.type === 'addAccount')
    return { ...command, person: accountNameOf(command.person), name: inOneLine(command.name).trim(), grants: command.grants.map(speltGrant) };
  return 'grant' in command ? { ...command, grant: speltGrant(command.grant) } : command;
}

/** The account after the command. Changes of accounts are records of their own, not a lifecycle: the first one exists before any organisation does. */
export function changeAccount(state: AccountState | null, typed: AccountCommand): Decision {
  const command = spelt(typed);
  if (command.type === 'addAccount')
    return state === null ? added(command) : refused('ACCOUNT_EXISTS', { found: state.person, needed: 'another name' });
  if (state === null) return refused('ACCOUNT_UNKNOWN', { found: null, needed: 'an account of this name; `list` shows them all' });
  const next = { ...state, n: state.n + 1 };
  const ended = { ...next, generation: state.generation + 1 };
  switch (command.type) {
    case 'grantRole':
      return granted(ended, command.grant, command.override);
    case 'revokeRole':
      if (!has(state, command.grant)) return refused('GRANT_NOT_HELD', { found: shown(state.grants), needed: written(command.grant) });
      return ok({ ...ended, grants: state.grants.filter((one) => !same(one, command.grant)) });
    case 'lockAccount':
      return state.locked ? refused('ACCOUNT_LOCKED_ALREADY', { found: 'locked', needed: 'not locked' }) : ok({ ...ended, locked: true });
    case 'unlockAccount':
      return state.locked ? ok({ ...next, locked: false }) : refused('ACCOUNT_NOT_LOCKED', { found: 'not locked', needed: 'locked' });
    case 'resetAccount':
      return ok({ ...ended, oneTime: true });
    case 'changeSecret':
      return state.locked ? refused('ACCOUNT_LOCKED', { found: 'locked', needed: 'not locked' }) : ok({ ...ended, oneTime: false });
    case 'forgetFactor':
      return ok(ended);
    case 'linkIdentity':
      return linked(next, command);
    case 'unlinkIdentity':
      if (state.identity === null) return refused('IDENTITY_NOT_LINKED', { found: null, needed: 'an identity that is linked' });
      // Who came in by it must not stay in.
      return ok({ ...ended, identity: null });
    case 'enrolFactor':
      return state.locked ? refused('ACCOUNT_LOCKED', { found: 'locked', needed: 'not locked' }) : ok(next);
    default:
      return unreachable(command);
  }
}

function added({ person, name, grants, override }: Extract<AccountCommand, { readonly type: 'addAccount' }>): Decision {
  const born: AccountState = { person, name, grants: [], locked: false, oneTime: true, identity: null, generation: 0, n: 1 };
  return grants.reduce<Decision>((so, grant) => (so.ok ? granted(so.value, grant, override) : so), ok(born));
}

/** One identity opens one account, and an account is opened by one: who comes in is never a question. */
function linked(next: AccountState, { identity, holder }: Extract<AccountCommand, { readonly type: 'linkIdentity' }>): Decision {
  if (next.locked) return refused('ACCOUNT_LOCKED', { found: 'locked', needed: 'not locked' });
  if (next.identity !== null) return refused('IDENTITY_LINKED_ALREADY', { found: 'an identity', needed: 'none; unlink it first' });
  return holder === null ? ok({ ...next, identity }) : refused('IDENTITY_TAKEN', { found: 'another account', needed: 'an identity no account has' });
}

/** A new role is there from the next sign-in on, and what was signed in before ends: a token says what its holder could do when it was given. */
function granted(state: AccountState, grant: Grant, override: boolean): Decision {
  if (has(state, grant)) return refused('GRANT_HELD', { found: written(grant), needed: 'a role not held yet' });
  const fits = grantFits(grant, override);
  return fits.ok ? ok({ ...state, grants: [...state.grants, grant] }) : fits;
}

/** A role is held at one organisation; supervision is bound to none. */
function grantFits({ role, organisation }: Grant, override: boolean): Result<null, Refusal> {
  if (role === 'public') return refused('GRANT_UNFIT', { found: role, needed: 'a role that is given: everybody is public' });
  if (organisation === '*')
    return role === 'monitor'
      ? ok(null)
      : refused('GRANT_UNFIT', { found: `${role}@*`, needed: `${role}@ and a credit code; only monitor@* is bound to none` });
  const check = checkCreditCode(organisation);
  if (check.valid || (check.canonical !== null && override)) return ok(null);
  const found = check.problems.map((one) => ({ code: one.code, found: one.found, needed: one.needed }));
  return refused('GRANT_CODE_UNSOUND', { found, needed: 'a sound credit code, or --override with the evidence as reason', source: 'GB-32100' });
}

const same = (a: Grant, b: Grant): boolean => a.role === b.role && a.organisation === b.organisation;
const has = ({ grants }: AccountState, grant: Grant): boolean => grants.some((one) => same(one, grant));
export const written = ({ role, organisation }: Grant): string => `${role}@${organisation}`;
const shown = (grants: readonly Grant[]): Json => grants.map(written);

type Evidence = { readonly found: Json; readonly needed: Json; readonly source?: Source };

const refused = (code: string, evidence: Evidence): { readonly ok: false; readonly error: Refusal } =>
  refuse(code, { rule: 'D-ACCOUNT', source: 'D-DEFAULT-DENY', cure: ['operator'], ...evidence });
