import { randomUUID } from 'node:crypto';
import { findAccount, revokeSession, type AccountRow } from '../../db/account.js';
import { invitationUsed, type InvitationRow } from '../../db/invitation.js';
import { endSession, findSession, noteSession, prolongSession } from '../../db/session.js';
import type { Grant } from '../../domain/kernel/actor.js';
import type { SessionShown } from '../../contract/http.js';
import type { Call, Reply, Session } from '../http/call.js';
import { chinaTime } from '../http/china-time.js';
import { HttpProblem } from '../http/problem.js';
import type { Ports } from '../ports.js';
import { formTokenOf } from './browser-session.js';
import { noSession, sessionCookie } from './session-cookie.js';
import { holdsOffice } from './offices.js';
import { signToken } from './token.js';

/** Where a sign-in comes from, and which session the browser brought along. */
type From = Pick<Call, 'address' | 'request' | 'caller'>;
/** `factorAt`: the second factor was shown with it. */
type Invitation = { readonly row: InvitationRow; readonly grants: readonly Grant[] };
/** `returned`: the browser comes back from the provider, with a state that no other page could send. */
type Opening = { readonly from: From; readonly cookie: boolean; readonly factorAt: number | null; readonly returned?: { readonly next: string } };

/** What of an account goes into a token. */
type Holder = Pick<AccountRow, '_id' | 'person' | 'name' | 'grants' | 'generation'>;
type Life = Pick<Session, 'id' | 'browser' | 'since' | 'factorAt'> & { readonly next?: string };

const agentLength = 200;

/** Signs in: a session that nobody has seen before, in place of the one the browser came with. */
export async function openSession(ports: Ports, holder: Holder, { from, cookie, factorAt, returned }: Opening): Promise<Reply> {
  if (cookie && returned === undefined) ports.pages.check(from.request);
  const now = ports.clock();
  if (from.caller.session?.browser === true) await closeSession(ports, from.caller.session);
  const life = { id: randomUUID(), browser: cookie, since: now, factorAt };
  const agent = (from.request.headers['user-agent'] ?? '').slice(0, agentLength);
  const until = now + ports.config.tokenSeconds * 1000;
  const kind = cookie ? ('browser' as const) : ('bearer' as const);
  const { _id: account, generation = 0 } = holder;
  await noteSession(ports.db, { _id: life.id, account, kind, generation, at: now, address: from.address, agent, until });
  return sessionFor(ports, holder, { ...life, ...returned });
}

/** Signs in by an invitation: as its person, for its record alone. It ends with the invitation, and is not renewed: the link is opened again. */
export async function openInvited(
  ports: Ports,
  { row, grants }: Invitation,
  { from, cookie }: Omit<Opening, 'factorAt' | 'returned'>,
): Promise<Reply> {
  if (cookie) ports.pages.check(from.request);
  const now = ports.clock();
  if (from.caller.session?.browser === true) await closeSession(ports, from.caller.session);
  const id = randomUUID();
  // A link may end within this second; its session begins all the same and is over with it.
  const seconds = Math.max(1, Math.min(ports.config.tokenSeconds, Math.floor((row.until - now) / 1000)));
  const subject = {
    sub: row.person,
    name: row.name,
    grants,
    only: row.stream,
    link: row._id,
    invited: row.by,
    ...(row.way === 'mail' ? { mailed: true as const } : {}),
  };
  const token = await signToken(ports.config.tokenKey, { ...subject, ...(cookie ? { use: 'browser' as const } : {}) }, { now, seconds, id });
  await invitationUsed(ports.db, row._id, now);
  const body: SessionShown = {
    ...(cookie ? { formToken: formTokenOf(ports.config.tokenKey, id) } : { token }),
    ...{ signedInAt: chinaTime(now), expiresAt: chinaTime((Math.floor(now / 1000) + seconds) * 1000), only: row.stream },
    secondFactor: { asked: false, enrolledAt: null, shownUntil: null },
    me: { id: row.person, name: row.name, anonymous: false, grants: [...grants] },
  };
  return { body, ...(cookie ? { headers: { 'set-cookie': sessionCookie(token, seconds) } } : {}) };
}

/** Goes on with a session under a token of its own; the one it had is good no more. */
export async function renewSession(ports: Ports, holder: Holder, { token, ...life }: Session): Promise<Reply> {
  const fresh = await sessionFor(ports, holder, life);
  await revoke(ports, token);
  await prolongSession(ports.db, life.id, ports.clock() + secondsLeft(ports, life) * 1000);
  return fresh;
}

/** The account behind a session that still stands. What ended it a moment ago, in another process, may not be known to this one yet; the store knows. */
export async function standingAccount({ db }: Ports, own: Session): Promise<AccountRow> {
  const [account, row] = await Promise.all([findAccount(db, own.account ?? ''), findSession(db, own.id)]);
  const over = account === null || account.disabled || (account.generation ?? 0) !== own.generation || row === null || row.ended !== null;
  if (over) throw new HttpProblem('BAD_TOKEN', { cure: ['self'], ...forgotten(own) });
  return account;
}

/** Ends a session: every token of it, here at once and in every other API process within half a second. */
export async function closeSession(ports: Ports, { id, token }: Pick<Session, 'id' | 'token'>): Promise<void> {
  for (const one of new Set([id, token])) await revoke(ports, one);
  await endSession(ports.db, id, ports.clock());
}

/** What makes a browser forget its session; nothing for a program. */
export const forgotten = (session: Session | null): Pick<Reply, 'headers'> =>
  session?.browser === true ? { headers: { 'set-cookie': noSession } } : {};

async function revoke(ports: Ports, jti: string): Promise<void> {
  await revokeSession(ports.db, jti, new Date(ports.clock() + ports.config.signInSeconds * 1000));
  ports.revocations.note({ _id: `jti:${jti}`, generation: 0 });
}

/** As long as a token lives, and not beyond the time one sign-in may last. */
export const secondsLeft = ({ clock, config }: Ports, { since }: Pick<Life, 'since'>): number =>
  Math.min(config.tokenSeconds, Math.floor((since - clock()) / 1000) + config.signInSeconds);

type Shown = Pick<Session, 'account' | 'factorAt'> & Pick<AccountRow, 'grants'>;

/** What there is to say of the second factor of a session. */
export async function factorState({ personal, config }: Ports, { account, grants, factorAt }: Shown): Promise<SessionShown['secondFactor']> {
  const since = account === null ? null : await personal.secondFactors.since(account);
  return {
    asked: holdsOffice(grants),
    enrolledAt: since === null ? null : chinaTime(since),
    shownUntil: factorAt === null ? null : chinaTime(factorAt + config.secondFactorMs),
  };
}

async function sessionFor(ports: Ports, holder: Holder, life: Life): Promise<Reply> {
  const { _id: account, person, name, grants, generation = 0 } = holder;
  const now = ports.clock();
  const seconds = secondsLeft(ports, life);
  const subject = { sub: person, name, grants, account, generation, sid: life.id, since: Math.floor(life.since / 1000) };
  const shown = life.factorAt === null ? {} : { factor: Math.floor(life.factorAt / 1000) };
  const signed = { ...subject, ...shown, ...(life.browser ? { use: 'browser' as const } : {}) };
  const token = await signToken(ports.config.tokenKey, signed, { now, seconds, id: randomUUID() });
  const body: SessionShown = {
    ...(life.browser ? { formToken: formTokenOf(ports.config.tokenKey, life.id) } : { token }),
    signedInAt: chinaTime(life.since),
    secondFactor: await factorState(ports, { account, grants, factorAt: life.factorAt }),
    expiresAt: chinaTime((Math.floor(now / 1000) + seconds) * 1000),
    ...(life.next === undefined ? {} : { next: life.next }),
    me: { id: person, name, anonymous: false, grants: [...grants] },
  };
  return { body, ...(life.browser ? { headers: { 'set-cookie': sessionCookie(token, seconds) } } : {}) };
}
