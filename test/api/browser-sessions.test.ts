import pino from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ensureAccounts } from '../../api/accounts/ensure-accounts.js';
import { keepAccount } from '../../api/accounts/keep-account.js';
import { RevocationList } from '../../api/accounts/revocations.js';
import { buildApp } from '../../api/app.js';
import { listen, type Listening } from '../../api/listen.js';
import type { AccountCommand } from '../../domain/account/account.js';
import { calendar2026 } from '../../domain/law/calendar/state-council.js';
import { organisations } from '../../samples/organisations.js';
import { startApi, type TestApi } from '../support/api.js';
import { ask, type Answer, type Ask } from '../support/client.js';

const secret = 'a long enough secret';
const officer = { role: 'officer', organisation: organisations.lnsr.uscc } as const;
const seed = { account: 'wang', secret, person: 'wang-li', name: '王丽', grants: [officer] };

let api: TestApi;
let other: Listening;
let elsewhere: RevocationList;
beforeAll(async () => {
  api = await startApi();
  elsewhere = new RevocationList(api.db, pino({ level: 'silent' }));
  const app = buildApp({ ...api, clock: () => api.now, calendar: calendar2026, log: pino({ level: 'silent' }), revocations: elsewhere });
  other = await listen(app, '127.0.0.1', 0);
});
beforeEach(() => ensureAccounts(api.db, [seed], { now: api.now, cost: { memoryKib: 64, passes: 1 } }));
afterAll(async () => {
  await other.stop(1);
  await api.close();
});

/** What a browser keeps, and what its pages send along. */
type Browser = { readonly cookie: string; readonly form: string };
const own = (): string => new URL(api.url).origin;
const cookieOf = (answer: Answer): string => /^(__Host-biaocheng=[^;]*);/.exec(answer.headers.get('set-cookie') ?? '')?.[1] ?? '';
const browserOf = (answer: Answer): Browser => ({ cookie: cookieOf(answer), form: String(answer.body['formToken']) });
const signIn = (headers: Ask['headers'] = { origin: own() }, cookie?: string) =>
  api.ask('POST', '/sessions', {
    body: { account: 'wang', secret, cookie: true },
    headers: { ...headers, ...(cookie === undefined ? {} : { cookie }) },
  });
const signedIn = async (cookie?: string): Promise<Browser> => browserOf(await signIn({ origin: own() }, cookie));
const me = async ({ cookie }: Pick<Browser, 'cookie'>, at = api.url) => (await ask(at, 'GET', '/me', { headers: { cookie } })).status;
const post = ({ cookie, form }: Browser, path: string, options: Ask = {}) =>
  api.ask('POST', path, { ...options, headers: { cookie, origin: own(), 'x-form-token': form, ...options.headers } });
const code = (answer: Answer) => [answer.status, answer.body['code']];

describe('XG1 a browser that signs in', () => {
  it('gets its session in a cookie no script, no other host and no plain connection gets, and no token in the answer', async () => {
    const answer = await signIn();
    const cookie = answer.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/^__Host-biaocheng=[\w.-]+; Path=\/; Max-Age=3600; Secure; HttpOnly; SameSite=Lax$/);
    expect(Object.keys(answer.body).sort()).toEqual(['expiresAt', 'formToken', 'me', 'secondFactor', 'signedInAt']);
    expect(JSON.stringify(answer.body)).not.toContain(cookieOf(answer).split('=')[1]);
    const shown = await api.ask('GET', '/sessions/current', { headers: { cookie: cookieOf(answer) } });
    expect(shown.body).toMatchObject({ formToken: answer.body['formToken'], me: { id: 'wang-li' } });
    expect(shown.headers.get('cache-control')).toBe('no-store');
  });

  it.each([
    ['another site', { origin: 'https://evil.example' }],
    ['another port of this host', { origin: 'http://127.0.0.1:1' }],
    ['a page without an address', { origin: 'null' }],
    ['another site that hides its origin', { 'sec-fetch-site': 'cross-site' }],
    ['a sister host', { origin: '', 'sec-fetch-site': 'same-site' }],
    ['no page at all', {}],
  ])('does so from a page of ours only: not from %s', async (_where, headers) => {
    const answer = await signIn(headers);
    expect(code(answer)).toEqual([403, 'FOREIGN_PAGE']);
    expect(answer.headers.get('set-cookie')).toBeNull();
  });

  it('does so from the public address too, which a proxy may not pass on as Host', async () => {
    expect((await signIn({ origin: api.config.publicUrl })).status).toBe(201);
  });

  it('gets another session than the one it came with, which ends: nobody is signed in to a session somebody else knows', async () => {
    const planted = await signedIn();
    const fresh = await signedIn(planted.cookie);
    expect(fresh.cookie).not.toBe(planted.cookie);
    expect(fresh.form).not.toBe(planted.form);
    expect([await me(planted), await me(fresh)]).toEqual([401, 200]);
    const unknown = await signIn({ origin: own() }, '__Host-biaocheng=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa');
    expect([unknown.status, cookieOf(unknown) === '__Host-biaocheng=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa']).toEqual([201, false]);
  });
});

describe('XG1 what a browser sends', () => {
  const change: Ask = { body: { mail: 'wang@example.cn' } };

  it('is done from a page of ours with the form token of this session', async () => {
    expect((await post(await signedIn(), '/me/address', change)).status).toBe(200);
  });

  it('is not done for a page of another site, without a form token, or with that of another session', async () => {
    const [browser, another] = [await signedIn(), await signedIn()];
    const foreign = { headers: { origin: 'https://evil.example' } };
    expect(code(await post(browser, '/me/address', { ...change, ...foreign }))).toEqual([403, 'FOREIGN_PAGE']);
    expect(code(await post(browser, '/me/address', { ...change, headers: { 'sec-fetch-site': 'same-site' } }))).toEqual([403, 'FOREIGN_PAGE']);
    for (const form of ['', another.form, `${browser.form}x`])
      expect(code(await post({ ...browser, form }, '/me/address', change))).toEqual([403, 'FORM_TOKEN_WRONG']);
    const act = await post({ ...browser, form: '' }, '/projects', { body: {} });
    expect(code(act)).toEqual([403, 'FORM_TOKEN_WRONG']);
    expect(code(await api.ask('DELETE', '/sessions/current', { headers: { cookie: browser.cookie } }))).toEqual([403, 'FOREIGN_PAGE']);
    expect(await me(browser)).toBe(200);
  });

  it('is refused on every route that changes something, before anything else of it is looked at', async () => {
    const browser = await signedIn();
    const changing = api.app.endpoints.filter(({ method, opensSession }) => method !== 'get' && opensSession !== true);
    expect(changing.length).toBeGreaterThan(200);
    const refused = await Promise.all(
      changing.map(async ({ method, path }) => {
        const at = `${api.url}${path.replaceAll(/[:*]\w+/g, 'x')}`;
        const send = (headers: Record<string, string>) =>
          api.ask(method.toUpperCase(), at, { headers: { cookie: browser.cookie, ...headers }, asIs: true });
        return [code(await send({})), code(await send({ origin: own() }))];
      }),
    );
    const needed = [403, 'FOREIGN_PAGE'].concat([403, 'FORM_TOKEN_WRONG']);
    expect(refused.filter((one) => JSON.stringify(one.flat()) !== JSON.stringify(needed))).toEqual([]);
  });

  it('counts for nothing where a token is brought in the header, and such a token needs no page', async () => {
    const browser = await signedIn();
    const token = String((await api.ask('POST', '/sessions', { body: { account: 'wang', secret } })).body['token']);
    expect((await api.ask('POST', '/me/address', { ...change, token })).status).toBe(200);
    const bad = await api.ask('GET', '/me', { token: 'x'.repeat(40), headers: { cookie: browser.cookie } });
    expect(code(bad)).toEqual([401, 'BAD_TOKEN']);
  });

  it('is a session in the cookie only: neither is good in the place of the other', async () => {
    const browser = await signedIn();
    const token = String((await api.ask('POST', '/sessions', { body: { account: 'wang', secret } })).body['token']);
    expect((await api.ask('GET', '/me', { token: browser.cookie.split('=')[1] ?? '' })).status).toBe(401);
    expect(await me({ cookie: `__Host-biaocheng=${token}` })).toBe(401);
    expect((await api.ask('GET', '/me', { headers: { cookie: `${browser.cookie}; ${browser.cookie}` } })).body['anonymous']).toBe(true);
  });
});

describe('XG1 a session', () => {
  it('is renewed under a token of its own, the old one is good no more, and it does not last beyond a sign-in', async () => {
    const first = await signedIn();
    api.now += 1_800_000;
    const renewed = await post(first, '/sessions/renew');
    const second = browserOf(renewed);
    expect(renewed.status).toBe(201);
    expect(second.form).toBe(first.form);
    expect([await me(first), await me(second)]).toEqual([401, 200]);
    expect(code(await post(first, '/sessions/renew'))).toEqual([401, 'BAD_TOKEN']);
    let last = second;
    for (let n = 0; n < 4; n += 1) {
      api.now += 3_000_000;
      last = browserOf(await post(last, '/sessions/renew'));
    }
    api.now += 3_000_000;
    expect(await me(last)).toBe(401);
  });

  it('ends where it is ended, in every API process, and with it all that was renewed of it', async () => {
    const desk = await signedIn();
    api.now += 1_000;
    const phone = browserOf(await post(await signedIn(), '/sessions/renew'));
    const list = (await api.ask('GET', '/me/sessions', { headers: { cookie: desk.cookie } })).body['items'] as Record<string, unknown>[];
    expect(list[0]).toMatchObject({ kind: 'browser', open: true, current: false });
    expect(list[1]).toMatchObject({ kind: 'browser', open: true, current: true, address: '127.0.0.1' });
    const path = `/me/sessions/${String(list[0]?.['id'])}`;
    const by = { headers: { cookie: desk.cookie, origin: own(), 'x-form-token': desk.form } };
    expect((await api.ask('DELETE', path, by)).status).toBe(204);
    await elsewhere.refresh();
    expect([await me(phone), await me(phone, `http://127.0.0.1:${other.port}`), await me(desk)]).toEqual([401, 401, 200]);
    const again = (await api.ask('GET', '/me/sessions', { headers: { cookie: desk.cookie } })).body['items'] as Record<string, unknown>[];
    expect(again[0]).toMatchObject({ open: false });
    expect((await api.ask('DELETE', '/sessions/current', by)).headers.get('set-cookie')).toContain('Max-Age=0');
    expect(await me(desk)).toBe(401);
  });

  it('of somebody else is none', async () => {
    await ensureAccounts(api.db, [{ ...seed, account: 'li', person: 'li' }], { now: api.now, cost: { memoryKib: 64, passes: 1 } });
    const mine = await signedIn();
    const list = (await api.ask('GET', '/me/sessions', { headers: { cookie: mine.cookie } })).body['items'] as Record<string, unknown>[];
    const theirs = String((await api.ask('POST', '/sessions', { body: { account: 'li', secret } })).body['token']);
    const answer = await api.ask('DELETE', `/me/sessions/${String(list[0]?.['id'])}`, { token: theirs });
    expect(code(answer)).toEqual([404, 'NOT_FOUND']);
    expect(await me(mine)).toBe(200);
  });

  const deadly: readonly AccountCommand[] = [
    { type: 'lockAccount' },
    { type: 'resetAccount' },
    { type: 'grantRole', grant: { ...officer, role: 'chair' }, override: false },
    { type: 'revokeRole', grant: officer },
  ];
  it.each(deadly)('ends in every API process with $type, and a renewal in the same moment does not save it', async (command) => {
    const account = `dead.${command.type.toLowerCase()}`;
    await ensureAccounts(api.db, [{ ...seed, account, person: account }], { now: api.now, cost: { memoryKib: 64, passes: 1 } });
    const answer = await api.ask('POST', '/sessions', { body: { account, secret, cookie: true }, headers: { origin: own() } });
    const browser = browserOf(answer);
    expect(await me(browser)).toBe(200);
    const hand = { by: 'machine:test', operator: null, reason: 'test' };
    expect((await keepAccount(api.db, { account, command, hand, now: api.now })).ok).toBe(true);
    expect(code(await post(browser, '/sessions/renew'))).toEqual([401, 'BAD_TOKEN']);
    await Promise.all([elsewhere.refresh(), api.revocations.refresh()]);
    expect([await me(browser), await me(browser, `http://127.0.0.1:${other.port}`)]).toEqual([401, 401]);
  });
});

describe('XG2 one’s own secret', () => {
  it('is changed with the one before; all other sessions end, and this one goes on as a new one', async () => {
    const seeded = { ...seed, account: 'changer', person: 'changer' };
    await ensureAccounts(api.db, [seeded], { now: api.now, cost: { memoryKib: 64, passes: 1 } });
    const enter = async (typed: string) =>
      api.ask('POST', '/sessions', { body: { account: 'changer', secret: typed, cookie: true }, headers: { origin: own() } });
    const [here, there] = [browserOf(await enter(secret)), browserOf(await enter(secret))];
    expect(code(await post(here, '/me/secret', { body: { secret: 'wrong', newSecret: 'another long secret' } }))).toEqual([401, 'BAD_CREDENTIALS']);
    expect(code(await post(here, '/me/secret', { body: { secret, newSecret: 'changer-changer' } }))).toEqual([422, 'SECRET_GUESSED']);
    const changed = await post(here, '/me/secret', { body: { secret, newSecret: 'another long secret' } });
    expect(changed.status).toBe(201);
    await api.revocations.refresh();
    expect([await me(here), await me(there), await me(browserOf(changed))]).toEqual([401, 401, 200]);
    expect([(await enter(secret)).status, (await enter('another long secret')).status]).toEqual([401, 201]);
  });
});
