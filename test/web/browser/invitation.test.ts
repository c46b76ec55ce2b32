import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { beginBallot, letterBallot, letterSeats, society } from '../../support/letter-ballot.js';
import { enrolled, signedIn, type Member } from '../member.js';
import { startApi, type TestApi } from '../town.js';
import { openBrowser } from './browser.js';
import { checkPage } from './page-check.js';

const grants = [{ role: 'secretariat', organisation: society }] as const;
let api: TestApi;
let browser: Browser;
let office: Member;
/** The session of the same office, with its second factor shown. */
let shown = '';
let ballot: string;
let secret: string;

beforeAll(async () => {
  api = await startApi({ mails: true });
  browser = await openBrowser();
  const token = await api.token('secretary', grants[0]);
  ballot = await beginBallot(api, token, { ...letterBallot(letterSeats(5)), question: '是否同意《移动搬运机器人电池更换站 安全要求》的送审稿' });
  await api.personal.addresses.put({ person: 'm3', keeper: society }, 'm3@example.com', { by: 'office', at: api.now });
  const made = await Promise.all(
    ['m1', 'm2', 'm3'].map((person) => api.ask('POST', `/ballots/${ballot}/invitations`, { token, body: { person, days: 30 } })),
  );
  secret = String(made[0]?.body['secret']);
  office = await signedIn(api, { person: 'office', name: '欧阳静怡', grants });
  shown = (await enrolled(api, 'office-signs-in')).cookie;
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await api?.close();
});

type Sight = {
  readonly name: string;
  readonly path: () => string;
  readonly cookie?: () => string;
  readonly reach?: (page: Page) => Promise<void>;
};
const inviteBy =
  (person: string) =>
  async (page: Page): Promise<void> => {
    await page.locator('main [name=person]').fill(person);
    await page.locator('main form.short button[type=submit]').click();
    await page.waitForLoadState();
  };
const sights: readonly Sight[] = [
  { name: 'invitation', path: () => '/invitation' },
  { name: 'invitation-read', path: () => `/invitation#${secret}` },
  { name: 'invitation-leaves', path: () => `/invitation#${secret}`, cookie: () => office.cookie },
  { name: 'invitations', path: () => `/ballots/${ballot}/invitations`, cookie: () => office.cookie },
  { name: 'invitation-mailed', path: () => `/ballots/${ballot}/invitations`, cookie: () => shown, reach: inviteBy('m3') },
];

describe('given the pages of invitations', () => {
  it.each(sights)(
    '$name reads well at every width in both languages',
    async ({ name, path, cookie, reach }) => {
      const faults: string[] = [];
      for (const lang of ['zh', 'en'] as const) {
        const url = `${api.url}${lang === 'en' ? '/en' : ''}${path()}`;
        faults.push(
          ...(await checkPage(browser, {
            url,
            name,
            lang,
            ...(cookie === undefined ? {} : { cookie: cookie() }),
            ...(reach === undefined ? {} : { reach }),
          })),
        );
      }
      expect(faults).toEqual([]);
    },
    200_000,
  );
});

describe('given a telephone and the link that was sent', () => {
  it('D1 S7 opening it does nothing and leaves no secret in the address; one press leads to the ballot, and the vote is in with its receipt', async () => {
    const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
    try {
      const page = await context.newPage();
      await page.goto(`${api.url}/invitation#${secret}`);
      expect(new URL(page.url()).hash).toBe('');
      expect(await context.cookies()).toEqual([]);
      await page.locator('.tools a[hreflang=en]').click();
      expect(new URL(page.url()).pathname).toBe('/en/invitation');
      expect(await page.locator('#link-read').isVisible()).toBe(true);
      await page.getByRole('button', { name: 'Come in' }).click();
      expect(new URL(page.url()).pathname).toBe(`/en/ballots/${ballot}`);
      await page.locator('input[name=choice][value=yes]').check();
      await page.locator('button[name=step][value=check]').click();
      await page.locator('button[name=step][value=send]').click();
      expect(new URL(page.url()).pathname).toBe(`/en/ballots/${ballot}/receipt`);
      expect(await page.locator('main').innerText()).toContain('yes');
    } finally {
      await context.close();
    }
  });
});
