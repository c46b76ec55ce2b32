import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { endpoint } from '../../contract/endpoint.js';
import { me, session, sessionRequest } from '../../contract/http.js';
import { findAccount, revokeSession } from '../../db/account.js';
import { checkSecret, hashSecret } from '../accounts/secret-hash.js';
import { signToken } from '../accounts/token.js';
import { bind, type Bound, type Caller } from '../http/call.js';
import { chinaTime } from '../http/china-time.js';
import { HttpProblem } from '../http/problem.js';
import { RateLimit } from '../http/rate-limit.js';
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

const signIn = (ports: Ports): Bound => {
  const failures = new RateLimit(ports.config.rateLimit.loginFailuresPerMinute, ports.clock);
  // Checked against when the account does not exist, so that both answers take the same time.
  const decoy = hashSecret(randomUUID());
  return bind(signInEndpoint, async ({ body, address }) => {
    const name = `${address} ${body.account}`;
    if (ports.config.rateLimit.on) failures.check(name);
    const account = await findAccount(ports.db, body.account);
    const right = await checkSecret(body.secret, account?.secret ?? (await decoy));
    if (account === null || account.disabled || !right) {
      if (ports.config.rateLimit.on) failures.take(name);
      throw new HttpProblem('BAD_CREDENTIALS', { cure: ['self'] });
    }
    const now = ports.clock();
    const subject = { sub: account.person, name: account.name, grants: account.grants };
    const token = await signToken(ports.config.tokenKey, subject, { now, seconds: ports.config.tokenSeconds, id: randomUUID() });
    const expiresAt = chinaTime((Math.floor(now / 1000) + ports.config.tokenSeconds) * 1000);
    return { body: { token, expiresAt, me: { id: account.person, name: account.name, anonymous: false, grants: account.grants } } };
  });
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
    ports.revocations.note({ _id: `jti:${jti}`, person: null, upTo: 0 });
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

export const accountRoutes = (ports: Ports): readonly Bound[] => [
  signIn(ports),
  signOut(ports),
  bind(meEndpoint, ({ caller }) => ({ body: shownCaller(caller) })),
];
