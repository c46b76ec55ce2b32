import { SignJWT, jwtVerify } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ensureAccounts } from '../../api/accounts/ensure-accounts.js';
import { signToken, verifyToken } from '../../api/accounts/token.js';
import { monday, startApi, type TestApi } from '../support/api.js';

let api: TestApi;
const cheap = { memoryKib: 64, passes: 1 };
const seed = {
  account: 'wang',
  secret: 'a long enough secret',
  person: 'wang-li',
  name: '王丽',
  grants: [{ role: 'officer' as const, organisation: '51210000MJ4K0X072M' }],
};

beforeAll(async () => {
  api = await startApi({
    rateLimit: {
      on: true,
      perMinuteSubject: 1000,
      perMinuteAddress: 1000,
      loginFailuresPerMinute: 3,
      loginFailuresPerAddress: 20,
      loginFailuresPerAccount: 50,
      commentsPerTenMinutes: 5,
    },
  });
  await ensureAccounts(api.db, [seed], { now: api.now, cost: cheap });
});
afterAll(() => api.close());

const signIn = (secret: string, account = 'wang') => api.ask('POST', '/sessions', { body: { account, secret } });

test('the right secret gives a token for the person with the grants; the token is a JWT others can verify', async () => {
  const answer = await signIn(seed.secret);
  expect(answer.status).toBe(201);
  const token = String(answer.body['token']);
  const me = await api.ask('GET', '/me', { token });
  expect(me.body).toEqual({ id: 'wang-li', name: '王丽', anonymous: false, grants: seed.grants });
  const { payload } = await jwtVerify(token, api.config.tokenKey, { issuer: 'biaocheng', algorithms: ['HS256'], currentDate: new Date(monday) });
  expect(payload.sub).toBe('wang-li');
});

test('a wrong secret and an unknown account answer alike, and after too many failures: 429', async () => {
  api.now += 120_000;
  const [wrong, unknown] = [await signIn('wrong'), await signIn('wrong', 'nobody')];
  expect([wrong.status, { ...wrong.body, requestId: '' }]).toEqual([unknown.status, { ...unknown.body, requestId: '' }]);
  await signIn('wrong');
  await signIn('wrong');
  const limited = await signIn(seed.secret);
  expect([limited.status, limited.body['code']]).toEqual([429, 'RATE_LIMITED']);
  expect(Number(limited.headers.get('retry-after'))).toBeGreaterThan(0);
  api.now += 61_000;
  expect((await signIn(seed.secret)).status).toBe(201);
});

test('signing out ends that token at once and no other', async () => {
  api.now += 120_000;
  const [one, two] = [String((await signIn(seed.secret)).body['token']), String((await signIn(seed.secret)).body['token'])];
  expect((await api.ask('DELETE', '/sessions/current', { token: one })).status).toBe(204);
  expect((await api.ask('GET', '/me', { token: one })).status).toBe(401);
  expect((await api.ask('GET', '/me', { token: two })).status).toBe(200);
});

test('a token ends with its time, and when the grants of the account change', async () => {
  api.now += 120_000;
  const token = String((await signIn(seed.secret)).body['token']);
  await ensureAccounts(api.db, [{ ...seed, grants: [] }], { now: api.now, cost: cheap });
  await api.revocations.refresh();
  expect((await api.ask('GET', '/me', { token })).status).toBe(401);
  api.now += 1000;
  const fresh = String((await signIn(seed.secret)).body['token']);
  expect((await api.ask('GET', '/me', { token: fresh })).body['grants']).toEqual([]);
  api.now += api.config.tokenSeconds * 1000;
  expect((await api.ask('GET', '/me', { token: fresh })).status).toBe(401);
});

test('our verification takes nothing that jose refuses', async () => {
  const key = api.config.tokenKey;
  const good = await signToken(key, { sub: 'p', name: 'p', grants: [] }, { now: Date.now(), seconds: 60, id: 'x' });
  expect(verifyToken(key, good)).not.toBeNull();
  const other = await new SignJWT({ name: 'p', grants: [] })
    .setProtectedHeader({ alg: 'HS512', typ: 'JWT' })
    .setIssuer('biaocheng')
    .setSubject('p')
    .setJti('x')
    .setIssuedAt()
    .setExpirationTime('1m')
    .sign(key);
  for (let at = 0; at < good.length; at += 3) {
    const changed = good.slice(0, at) + (good[at] === 'A' ? 'B' : 'A') + good.slice(at + 1);
    const ours = verifyToken(key, changed) !== null;
    const theirs = await jwtVerify(changed, key, { algorithms: ['HS256'] }).then(
      () => true,
      () => false,
    );
    expect(ours && !theirs, `position ${at}`).toBe(false);
    expect(ours, `position ${at}`).toBe(false);
  }
  expect(verifyToken(key, other)).toBeNull();
});

test.each([
  ['S0.Person', 's0.person'],
  ['\uff53\uff10.person ', 's0.person'],
  ['System', undefined],
  ['\uff30ublic', undefined],
])('XC1 a token of %j speaks for %j', async (sub, person) => {
  const times = { now: Date.now(), seconds: 60, id: 'x' };
  expect(verifyToken(api.config.tokenKey, await signToken(api.config.tokenKey, { sub, name: 'p', grants: [] }, times))?.sub).toBe(person);
});

test.each(['system', 'public', 'stream:ballot/x', 'a:b', ''])('nobody can be given the actor id %j', async (person) => {
  await expect(ensureAccounts(api.db, [{ ...seed, account: 'evil', person }], { now: api.now, cost: cheap })).rejects.toThrow();
  const token = await signToken(api.config.tokenKey, { sub: person, name: '', grants: [] }, { now: api.now, seconds: 60, id: 'x' });
  expect((await api.ask('GET', '/me', { token })).status).toBe(401);
});
