import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { workList } from '../../contract/views/work.js';
import { lifecycleShown, problem, receipt } from '../../contract/http.js';
import { readStream, recordedOf, type EventRow } from '../../db/archive.js';
import { viewsOf } from '../../db/collections.js';
import { parseInstant } from '../../domain/law/calendar/instant.js';
import type { Instant, Stream } from '../../domain/kernel/decider.js';
import { contentHash } from '../../domain/kernel/log/merkle.js';
import { leafHolds } from '../../domain/kernel/log/record.js';
import { monday, startApi, type TestApi } from '../support/api.js';
import { beginAgreed, letterBallot, society } from '../support/letter-ballot.js';

let api: TestApi;
let secretary: string;
let officer: string;
const text = contentHash('送审稿');
const plant = '91210100MA0UWX1X5G';
const institute = '91350200776049653A';
const otherSociety = '51210000MJ40000156';

beforeAll(async () => {
  api = await startApi();
  secretary = await api.token('secretary', ...[society, otherSociety].map((organisation) => ({ role: 'secretariat' as const, organisation })));
  officer = await api.token('officer', { role: 'officer', organisation: society });
});
afterAll(() => api.close());
beforeEach(() => {
  api.now = monday;
});

const at = (words: string): Instant => parseInstant(words) ?? expect.fail(`not an instant: ${words}`);
const seat = (person: string, organisation: string, over: object = {}) => ({
  person,
  name: `委员${person}`,
  organisation,
  organisationName: '示例单位',
  ...over,
});
const others = ['a', 'b', 'c', 'd', 'e'].map((person) => seat(person, society));

const ballot = (seats: readonly object[], over: object = {}): Promise<string> => beginAgreed(api, secretary, { ...letterBallot(seats), ...over });
const vote = async (id: string, person: string) => {
  const answer = await api.ask('POST', `/ballots/${id}/votes`, { token: await api.token(person), body: { choice: 'yes', text } });
  return answer.status < 300 ? 'taken' : problem.parse(answer.body).code;
};
const state = async (path: string, token = secretary) => lifecycleShown.parse((await api.ask('GET', path, { token })).body).state;
const events = async (stream: Stream): Promise<readonly EventRow[]> => {
  const rows: EventRow[] = [];
  for await (const row of readStream(api.db, stream)) rows.push(row);
  return rows;
};

describe('M2: a make-up Saturday inside the window', () => {
  test('five working days from 28 September 2026 reach over National Day to Saturday 10 October, whose votes are in until midnight', async () => {
    const id = await ballot(others, { window: { count: 5, unit: 'workingDays' } });
    expect((await state(`/ballots/${id}`))['closesAt']).toBe('2026-10-11T00:00:00+08:00');
    api.now = at('2026-10-10T23:59:59+08:00');
    expect(await vote(id, 'a')).toBe('taken');
    api.now = at('2026-10-11T00:00:00+08:00');
    expect(await vote(id, 'b')).toBe('BALLOT_CLOSED');
    api.now += 60_000;
    await api.engine.runDue();
    const dossier = await api.ask('GET', `/ballots/${id}/dossier`, { token: secretary });
    expect(JSON.stringify(dossier.body)).toContain('"2026-09-29","2026-09-30","2026-10-08","2026-10-09","2026-10-10"');
  });
});

async function owedBy(person: string): Promise<readonly string[]> {
  const mine = await api.ask('GET', '/me/worklist', { token: await api.token(person) });
  return workList.parse(mine.body).items.map(({ subject }) => subject.href);
}

describe('M5: one person in two committees for two units', () => {
  test('the drafting unit of one seat does not touch the other; each vote stands under the unit of its own seat', async () => {
    const monitor = await api.token('civil', { role: 'monitor', organisation: '*' });
    const registered = { uscc: plant, name: '示例单位', kind: 'enterprise', charter: '营业执照' };
    expect((await api.ask('POST', '/organisations', { token: monitor, body: registered })).status).toBe(201);
    const drafted = { drafterUnits: [plant] };
    const first = await ballot([...others, seat('both', plant)], drafted);
    const second = await ballot([...others.map((one) => ({ ...one, organisation: otherSociety })), seat('both', institute)], {
      ...drafted,
      organisation: otherSociety,
    });
    // What is owed is the seat that may vote, until the vote is cast.
    expect(await owedBy('both')).toEqual([`/api/v1/ballots/${second}`]);
    expect([await vote(first, 'both'), await vote(second, 'both')]).toEqual(['SEAT_EXCLUDED', 'taken']);
    expect(await owedBy('both')).toEqual([]);
    const [cast] = (await events(`ballot/${second}`)).filter((row) => row.type === 'voteCast');
    expect(cast).toMatchObject({ actor: 'both', data: { seat: 5 } });
  });

  test('two seats of one ballot for one person are refused, whatever the units', async () => {
    const body = letterBallot([...others, seat('both', plant), seat('both', institute)]);
    const answer = await api.ask('POST', '/ballots', { token: secretary, body });
    expect([answer.status, answer.body['code']]).toEqual([422, 'ROLL_REPEATS']);
  });
});

describe('M6: a unit that is renamed', () => {
  test('keeps its code, its earlier name stays in the record, and its people stay out of the ballot on its own draft under either name', async () => {
    const monitor = await api.token('sun', { role: 'monitor', organisation: '*' });
    const body = { uscc: institute, name: '沈阳某机械厂', kind: 'enterprise', charter: '经营范围' };
    expect((await api.ask('POST', '/organisations', { token: monitor, body })).status).toBe(201);
    const renamed = { name: '沈阳某智能装备有限公司', evidence: '变更登记通知书' };
    expect((await api.ask('POST', `/organisations/${institute}/rename`, { token: monitor, body: renamed })).status).toBe(200);
    expect(await state(`/organisations/${institute}`, monitor)).toMatchObject({ uscc: institute, name: renamed.name });
    expect((await events(`organisation/${institute}`)).at(-1)).toMatchObject({ data: { from: body.name, name: renamed.name } });
    const seats = [...others, ...[body.name, renamed.name].map((organisationName, n) => seat(`unit${n}`, institute, { organisationName }))];
    const id = await ballot(seats, { drafterUnits: [institute] });
    expect([await vote(id, 'unit0'), await vote(id, 'unit1')]).toEqual(['SEAT_EXCLUDED', 'SEAT_EXCLUDED']);
  });
});

describe('M10: a file of 180 MB', () => {
  const size = 180 * 1024 * 1024;
  const kept = () => api.db.collection('files.chunks').countDocuments({});

  test('announced by its length: 413 by the head alone, before a byte of it is sent', async () => {
    const before = await kept();
    const { hostname, port } = new URL(api.url);
    const socket = connect(Number(port), hostname);
    socket.write(
      `POST /api/v1/documents?name=big.pdf HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${officer}\r\ncontent-type: application/pdf\r\ncontent-length: ${size}\r\n\r\n`,
    );
    const [head] = (await once(socket.setEncoding('utf8'), 'data')) as [string];
    socket.destroy();
    expect(head).toMatch(/^HTTP\/1\.1 413 /);
    expect(await kept()).toBe(before);
  });

  test('streamed without a length: cut off soon after the limit, nothing kept, no memory taken, and the server goes on', async () => {
    const before = await kept();
    const chunk = Buffer.alloc(1024 * 1024, 97);
    let sent = 0;
    const body = new ReadableStream({
      pull: (controller) => {
        if (sent >= size) return controller.close();
        sent += chunk.length;
        return controller.enqueue(chunk);
      },
    });
    const memory = process.memoryUsage.rss();
    const headers = { authorization: `Bearer ${officer}`, 'content-type': 'text/plain' };
    const answer = await fetch(`${api.url}/api/v1/documents?name=big.txt`, { method: 'POST', body, headers, duplex: 'half' });
    expect(answer.status).toBe(413);
    expect(sent).toBeLessThan(100 * 1024 * 1024);
    expect(process.memoryUsage.rss() - memory).toBeLessThan(150 * 1024 * 1024);
    await expect.poll(kept, { timeout: 5_000 }).toBe(before);
    expect((await api.ask('GET', '/me', { token: officer })).status).toBe(200);
  });
});

describe('M12: a name with a rare character', () => {
  /** Beyond the basic plane, in extension A, B and G, with many strokes, and in a private area that GB 18030—2022 moved out of. */
  const names = ['𠮷野', '㐂田', '龘龘', '𰻞面', '王䶮', '\ue000甲'];

  test.each(names)('%s: kept as it came, hashed alike before and after the store, and shown', async (name) => {
    const id = await ballot([...others, seat('rare', society, { name, organisationName: `${name}有限公司` })], { question: `是否同意${name}的提案` });
    expect(await vote(id, 'rare')).toBe('taken');
    const rows = await events(`ballot/${id}`);
    expect(rows.length).toBeGreaterThan(1);
    expect(rows.map((row) => leafHolds(recordedOf(row)))).toEqual(rows.map(() => true));
    expect(JSON.stringify(rows)).toContain(name);
    expect((await state(`/ballots/${id}`))['question']).toBe(`是否同意${name}的提案`);
  });

  test.each(names)('%s in a title: the project is found by it, and by no other rare character', async (name) => {
    const body = {
      organisation: society,
      organisationName: '示例机器人协会',
      societyCode: 'LNSR',
      title: { zh: `${name}法检测`, en: 'Test' },
      proposer: { unit: plant },
      profile: 'group-standard/robotics',
    };
    const { id } = receipt.parse((await api.ask('POST', '/projects', { token: officer, body })).body);
    const found = await api.ask('GET', `/projects?q=${encodeURIComponent(name)}`, { token: officer });
    expect((found.body['items'] as { id: string }[]).map((one) => one.id)).toEqual([id]);
  });

  test('half a character is none: 400, nothing kept', async () => {
    const before = await viewsOf(api.db, 'ballots').countDocuments({});
    const raw = JSON.stringify({ organisation: society, question: 'x' }).replace('"x"', '"\\ud842"');
    const headers = { authorization: `Bearer ${secretary}`, 'content-type': 'application/json' };
    const answer = await fetch(`${api.url}/api/v1/ballots`, { method: 'POST', body: raw, headers });
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([400, 'BAD_JSON']);
    expect(await viewsOf(api.db, 'ballots').countDocuments({})).toBe(before);
  });

  test('a file whose name has one comes back under it', async () => {
    const headers = { authorization: `Bearer ${officer}`, 'content-type': 'text/plain' };
    const sent = await fetch(`${api.url}/api/v1/documents?name=${encodeURIComponent('𠮷野意见.txt')}`, { method: 'POST', body: '意见', headers });
    expect([sent.status, await sent.json()]).toMatchObject([201, { name: '𠮷野意见.txt' }]);
  });
});
