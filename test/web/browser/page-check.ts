import { AxeBuilder } from '@axe-core/playwright';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page, Response } from 'playwright-core';
import { repositoryRoot } from '../../../repository.js';

const widths = [360, 768, 1280, 1920] as const;

/** Where the pictures of a run are kept, to be looked at. */
export const pictures = join(repositoryRoot, '.cache', 'pictures');

/** The check that runs in the page, as text: its world is the browser's and not ours. */
const inPage = readFileSync(join(repositoryRoot, 'test', 'web', 'browser', 'in-page.mjs'), 'utf8').replace('export const faults =', '');

/** What is wrong with a page as the browser shows it, in words; nothing when nothing is. */
const faultsOf = (page: Page, lang: 'zh' | 'en'): Promise<string[]> => {
  const body = inPage.slice(inPage.indexOf('(english)')).replace(/;\s*$/, '');
  return page.evaluate(`(${body})(${String(lang === 'en')})`);
};

async function rulesBroken(page: Page): Promise<string[]> {
  const found = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze();
  return found.violations.map(({ id, nodes }) => `axe ${id}: ${nodes[0]?.html.slice(0, 120) ?? ''}`);
}

/** `cookie`: the session of who looks; `reach`: what they do first to get to see it. */
export type Asked = {
  readonly url: string;
  readonly name: string;
  readonly lang: 'zh' | 'en';
  readonly cookie?: string;
  readonly reach?: (page: Page) => Promise<void>;
  /** Bytes it may have where it is a table to work on, which grows with its rows. */
  readonly mostHtml?: number;
};

/** Sets a cookie as our server sets it. */
export async function keepCookie(context: BrowserContext, cookie: string): Promise<void> {
  const [name = '', value = ''] = cookie.split('=');
  await context.addCookies([{ name, value, domain: '127.0.0.1', path: '/', secure: true, httpOnly: true, sameSite: 'Lax' }]);
}

/** Where English is looked at, whose lines break where Chinese ones do; with PICTURES=all it is looked at everywhere. */
const narrowAndWide: readonly number[] = [360, 1280];

/** Pictures are taken with PICTURES=some, at the two widths that people look at, and of all with PICTURES=all. The rules of axe are asked there, in one language. */
const looked: readonly number[] = process.env['PICTURES'] === undefined ? [360] : [360, 1280];
const pictured = (width: number): boolean => process.env['PICTURES'] === 'all' || (looked.length > 1 && looked.includes(width));

/** Bytes that a page and each script of it may have before they are packed; the verifier of dossiers, which one page alone loads, has a limit of its own. */
const mostBytes: { readonly [type: string]: number } = { document: 30 * 1024, script: 6_000 };

/** What a page loads that is larger than it may be. */
async function tooLarge(response: Response, mostHtml: number | undefined): Promise<readonly string[]> {
  const type = response.request().resourceType();
  const limit = type === 'document' ? (mostHtml ?? mostBytes[type]) : mostBytes[type];
  if (limit === undefined || /\/assets\/verify-/.test(response.url()) || response.status() >= 300) return [];
  const { length } = await response.body();
  return length > limit ? [`${new URL(response.url()).pathname}: ${length} bytes, at most ${limit}`] : [];
}

/** Opens a page once, takes its picture and says what is wrong with it at every width. */
export async function checkPage(browser: Browser, { url, name, lang, cookie, reach, mostHtml }: Asked): Promise<string[]> {
  const context = await browser.newContext({ viewport: { width: widths[0], height: 900 } });
  try {
    if (cookie !== undefined) await keepCookie(context, cookie);
    const page = await context.newPage();
    const found: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') found.push(`console: ${message.text().slice(0, 160)}`);
    });
    const loaded: Promise<readonly string[]>[] = [];
    // A browser forgets what it loaded for a page that was left meanwhile.
    page.on('response', (response) => void loaded.push(tooLarge(response, mostHtml).catch(() => [])));
    await page.goto(url);
    await reach?.(page);
    mkdirSync(pictures, { recursive: true });
    for (const width of lang === 'zh' || process.env['PICTURES'] === 'all' ? widths : narrowAndWide) {
      await page.setViewportSize({ width, height: 900 });
      if (pictured(width)) await page.screenshot({ path: join(pictures, `${name}-${lang}-${width}.png`), fullPage: true });
      const broken = lang === 'zh' && looked.includes(width) ? await rulesBroken(page) : [];
      found.push(...[...(await faultsOf(page, lang)), ...broken].map((fault) => `${width}: ${fault}`));
    }
    found.push(...(await Promise.all(loaded)).flat());
    return found.map((fault) => `${name} ${lang} ${fault}`);
  } finally {
    await context.close();
  }
}
