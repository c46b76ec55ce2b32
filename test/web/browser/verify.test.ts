import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Dossier } from '../../../domain/dossier/dossier.js';
import { repositoryRoot } from '../../../repository.js';
import { input, officer, seats, start, terms, vote, voter } from '../../domain/ballot/ballot-fixture.js';
import { Life } from '../../domain/dossier/dossier-fixture.js';
import { startApi, type TestApi } from '../town.js';
import { open } from '../visitor.js';
import { openBrowser } from './browser.js';
import { checkPage } from './page-check.js';

let api: TestApi;
let browser: Browser;
beforeAll(async () => {
  api = await startApi();
  browser = await openBrowser();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await api?.close();
});

function dossier(): Dossier {
  const roll = { kind: 'seats', seats: seats(12) } as const;
  const by = { actor: officer, now: start };
  const life = new Life('ballot/b1', input({ opens: 'atStart', roll, terms: { ...terms, visibility: 'namedAfterClose' } }), by);
  for (let seat = 0; seat < 10; seat += 1) life.do(voter(seat), vote(seat, seat < 8 ? 'yes' : 'no'));
  return life.runUntil(start + 60 * 86_400_000).dossier(life.decisions()[0]);
}
const changed = (change: (one: Record<string, unknown>) => void): string => {
  const one = JSON.parse(JSON.stringify(dossier())) as Record<string, unknown>;
  change(one);
  return JSON.stringify(one);
};

const file = (name: string, text: string | Buffer) => ({ name, mimeType: 'application/json', buffer: Buffer.from(text) });

/** Opens the page, chooses a file, and gives what is said of it and everything that was asked of the network after that. */
async function chosen(lang: 'zh' | 'en', what: ReturnType<typeof file>) {
  return inBrowser(async (context) => {
    const page = await context.newPage();
    await page.goto(`${api.url}${lang === 'en' ? '/en' : ''}/verify`);
    const asked: string[] = [];
    context.on('request', (request) => asked.push(`${request.method()} ${request.url()}`));
    await page.locator('#dossier').setInputFiles(what);
    await page.locator('#verdicts section').first().waitFor({ timeout: 20_000 });
    return { said: await page.locator('#verdicts').innerText(), asked: asked.filter((one) => !/^GET [^?]*\/assets\/(verify|mark)-[^?]*$/.test(one)) };
  });
}

async function inBrowser<Found>(act: (context: BrowserContext) => Promise<Found>, options: object = {}): Promise<Found> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, ...options });
  try {
    return await act(context);
  } finally {
    await context.close();
  }
}

describe('XL5 given a file and the page that checks dossiers', () => {
  it('a whole dossier is the same: decided again in the browser, and nothing was asked of anybody', async () => {
    const { said, asked } = await chosen('zh', file('卷宗.json', JSON.stringify(dossier())));
    expect(said).toContain('一致：卷宗所载与重新判定的结果相同');
    expect(said).toContain('全部事件按规则重新判定，结果一致');
    expect(said).not.toMatch(/undefined|null|\[object/);
    expect(asked).toEqual([]);
  });

  it('a changed event is found, with its place, and what was counted from it', async () => {
    const text = changed((one) => {
      const { events } = one['log'] as { events: { data: Record<string, unknown> }[] };
      Object.assign(events[3]?.data ?? {}, { choice: 'no' });
    });
    const { said, asked } = await chosen('en', file('changed.json', text));
    expect(said).toContain('Different: the dossier does not say what comes of deciding it again');
    expect(said).toContain('/log/events/3');
    expect(said).toContain('the hash of an event');
    expect(asked).toEqual([]);
  });

  it('a changed outcome alone is found by what the browser computes', async () => {
    const { said } = await chosen(
      'zh',
      file(
        'x.json',
        changed((one) => Object.assign(one['outcome'] as object, { word: '未通过' })),
      ),
    );
    expect([said.includes('不一致'), said.includes('/outcome')]).toEqual([true, true]);
  });

  it.each([
    ['nothing', '', '文件是空的'],
    ['half a download', JSON.stringify(dossier()).slice(0, 5_000), '不是完整的 JSON'],
    ['a broken archive', Buffer.from('PK\x03\x04\x00\x00broken', 'latin1'), '请先解压'],
    ['bytes that are no text', Buffer.from([0xff, 0xfe, 0x00, 0x01, 0x80]), '不是完整的 JSON'],
    ['some other JSON', '{"log":{"events":[]},"__proto__":{"x":1}}', '不是决定卷宗'],
    ['JSON as deep as a well', '['.repeat(200_000) + ']'.repeat(200_000), '文件'],
    [
      'what looks like one',
      '{"log":{"events":[{}]},"seal":{},"calendar":{},"subject":{},"decided":{},"pinned":{},"deadlines":[],"documents":[]}',
      '不一致',
    ],
  ])('%s is told from a dossier in plain words', async (_what, text, words) => {
    const { said, asked } = await chosen('zh', file('x.json', text));
    expect(said).toContain(words);
    expect(asked).toEqual([]);
  });

  it('a file that is too large is not even read, and markup in what it holds is shown as text', async () => {
    const { said } = await inBrowser(async (context) => {
      const page = await context.newPage();
      await page.goto(`${api.url}/verify`);
      await page.evaluate(`{
        const input = document.getElementById('dossier');
        const held = new DataTransfer();
        held.items.add(new File([new Uint8Array(201 * 1024 * 1024)], 'large.json'));
        input.files = held.files;
        input.dispatchEvent(new Event('change'));
      }`);
      await page.locator('#verdicts section').waitFor({ timeout: 20_000 });
      return { said: await page.locator('#verdicts').innerText() };
    });
    expect(said).toContain('超过 200 MB');
    const mark = '<img src=x onerror=alert(1)>';
    const shown = await chosen(
      'zh',
      file(
        `${mark}.json`,
        changed((one) => Object.assign(one['outcome'] as object, { word: mark })),
      ),
    );
    expect([shown.said.includes(mark), shown.asked]).toEqual([true, []]);
  });

  it('the page and the script beside it may ask nobody, whatever they would like', async () => {
    const page = await open(`${api.url}/verify`);
    expect(page.headers.get('content-security-policy')).toContain("connect-src 'none'");
    const script = /src="(\/assets\/verify-[^"]+)"/.exec(page.html)?.[1] ?? '';
    expect((await fetch(`${api.url}${script}`)).headers.get('content-security-policy')).toBe("default-src 'none'");
    const reached = await inBrowser(async (context) => {
      const one: Page = await context.newPage();
      await one.goto(`${api.url}/verify`);
      return one.evaluate(`fetch('/api/v1/codes').then(() => 'reached', () => 'kept in')`);
    });
    expect(reached).toBe('kept in');
    expect((await open(`${api.url}/`)).headers.get('content-security-policy')).toContain("connect-src 'self'");
  });

  it('its script is the offline verifier’s code and no larger than it has to be', () => {
    expect(gzipSync(readFileSync(join(repositoryRoot, 'dist', 'verify.js')), { level: 9 }).length).toBeLessThan(300_000);
  });

  it('without a script it says how to check without one', async () => {
    await inBrowser(
      async (context) => {
        const page = await context.newPage();
        await page.goto(`${api.url}/en/verify`);
        expect(await page.locator('#dossier').isVisible()).toBe(false);
        expect(await page.locator('main').innerText()).toContain('node recompute.mjs');
        expect(await page.locator('noscript, main').first().innerText()).toContain('Checking needs scripts'.slice(0, 5));
      },
      { javaScriptEnabled: false },
    );
  });

  it('reads well at every width in both languages', async () => {
    const faults: string[] = [];
    const reach = async (page: Page): Promise<void> => {
      const text = changed((one) => Object.assign((one['log'] as { events: { data: object }[] }).events[3]?.data ?? {}, { choice: 'no' }));
      await page.locator('#dossier').setInputFiles(file('卷宗.json', text));
      await page.locator('#verdicts section').waitFor({ timeout: 20_000 });
    };
    for (const lang of ['zh', 'en'] as const)
      faults.push(...(await checkPage(browser, { url: `${api.url}${lang === 'en' ? '/en' : ''}/verify`, name: 'verify', lang })));
    faults.push(
      ...(await checkPage(browser, { url: `${api.url}/verify`, name: 'verify-different', lang: 'zh', reach })).filter((one) => !/code/.test(one)),
    );
    expect(faults).toEqual([]);
  }, 120_000);
});
