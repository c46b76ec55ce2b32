import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureAccounts } from '../../api/accounts/ensure-accounts.js';
import { keepAccount, oneTimeDays, type Hand } from '../../api/accounts/keep-account.js';
import { RevocationList } from '../../api/accounts/revocations.js';
import { latestRecords, listAccounts } from '../../db/account.js';
import type { AccountCommand } from '../../domain/account/account.js';
import { calendar2026 } from '../../domain/law/calendar/state-council.js';
import { organisations } from '../../samples/organisations.js';
import { ask } from '../support/client.js';
import { buildApp } from '../../api/app.js';
import { listen } from '../../api/listen.js';
import { startApi, type TestApi } from '../support/api.js';
import pino from 'pino';

const officer = { role: 'officer', organisation: organisations.lnsr.uscc } as const;
const hand: Hand = { by: 'machine:root@host', operator: null, reason: '测试' };
const cost = { memoryKib: 64, passes: 1 };
const own = 'a secret of my own';

let api: TestApi;
let count = 0;

beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

const keep = (account: string, command: AccountCommand) => keepAccount(api.db, { account, command, hand, now: api.now, cost });
const change = (account: string, secret: string, newSecret = own) =>
  api.ask('POST', '/sessions/change-secret', { body: { account, secret, newSecret } });
const signIn = (account: string, secret = own) => api.ask('POST', '/sessions', { body: { account, secret } });

async function added(): Promise<{ readonly account: string; readonly secret: string }> {
  const account = `keeper.${(count += 1)}`;
  const done = await keep(account, { type: 'addAccount', person: `p${count}`, name: '王慧', grants: [officer], override: false });
  if (!done.ok || done.value.secret === null) throw new Error(JSON.stringify(done));
  return { account, secret: done.value.secret };
}

it('XF1 a locked account stays locked when a program is given its accounts again', async () => {
  const seed = { account: 'sample.locked', secret: 'a long enough secret', person: 'p0', name: '王慧', grants: [officer] };
  await ensureAccounts(api.db, [seed], { now: api.now, cost });
  expect((await keep(seed.account, { type: 'lockAccount' })).ok).toBe(true);
  await ensureAccounts(api.db, [seed, { ...seed, name: '王惠' }], { now: api.now, cost });
  expect((await signIn(seed.account, seed.secret)).status).toBe(401);
});

describe('XF1 the one-time secret of an account', () => {
  it('opens nothing but the change of itself; the secret of one’s own then signs in, and the one-time secret is gone', async () => {
    const { account, secret } = await added();
    expect((await signIn(account, secret)).body).toMatchObject({ status: 403, code: 'SECRET_MUST_CHANGE', change: '/api/v1/sessions/change-secret' });
    expect((await change(account, secret, secret)).body).toMatchObject({ code: 'SECRET_UNCHANGED' });
    expect((await change(account, secret, 'short')).body).toMatchObject({ code: 'BAD_REQUEST' });
    const changed = await change(account, secret);
    expect(changed.status).toBe(201);
    expect((await api.ask('GET', '/me', { token: String(changed.body['token']) })).body).toMatchObject({ name: '王慧', grants: [officer] });
    expect([(await signIn(account)).status, (await signIn(account, secret)).status, (await change(account, secret)).status]).toEqual([201, 401, 401]);
  });

  it('XF9 is not changed to one that is guessed at once, by whoever knows the account', async () => {
    const { account, secret } = await added();
    const weak = ['111111111111', `${account}${account}`, 'password1234', `${officer.organisation.toLowerCase()}!`, 'Basketball-2026'];
    const answers = [];
    for (const one of weak) answers.push(await change(account, secret, one));
    expect(answers.map(({ status, body }) => [status, body['code'], body['found']])).toEqual([
      [422, 'SECRET_GUESSED', 'repetition'],
      [422, 'SECRET_GUESSED', 'ownName'],
      [422, 'SECRET_GUESSED', 'commonest'],
      [422, 'SECRET_GUESSED', 'ownName'],
      [422, 'SECRET_GUESSED', 'commonest'],
    ]);
    expect((await change(account, secret)).status).toBe(201);
  });

  it(`is good for ${oneTimeDays} days, and of six who use it in the same moment one gets in`, async () => {
    const { account, secret } = await added();
    const six = await Promise.all(Array.from({ length: 6 }, (_, n) => change(account, secret, `another secret ${n}`)));
    expect(six.map(({ status }) => status).sort()).toEqual([201, 401, 401, 401, 401, 401]);
    const good = await Promise.all(six.map(({ status }, n) => signIn(account, `another secret ${n}`).then((one) => [status, one.status])));
    expect(good.filter(([told, now]) => told !== now)).toEqual([]);
    const late = await added();
    api.now += oneTimeDays * 86_400_000;
    expect((await change(late.account, late.secret)).status).toBe(401);
  });

  it('and no other secret stands anywhere in the store in clear; the list and the records have none', async () => {
    const { account, secret } = await added();
    await change(account, secret);
    const rows = await Promise.all((await api.db.listCollections()).map(({ name }) => api.db.collection(name).find({}).toArray()));
    expect(JSON.stringify(rows)).not.toContain(secret);
    expect(JSON.stringify(rows)).not.toContain(own);
    expect(Object.keys((await latestRecords(api.db)).get(account) ?? {}).sort()).toEqual([
      '_id',
      'account',
      'at',
      'by',
      'grants',
      'operator',
      'reason',
      'what',
    ]);
  });
});

describe('XF1 tokens of an account', () => {
  const deadly: readonly { readonly what: string; readonly command: AccountCommand }[] = [
    { what: 'lock', command: { type: 'lockAccount' } },
    { what: 'reset', command: { type: 'resetAccount' } },
    { what: 'revoke', command: { type: 'revokeRole', grant: officer } },
  ];

  it.each(deadly)('$what ends them within a second in an API process that did not do it, and those of no other account', async ({ command }) => {
    const revocations = new RevocationList(api.db, pino({ level: 'silent' }));
    const app = buildApp({ ...api, clock: () => api.now, calendar: calendar2026, log: pino({ level: 'silent' }), revocations });
    const listening = await listen(app, '127.0.0.1', 0);
    revocations.start();
    const [one, other] = [await added(), await added()];
    const [token, spared] = await Promise.all([one, other].map(async ({ account, secret }) => String((await change(account, secret)).body['token'])));
    const status = async (bearer = '') => (await ask(`http://127.0.0.1:${listening.port}`, 'GET', '/me', { token: bearer })).status;
    expect([await status(token), await status(spared)]).toEqual([200, 200]);
    expect((await keep(one.account, command)).ok).toBe(true);
    await expect.poll(() => status(token), { timeout: 1_000, interval: 50 }).toBe(401);
    expect(await status(spared)).toBe(200);
    revocations.stop();
    await listening.stop(1);
  });

  it('locked, an account gets none; unlocked, it gets new ones while the old stay dead', async () => {
    const { account, secret } = await added();
    const token = String((await change(account, secret)).body['token']);
    await keep(account, { type: 'lockAccount' });
    await api.revocations.refresh();
    expect([(await signIn(account)).status, (await change(account, own, 'yet another secret')).status]).toEqual([401, 401]);
    await keep(account, { type: 'unlockAccount' });
    const fresh = await signIn(account);
    expect(fresh.status).toBe(201);
    await api.revocations.refresh();
    const seen = await Promise.all([token, String(fresh.body['token'])].map(async (one) => (await api.ask('GET', '/me', { token: one })).status));
    expect(seen).toEqual([401, 200]);
  });
});

describe('XF1 every change of an account', () => {
  it('is a record of its own: who, when, why, and what the account may do since', async () => {
    const { account, secret } = await added();
    const chair = { role: 'chair', organisation: officer.organisation } as const;
    await change(account, secret);
    for (const command of [
      { type: 'grantRole', grant: chair, override: false },
      { type: 'revokeRole', grant: officer },
      { type: 'lockAccount' },
      { type: 'unlockAccount' },
      { type: 'resetAccount' },
    ] as const)
      expect((await keep(account, command)).ok).toBe(true);
    const records = await api.db.collection('accountRecords').find({ account }).sort({ _id: 1 }).toArray();
    expect(records.map((row) => [row['what'], row['by'], (row['grants'] as unknown[]).length])).toEqual([
      ['addAccount', hand.by, 1],
      ['changeSecret', `account:${account}`, 1],
      ['grantRole', hand.by, 2],
      ['revokeRole', hand.by, 1],
      ['lockAccount', hand.by, 1],
      ['unlockAccount', hand.by, 1],
      ['resetAccount', hand.by, 1],
    ]);
  });

  const refusals: readonly { readonly code: string; readonly command: AccountCommand }[] = [
    { code: 'ACCOUNT_EXISTS', command: { type: 'addAccount', person: 'x', name: 'x', grants: [], override: false } },
    { code: 'GRANT_HELD', command: { type: 'grantRole', grant: officer, override: false } },
    { code: 'GRANT_NOT_HELD', command: { type: 'revokeRole', grant: { ...officer, role: 'chair' } } },
    { code: 'GRANT_UNFIT', command: { type: 'grantRole', grant: { role: 'officer', organisation: '*' }, override: true } },
    { code: 'GRANT_UNFIT', command: { type: 'grantRole', grant: { role: 'public', organisation: '*' }, override: true } },
    { code: 'GRANT_CODE_UNSOUND', command: { type: 'grantRole', grant: { role: 'chair', organisation: '51210000MJ4K0X0720' }, override: false } },
    { code: 'ACCOUNT_NOT_LOCKED', command: { type: 'unlockAccount' } },
  ];
  it.each(refusals)('that cannot be is refused with $code and changes nothing', async ({ code, command }) => {
    const { account } = await added();
    const before = (await listAccounts(api.db)).find(({ _id }) => _id === account);
    expect(await keep(account, command)).toMatchObject({ ok: false, error: { code } });
    expect((await listAccounts(api.db)).find(({ _id }) => _id === account)).toEqual(before);
    expect(await keep('nobody', { type: 'lockAccount' })).toMatchObject({ ok: false, error: { code: 'ACCOUNT_UNKNOWN' } });
  });
});

it('XC1 an account is one however its name, its person and its units are typed: added, granted, signed in to, revoked', async () => {
  const typed = { role: 'officer', organisation: ` ${officer.organisation.toLowerCase()}` } as const;
  const made = await keep('Ｓ0.Keeper ', { type: 'addAccount', person: 'S0.Person', name: '王慧', grants: [typed], override: false });
  if (!made.ok || made.value.secret === null) throw new Error(JSON.stringify(made));
  expect(made.value.state).toMatchObject({ person: 's0.person', grants: [officer] });
  const again = await keep('s0.keeper', { type: 'addAccount', person: 'p', name: '王慧', grants: [], override: false });
  expect(again).toMatchObject({ ok: false, error: { code: 'ACCOUNT_EXISTS' } });
  expect((await change('S0.KEEPER', made.value.secret)).status).toBe(201);
  const session = await signIn(' s0.Keeper');
  expect([session.status, session.body['me']]).toEqual([201, { id: 's0.person', name: '王慧', anonymous: false, grants: [officer] }]);
  expect(await keep('S0.keeper', { type: 'grantRole', grant: typed, override: false })).toMatchObject({ ok: false, error: { code: 'GRANT_HELD' } });
  expect(await keep('S0.keeper', { type: 'revokeRole', grant: typed })).toMatchObject({ ok: true, value: { state: { grants: [] } } });
  expect((await listAccounts(api.db)).filter(({ _id }) => /keeper/i.test(_id) && _id.includes('s0')).map(({ _id }) => _id)).toEqual(['s0.keeper']);
});
