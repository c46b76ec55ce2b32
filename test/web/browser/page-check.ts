import AxeBuilder from '@axe-core/playwright';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { repositoryRoot } from '../../../repository.js';

export const widths = [360, 768, 1280, 1920] as const;

/** Where the pictures of a run are kept, to be looked at. */
export const pictures = join(repositoryRoot, '.cache', 'pictures');

/** What is wrong with a page as the browser shows it, in words; nothing when nothing is. */
async function faultsOf(page: Page, lang: 'zh' | 'en'): Promise<string[]> {
  return page.evaluate((english) => {
    const faults: string[] = [];
    const root = document.documentElement;
    if (root.scrollWidth > window.innerWidth) faults.push(`scrolls sideways: ${root.scrollWidth} > ${window.innerWidth}`);
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const scripts = { han: /\p{Script=Han}/u };
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const text = (node.textContent ?? '').trim();
      const holder = node.parentElement;
      if (text === '' || holder === null || holder.closest('.sr, .hash, [hidden], script, style') !== null) continue;
      if (/\b(undefined|null|NaN|\[object)\b/.test(text)) faults.push(`shows ${text.slice(0, 60)}`);
      if (/TC:\d|\{"|\b[a-z]+[A-Z]\w+\b/.test(text)) faults.push(`shows a code: ${text.slice(0, 60)}`);
      if (english && scripts.han.test(text) && holder.closest('[lang]')?.getAttribute('lang') !== 'zh-CN')
        faults.push(`Chinese on an English page: ${text.slice(0, 40)}`);
      if (!english && !scripts.han.test(text) && /[A-Za-z]{4,} [A-Za-z]{3,}/.test(text) && holder.closest('[lang]')?.getAttribute('lang') !== 'en')
        faults.push(`English on a Chinese page: ${text.slice(0, 40)}`);
    }
    for (const head of document.querySelectorAll('thead th')) {
      const style = getComputedStyle(head);
      if (style.display === 'table-cell' && head.clientHeight > 2.2 * Number.parseFloat(style.lineHeight))
        faults.push(`a head on two lines: ${head.textContent ?? ''}`);
    }
    return faults;
  }, lang === 'en');
}

async function rulesBroken(page: Page): Promise<string[]> {
  const found = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze();
  return found.violations.map(({ id, nodes }) => `axe ${id}: ${nodes[0]?.html.slice(0, 120) ?? ''}`);
}

export type Asked = { readonly url: string; readonly name: string; readonly lang: 'zh' | 'en'; readonly width: number; readonly axe?: boolean };

/** Opens a page, takes its picture and says what is wrong with it. Without scripts, as everybody must be able to read it. */
export async function checkPage(browser: Browser, { url, name, lang, width, axe = false }: Asked): Promise<string[]> {
  const context = await browser.newContext({ viewport: { width, height: 900 }, javaScriptEnabled: true });
  try {
    const page = await context.newPage();
    const refused: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') refused.push(`console: ${message.text().slice(0, 160)}`);
    });
    await page.goto(url);
    mkdirSync(pictures, { recursive: true });
    await page.screenshot({ path: join(pictures, `${name}-${lang}-${width}.png`), fullPage: true });
    return [...refused, ...(await faultsOf(page, lang)), ...(axe ? await rulesBroken(page) : [])].map(
      (fault) => `${name} ${lang} ${width}: ${fault}`,
    );
  } finally {
    await context.close();
  }
}
