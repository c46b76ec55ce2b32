import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../../../repository.js';
import { aComment } from '../../support/comment-round.js';
import { signedIn } from '../member.js';
import { fileDraft, openRound, society, startApi, walkTo, type TestApi } from '../town.js';
import { beginBallot, letterBallot, letterSeats } from '../../support/letter-ballot.js';
import { openBrowser } from './browser.js';
import { keepCookie, pictures } from './page-check.js';

let api: TestApi;
let browser: Browser;
let office: string;
let text: string;
beforeAll(async () => {
  api = await startApi();
  browser = await openBrowser();
  office = await api.token('wang', { role: 'officer', organisation: society }, { role: 'secretariat', organisation: society });
  text = await fileDraft(api);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await api?.close();
});

const round = (id: string): Promise<string> => openRound(api, id, { text });
const comment = async (id: string): Promise<void> => {
  const body = aComment({ draft: text, clause: '4.1' });
  expect((await api.ask('POST', `/consultations/${id}/comments`, { token: office, body })).status).toBe(201);
};
const line = (page: Page) => page.locator('.live p');
const streams = (page: Page, opened: string[]): void =>
  void page.on('request', (request) => (request.url().includes('/api/v1/stream') ? opened.push(request.url()) : null));

async function inBrowser(act: (context: BrowserContext) => Promise<void>, options: object = {}): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, ...options });
  try {
    await act(context);
  } finally {
    await context.close();
  }
}

describe('XL4 given pages about records in a browser', () => {
  it('each says when its record moved and not when another did; one tab holds the stream, and another takes over', async () => {
    const [one, other] = [await round('seen-live'), await round('other-live')];
    await inBrowser(async (context) => {
      const opened: string[] = [];
      const refused: string[] = [];
      const [first, second, third] = [await context.newPage(), await context.newPage(), await context.newPage()];
      for (const page of [first, second, third]) {
        streams(page, opened);
        page.on('console', (message) => (message.type() === 'error' ? refused.push(message.text()) : null));
      }
      await first.goto(`${api.url}/consultations/${one}`);
      await first.waitForEvent('requestfinished', { timeout: 100 }).catch(() => null);
      await second.goto(`${api.url}/en/consultations/${one}`);
      await third.goto(`${api.url}/consultations/${other}`);
      await comment(one);
      await line(first).waitFor({ state: 'visible' });
      await line(second).waitFor({ state: 'visible' });
      expect([await line(first).innerText(), await line(second).innerText()]).toEqual(['有更新 · 查看', 'Something has changed · look']);
      expect([await line(third).isVisible(), opened.length]).toEqual([false, 1]);
      await first.screenshot({ path: join(pictures, 'live-zh-360.png') });
      await first.close();
      await comment(other);
      await line(third).waitFor({ state: 'visible' });
      expect([opened.length, refused]).toEqual([2, []]);
      await second.locator('.live a').click();
      await second.waitForLoadState();
      expect([await line(second).isVisible(), second.url()]).toEqual([false, `${api.url}/en/consultations/${one}`]);
    });
  }, 60_000);

  it('what somebody types stays under their hands, and the look is taken beside it', async () => {
    const id = await round('typed-live');
    await inBrowser(async (context) => {
      const page = await context.newPage();
      await page.goto(`${api.url}/consultations/${id}/comment`);
      await page.locator('textarea[name=text]').fill('正在写的意见');
      await comment(id);
      await line(page).waitFor({ state: 'visible' });
      const [beside] = await Promise.all([context.waitForEvent('page'), page.locator('.live a').click()]);
      await beside.waitForLoadState();
      expect(await page.locator('textarea[name=text]').inputValue()).toBe('正在写的意见');
    });
  }, 60_000);

  it('a page that was made before the record moved and is opened after says so at once', async () => {
    const id = await round('late-live');
    await inBrowser(async (context) => {
      const page = await context.newPage();
      await page.route(
        '**/api/v1/stream**',
        async (route) => {
          await comment(id);
          await route.continue();
        },
        { times: 1 },
      );
      await page.goto(`${api.url}/consultations/${id}`);
      await line(page).waitFor({ state: 'visible' });
    });
  }, 60_000);

  it.each(['projects', 'desk/ballots', 'ballots'])(
    'a page at /%s/… listens, with the session of who reads it',
    async (place) => {
      const member = await signedIn(api, { person: 'm1', grants: [{ role: 'secretariat', organisation: society }] });
      const id = place === 'projects' ? 'p1' : await beginBallot(api, office, letterBallot(letterSeats(5)));
      if (place === 'projects') await walkTo(api, '20.00');
      await inBrowser(async (context) => {
        await keepCookie(context, member.cookie);
        const page = await context.newPage();
        const opened: string[] = [];
        streams(page, opened);
        expect((await page.goto(`${api.url}/${place}/${id}`))?.status()).toBe(200);
        await expect.poll(() => opened.length, { timeout: 5_000 }).toBe(1);
      });
    },
    60_000,
  );

  it('without a script there is no line, and the page is whole', async () => {
    const id = await round('plain-live');
    await inBrowser(
      async (context) => {
        const page = await context.newPage();
        await page.goto(`${api.url}/consultations/${id}`);
        await comment(id);
        expect([await line(page).isVisible(), await page.locator('h1').count()]).toEqual([false, 1]);
      },
      { javaScriptEnabled: false },
    );
  }, 60_000);

  it('its script is small', () => {
    const size = (name: string): number => statSync(join(repositoryRoot, 'web', 'script', name)).size;
    expect(size('live.js') + size('invitation.js') + size('dispositions.js')).toBeLessThan(6_000);
  });
});
