import { z } from 'zod';
import { endpoint } from '../../contract/endpoint.js';
import { invitationOpened, ownSecretChange, pageOf, secretChange, session, sessionRequest, signInShown } from '../../contract/http.js';
import { findAccount, type AccountRow } from '../../db/account.js';
import { findInvitation } from '../../db/invitation.js';
import { calledAs, unitsOf } from '../../db/known.js';
import { findSession, sessionsOfAccount, type SessionRow } from '../../db/session.js';
import { weaknessOf } from '../../domain/account/chosen-secret.js';
import { localDate } from '../../domain/law/calendar/instant.js';
import { stolenSecrets } from '../accounts/stolen-secrets.js';
import { badCredentials, type Proof } from '../accounts/credentials.js';
import type { Known } from '../accounts/known.js';
import { AccountMoved, keepAccount } from '../accounts/keep-account.js';
import { formTokenOf } from '../accounts/browser-session.js';
import {
  closeSession,
  factorState,
  forgotten,
  openInvited,
  openSession,
  renewSession,
  secondsLeft,
  standingAccount,
} from '../accounts/open-session.js';
import { ticketFor } from '../accounts/sign-in-ticket.js';
import { ownAccount } from '../accounts/own-account.js';
import { bind, bindTo, type Bound, type Call, type Look } from '../http/call.js';
import { chinaTime } from '../http/china-time.js';
import { HttpProblem, Refused } from '../http/problem.js';
import type { Ports } from '../ports.js';
import { goodLink } from '../policy/invitation-end.js';
import { signInWithCode, withCodePath } from './sign-in-code.js';
import { printOf } from './invitations.js';
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

const signIn = (ports: Ports, { credentials, factors }: Known): Bound =>
  bind(signInEndpoint, async ({ body: { cookie, code, ...tried }, ...from }) => {
    const account = await credentials.check(proofOf({ ...tried, ...from }));
    if (account.oneTimeUntil) throw new HttpProblem('SECRET_MUST_CHANGE', { cure: ['self'], more: { change: changeEndpoint.path } });
    const goOn = { ticket: ticketFor(ports.config.tokenKey, account, ports.clock()), show: withCodePath };
    const factorAt = await factors.shownWith({ account: account._id, code, address: from.address, goOn });
    return openSession(ports, account, { from, cookie, factorAt });
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
async function withOwnSecret(ports: Ports, known: AccountRow, secret: string): Promise<AccountRow> {
  const { _id: account, secret: proven } = known;
  const hand = { by: `account:${account}`, operator: null, reason: 'changed by its holder' };
  const wish = { account, command: { type: 'changeSecret' }, hand, now: ports.clock(), secret, proven } as const;
  const done = await keepAccount(ports.db, wish).catch(moved);
  if (!done.ok) throw new Refused(done.error);
  ports.revocations.note({ _id: `acc:${account}`, generation: done.value.state.generation });
  return { _id: account, ...done.value.state, secret: '', disabled: false };
}

/** Somebody changed the account in this very moment: with the same one-time secret, or by locking it. The secret that was shown may be good no more. */
const moved = (error: unknown): never => {
  throw error instanceof AccountMoved ? badCredentials() : error;
};

const changeSecret = (ports: Ports, { credentials, factors }: Known): Bound =>
  bind(changeEndpoint, async ({ body: { newSecret, cookie, code, ...tried }, ...from }) => {
    const known = await credentials.check(proofOf({ ...tried, ...from }));
    await checkChosen(ports, known, { newSecret, old: tried.secret });
    const factorAt = await factors.shownWith({ account: known._id, code, address: from.address });
    return openSession(ports, await withOwnSecret(ports, known, newSecret), { from, cookie, factorAt });
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

const changeOwnSecret = (ports: Ports, { credentials }: Known): Bound =>
  bind(ownSecretEndpoint, async ({ body: { secret, newSecret }, ...from }) => {
    const { account, own } = ownAccount(from.caller);
    const known = await credentials.check(proofOf({ account, secret, ...from }));
    await checkChosen(ports, known, { newSecret, old: secret });
    return openSession(ports, await withOwnSecret(ports, known, newSecret), { from, cookie: own.browser, factorAt: own.factorAt });
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

const current = (ports: Ports): Bound =>
  bind(currentEndpoint, async ({ caller }) => {
    const now = ports.clock();
    const { id = '', browser = false, since = now, until = now, account = null, factorAt = null, only = null } = caller.session ?? {};
    const form = { ...(browser ? { formToken: formTokenOf(ports.config.tokenKey, id) } : {}), ...(only === null ? {} : { only }) };
    const secondFactor = await factorState(ports, { account, factorAt, grants: caller.actor.grants });
    return { body: { ...form, secondFactor, signedInAt: chinaTime(since), expiresAt: chinaTime(until), me: shownCaller(caller) } };
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
    const { own } = ownAccount(caller);
    if (secondsLeft(ports, own) < 1) throw new HttpProblem('SESSION_TOO_OLD', { cure: ['self'] });
    return renewSession(ports, await standingAccount(ports, own), own);
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
    const { account, own } = ownAccount(caller);
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

const invitationEndpoint = endpoint({
  name: 'openInvitation',
  method: 'post',
  path: '/api/v1/sessions/invitation',
  tag: 'accounts',
  summary: 'Open an invitation: a session for the one record it is for, without an account',
  who: 'public',
  opensSession: true,
  body: invitationOpened,
  answer: session,
  status: 201,
});

const openInvitation = (ports: Ports): Bound =>
  bind(invitationEndpoint, async ({ body: { secret, cookie }, ...from }) => {
    const row = await goodLink(ports, await findInvitation(ports.db, { print: printOf(secret) }));
    // Where the person belongs says whether the seat counts; no office comes with it.
    const units = await unitsOf(ports.db, row.person, localDate(ports.clock()));
    const grants = units.map((organisation) => ({ role: 'expert' as const, organisation }));
    return openInvited(ports, { row, grants }, { from, cookie });
  });

/** Sign-ins: by secret, their renewal and their end. */
export const sessionRoutes = (ports: Ports, known: Known): readonly Bound[] => [
  ...[signIn(ports, known), signInWithCode(ports, known), changeSecret(ports, known), changeOwnSecret(ports, known)],
  openInvitation(ports),
  ...[current(ports), renew(ports), signOut(ports), list(ports), end(ports)],
];
