import { z } from 'zod';
import { endpoint } from '../../contract/endpoint.js';
import { codeRequest, seedShown, session } from '../../contract/http.js';
import { AccountMoved, keepAccount } from '../accounts/keep-account.js';
import { badCredentials } from '../accounts/credentials.js';
import { standingAccount, renewSession } from '../accounts/open-session.js';
import { ownAccount } from '../accounts/own-account.js';
import { enrolPath, newSeed, shownSeed } from '../accounts/second-factors.js';
import type { Known } from '../accounts/known.js';
import { bind, type Bound } from '../http/call.js';
import { Refused } from '../http/problem.js';
import { checkShownLately } from '../policy/step-up.js';
import type { Ports } from '../ports.js';

const offerEndpoint = endpoint({
  name: 'offerSecondFactor',
  method: 'post',
  path: enrolPath,
  tag: 'accounts',
  summary: 'Get a seed for an authenticator, with your secret; it counts once a code of it is sent to `confirm`. Who has one already shows it first',
  who: 'account',
  body: z.strictObject({ secret: z.string().min(1).max(200) }),
  answer: seedShown,
  status: 201,
});

const offer = (ports: Ports, { credentials }: Known): Bound =>
  bind(offerEndpoint, async ({ body: { secret }, caller, address }) => {
    const { account, own } = ownAccount(caller);
    await credentials.check({ account, secret, address, proof: undefined });
    const { secondFactors } = ports.personal;
    if ((await secondFactors.since(account)) !== null) await checkShownLately(ports, own);
    const seed = newSeed();
    await secondFactors.offer(account, seed);
    return { body: shownSeed(seed, account) };
  });

const confirmEndpoint = endpoint({
  name: 'confirmSecondFactor',
  method: 'post',
  path: `${enrolPath}/confirm`,
  tag: 'accounts',
  summary: 'Prove the seed by a code of it: from now on it is asked for at sign-in. The session goes on under a new token',
  who: 'account',
  body: codeRequest,
  answer: session,
  status: 201,
});

const confirm = (ports: Ports, { factors }: Known): Bound =>
  bind(confirmEndpoint, async ({ body: { code }, caller, address }) => {
    const { account, own } = ownAccount(caller);
    const known = await standingAccount(ports, own);
    if ((await ports.personal.secondFactors.since(account)) !== null) await checkShownLately(ports, own);
    await factors.enrol({ account, code, address });
    const hand = { by: `account:${account}`, operator: null, reason: 'enrolled by its holder' };
    const done = await keepAccount(ports.db, { account, command: { type: 'enrolFactor' }, hand, now: ports.clock() }).catch((error: unknown) => {
      throw error instanceof AccountMoved ? badCredentials() : error;
    });
    if (!done.ok) throw new Refused(done.error);
    return renewSession(ports, known, { ...own, factorAt: ports.clock() });
  });

const showEndpoint = endpoint({
  name: 'showSecondFactor',
  method: 'post',
  path: '/api/v1/sessions/second-factor',
  tag: 'accounts',
  summary: 'Show the second factor once more, before what opens, closes, extends, publishes or voids. The session goes on under a new token',
  who: 'account',
  body: codeRequest,
  answer: session,
  status: 201,
});

const show = (ports: Ports, { factors }: Known): Bound =>
  bind(showEndpoint, async ({ body: { code }, caller, address }) => {
    const { account, own } = ownAccount(caller);
    const known = await standingAccount(ports, own);
    await factors.check({ account, code, address });
    return renewSession(ports, known, { ...own, factorAt: ports.clock() });
  });

/** The second factor: enrolled, and shown again. */
export const secondFactorRoutes = (ports: Ports, known: Known): readonly Bound[] => [offer(ports, known), confirm(ports, known), show(ports, known)];
