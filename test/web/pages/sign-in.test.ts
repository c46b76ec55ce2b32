import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ensureAccounts } from '../../../api/accounts/ensure-accounts.js';
import { keepAccount } from '../../../api/accounts/keep-account.js';
import { codeAt } from '../../support/authenticator.js';
import { society, startApi, type TestApi } from '../town.js';
import { formTo, Surfer } from '../visitor.js';

const secret = 'a long enough secret';
const fresh = 'rowing across four quiet rivers';
let api: TestApi;
let account = '';
let count = 0;
let browser: Surfer;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

async function opened(role: 'expert' | 'secretariat' = 'expert'): Promise<string> {
  const name = `zhao.${(count += 1)}`;
  const seed = { account: name, secret, person: name, name: '赵敏', grants: [{ role, organisation: society }] };
  await ensureAccounts(api.db, [seed], { now: api.now, cost: { memoryKib: 64, passes: 1 } });
  return name;
}
beforeEach(async () => {
  api.now += 600_000;
  account = await opened();
  browser = new Surfer(api.url);
});

const signIn = (fields: object = {}, path = '/sign-in') => browser.fill(path, { account, secret, ...fields });
/** An account with an authenticator, by its own pages. */
async function enrolled(): Promise<string> {
  account = await opened('secretariat');
  const asked = await signIn();
  expect(asked.to).toBe('/account/second-factor?next=%2F');
  const offered = await browser.fill('/account/second-factor', { secret });
  const seed = formTo(offered, '/account/second-factor')['seed'] ?? '';
  const done = await browser.send('/account/second-factor', { ...formTo(offered, '/account/second-factor'), code: codeAt(seed, api.now) });
  expect([done.status, done.to]).toEqual([303, '/account']);
  api.now += 60_000;
  return seed;
}

describe('given an account and its secret', () => {
  it('the browser is signed in by a cookie no script reads, and every page says who that is, with the way out', async () => {
    expect((await browser.open('/')).html).toContain('href="/sign-in"');
    const answer = await signIn();
    expect([answer.status, answer.to]).toEqual([303, '/']);
    expect(answer.headers.get('set-cookie')).toMatch(/^__Host-biaocheng=[\w.-]+; Path=\/; Max-Age=3600; Secure; HttpOnly; SameSite=Lax$/);
    const home = await browser.open('/en/standards');
    for (const part of ['赵敏', 'href="/en/work"', 'href="/en/account"', 'action="/en/sign-out"']) expect(home.html).toContain(part);
    expect(home.headers.get('cache-control')).toBe('no-store');
    expect((await browser.open('/sign-in?next=/standards')).to).toBe('/standards');
  });

  it('signing out takes the form of a page: it ends the session, and a link does nothing', async () => {
    await signIn();
    const kept = browser.cookie;
    expect((await browser.open('/sign-out')).status).toBe(404);
    expect((await browser.open('/')).html).toContain('赵敏');
    expect((await browser.fill('/', {}, '/sign-out')).to).toBe('/');
    expect(browser.cookie).toBe('');
    browser.cookie = kept;
    expect((await browser.open('/')).html).not.toContain('赵敏');
  });

  it.each(['/en', ''])('what is wrong is said, with what was typed except the secret, in the language of the page (%s)', async (prefix) => {
    const path = `${prefix}/sign-in`;
    const empty = await browser.fill(path, { account: '', secret: '' });
    expect(empty.status).toBe(422);
    expect(empty.html).toContain('href="#account"');
    expect(empty.html).toContain('href="#secret"');
    const wrong = await browser.fill(path, { account, secret: 'not the secret' });
    expect(wrong.status).toBe(401);
    expect(wrong.html).toContain(prefix === '' ? '账号或口令不正确' : 'The account or the secret is wrong');
    expect(formTo(wrong, path)).toMatchObject({ account, secret: '' });
    expect(wrong.html).not.toContain('not the secret');
    expect(wrong.headers.get('cache-control')).toBe('no-store');
    expect((await browser.fill(path, { account: 'x'.repeat(300), secret: 'y' })).status).toBe(400);
  });

  it('a locked account reads like a wrong secret, so that nobody learns of it, and the page says whom to ask', async () => {
    const hand = { by: 'operator', operator: 'test', reason: 'left' };
    await keepAccount(api.db, { account, command: { type: 'lockAccount' }, hand, now: api.now });
    const locked = await signIn();
    expect([locked.status, browser.cookie]).toEqual([401, '']);
    expect(locked.html).toContain('账号被锁定');
    expect(locked.html).toContain('系统管理员');
  });
});

describe('given an address to come back to', () => {
  it.each(['/standards?q=%E6%9C%BA&page=2', '/en/projects'])('%s is where one is after signing in', async (next) => {
    const path = `/sign-in?next=${encodeURIComponent(next)}`;
    expect((await signIn({}, path)).to).toBe(next);
  });

  it.each([
    ...['//evil.example', '/\\evil.example', 'https://evil.example/', 'javascript:alert(1)', '/\t/evil.example', '/\n/evil.example'],
    ...['\\\\evil.example', '///evil.example', 'evil.example', '/ok\r\nSet-Cookie: a=b', `/${'a'.repeat(2000)}`, '/\u0000', '', ' //evil.example'],
  ])('%.40j is not: the home page is', async (next) => {
    expect((await signIn({}, `/sign-in?next=${encodeURIComponent(next)}`)).to).toBe('/');
    const other = new Surfer(api.url);
    expect((await other.send('/sign-in', { account, secret, next })).to).toBe('/');
  });

  it('a page that nobody may see without an account leads to signing in, and back', async () => {
    const asked = await browser.open('/en/account/second-factor?next=/en/standards');
    const path = '/en/sign-in?next=%2Fen%2Faccount%2Fsecond-factor%3Fnext%3D%2Fen%2Fstandards';
    expect([asked.status, asked.to]).toEqual([303, path]);
    expect((await signIn({}, path)).to).toBe('/en/account/second-factor?next=/en/standards');
    expect((await browser.open('/en/account/second-factor?next=/en/standards')).status).toBe(200);
  });

  it('what is not there for nobody may be there for somebody: the page says how to come in', async () => {
    expect((await browser.open('/consultations/none')).html).toContain('/sign-in?next=%2Fconsultations%2Fnone');
    await signIn();
    expect((await browser.open('/consultations/none')).html).not.toContain('/sign-in?');
  });
});

describe('given a page of another site', () => {
  it.each<Record<string, string>>([
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: 'http://127.0.0.1:1' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ])('it signs nobody in: %j', async (headers) => {
    const answer = await browser.send('/sign-in', { account, secret }, headers);
    expect([answer.status, browser.cookie]).toEqual([403, '']);
  });

  it('it signs nobody out, and neither does a form without its token or with that of another session', async () => {
    const other = new Surfer(api.url);
    await other.fill('/sign-in', { account, secret });
    const foreign = formTo(await other.open('/'), '/sign-out')['formToken'] ?? '';
    await signIn();
    const { formToken = '' } = formTo(await browser.open('/'), '/sign-out');
    const kept = browser.cookie;
    expect((await browser.send('/sign-out', { formToken }, { origin: 'https://evil.example' })).status).toBe(403);
    expect((await browser.send('/sign-out', {})).status).toBe(403);
    expect((await browser.send('/sign-out', { formToken: foreign })).status).toBe(403);
    expect((await browser.send('/sign-out', { formToken }, {})).status).toBe(403);
    expect(browser.cookie).toBe(kept);
    expect((await browser.open('/')).html).toContain('赵敏');
  });

  it('a session it planted is not the one after signing in, and ends', async () => {
    const attacker = new Surfer(api.url);
    await attacker.fill('/sign-in', { account: await opened(), secret });
    browser.cookie = attacker.cookie;
    const planted = browser.cookie;
    await browser.send('/sign-in', { account, secret });
    expect(browser.cookie).not.toBe(planted);
    expect((await attacker.open('/')).html).not.toContain('赵敏');
    expect((await browser.open('/')).html).toContain('赵敏');
    const stranger = new Surfer(api.url);
    stranger.cookie = 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa';
    expect((await stranger.send('/sign-in', { account, secret })).status).toBe(303);
    expect(stranger.cookie).not.toContain('aaaaaaaa');
  });
});

describe('given a one-time secret', () => {
  const oneTime = 'one time only 0001';
  const path = '/sign-in/new-secret';
  beforeEach(async () => {
    await api.db.collection<{ _id: string }>('accounts').updateOne({ _id: account }, { $set: { oneTimeUntil: api.now + 3_600_000 } });
  });

  it('it leads to choosing one of one’s own, and that signs in', async () => {
    const asked = await signIn({}, '/sign-in?next=/standards');
    expect([asked.status, browser.cookie]).toEqual([200, '']);
    expect(asked.html).toContain('设定自己的口令');
    const form = formTo(asked, path);
    expect(form).toMatchObject({ account, next: '/standards', secret: '' });
    const done = await browser.send(path, { ...form, secret, newSecret: fresh, again: fresh });
    expect(done.to).toBe('/standards');
    expect((await browser.open('/')).html).toContain('赵敏');
    const again = new Surfer(api.url);
    expect((await again.fill('/sign-in', { account, secret })).status).toBe(401);
    expect((await again.fill('/sign-in', { account, secret: fresh })).status).toBe(303);
  });

  it.each([
    ['短的', '短的', '至少 12 个字符'],
    [fresh, `${fresh}!`, '两次输入的新口令不一致'],
    [secret, secret, '新口令与原口令相同'],
    ['123456789012', '123456789012', '字符连续排列'],
    ['aaaaaaaaaaaaaa', 'aaaaaaaaaaaaaa', '少数字符反复出现'],
    ['password2026!', 'password2026!', '常见的、已泄露的口令'],
    [`${society}1`, `${society}1`, '几乎相同'],
    ['好长'.repeat(101), '好长'.repeat(101), '最多 200 个字符'],
  ])('%.30s is not taken: the page says why, and shows no secret', async (newSecret, again, why) => {
    const refused = await browser.send(path, { account, secret, newSecret, again });
    expect(refused.status).toBe(422);
    expect(refused.html).toContain(why);
    expect(refused.html).not.toContain(`value="${newSecret}"`);
    expect(formTo(refused, path)).toMatchObject({ account, secret: '', newSecret: '', again: '' });
  });

  it('a wrong one-time secret changes nothing', async () => {
    const refused = await browser.send(path, { account, secret: oneTime, newSecret: fresh, again: fresh });
    expect([refused.status, browser.cookie]).toEqual([401, '']);
    expect(refused.html).toContain('账号或口令不正确');
  });

  it('where there is an authenticator its code is asked for too', async () => {
    await api.db.collection<{ _id: string }>('accounts').updateOne({ _id: account }, { $set: { oneTimeUntil: null } });
    const seed = await enrolled();
    await api.db.collection<{ _id: string }>('accounts').updateOne({ _id: account }, { $set: { oneTimeUntil: api.now + 3_600_000 } });
    browser = new Surfer(api.url);
    const asked = await browser.send(path, { account, secret, newSecret: fresh, again: fresh });
    expect([asked.status, asked.html.includes('六位验证码')]).toEqual([422, true]);
    const typed = { ...formTo(asked, path), secret, newSecret: fresh, again: fresh };
    expect((await browser.send(path, { ...typed, code: codeAt(seed, api.now - 3_600_000) })).status).toBe(401);
    expect((await browser.send(path, { ...typed, code: codeAt(seed, api.now) })).status).toBe(303);
  });
});

describe('given an office', () => {
  it('it is asked to enrol an authenticator, may do so later, and a wrong code costs no key', async () => {
    account = await opened('secretariat');
    expect((await signIn({ next: '/standards' })).to).toBe('/account/second-factor?next=%2Fstandards');
    const page = await browser.open('/account/second-factor?next=%2Fstandards');
    expect(page.html).toContain('href="/standards"');
    const path = '/account/second-factor';
    expect((await browser.send(path, { ...formTo(page, path), secret: 'wrong' })).status).toBe(401);
    const offered = await browser.send(path, { ...formTo(page, path), secret });
    expect(offered.html).toMatch(/href="otpauth:\/\/totp\/[^"]*secret=/);
    expect(offered.headers.get('cache-control')).toBe('no-store');
    const { seed = '' } = formTo(offered, path);
    expect(offered.html.replaceAll(' ', '')).toContain(`>${seed}<`);
    const wrong = await browser.send(path, { ...formTo(offered, path), code: codeAt(seed, api.now - 3_600_000) });
    expect([wrong.status, formTo(wrong, path)['seed']]).toEqual([401, seed]);
    const unread = await browser.send(path, { ...formTo(offered, path), code: '12' });
    expect([unread.status >= 400 && unread.status < 500, unread.html.includes('六位数字')]).toEqual([true, true]);
    const done = await browser.send(path, { ...formTo(wrong, path), code: codeAt(seed, api.now) });
    expect(done.to).toBe('/standards');
  });

  it('with an authenticator it types the secret, then the code, which is good once', async () => {
    const seed = await enrolled();
    browser = new Surfer(api.url);
    const asked = await signIn({ next: '/projects' });
    expect([asked.status, browser.cookie]).toEqual([200, '']);
    expect(asked.html).not.toContain(secret);
    const form = formTo(asked, '/sign-in');
    const code = codeAt(seed, api.now);
    expect((await browser.send('/sign-in', { ...form, code: '' })).status).toBe(422);
    expect((await browser.send('/sign-in', { ...form, code: 'abc' })).html).toContain('六位数字');
    const wrong = await browser.send('/sign-in', { ...form, code: codeAt(seed, api.now - 3_600_000) });
    expect([wrong.status, formTo(wrong, '/sign-in')['ticket']]).toEqual([401, form['ticket']]);
    expect(wrong.html).toContain('验证码不正确、已过期或已用过');
    const done = await browser.send('/sign-in', { ...form, code });
    expect(done.to).toBe('/projects');
    const replayed = await new Surfer(api.url).send('/sign-in', { ...form, code });
    expect(replayed.status).toBe(401);
  });

  it('the step is over after five minutes, with a changed secret, and with a ticket that is not ours', async () => {
    const seed = await enrolled();
    browser = new Surfer(api.url);
    const form = formTo(await signIn(), '/sign-in');
    const forged = `${Buffer.from(JSON.stringify([account, 0, api.now + 1e9])).toString('base64url')}.${(form['ticket'] ?? '').split('.')[1] ?? ''}`;
    for (const ticket of [forged, 'x', '', `${form['ticket'] ?? ''}x`]) {
      const answer = await browser.send('/sign-in', { ...form, ticket, code: codeAt(seed, api.now) });
      expect([answer.status >= 400 && answer.status < 500, browser.cookie]).toEqual([true, '']);
    }
    api.now += 301_000;
    const late = await browser.send('/sign-in', { ...form, code: codeAt(seed, api.now) });
    expect([late.status, late.html.includes('输入验证码的时间已过')]).toEqual([401, true]);
    const moved = formTo(await signIn(), '/sign-in');
    const hand = { by: 'operator', operator: 'test', reason: 'left' };
    await keepAccount(api.db, { account, command: { type: 'lockAccount' }, hand, now: api.now });
    expect((await browser.send('/sign-in', { ...moved, code: codeAt(seed, api.now) })).status).toBe(401);
  });
});

describe('given secrets that are tried too fast', () => {
  const rateLimit = {
    ...{ on: true, perMinuteSubject: 1000, perMinuteAddress: 1000, commentsPerTenMinutes: 5 },
    ...{ loginFailuresPerMinute: 2, loginFailuresPerAddress: 20, loginFailuresPerAccount: 3 },
  };

  it('the page says when to try again, and that the account is not locked', async () => {
    const paced = await startApi({ rateLimit });
    try {
      const surfer = new Surfer(paced.url);
      const attempt = () => surfer.fill('/sign-in', { account: 'wang', secret: 'wrong' });
      for (let n = 0; n < 2; n += 1) expect((await attempt()).status).toBe(401);
      const fast = await attempt();
      expect([fast.status, fast.headers.get('retry-after')]).toEqual([429, '60']);
      expect(fast.html).toContain('尝试过于频繁');
      expect(fast.html).toContain('2026-09-28 10:01:00');
      expect(formTo(fast, '/sign-in')).toMatchObject({ account: 'wang', secret: '' });
      paced.now += 60_000;
      for (let n = 0; n < 2; n += 1) await attempt();
      paced.now += 60_000;
      const hunted = await attempt();
      expect(hunted.status).toBe(429);
      expect(hunted.html).toContain('2026-09-28 10:10:00');
    } finally {
      await paced.close();
    }
  });
});
