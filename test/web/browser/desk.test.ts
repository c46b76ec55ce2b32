import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Browser } from 'playwright-core';
import { signedIn } from '../member.js';
import { society, startApi, walkTo, type TestApi } from '../town.js';
import { openBrowser } from './browser.js';
import { checkPage } from './page-check.js';

let api: TestApi;
let browser: Browser;
let cookie = '';
beforeAll(async () => {
  [api, browser] = await Promise.all([startApi(), openBrowser()]);
  await api.token('wang', { role: 'officer', organisation: society });
  cookie = (await signedIn(api, { person: 'wang', name: '王经办', grants: [{ role: 'officer', organisation: society }] })).cookie;
  await walkTo(api, '20.20');
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await api?.close();
});

const shown = [
  { name: 'desk', path: '/desk' },
  { name: 'desk-record', path: '/desk/projects/p1' },
  { name: 'desk-act', path: '/desk/projects/p1/attach-document' },
  { name: 'desk-ballot', path: '/desk/begin/ballots' },
  { name: 'desk-shut', path: '/desk/projects/p1/publish' },
] as const;

it.each(shown)(
  '$name reads well at every width in both languages',
  async ({ name, path }) => {
    const faults: string[] = [];
    for (const lang of ['zh', 'en'] as const)
      faults.push(...(await checkPage(browser, { url: `${api.url}${lang === 'en' ? '/en' : ''}${path}`, name, lang, cookie })));
    expect(faults.filter((fault) => !fault.includes('409'))).toEqual([]);
  },
  200_000,
);
