import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Browser } from 'playwright-core';
import { beginBallot, letterBallot, letterSeats } from '../../support/letter-ballot.js';
import { mailed } from '../../support/mailed.js';
import { signedIn } from '../member.js';
import { society, startApi, walkTo, type TestApi } from '../town.js';
import { openBrowser } from './browser.js';
import { checkPage } from './page-check.js';

let api: TestApi;
let browser: Browser;
let cookie = '';
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
  await beginBallot(
    api,
    office,
    letterBallot([...letterSeats(4), { person: 'wang', name: '王经办', organisation: society, organisationName: '示例学会' }]),
  );
  await mailed(api);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await api?.close();
});

const shown = [
  { name: 'desk', path: '/desk' },
  { name: 'desk-record', path: '/desk/projects/p1' },
  { name: 'desk-act', path: '/desk/projects/p1/attach-document' },
  { name: 'desk-ballot', path: '/desk/begin/ballots' },
  { name: 'desk-shut', path: '/desk/projects/p1/publish' },
  { name: 'desk-webhooks', path: `/desk/organisations/${society}/webhooks` },
  { name: 'work-notices', path: '/work/notices' },
  { name: 'account-office', path: '/account' },
] as const;

it.each(shown)(
  '$name reads well at every width in both languages',
  async ({ name, path }) => {
    const faults: string[] = [];
    for (const lang of ['zh', 'en'] as const)
      faults.push(...(await checkPage(browser, { url: `${api.url}${lang === 'en' ? '/en' : ''}${path}`, name, lang, cookie })));
    expect(faults.filter((fault) => !fault.includes('409'))).toEqual([]);
  },
  200_000,
);
