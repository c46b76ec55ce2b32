import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ensureAccounts } from '../../../api/accounts/ensure-accounts.js';
import { keepAccount } from '../../../api/accounts/keep-account.js';
import type { OidcConfig } from '../../../api/config.js';
import { accountOf } from '../../../db/account.js';
import type { AccountCommand } from '../../../domain/account/account.js';
import { codeAt } from '../../support/authenticator.js';
import { startProvider, type TestProvider } from '../../support/identity-provider.js';
import { society, startApi, type TestApi } from '../town.js';
import { formTo, Surfer, type Answered } from '../visitor.js';

const secret = 'a long enough secret';
let provider: TestProvider;
let api: TestApi;
let browser: Surfer;
let account = '';
let count = 0;

const oidcOf = (over: Partial<OidcConfig> = {}): OidcConfig => ({
  ...{ issuer: provider.issuer, clientId: provider.client.id, clientSecret: provider.client.secret },
  ...{ name: '辽科统一认证', secondFactor: [] },
  ...over,
});

beforeAll(async () => {
  provider = await startProvider('https://standards.example.cn/sign-in/provider/answer');
  api = await startApi({ oidc: oidcOf() });
});
afterAll(async () => {
  await api.close();
  await provider.stop();
});

const keep = (command: AccountCommand, at = api) =>
  keepAccount(at.db, { account, command, hand: { by: 'machine:test', operator: null, reason: 'test' }, now: at.now });

async function opened(role: 'expert' | 'secretariat' = 'expert', at = api): Promise<string> {
  const name = `sun.${(count += 1)}`;
  const seed = { account: name, secret, person: name, name: '孙丽', grants: [{ role, organisation: society }] };
  await ensureAccounts(at.db, [seed], { now: at.now, cost: { memoryKib: 64, passes: 1 } });
  return name;
}

/** As the operator links it on the command line. */
const linked = async (at = api): Promise<void> => {
  const identity = { issuer: provider.issuer, subject: account };
  expect(await keep({ type: 'linkIdentity', identity, holder: null }, at)).toMatchObject({ ok: true });
};

beforeEach(async () => {
  api.now += 600_000;
  account = await opened();
  browser = new Surfer(api.url);
  provider.who = { subject: account };
});

/** To the provider and back, as far as the address it sends the browser to. */
async function away(by = browser, path = '/sign-in/provider'): Promise<URL> {
  const sent = await by.open(path, { 'sec-fetch-site': 'same-origin' });
  expect(sent.status, sent.html).toBe(303);
  return provider.visit(sent.to ?? '');
}
const back = ({ pathname, search }: URL, by = browser): Promise<Answered> => by.open(`${pathname}${search}`, { 'sec-fetch-site': 'cross-site' });
const through = async (by = browser, path?: string): Promise<Answered> => back(await away(by, path), by);
const isIn = async (by = browser): Promise<boolean> => (await by.open('/')).html.includes('孙丽');

describe('given an account that is linked to an identity', () => {
  beforeEach(() => linked());

  it('XG8 the button leads to the provider, and its word signs in: in a new session, back where one was', async () => {
    const page = await browser.open('/sign-in?next=/standards');
    expect(page.html).toContain('href="/sign-in/provider?next=%2Fstandards"');
    expect(page.html).toContain('用辽科统一认证登录');
    const sent = new URL((await browser.open('/sign-in/provider?next=/standards')).to ?? '');
    expect(Object.fromEntries(sent.searchParams)).toMatchObject({
      ...{ response_type: 'code', scope: 'openid', client_id: 'biaocheng', code_challenge_method: 'S256' },
      redirect_uri: 'https://standards.example.cn/sign-in/provider/answer',
    });
    const answer = await back(await provider.visit(sent.href));
    expect([answer.status, answer.to]).toEqual([303, '/standards']);
    expect(answer.headers.get('set-cookie')).toMatch(/^__Host-biaocheng=[\w.-]+; Path=\/; Max-Age=3600; Secure; HttpOnly; SameSite=Lax$/);
    expect(await isIn()).toBe(true);
    const first = browser.cookie;
    await through();
    expect(browser.cookie).not.toBe(first);
    expect((await new Surfer(api.url).open('/en/sign-in')).html).toContain('Sign in by <span lang="zh-CN">辽科统一认证</span>');
  });

  it('XG8 an answer that this browser did not ask for signs nobody in: another state, another browser, none begun, too late', async () => {
    const came = await away();
    const changed = new URL(came);
    changed.searchParams.set('state', 'x'.repeat(43));
    const wrong = await back(changed);
    expect([wrong.status, browser.cookie]).toEqual([403, '']);
    expect(wrong.html).toContain('这次登录不是从本浏览器开始的');
    const victim = new Surfer(api.url);
    expect((await back(came, victim)).status).toBe(403);
    await away(victim);
    expect((await back(came, victim)).status).toBe(403);
    expect(victim.cookie).toBe('');
    api.now += 901_000;
    expect((await back(came)).status).toBe(403);
    expect(browser.cookie).toBe('');
  });

  it('XG8 a code is good once', async () => {
    const came = await away();
    expect((await back(came)).status).toBe(303);
    const other = new Surfer(api.url);
    for (const [name, value] of browser.kept) other.kept.set(name, value);
    const again = await back(came, other);
    expect([again.status, other.cookie]).toEqual([403, '']);
    expect(again.html).toContain('没有确认这次登录');
  });

  it('XG8 the answer of another issuer is not taken, nor one that says nothing, and who gives up there is not in', async () => {
    const came = await away();
    const foreign = new URL(came);
    foreign.searchParams.set('iss', 'https://evil.example');
    expect([(await back(foreign)).status, browser.cookie]).toEqual([403, '']);
    for (const answer of [`?state=${came.searchParams.get('state') ?? ''}`, '', '?code=a&code=b&state=c'])
      expect((await browser.open(`/sign-in/provider/answer${answer}`)).status).toBe(403);
    provider.who = 'givesUp';
    const gaveUp = await through(browser, '/en/sign-in/provider');
    expect([gaveUp.status, browser.cookie]).toEqual([403, '']);
    expect(gaveUp.html).toContain('The provider did not vouch');
    expect(gaveUp.html).toContain('lang="en"');
  });

  it('XG8 no other site sends somebody there', async () => {
    for (const site of ['cross-site', 'same-site']) {
      const sent = await browser.open('/sign-in/provider', { 'sec-fetch-site': site });
      expect([sent.status, sent.to, browser.kept.size]).toEqual([403, null, 0]);
    }
  });

  it('XG8 an account that is locked does not come in, and reads like one that is not there', async () => {
    await keep({ type: 'lockAccount' });
    const locked = await through();
    const nobody = new Surfer(api.url);
    provider.who = { subject: 'somebody else' };
    const unknown = await through(nobody);
    expect([locked.status, unknown.status, browser.cookie, nobody.cookie]).toEqual([403, 403, '', '']);
    for (const one of [locked, unknown]) expect(one.html).toContain('还没有关联可以登录的账号');
  });

  it('XG8 signing out says that the session there may go on; unlinked, the provider’s word opens nothing and what it opened has ended', async () => {
    await through();
    const out = await browser.fill('/', {}, '/sign-out');
    expect(out.to).toBe('/signed-out');
    expect((await browser.open('/signed-out')).html).toContain(`href="${provider.issuer}/session/end?client_id=biaocheng`);
    await through();
    const other = new Surfer(api.url);
    await through(other);
    expect((await browser.fill('/account', {}, '/account/identity/unlink')).to).toMatch(/^\/account\?done=unlinked\./);
    expect([await isIn(), await isIn(other)]).toEqual([true, false]);
    expect((await through(new Surfer(api.url))).status).toBe(403);
    expect((await browser.fill('/', {}, '/sign-out')).to).toBe('/');
  });
});

describe('given an identity that no account is linked to', () => {
  it('XG8 its holder links it to the account they have signed in to, with its secret, and comes in by it from then on', async () => {
    await browser.fill('/sign-in', { account, secret });
    expect((await browser.open('/account')).html).toContain('href="/sign-in/provider?next=%2Faccount"');
    const asked = await through(browser, '/sign-in/provider?next=/account');
    expect(asked.status).toBe(200);
    expect(asked.html).toContain('关联到我的账号');
    const form = formTo(asked, '/account/identity');
    const wrong = await browser.send('/account/identity', { ...form, secret: 'not the secret' });
    expect([wrong.status, (await accountOf(api.db, { issuer: provider.issuer, subject: account })) === null]).toEqual([401, true]);
    expect((await browser.send('/account/identity', { ...form, secret }, { origin: 'https://evil.example' })).status).toBe(403);
    expect((await browser.send('/account/identity', { ...form, secret })).to).toMatch(/^\/account\?done=linked\./);
    const fresh = new Surfer(api.url);
    expect((await through(fresh)).status).toBe(303);
    expect(await isIn(fresh)).toBe(true);
    const record = await api.db.collection('accountRecords').findOne({ account, what: 'linkIdentity' });
    expect(record).toMatchObject({ by: `account:${account}`, identity: { issuer: provider.issuer, subject: account } });
    const twice = await browser.send('/account/identity', { ...form, secret });
    expect([twice.status, twice.html.includes('已关联一个外部身份')]).toEqual([409, true]);
  });

  it('XG8 it is linked to one account only, and not by a ticket that is over, forged or of another kind', async () => {
    await linked();
    const other = new Surfer(api.url);
    const subject = account;
    account = await opened();
    await other.fill('/sign-in', { account, secret });
    provider.who = { subject: `${subject}.new` };
    const ticket = formTo(await through(other), '/account/identity')['ticket'] ?? '';
    const send = async (brought: string) =>
      other.send('/account/identity', { ...formTo(await other.open('/'), '/sign-out'), ticket: brought, secret });
    for (const bad of ['x', `${ticket}x`, `x${ticket}`, ticket.replace(/\..*/, '.')]) expect((await send(bad)).status).toBe(403);
    const taken = { issuer: provider.issuer, subject };
    expect(await keep({ type: 'linkIdentity', identity: taken, holder: subject })).toMatchObject({ ok: false, error: { code: 'IDENTITY_TAKEN' } });
    await expect(keep({ type: 'linkIdentity', identity: taken, holder: null })).rejects.toThrow('in the same moment');
    api.now += 301_000;
    expect((await send(ticket)).status).toBe(403);
  });
});

describe('given a provider that does not answer', () => {
  afterEach(() => provider.start());

  it('XG8 the page says so, and signing in by the secret goes on; once it is there again, so is the button', async () => {
    const fresh = await startApi({ oidc: oidcOf() });
    try {
      account = await opened('expert', fresh);
      await linked(fresh);
      await provider.stop();
      const visitor = new Surfer(fresh.url);
      for (const lang of ['', '/en']) {
        const down = await visitor.open(`${lang}/sign-in/provider?next=/standards`);
        expect(down.status).toBe(503);
        expect(down.html).toContain(lang === '' ? '统一身份认证现在没有应答' : 'does not answer now');
        expect(formTo(down, `${lang}/sign-in`)['next']).toBe('/standards');
      }
      expect((await visitor.fill('/sign-in', { account, secret })).to).toBe('/');
      expect((await visitor.fill('/', {}, '/sign-out')).to).toBe('/signed-out');
      expect((await visitor.open('/signed-out')).html).toContain('请也在那里退出');
      await provider.start();
      provider.who = { subject: account };
      const came = await away(visitor);
      await provider.stop();
      expect((await back(came, visitor)).status).toBe(503);
      await provider.start();
      expect((await back(came, visitor)).status).toBe(303);
      await provider.stop();
    } finally {
      await fresh.close();
    }
  });
});

describe('given an office', () => {
  /** An account with an authenticator of ours. */
  async function enrolled(): Promise<string> {
    await browser.fill('/sign-in', { account, secret });
    const offered = await browser.fill('/account/second-factor', { secret });
    const form = formTo(offered, '/account/second-factor');
    await browser.send('/account/second-factor', { ...form, code: codeAt(form['seed'] ?? '', api.now) });
    await browser.fill('/', {}, '/sign-out');
    api.now += 60_000;
    return form['seed'] ?? '';
  }
  beforeEach(async () => {
    account = await opened('secretariat');
    provider.who = { subject: account, amr: ['pwd', 'otp', 'mfa'], acr: 'silver' };
    await linked();
  });

  it('XG8 that has an authenticator here is asked for its code, whatever the provider says, unless the settings let its word count', async () => {
    const seed = await enrolled();
    const asked = await through(browser, '/sign-in/provider?next=/standards');
    expect([asked.status, browser.cookie]).toEqual([200, '']);
    const done = await browser.send('/sign-in', { ...formTo(asked, '/sign-in'), code: codeAt(seed, api.now) });
    expect(done.to).toBe('/standards');
  });

  it('XG8 whose provider’s word counts has shown it there, when it did; and without such a word it is asked here', async () => {
    const trusting = await startApi({ oidc: oidcOf({ secondFactor: ['mfa', 'gold'] }) });
    try {
      trusting.now = Date.now();
      account = await opened('secretariat', trusting);
      await linked(trusting);
      const shown = async (who: object): Promise<unknown> => {
        provider.who = { subject: account, ...who };
        const visitor = new Surfer(trusting.url);
        const sent = await visitor.open('/sign-in/provider');
        expect(new URL(sent.to ?? '').searchParams.get('max_age')).toBe('900');
        const { to } = await back(await provider.visit(sent.to ?? ''), visitor);
        const session = await trusting.ask('GET', '/sessions/current', { headers: { cookie: `__Host-biaocheng=${visitor.cookie}` } });
        return [to?.startsWith('/account/second-factor'), (session.body['secondFactor'] as { shownUntil: string | null }).shownUntil !== null];
      };
      expect(await shown({ amr: ['pwd', 'mfa'] })).toEqual([false, true]);
      expect(await shown({ acr: 'gold' })).toEqual([false, true]);
      expect(await shown({ amr: ['pwd'], acr: 'silver' })).toEqual([true, false]);
      expect(await shown({})).toEqual([true, false]);
    } finally {
      await trusting.close();
    }
  });
});

describe('given no provider in the settings', () => {
  it('XG8 there is no button, and nothing behind it', async () => {
    const plain = await startApi();
    try {
      const visitor = new Surfer(plain.url);
      expect((await visitor.open('/sign-in')).html).not.toContain('/sign-in/provider');
      expect((await visitor.open('/sign-in/provider')).status).toBe(404);
      expect((await plain.ask('GET', '/sessions/provider')).body['code']).toBe('PROVIDER_NOT_SET');
    } finally {
      await plain.close();
    }
  });
});
