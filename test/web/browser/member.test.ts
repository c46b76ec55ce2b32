import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventsOf } from '../../../db/archive.js';
import { contentHash } from '../../../domain/kernel/log/merkle.js';
import { msOf } from '../../support/client.js';
import { beginAgreed, letterBallot, letterSeats, society } from '../../support/letter-ballot.js';
import { worldOf } from '../../support/fuzz/world.js';
import { signedIn, type Member } from '../member.js';
import { startApi, type TestApi } from '../town.js';
import { openCall } from '../working-group.js';
import { openBrowser } from './browser.js';
import { checkPage, keepCookie, pictures } from './page-check.js';

let api: TestApi;
let browser: Browser;
let member: Member;
let nobody: Member;
let drafter: Member;
let group: string;
let meeting: string;
let long: string;
let half: string;
let over: string;

const text = contentHash('送审稿');
const title = '工业机器人与搬运机器人互操作接口 第1部分：任务交接、状态模型、消息编码、时序约束与故障处理的通用要求及试验方法';
const member0 = () => members[0] ?? nobody;
let members: readonly Member[];

/** A ballot of 29 members, three of them of a drafting unit. */
async function ballots(): Promise<void> {
  const secretary = await api.token('secretary', { role: 'secretariat', organisation: society });
  const unit = '91350200776049653A';
  const seats = letterSeats(29).map((seat, n) => (n < 26 ? seat : { ...seat, organisation: unit, organisationName: '起草单位' }));
  const begin = (question: string) => beginAgreed(api, secretary, { ...letterBallot(seats), question, drafterUnits: [unit] });
  const vote = async (id: string, n: number, body: object) =>
    api.ask('POST', `/ballots/${id}/votes`, { token: await api.token(`m${n}`), body: { text, ...body } });
  over = await begin('是否同意委员会章程');
  for (let n = 0; n < 21; n += 1) await vote(over, n, n < 18 ? { choice: 'yes' } : { choice: 'no', reason: '6.3 数据不足' });
  const { body } = await api.ask('GET', `/ballots/${over}`, { token: secretary });
  api.now = msOf((body['state'] as { countsUntil: string }).countsUntil); // the state of a ballot
  await api.engine.runDue();
  long = await begin(`是否同意《${title}》的送审稿`);
  half = await begin('是否同意委员会章程');
  await vote(half, 0, { choice: 'yes' });
  await vote(half, 0, { choice: 'no', reason: '第八条没有写明期限。'.repeat(40) });
}

beforeAll(async () => {
  api = await startApi();
  browser = await openBrowser();
  const world = await worldOf(api);
  meeting = world.ids['meetings']?.[0] ?? '';
  await ballots();
  member = await signedIn(api, { person: 'p1', name: '委员一', grants: [] });
  members = await Promise.all([0, 26].map((n) => signedIn(api, { person: `m${n}`, name: n === 0 ? '欧阳𬭎' : `委员${n}` })));
  group = await openCall(api, 29, { zh: title, en: 'Interoperation interface of industrial and transport robots' });
  drafter = await signedIn(api, { person: 'p0', name: '成员0' });
  nobody = await signedIn(api, { person: 'nobody', name: '周𬭎' });
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await api?.close();
});

const shown: readonly { readonly name: string; readonly path: () => string; readonly as: () => Member }[] = [
  { name: 'work', path: () => '/work', as: () => member },
  { name: 'work-member', path: () => '/work', as: member0 },
  { name: 'ballot', path: () => `/ballots/${long}`, as: member0 },
  { name: 'ballot-voted', path: () => `/ballots/${half}`, as: member0 },
  { name: 'ballot-receipt', path: () => `/ballots/${half}/receipt`, as: member0 },
  { name: 'ballot-over', path: () => `/ballots/${over}`, as: member0 },
  { name: 'ballot-excluded', path: () => `/ballots/${half}`, as: () => members[1] ?? nobody },
  { name: 'drafting', path: () => `/draftings/${group}`, as: () => drafter },
  { name: 'meeting', path: () => `/meetings/${meeting}`, as: () => member },
  { name: 'work-empty', path: () => '/work', as: () => nobody },
];

describe('given every page of a member with what it shows', () => {
  it.each(shown)(
    '$name reads well at every width in both languages',
    async ({ name, path, as }) => {
      const faults: string[] = [];
      for (const lang of ['zh', 'en'] as const) {
        const url = `${api.url}${lang === 'en' ? '/en' : ''}${path()}`;
        faults.push(...(await checkPage(browser, { url, name, lang, cookie: as().cookie })));
      }
      expect(faults).toEqual([]);
    },
    200_000,
  );
});

describe('given a telephone that runs no script', () => {
  const votes = () => eventsOf(api.db).countDocuments({ stream: `ballot/${long}` as never, type: 'voteCast' });

  it('S6 a vote is ticked, checked and sent; a second click or going back and sending again sends nothing twice, and signing out leaves nothing to go back to', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 900 } });
    try {
      await keepCookie(context, member0().cookie);
      const page = await context.newPage();
      await page.goto(`${api.url}/work`);
      await page.getByRole('link', { name: /^投票：\s*是否同意《/ }).click();
      await page.getByText('赞成，有建议或意见').click();
      await page.locator('button[value=check]').click();
      expect(await page.getByRole('alert').textContent()).toContain('请写明建议或意见');
      await page.locator('textarea[name=words]').fill('第八条：建议写明委员连续两次不参加表决时，由秘书处书面提醒。');
      await page.locator('button[value=check]').click();
      await page.getByRole('heading', { name: '核对您的表决' }).waitFor();
      await page.screenshot({ path: join(pictures, 'ballot-check-zh-360.png'), fullPage: true });
      await page.locator('button[value=send]').dblclick();
      await page.getByRole('heading', { name: '已收到您的表决' }).waitFor();
      await page.screenshot({ path: join(pictures, 'ballot-receipt-new-zh-360.png'), fullPage: true });
      expect(await votes()).toBe(1);
      await page.goBack();
      await page.getByRole('heading', { name: '核对您的表决' }).waitFor();
      await page.locator('button[value=send]').click();
      await page.getByRole('heading', { name: '已收到您的表决' }).waitFor();
      expect(await votes()).toBe(1);
      await page.locator('form[action$="/sign-out"] button').first().click();
      await page.goBack();
      await expect(page.goBack()).rejects.toThrow('ERR_CACHE_MISS');
    } finally {
      await context.close();
    }
  });
});
