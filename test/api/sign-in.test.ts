import { hash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureAccounts } from '../../api/accounts/ensure-accounts.js';
import { SignInQueue } from '../../api/accounts/sign-in-queue.js';
import { decoyFor, findAccount } from '../../db/account.js';
import { countedAddress } from '../../api/http/address.js';
import { HttpProblem } from '../../api/http/problem.js';
import { leadingZeros } from '../../api/http/proof-of-work.js';
import { startApi, type TestApi } from '../support/api.js';

const limits = { loginFailuresPerMinute: 5, loginFailuresPerAddress: 20, loginFailuresPerAccount: 12 };
const cheap = { memoryKib: 64, passes: 1 };
const seed = { account: 'wang', secret: 'a long enough secret', person: 'wang-li', name: '王丽', grants: [] };

let api: TestApi;
beforeAll(async () => {
  api = await startApi({
    trustProxy: true,
    rateLimit: { on: true, perMinuteSubject: 10_000, perMinuteAddress: 10_000, commentsPerTenMinutes: 5, ...limits },
  });
  await ensureAccounts(api.db, [seed], { now: api.now, cost: cheap });
});
afterAll(() => api.close());

/** Behind a proxy: what it wrote last into `X-Forwarded-For` is the address, whatever the client put before it. */
const signIn = async (from: string, account: string, secret = 'wrong') => {
  const answer = await api.ask('POST', '/sessions', { body: { account, secret }, headers: { 'x-forwarded-for': `203.0.113.7, ${from}` } });
  return answer.status;
};

it('XB9 sixty wrong sign-ins at sixty names from one address: the address is stopped after its share', async () => {
  const answers = [];
  for (let n = 0; n < 60; n += 1) answers.push(await signIn('198.51.100.1', `name-${n}`));
  expect(answers.filter((status) => status === 401)).toHaveLength(limits.loginFailuresPerAddress);
  expect(answers.filter((status) => status === 429)).toHaveLength(60 - limits.loginFailuresPerAddress);
});

it('XB9 five wrong ones at one name from one address, and the right owner elsewhere still comes in', async () => {
  const answers = [];
  for (let n = 0; n < 7; n += 1) answers.push(await signIn('198.51.100.2', 'wang'));
  expect(answers).toEqual([401, 401, 401, 401, 401, 429, 429]);
  expect(await signIn('198.51.100.3', 'wang', seed.secret)).toBe(201);
});

it('XB9 eighty at once from one address: most are refused before anything is hashed, and a right sign-in from elsewhere does not wait for them', async () => {
  const done: string[] = [];
  const flood = Array.from({ length: 80 }, async (_, n) => {
    const status = await signIn('198.51.100.4', `flood-${n}`);
    done.push(`flood ${status}`);
    return status;
  });
  const right = signIn('198.51.100.5', 'wang', seed.secret).then((status) => void done.push(`right ${status}`));
  const answers = await Promise.all(flood);
  await right;
  expect(answers.filter((status) => status === 401).length).toBeLessThanOrEqual(limits.loginFailuresPerAddress);
  expect(done).toContain('right 201');
  expect(done.indexOf('right 201') - done.filter((one) => one === 'flood 429').length).toBeLessThanOrEqual(limits.loginFailuresPerAddress);
});

it('XB9 who signs in rightly time and again is not counted', async () => {
  for (let n = 0; n < 25; n += 1) expect(await signIn('198.51.100.6', 'wang', seed.secret)).toBe(201);
});

it('XB9 a whole office behind one address signs in at once: everybody comes in, and nobody is counted as a failure', async () => {
  const people = Array.from({ length: 30 }, (_, n) => ({ ...seed, account: `wang-${n}`, person: `wang-${n}` }));
  await ensureAccounts(api.db, people, { now: api.now, cost: cheap });
  const together = await Promise.all(people.map(({ account }) => signIn('198.51.100.7', account, seed.secret)));
  expect(together.filter((status) => status !== 201)).toEqual([]);
});

it('XB9 a name that nobody has costs what the names beside it cost, so that the time of an answer tells nothing', async () => {
  await ensureAccounts(api.db, [{ ...seed, account: 'cheap' }], { now: api.now, cost: { memoryKib: 8, passes: 1 } });
  const [cheap, wang] = await Promise.all(['cheap', 'wang'].map((name) => findAccount(api.db, name)));
  expect(cheap?.secret).toMatch(/^\$argon2id\$v=19\$m=8,/);
  expect(await decoyFor(api.db, 'city')).toBe(wang?.secret);
  expect(await decoyFor(api.db, 'bob')).toBe(cheap?.secret);
  expect(await decoyFor(api.db, 'zoe')).toBe(cheap?.secret);
  expect(await signIn('198.51.100.9', 'zoe', seed.secret)).toBe(401);
});

describe('XB9 one account tried from everywhere', () => {
  const owner = { ...seed, account: 'chased', person: 'chased' };
  const from = '198.51.100.20';
  const tryOwn = (secret: string, proof?: string) =>
    api.ask('POST', '/sessions', {
      body: { account: owner.account, secret },
      headers: { 'x-forwarded-for': from, ...(proof === undefined ? {} : { 'proof-of-work': proof }) },
    });
  const found = (challenge: string): string => {
    for (let number = 0; ; number += 1) {
      const digest = hash('sha256', `${challenge}.sign-in.${number}`, 'buffer');
      if (leadingZeros(digest) >= Number(challenge.split('.')[1])) return `${challenge}.${number}`;
    }
  };

  it('is never locked: its owner comes in with a proof of work, which is good once and not for a stranger elsewhere', async () => {
    await ensureAccounts(api.db, [owner], { now: api.now, cost: cheap });
    for (let n = 0; n < limits.loginFailuresPerAccount; n += 1) expect(await signIn(`192.0.2.${n}`, owner.account)).toBe(401);
    const stopped = await tryOwn(owner.secret);
    expect([stopped.status, stopped.body['code'], stopped.body['key'], stopped.body['found']]).toEqual([429, 'SIGN_IN_PACE', 'sign-in', 'noProof']);
    const proof = found(String(stopped.body['challenge']));
    const elsewhere = await api.ask('POST', '/sessions', {
      body: { account: owner.account, secret: owner.secret },
      headers: { 'x-forwarded-for': '192.0.2.200', 'proof-of-work': proof },
    });
    expect(elsewhere.body).toMatchObject({ code: 'SIGN_IN_PACE', found: 'wrongProof' });
    expect((await tryOwn(owner.secret, proof)).status).toBe(201);
    expect((await tryOwn('wrong', proof)).body).toMatchObject({ code: 'SIGN_IN_PACE', found: 'wrongProof' });
    expect(await signIn('198.51.100.21', 'wang', seed.secret)).toBe(201);
  });
});

it('XB9 the queue is bounded for an address and altogether, and goes around the addresses', async () => {
  const queue = new SignInQueue();
  const order: string[] = [];
  const gates: (() => void)[] = [];
  const enter = (address: string) =>
    queue
      .run(address, () => new Promise<void>((resolve) => gates.push(resolve)))
      .then(() => void order.push(address))
      .catch((error: unknown) => void order.push(error instanceof HttpProblem ? `${address} ${error.code}` : 'fault'));
  const all = [...Array.from({ length: 37 }, () => enter('a')), enter('b')];
  await Promise.resolve();
  for (let turn = 0; turn < 40; turn += 1) {
    gates.splice(0).forEach((open) => open());
    await new Promise((resolve) => setImmediate(resolve));
  }
  await Promise.all(all);
  expect(order.filter((one) => one === 'a RATE_LIMITED')).toHaveLength(3);
  expect(order.filter((one) => !one.includes('RATE')).indexOf('b')).toBeLessThan(4);
});

it.each([
  ['192.0.2.1', '192.0.2.1'],
  ['::ffff:192.0.2.1', '192.0.2.1'],
  ['2001:db8:1:2:aaaa::1', '2001:db8:1:2::/64'],
  ['2001:db8:1:2:ffff:1:2:3', '2001:db8:1:2::/64'],
  ['2001:0db8::1', '2001:db8:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
])('XB9 %s counts as %s', (address, counted) => expect(countedAddress(address)).toBe(counted));
