import { z } from 'zod';
import { endpoint } from '../../contract/endpoint.js';
import { ownSecretChange, pageOf, secretChange, session, sessionRequest, signInShown } from '../../contract/http.js';
import { findAccount, type AccountRow } from '../../db/account.js';
import { calledAs } from '../../db/known.js';
import { findSession, sessionsOfAccount, type SessionRow } from '../../db/session.js';
import { weaknessOf } from '../../domain/account/chosen-secret.js';
import { stolenSecrets } from '../accounts/stolen-secrets.js';
import { badCredentials, Credentials, type Proof } from '../accounts/credentials.js';
import { AccountMoved, keepAccount } from '../accounts/keep-account.js';
import { formTokenOf } from '../accounts/browser-session.js';
import { closeSession, forgotten, openSession, renewSession, secondsLeft } from '../accounts/open-session.js';
import { bind, bindTo, type Bound, type Call, type Caller, type Look, type Session } from '../http/call.js';
import { chinaTime } from '../http/china-time.js';
import { HttpProblem, Refused } from '../http/problem.js';
import type { Ports } from '../ports.js';
import { shownCaller } from './accounts.js';

const signInEndpoint = endpoint({
  name: 'signIn',
  method: 'post',
  path: '/api/v1/sessions',
  tag: 'accounts',
  summary: 'Sign in with the name of an account and its secret: a bearer token, or with `cookie` a session for a browser and its form token',
  who: 'public',
  opensSession: true,
  body: sessionRequest,
  answer: session,
  status: 201,
});

const changeEndpoint = endpoint({
  name: 'changeSecret',
  method: 'post',
  path: '/api/v1/sessions/change-secret',
  tag: 'accounts',
  summary: 'Give the account a secret of one’s own, in place of a one-time secret or of an older one, and sign in with it; its earlier sessions end',
  who: 'public',
  opensSession: true,
  body: secretChange,
  answer: session,
  status: 201,
});

type Tried = { readonly account: string; readonly secret: string } & Pick<Call, 'address' | 'request'>;

const proofOf = ({ account, secret, address, request }: Tried): Proof => {
  const proof = request.headers['proof-of-work'];
  return { account, secret, address, proof: Array.isArray(proof) ? proof[0] : proof };
};

const signIn = (ports: Ports, credentials: Credentials): Bound =>
  bind(signInEndpoint, async ({ body: { cookie, ...tried }, ...from }) => {
    const account = await credentials.check(proofOf({ ...tried, ...from }));
    if (account.oneTimeUntil) throw new HttpProblem('SECRET_MUST_CHANGE', { cure: ['self'], more: { change: changeEndpoint.path } });
    return openSession(ports, account, { from, cookie });
  });

type Chosen = { readonly newSecret: string; readonly old: string };

/** A secret of one's own is another one than before, and none that others would guess who know the account, its person and its organisations. */
async function checkChosen({ db }: Ports, { _id, person, name, grants }: AccountRow, { newSecret, old }: Chosen): Promise<void> {
  if (newSecret.normalize('NFC') === old.normalize('NFC')) throw new HttpProblem('SECRET_UNCHANGED', { cure: ['self'] });
  const units = grants.map(({ organisation }) => organisation);
  const names = [_id, person, name, ...(await calledAs(db, units))];
  const weakness = weaknessOf(newSecret, { names, listed: await stolenSecrets() });
  if (weakness !== null) throw new HttpProblem('SECRET_GUESSED', { found: weakness, cure: ['self'] });
}

/** The account with the secret its holder chose; all its sessions have ended. */
async function withOwnSecret(ports: Ports, known: AccountRow, chosen: Chosen): Promise<AccountRow> {
  await checkChosen(ports, known, chosen);
  const { _id: account, secret: proven } = known;
  const hand = { by: `account:${account}`, operator: null, reason: 'changed by its holder' };
  const wish = { account, command: { type: 'changeSecret' }, hand, now: ports.clock(), secret: chosen.newSecret, proven } as const;
  const done = await keepAccount(ports.db, wish).catch(moved);
  if (!done.ok) throw new Refused(done.error);
  ports.revocations.note({ _id: `acc:${account}`, generation: done.value.state.generation });
  return { _id: account, ...done.value.state, secret: '', disabled: false };
}

/** Somebody changed the account in this very moment: with the same one-time secret, or by locking it. The secret that was shown may be good no more. */
const moved = (error: unknown): never => {
  throw error instanceof AccountMoved ? badCredentials() : error;
};

const changeSecret = (ports: Ports, credentials: Credentials): Bound =>
  bind(changeEndpoint, async ({ body: { newSecret, cookie, ...tried }, ...from }) => {
    const known = await credentials.check(proofOf({ ...tried, ...from }));
    return openSession(ports, await withOwnSecret(ports, known, { newSecret, old: tried.secret }), { from, cookie });
  });

const ownSecretEndpoint = endpoint({
  name: 'changeOwnSecret',
  method: 'post',
  path: '/api/v1/me/secret',
  tag: 'accounts',
  summary: 'Change your secret, with the one you have; all other sessions end, and this one goes on as a new one',
  who: 'account',
  body: ownSecretChange,
  answer: session,
  status: 201,
});

/** Of a token that was signed for a person by a program of ours there is no account to change. */
function accountOf({ session: own }: Caller): { readonly account: string; readonly own: Session } {
  if (own?.account == null) throw new HttpProblem('NO_ACCOUNT_BEHIND', { cure: ['operator'] });
  return { account: own.account, own };
}

const changeOwnSecret = (ports: Ports, credentials: Credentials): Bound =>
  bind(ownSecretEndpoint, async ({ body: { secret, newSecret }, ...from }) => {
    const { account, own } = accountOf(from.caller);
    const known = await credentials.check(proofOf({ account, secret, ...from }));
    return openSession(ports, await withOwnSecret(ports, known, { newSecret, old: secret }), { from, cookie: own.browser });
  });

const currentEndpoint = endpoint({
  name: 'currentSession',
  method: 'get',
  path: '/api/v1/sessions/current',
  tag: 'accounts',
  summary: 'The session of this caller: since when, until when, and for a browser its form token',
  who: 'account',
  answer: session,
  status: 200,
});

const current = ({ config, clock }: Ports): Bound =>
  bind(currentEndpoint, ({ caller }) => {
    const { id = '', browser = false, since = clock(), until = clock() } = caller.session ?? {};
    const form = browser ? { formToken: formTokenOf(config.tokenKey, id) } : {};
    return { body: { ...form, signedInAt: chinaTime(since), expiresAt: chinaTime(until), me: shownCaller(caller) } };
  });

const renewEndpoint = endpoint({
  name: 'renewSession',
  method: 'post',
  path: '/api/v1/sessions/renew',
  tag: 'accounts',
  summary: 'Go on with this session under a new token; the one it had ends. A sign-in lasts a week at most',
  who: 'account',
  answer: session,
  status: 201,
});

const renew = (ports: Ports): Bound =>
  bind(renewEndpoint, async ({ caller }) => {
    const { account, own } = accountOf(caller);
    if (secondsLeft(ports, own) < 1) throw new HttpProblem('SESSION_TOO_OLD', { cure: ['self'] });
    const [known, row] = await Promise.all([findAccount(ports.db, account), findSession(ports.db, own.id)]);
    // What ended it a moment ago, in another process, may not be known to this one yet; the store knows.
    const over = known === null || known.disabled || (known.generation ?? 0) !== own.generation || row === null || row.ended !== null;
    if (over) throw new HttpProblem('BAD_TOKEN', { cure: ['self'], ...forgotten(own) });
    return renewSession(ports, known, own);
  });

const signOutEndpoint = endpoint({
  name: 'signOut',
  method: 'delete',
  path: '/api/v1/sessions/current',
  tag: 'accounts',
  summary: 'End this session at once',
  who: 'account',
  answer: z.undefined(),
  status: 204,
});

const signOut = (ports: Ports): Bound =>
  bind(signOutEndpoint, async ({ caller: { session: own } }) => {
    if (own !== null) await closeSession(ports, own);
    return { empty: true, ...forgotten(own) };
  });

const listEndpoint = endpoint({
  name: 'ownSignIns',
  method: 'get',
  path: '/api/v1/me/sessions',
  tag: 'accounts',
  summary: 'The last hundred sign-ins of this account: when, from where, by what, and whether they are open',
  who: 'account',
  answer: pageOf(signInShown),
  status: 200,
});

const mostListed = 100;

const list = (ports: Ports): Bound =>
  bind(listEndpoint, async ({ caller }) => {
    const { account, own } = accountOf(caller);
    const [known, rows] = await Promise.all([findAccount(ports.db, account), sessionsOfAccount(ports.db, account, mostListed)]);
    const shown = { now: ports.clock(), generation: known?.generation ?? 0, current: own.id };
    return { body: { items: rows.map((row) => shownRow(row, shown)), next: null } };
  });

type Showing = { readonly now: number; readonly generation: number; readonly current: string };

function shownRow({ _id, kind, at, address, agent, until, ended, generation }: SessionRow, by: Showing): z.output<typeof signInShown> {
  const open = ended === null && until > by.now && generation >= by.generation;
  const times = { at: chinaTime(at), expiresAt: chinaTime(until), endedAt: ended === null ? null : chinaTime(ended) };
  return { id: _id, kind, ...times, address, agent, open, current: _id === by.current };
}

const endEndpoint = endpoint({
  name: 'endSignIn',
  method: 'delete',
  path: '/api/v1/me/sessions/:id',
  tag: 'accounts',
  summary: 'End one of your sign-ins, on whichever machine it is open',
  who: 'account',
  params: z.strictObject({ id: z.uuid() }),
  answer: z.undefined(),
  status: 204,
});

/** A sign-in of the caller's own account; of any other there is none. */
const ownSignIn =
  ({ db }: Ports): Look<{ readonly id: string }, SessionRow> =>
  async ({ id }, { caller }) => {
    const row = await findSession(db, id);
    if (row === null || row.account !== caller.session?.account) throw new HttpProblem('NOT_FOUND', { cure: ['self'] });
    return row;
  };

const end = (ports: Ports): Bound =>
  bindTo(endEndpoint, ownSignIn(ports), async ({ caller }, { _id }) => {
    await closeSession(ports, { id: _id, token: _id });
    return { empty: true, ...(caller.session?.id === _id ? forgotten(caller.session) : {}) };
  });

/** Sign-ins: by secret, their renewal and their end. */
export const sessionRoutes = (ports: Ports): readonly Bound[] => {
  const credentials = new Credentials(ports);
  return [
    ...[signIn(ports, credentials), changeSecret(ports, credentials), changeOwnSecret(ports, credentials)],
    ...[current(ports), renew(ports), signOut(ports), list(ports), end(ports)],
  ];
};
