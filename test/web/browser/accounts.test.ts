import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureAccounts } from '../../../api/accounts/ensure-accounts.js';
import { codeAt } from '../../support/authenticator.js';
import { society, startApi, type TestApi } from '../town.js';
import { openBrowser } from './browser.js';
import { checkPage } from './page-check.js';

const secret = 'a long enough secret';
let api: TestApi;
let browser: Browser;
let seed = '';

const account = (name: string, role: 'expert' | 'secretariat') => ({
  ...{ account: name, secret, person: name, name: '欧阳静怡', grants: [{ role, organisation: society }] },
});

/** A provider whose button stands there and that does not answer. */
const away = { issuer: 'http://127.0.0.1:9', clientId: 'biaocheng', clientSecret: null, name: '辽宁省示例大学统一身份认证平台', secondFactor: [] };

beforeAll(async () => {
  api = await startApi({ oidc: away });
  browser = await openBrowser();
  const seeds = [account('ouyang', 'expert'), account('office', 'secretariat'), account('coded', 'secretariat'), account('fresh', 'expert')];
  await ensureAccounts(api.db, seeds, { now: api.now, cost: { memoryKib: 64, passes: 1 } });
  await api.db.collection<{ _id: string }>('accounts').updateOne({ _id: 'fresh' }, { $set: { oneTimeUntil: api.now + 3_600_000 } });
  const token = String((await api.ask('POST', '/sessions', { body: { account: 'coded', secret } })).body['token']);
  seed = String((await api.ask('POST', '/me/second-factor', { token, body: { secret } })).body['secret']);
  await api.ask('POST', '/me/second-factor/confirm', { token, body: { code: codeAt(seed, api.now) } });
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await api?.close();
});

const send = (page: Page): Promise<void> => page.locator('main button[type=submit]').first().click();
const typed =
  (fields: Record<string, string>) =>
  async (page: Page): Promise<void> => {
    for (const [name, value] of Object.entries(fields)) await page.locator(`main [name=${name}]`).fill(value);
    await send(page);
    await page.waitForLoadState();
  };
const signIn = (name: string) => typed({ account: name, secret });

/** A page of somebody who has signed in, in the language of the sign-in. */
const signedInTo =
  (path: string) =>
  async (page: Page): Promise<void> => {
    const { origin, pathname } = new URL(page.url());
    await signIn('ouyang')(page);
    await page.goto(`${origin}${pathname.startsWith('/en/') ? '/en' : ''}${path}`);
  };

type Sight = { readonly name: string; readonly path: string; readonly reach?: (page: Page) => Promise<void> };
const sights: readonly Sight[] = [
  { name: 'sign-in', path: '/sign-in' },
  { name: 'sign-in-empty', path: '/sign-in', reach: send },
  { name: 'sign-in-wrong', path: '/sign-in', reach: typed({ account: 'ouyang', secret: 'not it' }) },
  { name: 'sign-in-code', path: '/sign-in', reach: signIn('coded') },
  {
    name: 'sign-in-code-wrong',
    path: '/sign-in',
    reach: async (page) => {
      await signIn('coded')(page);
      await typed({ code: '000000' })(page);
    },
  },
  { name: 'sign-in-provider-away', path: '/sign-in/provider?next=/standards' },
  { name: 'sign-in-provider-unasked', path: '/sign-in/provider/answer?code=x&state=y' },
  { name: 'signed-out', path: '/signed-out' },
  { name: 'new-secret', path: '/sign-in', reach: signIn('fresh') },
  {
    name: 'new-secret-weak',
    path: '/sign-in/new-secret',
    reach: typed({ account: 'fresh', secret, newSecret: 'password2026!', again: 'password2026!' }),
  },
  { name: 'signed-in', path: '/sign-in?next=/consultations', reach: signIn('ouyang') },
  { name: 'account', path: '/sign-in', reach: signedInTo('/account') },
  { name: 'account-secret', path: '/sign-in', reach: signedInTo('/account/secret') },
  { name: 'account-token', path: '/sign-in', reach: signedInTo('/account/tokens/new') },
  { name: 'enrol', path: '/sign-in', reach: signIn('office') },
  {
    name: 'enrol-key',
    path: '/sign-in',
    reach: async (page) => {
      await signIn('office')(page);
      await typed({ secret })(page);
    },
  },
];

/** Browsers write into their console that a page came with a status of refusal; it is meant to. */
const isMeant = (fault: string): boolean => /status of (4\d\d|503)/.test(fault);

describe('given the pages of accounts', () => {
  it.each(sights)(
    '$name reads well at every width in both languages',
    async ({ name, path, reach }) => {
      const faults: string[] = [];
      for (const lang of ['zh', 'en'] as const) {
        const url = `${api.url}${lang === 'en' ? '/en' : ''}${path}`;
        faults.push(...(await checkPage(browser, { url, name, lang, ...(reach === undefined ? {} : { reach }) })));
      }
      expect(faults.filter((fault) => !isMeant(fault))).toEqual([]);
    },
    200_000,
  );
});
