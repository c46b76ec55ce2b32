import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Browser } from 'playwright-core';
import { beginBallot, letterBallot, letterSeats } from '../../support/letter-ballot.js';
import { mailed } from '../../support/mailed.js';
import { signedIn } from '../member.js';
import { aComment } from '../../support/comment-round.js';
import { fileDraft, openRound, society, startApi, walkTo, type TestApi } from '../town.js';
import { openCall, secondDraft } from '../working-group.js';
import { openBrowser } from './browser.js';
import { checkPage } from './page-check.js';

let api: TestApi;
let browser: Browser;
let cookie = '';
let text = '';
let ballot = '';
let group = '';
let prepared = '';
beforeAll(async () => {
  [api, browser] = await Promise.all([startApi(), openBrowser()]);
  await api.token('wang', { role: 'officer', organisation: society });
  cookie = (await signedIn(api, { person: 'wang', name: '王经办', grants: [{ role: 'officer', organisation: society }] })).cookie;
  await walkTo(api, '20.20');
  const civil = await api.token('civil-affairs', { role: 'monitor', organisation: '*' });
  await api.ask('POST', '/organisations', {
    token: civil,
    body: { uscc: society, name: '辽宁省示例机器人协会', kind: 'enterprise', charter: '章程' },
  });
  const office = await api.token('zhang', { role: 'secretariat', organisation: society });
  const robot = `https://robot.${'very-long-name-of-a-host.'.repeat(4)}example.cn/send?access_token=x`;
  for (const [name, url, shape] of [
    ['办公系统', 'https://oa.example.cn/hooks', 'standard'],
    ['秘书处钉钉群', robot, 'dingtalk'],
  ])
    await api.ask('POST', `/organisations/${society}/webhooks`, { token: office, body: { name, url, shape } });
  await api.db
    .collection('webhooks')
    .updateOne({ name: '秘书处钉钉群' }, { $set: { stopped: api.now, failingSince: api.now, error: 'code 310000' } });
  await api.personal.addresses.put({ person: 'wang', keeper: null }, 'wang@example.com', { by: 'wang', at: api.now });
  ballot = await beginBallot(
    api,
    office,
    letterBallot([...letterSeats(4), { person: 'wang', name: '王经办', organisation: society, organisationName: '示例学会' }]),
  );
  await mailed(api);
  text = await fileDraft(api);
  group = await openCall(api, 2);
  await secondDraft(api, group);
  prepared = await beginBallot(api, office, { ...letterBallot(letterSeats(29)), text, opens: 'byHand' });
  await openRound(api, 'table', {
    text,
    title: '工业机器人与搬运机器人互操作接口 第1部分：任务交接、状态模型、消息编码、时序约束与故障处理的通用要求',
  });
  const places = ['1', '3.1', '4.2', '5.2', '6.1', '全文'];
  for (let n = 0; n < 24; n += 1)
    await api.ask('POST', '/consultations/table/comments', {
      body: aComment({
        draft: text,
        clause: places[n % places.length],
        author: `周工${n % 5}`,
        organisationName: n % 2 === 0 ? '沈阳示例航空复合材料有限公司' : undefined,
        text: n === 0 ? '很长的意见。'.repeat(200) : `意见 ${n}：大型复合材料件夹持确认需要 12 s 左右，5 s 限值过短。`,
        proposed: n % 3 === 0 ? '应在就位后 15 s 内发出' : undefined,
      }),
    });
  for (const body of [
    { comments: [2, 3], disposition: 'partly', reason: '5 s 作为默认值保留，允许双方在预约时约定更长的时间，上限 30 s。' },
    { comments: [5], disposition: 'adopted' },
  ])
    await api.ask('POST', '/consultations/table/dispose', { token: await api.token('wang', { role: 'officer', organisation: society }), body });
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await api?.close();
});

const shown: readonly { readonly name: string; readonly path: string | (() => string); readonly mostHtml?: number }[] = [
  { name: 'desk', path: '/desk' },
  { name: 'desk-record', path: '/desk/projects/p1' },
  { name: 'desk-act', path: '/desk/projects/p1/attach-document' },
  { name: 'desk-ballot', path: '/desk/begin/ballots' },
  { name: 'desk-shut', path: '/desk/projects/p1/publish' },
  { name: 'desk-dispositions', path: '/desk/consultations/table/dispositions', mostHtml: 48 * 1024 },
  { name: 'draft-changes', path: () => `/draftings/${group}/changes` },
  { name: 'desk-prepare', path: () => `/desk/ballots/${prepared}/conduct` },
  { name: 'desk-run', path: () => `/desk/ballots/${ballot}/conduct` },
  { name: 'desk-webhooks', path: `/desk/organisations/${society}/webhooks` },
  { name: 'work-notices', path: '/work/notices' },
  { name: 'account-office', path: '/account' },
];

it.each(shown)(
  '$name reads well at every width in both languages',
  async ({ name, path, mostHtml }) => {
    const faults: string[] = [];
    const at = typeof path === 'string' ? path : path();
    for (const lang of ['zh', 'en'] as const)
      faults.push(
        ...(await checkPage(browser, {
          url: `${api.url}${lang === 'en' ? '/en' : ''}${at}`,
          name,
          lang,
          cookie,
          ...(mostHtml === undefined ? {} : { mostHtml }),
        })),
      );
    expect(faults.filter((fault) => !fault.includes('409'))).toEqual([]);
  },
  200_000,
);
