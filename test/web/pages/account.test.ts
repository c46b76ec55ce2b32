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

async function signedIn(role: 'expert' | 'secretariat' = 'expert'): Promise<Surfer> {
  account = `qian.${(count += 1)}`;
  const seed = { account, secret, person: account, name: '钱进', grants: [{ role, organisation: society }] };
  await ensureAccounts(api.db, [seed], { now: api.now, cost: { memoryKib: 64, passes: 1 } });
  return another();
}
async function another(): Promise<Surfer> {
  const one = new Surfer(api.url);
  await one.fill('/sign-in', { account, secret });
  return one;
}
beforeEach(async () => {
  api.now += 600_000;
  browser = await signedIn();
});

async function enrol(): Promise<string> {
  const path = '/account/second-factor';
  const offered = await browser.fill(path, { secret });
  const seed = formTo(offered, path)['seed'] ?? '';
  expect((await browser.send(path, { ...formTo(offered, path), code: codeAt(seed, api.now) })).status).toBe(303);
  return seed;
}

describe('given one’s own account', () => {
  it('the page says who one is, what one is where and since when, in both languages', async () => {
    const hand = { by: 'operator', operator: 'test', reason: 'elected' };
    await keepAccount(api.db, {
      ...{ account, hand, now: api.now },
      command: { type: 'grantRole', grant: { role: 'chair', organisation: society }, override: true },
    });
    browser = await another();
    const page = await browser.open('/account');
    for (const part of ['钱进', '专家', '负责人', '2026-09-28', '至今', '账号授权', '本次']) expect(page.html).toContain(part);
    const english = await browser.open('/en/account');
    for (const part of ['Expert', 'Chair', 'Role of the account']) expect(english.html).toContain(part);
    expect(page.headers.get('cache-control')).toBe('no-store');
    expect((await new Surfer(api.url).open('/en/account')).to).toBe('/en/sign-in?next=%2Fen%2Faccount');
  });

  it('a sign-in elsewhere is ended from here, by the form only, and of one’s own only', async () => {
    const elsewhere = await another();
    const form = /action="(\/account\/sign-ins\/[\w-]+\/end)"/.exec((await browser.open('/account')).html)?.[1] ?? '';
    expect((await browser.open(form)).status).toBe(404);
    expect((await browser.send(form, {})).status).toBe(403);
    const stranger = await signedIn();
    const { formToken: theirs = '' } = formTo(await stranger.open('/'), '/sign-out');
    expect((await stranger.send(form, { formToken: theirs })).status).toBe(404);
    expect((await elsewhere.open('/account')).status).toBe(200);
    const done = await browser.fill('/account', {}, form);
    expect(done.to).toMatch(/^\/account\?done=sign-in\./);
    expect((await browser.open(done.to ?? '')).html).toContain('该登录已退出');
    expect((await elsewhere.open('/account')).status).toBe(303);
  });

  it('the address of one’s calendar is made by a form and shown once; opening a page makes none; it ends by a form', async () => {
    expect((await browser.open('/account')).html).toContain('未设');
    expect((await browser.open('/account/calendar')).status).toBe(404);
    const made = await browser.fill('/account', {}, '/account/calendar');
    expect(made.headers.get('cache-control')).toBe('no-store');
    const address = /https:[^<]*calendar\.ics\?key=[\w-]+/.exec(made.html)?.[0] ?? '';
    const read = async () => (await fetch(address.replace(api.config.publicUrl, api.url))).status;
    expect(await read()).toBe(200);
    const page = (await browser.open('/account')).html;
    expect(page).toContain('换一个地址');
    expect(page).not.toContain('key=');
    expect((await browser.fill('/account', {}, '/account/calendar/end')).to).toMatch(/^\/account\?done=calendar\./);
    expect(await read()).toBe(404);
  });

  it('S10 the hours at which reminders come are chosen by a form and kept; half a choice, or no hour, is shown again with what was typed', async () => {
    const form = '/account/reminders';
    const wrong: readonly Record<string, string>[] = [
      { quietFrom: '22' },
      { quietFrom: '22', quietUntil: '22' },
      { quietFrom: '22', quietUntil: '99' },
      { digestAt: 'morning' },
    ];
    for (const typed of wrong) {
      const again = await browser.fill('/account', typed, form);
      expect([again.status, again.html.includes('请填写 0 至 23 的整点')], JSON.stringify(typed)).toEqual([422, true]);
    }
    const { to } = await browser.fill('/account', { quietFrom: '22', quietUntil: '7', digestAt: '9' }, form);
    const page = await browser.open(to ?? '');
    expect(page.html).toContain('提醒时间已保存');
    expect(formTo(page, form)).toMatchObject({ quietFrom: '22', quietUntil: '7', digestAt: '9' });
    await browser.fill('/account', { quietFrom: '', quietUntil: '', digestAt: '' }, form);
    expect(formTo(await browser.open('/account'), form)).toMatchObject({ quietFrom: '', quietUntil: '', digestAt: '' });
  });

  it('a new secret ends what is open elsewhere and keeps this browser in, under another session', async () => {
    const elsewhere = await another();
    const before = browser.cookie;
    for (const [typed, why] of [
      [{ secret: 'wrong', newSecret: fresh, again: fresh }, '账号或口令不正确'],
      [{ secret, newSecret: fresh, again: 'other' }, '不一致'],
      [{ secret, newSecret: 'qwertyuiop12', again: 'qwertyuiop12' }, '常见的'],
      [{ secret: '', newSecret: fresh, again: fresh }, '请输入口令'],
    ] as const) {
      const refused = await browser.fill('/account/secret', typed);
      expect([refused.status >= 400 && refused.status < 500, refused.html.includes(why)], why).toEqual([true, true]);
      expect(refused.html).not.toContain(fresh);
    }
    const changed = await browser.fill('/account/secret', { secret, newSecret: fresh, again: fresh });
    expect(changed.to).toMatch(/^\/account\?done=secret\./);
    expect(browser.cookie).not.toBe(before);
    expect((await browser.open(changed.to ?? '')).html).toContain('口令已更换');
    expect((await elsewhere.open('/account')).status).toBe(303);
  });

  it.each(['secret', 'sign-in', 'token', 'linked', 'unlinked', 'secret.', `secret.${'x'.repeat(32)}`])(
    'XE28 a link that says something was done says nothing: %s',
    async (done) => {
      const { status, html } = await browser.open(`/account?done=${done}`);
      expect(status).toBe(200);
      for (const words of ['口令已更换', '该登录已退出', '令牌已作废']) expect(html).not.toContain(words);
    },
  );

  it('what was typed in a session that is over is kept, and nothing is done', async () => {
    const form = formTo(await browser.open('/account/tokens/new'), '/account/tokens/new');
    await browser.fill('/', {}, '/sign-out');
    const over = await browser.send('/account/tokens/new', { ...form, name: '每晚归档' });
    expect(over.status).toBe(401);
    expect(formTo(over, '/account/tokens/new')).toMatchObject({ name: '每晚归档' });
  });
});

describe('given a token for a program', () => {
  const path = '/account/tokens/new';

  it('it is shown once, does what it may, is listed, and ends by a form', async () => {
    const empty = await browser.fill(path, { name: '', days: '999' });
    expect(empty.status).toBe(422);
    for (const part of ['href="#name"', 'href="#days"']) expect(empty.html).toContain(part);
    const form = formTo(await browser.open(path), path);
    const { 'scopes.read': _read, ...none } = form;
    expect((await browser.send(path, { ...none, name: 'x' })).html).toContain('请至少选择一项');
    const given = await browser.send(path, { ...form, name: '每晚归档', days: '30' });
    expect([given.status, given.headers.get('cache-control')]).toEqual([200, 'no-store']);
    const token = /Bearer (?:<!-- -->)?([\w.-]{40,})/.exec(given.html)?.[1] ?? '';
    expect((await api.ask('GET', '/me', { token })).body).toMatchObject({ id: account });
    expect((await api.ask('POST', '/me/address', { token, body: { mail: 'a@example.cn' } })).status).toBe(403);
    const page = await browser.open('/account');
    expect(page.html).toContain('每晚归档');
    expect(page.html).not.toContain(token);
    const end = /action="(\/account\/tokens\/[\w-]+\/end)"/.exec(page.html)?.[1] ?? '';
    expect((await browser.fill('/account', {}, end)).to).toMatch(/^\/account\?done=token\./);
    expect((await api.ask('GET', '/me', { token })).status).toBe(401);
  });

  it('an office shows its second factor for it: what was typed is kept, the code is good once, and the token is made with it', async () => {
    browser = await signedIn('secretariat');
    const typed = { ...formTo(await browser.open(path), path), name: '开启征求意见', days: '7', unattended: 'on' };
    const first = await browser.send(path, typed);
    expect(first.html).toContain('请先登记身份验证器');
    expect(formTo(first, path)).toMatchObject({ name: '开启征求意见', unattended: 'on' });
    const seed = await enrol();
    expect((await browser.send(path, formTo(first, path))).html).toContain('令牌已生成');

    api.now += 16 * 60_000;
    const asked = await browser.send(path, { ...formTo(first, path), name: '另一个' });
    expect([asked.status, asked.html.includes('请再次确认是您本人')]).toEqual([200, true]);
    const form = formTo(asked, path);
    expect(form).toMatchObject({ name: '另一个', days: '7', unattended: 'on', 'scopes.read': 'on' });
    const before = browser.cookie;
    for (const [code, status] of [
      ['', 422],
      ['12ab', 400],
      [codeAt(seed, api.now - 3_600_000), 401],
    ] as const) {
      const refused = await browser.send(path, { ...form, stepUpCode: code });
      expect([refused.status, formTo(refused, path)['name']], code).toEqual([status, '另一个']);
    }
    expect((await browser.send(path, { ...form, formToken: '', stepUpCode: codeAt(seed, api.now) })).status).toBe(403);
    expect(browser.cookie).toBe(before);
    const code = codeAt(seed, api.now);
    const done = await browser.send(path, { ...form, stepUpCode: code });
    expect(done.html).toContain('令牌已生成');
    expect(browser.cookie).not.toBe(before);
    api.now += 16 * 60_000;
    expect((await browser.send(path, { ...form, stepUpCode: code })).status).toBe(401);
  });

  it('XE33 a wrong code is said in words of the code, and digits of an input method are digits, on pages and over the API', async () => {
    const wide = (code: string) => code.replaceAll(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
    browser = await signedIn('secretariat');
    const seed = await enrol();
    api.now += 16 * 60_000;
    const form = formTo(await browser.send(path, { ...formTo(await browser.open(path), path), name: '归档' }), path);
    const wrong = await browser.send(path, { ...form, stepUpCode: '12ab' });
    expect([wrong.status, wrong.html.includes('还没有更换'), wrong.html.includes('“代码”')]).toEqual([400, false, false]);
    for (const words of ['还没有确认', '请输入验证器上的六位数字']) expect(wrong.html).toContain(words);
    expect((await browser.send(path, { ...form, stepUpCode: ` ${wide(codeAt(seed, api.now))}　` })).html).toContain('令牌已生成');
    api.now += 60_000;
    const asked = await api.ask('POST', '/sessions', { body: { account, secret, code: wide(codeAt(seed, api.now)) } });
    expect(asked.status).toBe(201);
    const bad = await api.ask('POST', '/sessions', { body: { account, secret, code: '１２ab' } });
    expect([bad.status, JSON.stringify(bad.body)]).toEqual([400, expect.stringContaining('“验证码”须为验证器上的六位数字')]);
  });

  it('what the act refuses after the code comes back as its form, with what was typed', async () => {
    browser = await signedIn('secretariat');
    const seed = await enrol();
    api.now += 16 * 60_000;
    const form = formTo(await browser.send(path, { ...formTo(await browser.open(path), path), name: '归档' }), path);
    const back = await browser.send(path, { ...form, name: ' ', stepUpCode: codeAt(seed, api.now) });
    expect([back.status, back.html.includes('请写明令牌的名称')]).toEqual([422, true]);
    expect((await browser.send(path, { ...formTo(back, path), name: '归档' })).html).toContain('令牌已生成');
  });

  it('an authenticator is changed by who shows the one they have', async () => {
    browser = await signedIn('secretariat');
    const seed = await enrol();
    api.now += 16 * 60_000;
    const factor = '/account/second-factor';
    const asked = await browser.fill(factor, { secret });
    expect(asked.html).toContain('请再次确认是您本人');
    expect(asked.html).not.toContain(secret);
    const again = await browser.send(factor, { ...formTo(asked, factor), stepUpCode: codeAt(seed, api.now) });
    expect([again.status, again.html.includes('更换身份验证器')]).toEqual([422, true]);
    expect((await browser.send(factor, { ...formTo(again, factor), secret })).html).toContain('otpauth://totp/');
  });
});
