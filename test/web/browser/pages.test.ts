import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aComment } from '../../support/comment-round.js';
import { fileDraft, openRound, society, startApi, walkTo, type TestApi } from '../town.js';
import { fieldsOf, open, submit } from '../visitor.js';
import { openBrowser } from './browser.js';
import { checkPage, widths } from './page-check.js';

let api: TestApi;
let browser: Browser;
let receipt = '';

const longTitle = '工业机器人与搬运机器人互操作接口 第1部分：任务交接、状态模型、消息编码、时序约束与故障处理的通用要求及试验方法';

beforeAll(async () => {
  api = await startApi();
  browser = await openBrowser();
  await walkTo(api, '60.60');
  const text = await fileDraft(api);
  await openRound(api, 'shown', { text, title: longTitle });
  await openRound(api, 'empty', { text, title: '工业数据目录 编目字段与交换接口' });
  for (const [n, clause] of ['4.2', '4.2', '5.1', '全文'].entries())
    await api.ask('POST', '/consultations/shown/comments', {
      body: aComment({
        clause,
        draft: text,
        text: `第 ${n + 1} 条：时限过短，建议 10 s。`,
        proposed: '应在 10 s 内发出',
        organisationName: '辽宁示例检验检测中心',
      }),
    });
  const office = await api.token('officer', { role: 'officer', organisation: society });
  await api.ask('POST', '/consultations/shown/dispose', {
    token: office,
    body: { comments: [1], disposition: 'partly', reason: '上限改为 10 s，下限不变。' },
  });
  const form = `${api.url}/consultations/empty/comment`;
  const fields = { ...fieldsOf(await open(form)), clause: '4.1', kind: 'technical', text: '建议增加超时后的处理', author: '周工', step: 'send' };
  receipt = (await submit(form, fields)).to ?? '';
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await api?.close();
});

const shown: readonly { readonly name: string; readonly path: string | (() => string) }[] = [
  { name: 'home', path: '/' },
  { name: 'consultations', path: '/consultations' },
  { name: 'consultation', path: '/consultations/shown' },
  { name: 'comments', path: '/consultations/shown/comments' },
  { name: 'comment-form', path: '/consultations/empty/comment?clause=4.1' },
  { name: 'receipt', path: () => receipt },
  { name: 'notices', path: '/notices' },
  { name: 'projects', path: '/projects' },
  { name: 'project', path: '/projects/p1' },
  { name: 'standards', path: '/standards' },
  { name: 'standard', path: '/standards/p1' },
  { name: 'committees', path: '/committees' },
  { name: 'organisations', path: '/organisations' },
  { name: 'search', path: '/search?q=机器人' },
  { name: 'not-found', path: '/nothing' },
];

describe('given every public page with what it shows', () => {
  it.each(shown)(
    '$name reads well at every width in both languages',
    async ({ name, path }) => {
      const address = typeof path === 'string' ? path : path();
      const faults: string[] = [];
      for (const lang of ['zh', 'en'] as const)
        for (const width of widths) {
          const url = `${api.url}${lang === 'en' ? `/en${address === '/' ? '' : address}` : address}`;
          faults.push(...(await checkPage(browser, { url, name, lang, width, axe: lang === 'zh' && (width === 360 || width === 1280) })));
        }
      expect(faults.filter((fault) => !(name === 'not-found' && fault.includes('404')))).toEqual([]);
    },
    400_000,
  );
});

describe('given the browser of the tests', () => {
  it('it has Chinese glyphs: two characters do not look alike', async () => {
    const page = await browser.newPage();
    await page.setContent('<span>标</span><span>口</span>');
    const spans = await page.locator('span').all();
    const [one, other] = await Promise.all(spans.map((span) => span.screenshot()));
    expect(one?.equals(other ?? Buffer.alloc(0))).toBe(false);
    await page.close();
  });
});
