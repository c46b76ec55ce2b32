import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Browser } from 'playwright-core';
import { factsOf } from '../../../db/indicator-facts.js';
import { officer, sha, stream } from '../../domain/standard-project/project-fixture.js';
import { civil } from '../../domain/pilot/pilot-fixture.js';
import { registerAuthority } from '../../support/authority.js';
import { personNamed } from '../../support/spelt.js';
import { signedIn } from '../member.js';
import { society, startApi, walkTo, type TestApi } from '../town.js';
import { openBrowser } from './browser.js';
import { checkPage } from './page-check.js';

let api: TestApi;
let browser: Browser;
let cookie = '';
let matter = '';
const others = ['51210100MJ40000156', '51210100MJ40000236', '51210200MJ40000316', '51210000MJ400004X6', '51210000MJ40000586', '51210000MJ40000666'];

beforeAll(async () => {
  [api, browser] = await Promise.all([startApi(), openBrowser()]);
  await walkTo(api, '30.20');
  const complaint = { type: 'fileComplaint', ground: 'procedure', summary: '程序不当', realName: true } as const;
  await api.engine.submit(stream, { id: 'whistle:filed', actor: { id: personNamed('whistle'), grants: [] }, command: complaint });
  api.now += 40 * 86_400_000;
  await api.engine.runDue();
  // Other bodies with the same course: the table has more columns than one.
  for (const row of await factsOf(api.db).find().lean())
    for (const [n, organisation] of others.entries()) {
      const name = 'name' in row.facts ? { name: `辽宁省第${'一二三四五六'.charAt(n)}示范协会` } : {};
      await factsOf(api.db).create({ ...row, _id: `${row._id}-${n}`, organisation, facts: { ...row.facts, organisation, ...name } });
    }
  await supervised();
  cookie = (
    await signedIn(api, {
      person: 'sun',
      name: '孙处长',
      grants: [
        { role: 'monitor', organisation: '*' },
        { role: 'monitor', organisation: civil },
      ],
    })
  ).cookie;
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await api?.close();
});

/** A question that was answered, and a rectification that suspends publication. */
async function supervised(): Promise<void> {
  await registerAuthority(api, civil, '辽宁省示例民政厅');
  const token = await api.token('sun', { role: 'monitor', organisation: '*' }, { role: 'monitor', organisation: civil });
  const uscc = { uscc: society, name: '辽宁省示范学会', kind: 'society', charter: '章程' };
  await api.ask('POST', '/organisations', { token, body: uscc });
  const finding = { rule: '征求意见一般不少于三十日', source: 'GS-14', text: '征求意见少于三十日', needed: '重新征求意见的公告' };
  const body = {
    ...{ organisation: society, department: civil, title: '征求意见时间', question: '请说明征求意见的起止时间。', project: stream },
    ...{ indicator: 'shortestConsultation', findings: [{ ...finding, scope: 'society', acts: ['publish'] }] },
  };
  const begun = await api.ask('POST', '/supervisions', { token, body });
  expect(begun.status, JSON.stringify(begun.body)).toBe(201);
  matter = `/supervisions/${String(begun.body['id'])}`;
  const office = await api.token(officer.id, ...officer.grants);
  await api.ask('POST', `${matter}/answer`, { token: office, body: { text: '自三月二日起算，不含当日。', files: [sha(7)] } });
}

const pathOf = (path: string | null): string => (path === null ? matter : path.startsWith('/') ? path : `/desk${matter}/${path}`);

const shown = [
  { name: 'supervisions', path: '/supervisions' },
  { name: 'supervision', path: null },
  { name: 'supervision-begin', path: '/desk/begin/supervisions' },
  { name: 'supervision-order', path: 'order-rectification' },
  { name: 'monitor', path: '/monitor' },
  { name: 'monitor-breaches', path: '/monitor/breaches' },
  { name: 'monitor-report', path: '/monitor/report' },
  { name: 'monitor-body', path: `/monitor/${society}` },
  { name: 'monitor-rows', path: `/monitor/${society}/complaints` },
  { name: 'monitor-not-recorded', path: `/monitor/${society}/notices` },
] as const;

it.each(shown)(
  'C1 $name reads well at every width in both languages',
  async ({ name, path }) => {
    const faults: string[] = [];
    for (const lang of ['zh', 'en'] as const)
      faults.push(...(await checkPage(browser, { url: `${api.url}${lang === 'en' ? '/en' : ''}${pathOf(path)}`, name, lang, cookie })));
    expect(faults).toEqual([]);
  },
  200_000,
);
