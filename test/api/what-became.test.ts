import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startApi, type TestApi } from '../support/api.js';
import { reasonPlaces } from '../support/reason-places.js';

const uscc = '51210000MJ4K0X072M';
let api: TestApi;
let officer: string;

beforeAll(async () => {
  api = await startApi();
  officer = await api.token('wang', { role: 'officer', organisation: uscc });
});
afterAll(() => api.close());

describe('XE17 what became of a command', () => {
  const fate = (key: string, token = officer, stream = '') => api.ask('GET', `/commands/${encodeURIComponent(key)}${stream}`, { token });
  const rows = (answer: Awaited<ReturnType<typeof fate>>) => answer.body as { found: boolean; done: { stream: string; type: string; seq: number }[] };

  test('is found by its key alone, whether it began a lifecycle or was sent to one; never by somebody else', async () => {
    const body = { uscc, name: '沈阳机器人学会', kind: 'society', fields: [], charter: '章程' };
    expect((await api.ask('POST', '/organisations', { token: officer, key: 'begin-key-01', body })).status).toBe(201);
    const clerk = await api.token('clerk', { role: 'monitor', organisation: '*' });
    const told = { reason: '年检未通过', evidence: '通知书' };
    const suspended = await api.ask('POST', `/organisations/${uscc}/suspend`, { token: clerk, key: 'suspend|key-1', body: told });
    expect(suspended.status, JSON.stringify(suspended.body)).toBe(200);
    expect(rows(await fate('begin-key-01'))).toMatchObject({ found: true, done: [{ stream: `organisation/${uscc}`, seq: 1 }] });
    const found = rows(await fate('suspend|key-1', clerk));
    expect(found).toMatchObject({ found: true, done: [{ stream: `organisation/${uscc}` }] });
    expect(rows(await fate('suspend|key-1', clerk, `?stream=organisation/${uscc}`)).done).toEqual(found.done);
    for (const [key, token] of [
      ['suspend|key-1', officer],
      ['suspend|', clerk],
      ['suspend|key', clerk],
      ['begin-key-0', officer],
    ] as const)
      expect((await fate(key, token)).body['found'] ?? false, key).toBe(false);
  });
});

describe('XE19 a reason has words', () => {
  test('in every act of every route that asks for one: a mark, digits or blanks are none', () => {
    const places = api.app.endpoints.flatMap((endpoint) => reasonPlaces(endpoint));
    expect(places.length).toBeGreaterThan(60);
    for (const { where, takes } of places) {
      for (const none of ['。', '000000', ' \u3000 ', '…？！', '1.', '无。'.slice(1), '\u{1f44d}'])
        expect(takes(none), `${where} takes ${none}`).toBe(false);
      for (const words of ['同意', '工期调整', '与 GB/T 1.1 不一致', 'no quorum', '撤 回'])
        expect(takes(words), `${where} refuses ${words}`).toBe(true);
    }
  });
});

test('XF6 readyz is not ready while the engine takes nothing, and says why', async () => {
  api.engine.faultWith = 'database or disk is full';
  const full = await fetch(`${api.url}/readyz`);
  expect([full.status, await full.json()]).toMatchObject([503, { status: 'notReady', engine: false, engineFault: 'database or disk is full' }]);
  api.engine.faultWith = null;
  expect((await fetch(`${api.url}/readyz`)).status).toBe(200);
});
