import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { apiConfig } from '../../../api/config.js';
import { ensureAccounts } from '../../../api/accounts/ensure-accounts.js';
import { seedOf } from '../../../api/accounts/second-factors.js';
import { loadAppConfig } from '../../../config.js';
import type { Grant } from '../../../domain/kernel/actor.js';
import { personNamed } from '../../support/spelt.js';
import { society, startApi, type TestApi } from '../town.js';
import { Surfer } from '../visitor.js';

const seed = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
const directory = mkdtempSync(join(tmpdir(), 'biaocheng-samples-'));
const write = (name: string, value: object): void => writeFileSync(join(directory, name), JSON.stringify(value));

type Row = { readonly account: string; readonly name: string; readonly seed?: string; readonly grants: readonly Grant[] };
const rows: readonly Row[] = [
  { account: 'reducer.member', name: '姜山', grants: [{ role: 'expert', organisation: society }] },
  { account: 'institute.secretary', name: '苏晓', seed, grants: [{ role: 'secretariat', organisation: society }] },
];
const secret = 'long-and-random';
const waiting = [
  { zh: '委员会的工作台', en: 'the desk', path: '/api/v1/committees/c1/desk', account: 'institute.secretary' },
  { zh: '章程函审', en: 'a ballot', path: '/api/v1/ballots/b1', account: 'reducer.member' },
];

let api: TestApi;
let browser: Surfer;
beforeAll(async () => {
  api = await startApi({ samples: directory });
  const accounts = rows.map(({ account, name, grants }) => ({ account, secret, person: personNamed(account), name, grants: [...grants] }));
  await ensureAccounts(api.db, accounts, { now: api.now, cost: { memoryKib: 64, passes: 1 } });
  await api.personal.secondFactors.enrol('institute.secretary', seedOf(seed), { at: api.now, step: 0 });
  write(
    'sample-accounts.json',
    rows.map((row) => ({ ...row, secret, unit: '示例研究院', zh: row.name, en: row.name })),
  );
  write('sample-waiting.json', waiting);
  write('samples.json', { state: 'done' });
});
afterAll(async () => {
  await api.close();
  rmSync(directory, { recursive: true });
});
beforeEach(() => {
  api.now += 600_000;
  browser = new Surfer(api.url);
});

const be = (account: string, next = '') => browser.send('/samples', { account, next });

describe('given samples on one’s own machine', () => {
  it.each([
    ['', '/ballots/b1', '以委员身份表决'],
    ['/en', '/en/ballots/b1', 'Vote as a member'],
  ])('the home page greets a newcomer with where to begin, who waits for it, and one click (%s)', async (prefix, ballot, words) => {
    const home = await browser.open(prefix === '' ? '/' : prefix);
    expect(home.html).toContain(words);
    expect(home.html).toContain(`value="${ballot}"`);
    expect(home.html).toContain(`href="${prefix}/samples"`);
    expect(home.html).not.toContain(secret);
  });

  it('one click signs in as that person and leads where it waits; opening a page signs nobody in', async () => {
    const list = await browser.open('/samples');
    expect(list.html).toContain('姜山');
    expect(list.html).toContain('示例研究院');
    expect([list.html.includes(secret), browser.cookie]).toEqual([false, '']);
    const entered = await be('reducer.member', '/ballots/b1');
    expect([entered.status, entered.to]).toEqual([303, '/ballots/b1']);
    expect((await browser.open('/')).html).toContain('姜山');
    expect((await be('reducer.member', '//evil.example')).to).toBe('/');
  });

  it('somebody with an authenticator comes in without one, three times in half a minute, and has shown the second factor', async () => {
    for (let n = 0; n < 3; n += 1) expect((await be('institute.secretary')).to).toBe('/');
    expect((await browser.open('/account')).html).toContain('苏晓');
    expect((await be('institute.secretary')).status).toBe(401);
    api.now += 120_000;
    expect((await be('institute.secretary')).to).toBe('/');
  });

  it('nobody else comes in, and not from elsewhere', async () => {
    expect((await be('somebody')).status).toBe(404);
    expect((await be('')).status).toBe(404);
    const foreign = await browser.send('/samples', { account: 'reducer.member' }, { origin: 'https://evil.example' });
    expect([foreign.status, browser.cookie]).toEqual([403, '']);
  });
});

describe('given an installation without samples, or one that serves others', () => {
  it('there is no such page and no greeting', async () => {
    const plain = await startApi();
    try {
      const visitor = new Surfer(plain.url);
      expect((await visitor.open('/samples')).status).toBe(404);
      expect((await visitor.send('/samples', { account: 'reducer.member' })).status).toBe(404);
      expect((await visitor.open('/')).html).not.toContain('/samples');
    } finally {
      await plain.close();
    }
  });

  it.each<[Record<string, string>, boolean]>([
    [{}, true],
    [{ BIAOCHENG_SAMPLE_WORLD: 'off' }, false],
    [{ NODE_ENV: 'production' }, false],
    [{ HOST: '0.0.0.0' }, false],
    [{ BIAOCHENG_PUBLIC_URL: 'https://standards.example.cn' }, false],
  ])('%j: %j', (settings, open) => {
    const env = { BIAOCHENG_DATA: directory, BIAOCHENG_SAMPLE_WORLD: 'on', ...settings };
    expect(apiConfig(loadAppConfig(env), env).samples).toBe(open ? directory : null);
  });
});
