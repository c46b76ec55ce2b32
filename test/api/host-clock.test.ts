import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { lifecycleShown, problem, receipt } from '../../contract/http.js';
import { eventsOf } from '../../db/archive.js';
import { ClockWatch, storeTimeOf } from '../../db/clock-watch.js';
import { contentHash } from '../../domain/kernel/log/merkle.js';
import { monday, startApi, type TestApi } from '../support/api.js';
import { msOf } from '../support/client.js';
import { letterProfile, letterTerms, society } from '../support/letter-ballot.js';
import { personNamed } from '../support/spelt.js';

const seven = 7 * 60_000;
const text = contentHash('送审稿');
let api: TestApi;
let secretary: string;

beforeAll(async () => {
  api = await startApi();
  secretary = await api.token('secretary', { role: 'secretariat', organisation: society });
});
afterAll(() => api.close());
beforeEach(() => {
  api.now = monday;
  api.ahead = 0;
});

async function open(): Promise<{ readonly id: string; readonly closesAt: number }> {
  const seats = Array.from({ length: 6 }, (_, n) => ({ person: `m${n}`, name: `委员${n}`, organisation: society, organisationName: '示例学会' }));
  const terms = { terms: letterTerms, window: letterTerms.window.default, profile: letterProfile };
  const body = { organisation: society, question: '是否同意送审稿', text, ...terms, roll: { kind: 'seats', seats }, opens: 'atStart' };
  const { id } = receipt.parse((await api.ask('POST', '/ballots', { token: secretary, body })).body);
  const { state } = lifecycleShown.parse((await api.ask('GET', `/ballots/${id}`, { token: secretary })).body);
  return { id, closesAt: msOf(state['closesAt']) };
}
const vote = async (id: string, person: string) =>
  api.ask('POST', `/ballots/${id}/votes`, { token: await api.token(person), body: { choice: 'yes', text } });

/** The clocks of the servers are seen: MongoDB's by asking, Temporal's by a vote that it answered. */
async function compared(): Promise<void> {
  await api.clocks.tick();
  const other = await open();
  expect((await vote(other.id, 'm1')).status).toBe(200);
}

describe('M3: an API host whose clock is fast by seven minutes', () => {
  test('turns nobody away before the close once it has seen other clocks, and everybody from the close on', async () => {
    const { id, closesAt } = await open();
    api.now = closesAt - 60_000;
    api.ahead = seven;
    await compared();
    expect(api.clocks.report()).toEqual({ status: 'wrong', suspect: 'thisHost', ahead: { temporal: seven, mongo: seven } });
    api.now = closesAt - 1;
    const last = await vote(id, 'm1');
    expect(last.status, JSON.stringify(last.body)).toBe(200);
    api.now = closesAt;
    const late = await vote(id, 'm2');
    expect([late.status, problem.parse(late.body).code]).toEqual([409, 'BALLOT_CLOSED']);
    expect(await eventsOf(api.db).countDocuments({ stream: `ballot/${id}` as never, actor: personNamed('m2') })).toBe(0);
  });

  test('stays ready and says in /readyz by how much it is wrong', async () => {
    api.ahead = seven;
    await compared();
    const answer = await fetch(`${api.url}/readyz`);
    const clock = { status: 'wrong', suspect: 'thisHost', ahead: { temporal: seven, mongo: seven } };
    expect([answer.status, await answer.json()]).toEqual([200, { status: 'ready', engine: true, store: true, draining: false, clock }]);
  });
});

describe('M3: an API host whose clock is slow by seven minutes', () => {
  test.each(['before it has seen another clock', 'after'])('a vote after the grace is never receipted as if it counted: %s', async (when) => {
    const { id, closesAt } = await open();
    api.now = closesAt + 31_000;
    api.ahead = -seven;
    if (when === 'after') await compared();
    const late = await vote(id, 'm2');
    expect([late.status, problem.parse(late.body).code]).toEqual([409, 'BALLOT_CLOSED']);
    expect(receipt.parse(late.body['kept'])).toMatchObject({ stream: `ballot/${id}` });
    expect(await eventsOf(api.db).countDocuments({ stream: `ballot/${id}` as never, type: 'voteKeptLate' })).toBe(1);
  });
});

test('M3: a real MongoDB tells a host that is wrong by seven minutes; it is said once with the measure and the cure, and when it is over', async () => {
  const lines: string[] = [];
  const shift = { ms: seven };
  const say = (level: string) => (what: object, words: string) => void lines.push(`${level} ${words} ${JSON.stringify(what)}`);
  const clocks = new ClockWatch({
    clock: () => Date.now() + shift.ms,
    storeTime: storeTimeOf(api.db),
    log: { warn: say('warn'), info: say('info') },
  });
  expect(clocks.report().status).toBe('unknown');
  await clocks.tick();
  await clocks.tick();
  const { status, ahead } = clocks.report();
  expect(status).toBe('wrong');
  expect(Math.abs((ahead.mongo ?? 0) - seven)).toBeLessThan(1_000);
  expect(lines).toEqual([expect.stringMatching(/^warn a clock is wrong .*"mongo":4\d{5}.*"cure":".*NTP/)]);
  shift.ms = 0;
  await clocks.tick();
  expect(clocks.report()).toEqual({ status: 'right', suspect: null, ahead: { mongo: 0 } });
  expect(lines.slice(1)).toEqual([expect.stringMatching(/^info the clocks agree again/)]);
});
