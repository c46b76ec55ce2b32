import { streamActor } from '../../domain/kernel/actor.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { problem } from '../../contract/http.js';
import { viewsOf } from '../../db/collections.js';
import type { Stream } from '../../domain/kernel/decider.js';
import { contentHash } from '../../domain/kernel/log/merkle.js';
import { startApi, type TestApi } from '../support/api.js';
import { society } from '../support/letter-ballot.js';

/** How many comments come in; a hard day has 10,000, of which 94 in 100 are the same. `COMMENTS=10000 npx vitest run -t M15` is the whole day. */
const total = Number(process.env['COMMENTS'] ?? 300);
const alike = Math.floor((total * 94) / 100);

let api: TestApi;
let office: string;
const draft = contentHash('征求意见稿');
const days = { count: 30, unit: 'calendarDays' } as const;

beforeAll(async () => {
  api = await startApi();
  office = await api.token('officer', { role: 'officer', organisation: society });
});
afterAll(() => api.close());

async function round(id: string): Promise<Stream> {
  const stream: Stream = `consultation/${id}`;
  const input = {
    project: 'standard-project/none',
    organisation: society,
    title: '协作机器人接口',
    round: 1,
    text: draft,
    window: days,
    floor: days,
    public: true,
    lateDisposition: 'required',
    answer: days,
    reminders: [],
    addressees: [],
    rehearsal: false,
  };
  expect(await api.engine.start(stream, input, { id: `stream:${id}`, actor: streamActor('standard-project/none') })).toMatchObject({
    ok: true,
  });
  return stream;
}
const comment = (n: number, over: object = {}) => ({
  clause: '7.10',
  kind: 'technical',
  text: n < alike ? '反对第 7.10 条' : `第 ${n} 条意见`,
  author: `读者${n}`,
  draft,
  ...over,
});
const median = (list: readonly number[]): number => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0;
const say = async (id: string, n: number, over: object = {}) =>
  (await api.ask('POST', `/consultations/${id}/comments`, { body: comment(n, over) })).status;
const act = (id: string, name: string, body: object) => api.ask('POST', `/consultations/${id}/${name}`, { token: office, body });

async function listed(id: string): Promise<readonly { n: number; text: string; status: string; block: number | null; duplicateOf: number | null }[]> {
  const rows = [];
  for (let next: string | null = ''; next !== null;) {
    const page = await api.ask('GET', `/consultations/${id}/comments?limit=200${next === '' ? '' : `&cursor=${next}`}`);
    expect(page.status, JSON.stringify(page.body).slice(0, 300)).toBe(200);
    rows.push(...(page.body['items'] as { n: number; text: string; status: string; block: number | null; duplicateOf: number | null }[]));
    next = page.body['next'] as string | null; // as the contract of lists says
  }
  return rows;
}

describe(`M15: ${total} public comments in a day, ${alike} of them the same`, () => {
  test('D9: all are kept with their authors, the same ones become one group in one act and one answer, and nothing grows out of bounds', async () => {
    const stream = await round('flood');
    const took: number[] = [];
    for (let n = 0; n < total; n += 1) {
      const began = performance.now();
      expect(await say('flood', n)).toBe(201);
      took.push(performance.now() - began);
    }
    const rows = await listed('flood');
    expect(rows).toHaveLength(total);
    const same = rows.filter((row) => row.text === '反对第 7.10 条').map((row) => row.n);
    expect(same).toHaveLength(alike);
    const [lead, ...rest] = same;
    const linked = await act('flood', 'link-duplicates', { lead, comments: rest });
    expect(linked.status, JSON.stringify(linked.body)).toBe(200);
    expect((await act('flood', 'dispose', { comments: [lead], disposition: 'rejected', reason: '与 GB/T 1.1 不一致' })).status).toBe(200);
    const after = await listed('flood');
    expect(after.filter((row) => row.duplicateOf === lead)).toHaveLength(alike - 1);
    expect(after.filter((row) => row.status === 'open')).toHaveLength(total - alike);
    const view = await viewsOf(api.db, 'consultations').findOne({ _id: stream });
    expect(JSON.stringify(view?.state).length).toBeLessThan(256 * 1024);
    // No later one is dearer than the first ones were, whatever else the machine does: the median tells.
    const fifth = Math.floor(total / 5);
    expect(median(took.slice(-fifth))).toBeLessThan(4 * median(took.slice(0, fifth)));
  }, 600_000);

  test('grouping all of 10,000 fits into one request', () => {
    const comments = Array.from({ length: 9_399 }, (_, i) => i + 2);
    expect(Buffer.byteLength(JSON.stringify({ lead: 1, comments }))).toBeLessThan(64 * 1024);
  });
});

describe('S3: comments that nobody answered', () => {
  test('four of six: the table is not signed, the refusal names the four, and with them answered it is', async () => {
    await round('gate');
    for (let n = 0; n < 6; n += 1) expect(await say('gate', n)).toBe(201);
    expect((await act('gate', 'dispose', { comments: [2, 5], disposition: 'adopted' })).status).toBe(200);
    const early = await act('gate', 'settle-consultation', { substantive: false });
    expect([early.status, problem.parse(early.body).code]).toEqual([409, 'CONSULTATION_PHASE']);
    api.now += 45 * 86_400_000;
    await api.engine.runDue();
    const answer = await act('gate', 'settle-consultation', { substantive: false });
    expect(answer.status).toBe(409);
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(problem.parse(answer.body)).toMatchObject({ code: 'COMMENTS_OPEN', rule: 'G5', found: { open: 4, comments: [1, 3, 4, 6] } });
    expect((await act('gate', 'dispose', { comments: [1, 3, 4, 6], disposition: 'rejected', reason: '超出范围' })).status).toBe(200);
    expect((await act('gate', 'settle-consultation', { substantive: false })).status).toBe(200);
  });
});
