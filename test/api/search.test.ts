import { afterAll, beforeAll, expect, it } from 'vitest';
import { drafter, input, officer, society, stream } from '../domain/standard-project/project-fixture.js';
import { startApi, type TestApi } from '../support/api.js';

let api: TestApi;
let token: string;
beforeAll(async () => {
  api = await startApi();
  const title = { zh: '工业机器人与搬运机器人互操作接口 第1部分：任务交接', en: 'Interface of robots – Part 1: Handover' };
  expect(await api.engine.start(stream, input({ title }), { id: 'drafter:start', actor: drafter })).toMatchObject({ ok: true });
  token = await api.token(officer.id, { role: 'officer', organisation: society });
});
afterAll(() => api.close());

it.each([
  ['工业机器人与搬运机器人互操作接口 第1部分：任务交接', 1],
  ['第1部分:任务交接', 1],
  ['工业 机器人', 1],
  ['接口，第1部分', 1],
  ['interface of robots - part 1 handover', 1],
  ['机器人第2部分', 0],
  ['.*', 0],
  ['工业.+接口', 0],
])('XC11 %j finds %i: blanks and punctuation matter on neither side', async (q, found) => {
  const { body } = await api.ask('GET', `/projects?q=${encodeURIComponent(q)}`, { token });
  expect(body['items']).toHaveLength(found);
});
