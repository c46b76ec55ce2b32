import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Browser } from 'playwright-core';
import { factsOf } from '../../../db/indicator-facts.js';
import { stream } from '../../domain/standard-project/project-fixture.js';
import { personNamed } from '../../support/spelt.js';
import { signedIn } from '../member.js';
import { society, startApi, walkTo, type TestApi } from '../town.js';
import { openBrowser } from './browser.js';
import { checkPage } from './page-check.js';

let api: TestApi;
let browser: Browser;
let cookie = '';
const others = ['51210000MJ40000156', '51210000MJ40000236', '51210000MJ40000316', '51210000MJ400004X6', '51210000MJ40000586', '51210000MJ40000666'];

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
  cookie = (await signedIn(api, { person: 'sun', name: '孙处长', grants: [{ role: 'monitor', organisation: '*' }] })).cookie;
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await api?.close();
});

const shown = [
  { name: 'monitor', path: '/monitor' },
  { name: 'monitor-body', path: `/monitor/${society}` },
  { name: 'monitor-rows', path: `/monitor/${society}/complaints` },
  { name: 'monitor-not-recorded', path: `/monitor/${society}/notices` },
] as const;

it.each(shown)(
  'C1 $name reads well at every width in both languages',
  async ({ name, path }) => {
    const faults: string[] = [];
    for (const lang of ['zh', 'en'] as const)
      faults.push(...(await checkPage(browser, { url: `${api.url}${lang === 'en' ? '/en' : ''}${path}`, name, lang, cookie })));
    expect(faults).toEqual([]);
  },
  200_000,
);
