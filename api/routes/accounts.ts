import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { endpoint } from '../../contract/endpoint.js';
import { me, secretChange, session, sessionRequest } from '../../contract/http.js';
import { mailAddress } from '../../contract/mail-address.js';
import { revokeSession, type AccountRow } from '../../db/account.js';
import { calledAs } from '../../db/known.js';
import { weaknessOf } from '../../domain/account/chosen-secret.js';
import { stolenSecrets } from '../accounts/stolen-secrets.js';
import { badCredentials, Credentials, type Proof } from '../accounts/credentials.js';
import { AccountMoved, keepAccount } from '../accounts/keep-account.js';
import { signToken } from '../accounts/token.js';
import { bind, type Bound, type Call, type Caller, type Reply } from '../http/call.js';
import { chinaTime } from '../http/china-time.js';
import { HttpProblem, Refused } from '../http/problem.js';
import type { Ports } from '../ports.js';

const shownCaller = (caller: Caller): z.output<typeof me> => ({
  id: caller.actor.id,
  name: caller.name,
  anonymous: caller.anonymous,
  grants: caller.actor.grants.map((grant) => ({ ...grant })),
});

const signInEndpoint = endpoint({
  name: 'signIn',
  method: 'post',
  path: '/api/v1/sessions',
  tag: 'accounts',
  summary: 'Exchange an account name and its secret for a bearer token',
  who: 'public',
  body: sessionRequest,
  answer: session,
  status: 201,
});

const changeEndpoint = endpoint({
  name: 'changeSecret',
  method: 'post',
  path: '/api/v1/sessions/change-secret',
  tag: 'accounts',
  summary: 'Give the account a secret of one’s own, in place of a one-time secret or of an older one, and sign in with it; its earlier tokens end',
  who: 'public',
  body: secretChange,
  answer: session,
  status: 201,
});

async function sessionOf(ports: Ports, { _id, person, name, grants, generation = 0 }: AccountRow): Promise<Reply> {
  const now = ports.clock();
  const subject = { sub: person, name, grants, account: _id, generation };
  const token = await signToken(ports.config.tokenKey, subject, { now, seconds: ports.config.tokenSeconds, id: randomUUID() });
  const expiresAt = chinaTime((Math.floor(now / 1000) + ports.config.tokenSeconds) * 1000);
  return { body: { token, expiresAt, me: { id: person, name, anonymous: false, grants } } };
}

type Tried = { readonly body: { readonly account: string; readonly secret: string } } & Pick<Call, 'address' | 'request'>;

const proofOf = ({ body: { account, secret }, address, request }: Tried): Proof => {
  const proof = request.headers['proof-of-work'];
  return { account, secret, address, proof: Array.isArray(proof) ? proof[0] : proof };
};

type Chosen = { readonly newSecret: string; readonly old: string };

/** A secret of one's own is another one than before, and none that others would guess who know the account, its person and its organisations. */
async function checkChosen({ db }: Ports, { _id, person, name, grants }: AccountRow, { newSecret, old }: Chosen): Promise<void> {
  if (newSecret.normalize('NFC') === old.normalize('NFC')) throw new HttpProblem('SECRET_UNCHANGED', { cure: ['self'] });
  const names = [
    ...[_id, person, name],
    ...(await calledAs(
      db,
      grants.map(({ organisation }) => organisation),
    )),
  ];
  const weakness = weaknessOf(newSecret, { names, listed: await stolenSecrets() });
  if (weakness !== null) throw new HttpProblem('SECRET_GUESSED', { found: weakness, cure: ['self'] });
}

const signIn = (ports: Ports, credentials: Credentials): Bound =>
  bind(signInEndpoint, async (call) => {
    const account = await credentials.check(proofOf(call));
    if (account.oneTimeUntil) throw new HttpProblem('SECRET_MUST_CHANGE', { cure: ['self'], more: { change: changeEndpoint.path } });
    return sessionOf(ports, account);
  });

const changeSecret = (ports: Ports, credentials: Credentials): Bound =>
  bind(changeEndpoint, async (call) => {
    const { newSecret, secret: old } = call.body;
    const known = await credentials.check(proofOf(call));
    const { _id: account, secret: proven } = known;
    await checkChosen(ports, known, { newSecret, old });
    const hand = { by: `account:${account}`, operator: null, reason: 'changed by its holder' };
    const done = await keepAccount(ports.db, {
      account,
      command: { type: 'changeSecret' },
      hand,
      now: ports.clock(),
      secret: newSecret,
      proven,
    }).catch(moved);
    if (!done.ok) throw new Refused(done.error);
    ports.revocations.note({ _id: `acc:${account}`, generation: done.value.state.generation });
    return sessionOf(ports, { _id: account, ...done.value.state, secret: '', disabled: false });
  });

/** Somebody changed the account in this very moment: with the same one-time secret, or by locking it. The secret that was shown may be good no more. */
const moved = (error: unknown): never => {
  throw error instanceof AccountMoved ? badCredentials() : error;
};

const signOutEndpoint = endpoint({
  name: 'signOut',
  method: 'delete',
  path: '/api/v1/sessions/current',
  tag: 'accounts',
  summary: 'End the session of this token at once',
  who: 'account',
  answer: z.undefined(),
  status: 204,
});

const signOut = (ports: Ports): Bound =>
  bind(signOutEndpoint, async ({ caller }) => {
    const jti = caller.session ?? '';
    await revokeSession(ports.db, jti, new Date(ports.clock() + ports.config.tokenSeconds * 1000));
    ports.revocations.note({ _id: `jti:${jti}`, generation: 0 });
    return { empty: true };
  });

const meEndpoint = endpoint({
  name: 'whoAmI',
  method: 'get',
  path: '/api/v1/me',
  tag: 'accounts',
  summary: 'Who the token says the caller is',
  who: 'public',
  answer: me,
  status: 200,
});

const addressBody = z.strictObject({ mail: mailAddress });
const addressEndpoint = endpoint({
  name: 'setOwnAddress',
  method: 'post',
  path: '/api/v1/me/address',
  tag: 'accounts',
  summary: 'Say where you get mail: it goes before what others have entered for you or enter later, as long as it takes mail',
  who: 'account',
  body: addressBody,
  answer: addressBody,
  status: 200,
});

const ownAddress = ({ personal, clock }: Ports): Bound =>
  bind(addressEndpoint, async ({ body, caller }) => {
    const { id } = caller.actor;
    await personal.addresses.put({ person: id, keeper: null }, body.mail, { by: id, at: clock() });
    return { body: { mail: body.mail } };
  });

const eraseAddressEndpoint = endpoint({
  name: 'eraseOwnAddress',
  method: 'delete',
  path: '/api/v1/me/address',
  tag: 'accounts',
  summary: 'Erase the address you gave; the answer names the organisations that keep one of their own, which erase it when you ask them',
  who: 'account',
  answer: z.strictObject({ keptBy: z.array(z.string()).describe('统一社会信用代码') }),
  status: 200,
});

const eraseOwnAddress = ({ personal, clock }: Ports): Bound =>
  bind(eraseAddressEndpoint, async ({ caller }) => {
    await personal.addresses.eraseOwn(caller.actor.id, clock());
    return { body: { keptBy: await personal.addresses.keepersOf(caller.actor.id) } };
  });

export const accountRoutes = (ports: Ports): readonly Bound[] => {
  const credentials = new Credentials(ports);
  const whoAmI = bind(meEndpoint, ({ caller }) => ({ body: shownCaller(caller) }));
  return [signIn(ports, credentials), changeSecret(ports, credentials), signOut(ports), ownAddress(ports), eraseOwnAddress(ports), whoAmI];
};
