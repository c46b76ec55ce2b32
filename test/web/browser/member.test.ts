import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { beginBallot, letterBallot, letterSeats, society } from '../../support/letter-ballot.js';
import { worldOf } from '../../support/fuzz/world.js';
import { signedIn, type Member } from '../member.js';
import { startApi, type TestApi } from '../town.js';
import { openBrowser } from './browser.js';
import { checkPage } from './page-check.js';

let api: TestApi;
let browser: Browser;
let member: Member;
let nobody: Member;

beforeAll(async () => {
  api = await startApi();
  browser = await openBrowser();
  await worldOf(api);
  const office = await api.token('office', { role: 'officer', organisation: society });
  await beginBallot(api, office, {
    ...letterBallot(letterSeats(6)),
    question: '是否同意' + '工业机器人与搬运机器人互操作接口 第1部分：任务交接、状态模型、消息编码、时序约束与故障处理的通用要求及试验方法'.repeat(2),
  });
  member = await signedIn(api, { person: 'p1', name: '委员一', grants: [] });
  nobody = await signedIn(api, { person: 'nobody', name: '周𬭎' });
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await api?.close();
});

const shown: readonly { readonly name: string; readonly path: () => string; readonly as: () => Member }[] = [
  { name: 'work', path: () => '/work', as: () => member },
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
