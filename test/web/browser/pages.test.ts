import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contentHash } from '../../../domain/kernel/log/merkle.js';
import { aComment } from '../../support/comment-round.js';
import { HttpCommittee } from '../../support/http-committee.js';
import { fileDraft, openRound, society, startApi, walkTo, type TestApi } from '../town.js';
import { fieldsOf, open, submit } from '../visitor.js';
import { openBrowser } from './browser.js';
import { checkPage, pictures } from './page-check.js';

let api: TestApi;
let browser: Browser;
let receipt = '';
let committee = '';
let planned = '';

/** The society in the book of organisations, so that its name is known. */
async function registered(): Promise<void> {
  const token = await api.token('civil-affairs', { role: 'monitor', organisation: '*' });
  const body = { uscc: society, name: '辽宁省示例机器人协会', kind: 'society', fields: ['robotics'], charter: '机器人标准', code: 'LNSR' };
  const answer = await api.ask('POST', '/organisations', { token, body });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
}

/** A committee that is put before the public. */
async function applied(): Promise<string> {
  const people = await HttpCommittee.over(api);
  const id = await people.apply({ name: { zh: '辽宁省示例工业数据标准化技术委员会', en: 'Example committee for industrial data' } });
  await people.done(`committees/${id}/open-evaluation`, people.authority, { experts: ['e1'] });
  await people.done(`committees/${id}/pass-evaluation`, people.authority, { overlaps: [], opinion: '可行', report: contentHash('e') });
  await people.done(`committees/${id}/open-notice`, people.authority);
  return id;
}

/** As many comments as a round that many care about. */
async function crowd(id: string, draft: string): Promise<void> {
  const clauses = ['1', '3.1', '4.1', '4.2', '4.3', '5.2', '6.1', '7.1', '8.2', '全文'];
  for (let n = 0; n < 60; n += 1)
    await api.ask('POST', `/consultations/${id}/comments`, {
      body: aComment({
        clause: clauses[n % clauses.length],
        draft,
        text: n === 0 ? '很长的意见。'.repeat(400) : `意见 ${n}`,
        organisationName: '沈阳示例航空复合材料有限公司',
      }),
    });
}

const longTitle = '工业机器人与搬运机器人互操作接口 第1部分：任务交接、状态模型、消息编码、时序约束与故障处理的通用要求及试验方法';

beforeAll(async () => {
  api = await startApi();
  browser = await openBrowser();
  await registered();
  committee = await (await HttpCommittee.over(api)).established();
  planned = await applied();
  await walkTo(api, '60.60');
  const text = await fileDraft(api);
  await openRound(api, 'shown', { text, title: longTitle });
  await openRound(api, 'busy', { text, title: '航空复合材料层合板件 冲击后剩余压缩强度试验 试样制备与数据处理' });
  await crowd('busy', text);
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
  { name: 'consultation-busy', path: '/consultations/busy?part=4' },
  { name: 'comments', path: '/consultations/busy/comments' },
  { name: 'comment-form', path: '/consultations/empty/comment?clause=4.1' },
  { name: 'receipt', path: () => receipt },
  { name: 'notices', path: '/notices' },
  { name: 'projects', path: '/projects' },
  { name: 'project', path: '/projects/p1' },
  { name: 'project-changes', path: '/projects/p1/changes' },
  { name: 'standards', path: '/standards' },
  { name: 'standard', path: '/standards/p1' },
  { name: 'committees', path: '/committees' },
  { name: 'committee', path: () => `/committees/${committee}` },
  { name: 'committee-planned', path: () => `/committees/${planned}` },
  { name: 'organisations', path: '/organisations' },
  { name: 'organisation', path: `/organisations/${society}` },
  { name: 'search', path: '/search?q=机器人' },
  { name: 'not-found', path: '/nothing' },
];

describe('given every public page with what it shows', () => {
  it.each(shown)(
    '$name reads well at every width in both languages',
    async ({ name, path }) => {
      const address = typeof path === 'string' ? path : path();
      const faults: string[] = [];
      for (const lang of ['zh', 'en'] as const) {
        const url = `${api.url}${lang === 'en' ? `/en${address === '/' ? '' : address}` : address}`;
        faults.push(...(await checkPage(browser, { url, name, lang })));
      }
      expect(faults.filter((fault) => !(name === 'not-found' && fault.includes('404')))).toEqual([]);
    },
    400_000,
  );
});

describe('given a browser that runs no script', () => {
  it('a comment is written, checked and sent, and its receipt opens; a second click on the way sends nothing twice', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 900 } });
    try {
      const page = await context.newPage();
      await page.goto(`${api.url}/consultations/shown`);
      await page.getByRole('link', { name: '对本条提意见 (6.1)' }).click();
      expect(await page.locator('#clause').inputValue()).toBe('6.1');
      await page.locator('textarea[name=text]').fill('重发次数应可设置');
      await page.locator('button[value=check]').click();
      expect(await page.getByRole('alert').textContent()).toContain('还不能核对');
      expect(await page.locator('textarea[name=text]').inputValue()).toBe('重发次数应可设置');
      await page.getByText('技术性意见').click();
      await page.locator('input[name=author]').fill('周工');
      await page.locator('button[value=check]').click();
      await page.getByRole('heading', { name: '请核对您的意见' }).waitFor();
      await page.screenshot({ path: join(pictures, 'comment-check-zh-360.png'), fullPage: true });
      await page.locator('button[value=send]').dblclick();
      await page.getByRole('heading', { name: '已收到您的意见' }).waitFor();
      const { body } = await api.ask('GET', '/consultations/shown/comments');
      const texts = (body['items'] as readonly { readonly text: string }[]).map(({ text }) => text);
      expect(texts.filter((one) => one === '重发次数应可设置')).toHaveLength(1);
    } finally {
      await context.close();
    }
  });
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
