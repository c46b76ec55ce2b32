import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { HttpPilots } from '../../support/http-pilots.js';
import { startApi, type TestApi } from '../town.js';
import { openBrowser } from './browser.js';
import { checkPage } from './page-check.js';

let api: TestApi;
let browser: Browser;
let pages: { readonly [name: string]: string } = {};

/** A call, a pilot at its mid-term check that one department has looked at, and the desk is there for who signs in. */
beforeAll(async () => {
  api = await startApi();
  browser = await openBrowser();
  const people = await HttpPilots.over(api);
  const { call, pilot } = await people.applied();
  await people.ordered(pilot);
  await people.dayOf(pilot, 'midTerm');
  await people.done(pilot, 'civil', 'decideMidTerm', { department: 'civil', opinion: 'continue', reason: '年检合格' });
  const path = (href: string): string => href.replace('/api/v1', '');
  pages = { pilots: '/pilots', 'pilot-call': path(call), pilot: path(pilot) };
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await api?.close();
});

it.each(['pilots', 'pilot-call', 'pilot'])(
  'C1 %s reads well at every width in both languages',
  async (name) => {
    const faults: string[] = [];
    for (const lang of ['zh', 'en'] as const) {
      const address = pages[name] ?? '';
      faults.push(...(await checkPage(browser, { url: `${api.url}${lang === 'en' ? `/en${address}` : address}`, name, lang })));
    }
    expect(faults).toEqual([]);
  },
  400_000,
);
