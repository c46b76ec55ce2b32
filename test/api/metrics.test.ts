import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { errorRegistry } from '../../contract/errors.js';
import type { Endpoint } from '../../contract/endpoint.js';
import { connect } from '../../db/connect.js';
import { storeFailures, watchPool } from '../../db/pool.js';
import { contentHash } from '../../domain/kernel/log/merkle.js';
import { startApi, type TestApi } from '../support/api.js';
import { beginBallot, letterBallot, society } from '../support/letter-ballot.js';
import { startMongo } from '../support/mongo.js';

const token = 'k'.repeat(32);
const text = contentHash('送审稿');
let api: TestApi;
let ballot: string;
let member: string;

beforeAll(async () => {
  api = await startApi({ metricsToken: token });
  ballot = await beginBallot(api, await api.token('secretary', { role: 'secretariat', organisation: society }), letterBallot());
  member = await api.token('m1');
});
afterAll(() => api.close());

const ballots = () => api.db.collection<{ _id: string; lastSeq: number; shownSeq: number }>('ballots');
const get = (path: string, bearer: string | null, method = 'GET'): Promise<Response> =>
  fetch(`${api.url}${path}`, { method, headers: bearer === null ? {} : { authorization: `Bearer ${bearer}` } });
const codeOf = async (answer: Response): Promise<unknown> => ((await answer.json()) as { code: unknown }).code; // a problem, or the test fails

type Series = { readonly name: string; readonly labels: ReadonlyMap<string, string>; readonly value: number };

function seriesOf(line: string): Series {
  const [, name = '', labels = '', value = ''] = /^(\w+)(?:\{(.*)\})? (\S+)$/.exec(line) ?? [];
  return { name, labels: new Map([...labels.matchAll(/(\w+)="([^"]*)"/g)].map(([, key = '', one = '']) => [key, one])), value: Number(value) };
}

async function scrape(): Promise<readonly Series[]> {
  const lines = (await (await get('/metrics', token)).text()).split('\n');
  return lines.filter((line) => line !== '' && !line.startsWith('#')).map(seriesOf);
}

/** The sum of all series of that name that carry these labels. */
async function figure(name: string, labels: { readonly [label: string]: string } = {}): Promise<number> {
  const carried = ({ labels: has }: Series): boolean => Object.entries(labels).every(([label, value]) => has.get(label) === value);
  return (await scrape()).filter((one) => one.name === name && carried(one)).reduce((sum, { value }) => sum + value, 0);
}

/** By how much a figure rises through an act. */
async function rise(act: () => Promise<unknown>, by: number, ...of: Parameters<typeof figure>): Promise<void> {
  const before = await figure(...of);
  await act();
  // An answer is counted when it is out, which its reader may know a moment before.
  await vi.waitFor(async () => expect([of, (await figure(...of)) - before]).toEqual([of, by]));
}

describe('given who asks for the figures', () => {
  test('only the operator’s token opens them, and it is asked for before anything else of the request is looked at', async () => {
    const monitor = await api.token('sun', { role: 'monitor', organisation: '*' });
    for (const query of ['', '?nonsense=1']) {
      const [nobody, stranger, account] = [
        await get(`/metrics${query}`, null),
        await get(`/metrics${query}`, 'x'.repeat(32)),
        await get(`/metrics${query}`, monitor),
      ];
      expect([nobody.status, await codeOf(nobody)]).toEqual([401, 'NOT_AUTHENTICATED']);
      expect([stranger.status, await codeOf(stranger)]).toEqual([401, 'BAD_TOKEN']);
      expect([account.status, await codeOf(account)]).toEqual([403, 'ROLE_NOT_ALLOWED']);
    }
    expect((await get('/metrics?nonsense=1', token)).status).toBe(400);
    const answer = await get('/metrics', token);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/plain; version=0.0.4; charset=utf-8']);
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  test('where the settings name no token, there is none that opens them', async () => {
    const closed = await startApi();
    for (const bearer of ['', 'null', 'undefined', token]) {
      const answer = await fetch(`${closed.url}/metrics`, { headers: { authorization: `Bearer ${bearer}` } });
      expect([bearer, answer.status, await codeOf(answer)]).toEqual([bearer, 401, 'BAD_TOKEN']);
    }
    await closed.close();
  });

  test('the operator’s token opens no other route, not even as nobody', async () => {
    for (const path of ['/api/v1/me', '/api/v1/monitor/pilots', '/api/v1/standards', '/healthz']) {
      const answer = await get(path, token);
      expect([path, answer.status, await codeOf(answer)]).toEqual([path, 401, 'BAD_TOKEN']);
    }
  });
});

describe('given requests', () => {
  const answers = 'biaocheng_http_answer_seconds_count';

  test('each is counted once, by route, method and class of status, whichever way it went', async () => {
    const vote = (): Promise<unknown> => api.ask('POST', `/ballots/${ballot}/votes`, { token: member, body: { choice: 'yes', text } });
    await rise(vote, 1, answers, { route: 'castVote', method: 'POST', status: '2xx' });
    await rise(() => get(`/api/v1/ballots/${ballot}`, member), 1, answers, { route: 'read.ballots', method: 'GET', status: '2xx' });
    await rise(() => get('/healthz', null, 'HEAD'), 1, answers, { route: 'health', method: 'HEAD', status: '2xx' });
    await rise(() => get('/api/v1/monitor/pilots', null), 1, answers, { route: 'monitorPilots', method: 'GET', status: '4xx' });
    await rise(() => get(`/nowhere/${ballot}`, null), 1, answers, { route: 'none', method: 'GET', status: '4xx' });
    await rise(() => get('/healthz', null, 'PUT'), 1, answers, { route: 'none', method: 'other', status: '4xx' });
    await rise(() => get('/api/v1/monitor/pilots', null), 1, 'biaocheng_http_refusals_total', { code: 'NOT_AUTHENTICATED' });
    await rise(() => get('/healthz', null), 1, 'biaocheng_http_answer_seconds_bucket', { route: 'health', method: 'GET', le: '+Inf' });
  });

  test('a reader who hangs up before the answer is counted as such', async () => {
    const views = ballots();
    const { lastSeq = 0 } = (await views.findOne({})) ?? {};
    const hangUp = (): Promise<unknown> =>
      fetch(`${api.url}/api/v1/ballots/${ballot}?atLeast=${lastSeq + 50}`, {
        headers: { authorization: `Bearer ${member}` },
        signal: AbortSignal.timeout(60),
      }).catch(() => null);
    await rise(hangUp, 1, answers, { route: 'read.ballots', status: 'aborted' });
  });
});

describe('given engine, views and store', () => {
  test('the engine’s batches and load are those the engine tells of', async () => {
    const vote = async (): Promise<unknown> =>
      api.ask('POST', `/ballots/${ballot}/votes`, { token: await api.token('m2'), body: { choice: 'no', text } });
    await rise(vote, 1, 'biaocheng_engine_batch_commands_count');
    const load = vi.spyOn(api.engine, 'load').mockReturnValue({ waiting: 7, inFlight: 2 });
    api.engine.faultWith = 'no space left';
    expect(await figure('biaocheng_engine_waiting_commands')).toBe(7);
    expect(await figure('biaocheng_engine_batches_in_flight')).toBe(2);
    expect(await figure('biaocheng_engine_fault')).toBe(1);
    load.mockRestore();
    api.engine.faultWith = null;
    expect(await figure('biaocheng_engine_waiting_commands')).toBe(0);
    expect(await figure('biaocheng_engine_fault')).toBe(0);
  });

  test('a view that comes late is measured, one that does not come is a refusal', async () => {
    const views = ballots();
    const { _id = '', lastSeq = 0, shownSeq = 0 } = (await views.findOne({})) ?? {};
    const read = (): Promise<Response> => get(`/api/v1/ballots/${ballot}?atLeast=${shownSeq}`, member);
    await rise(read, 0, 'biaocheng_view_wait_seconds_count');
    const late = async (): Promise<void> => {
      await views.updateOne({ _id }, { $set: { lastSeq: 0 } });
      const answer = read();
      await new Promise((resolve) => setTimeout(resolve, 80));
      await views.updateOne({ _id }, { $set: { lastSeq } });
      expect((await answer).status).toBe(200);
    };
    await rise(late, 1, 'biaocheng_view_wait_seconds_count');
    expect(await figure('biaocheng_view_wait_seconds_bucket', { le: '0.05' })).toBe(0);
    await rise(() => get(`/api/v1/ballots/${ballot}?atLeast=${lastSeq + 50}`, member), 1, 'biaocheng_http_refusals_total', { code: 'VIEW_BEHIND' });
  });

  test('connections in use, and those waited for in vain', async () => {
    const database = await startMongo();
    const db = await connect(`${database.uri}&waitQueueTimeoutMS=150`, 1);
    const failures: string[] = [];
    const pool = watchPool(db, (what) => failures.push(what));
    await db.collection('slow').insertOne({});
    const slow = (): Promise<unknown> => db.collection('slow').findOne({ $where: 'sleep(600) || true' });
    expect([pool.inUse, pool.waiting, pool.max]).toEqual([0, 0, 1]);
    const [served, refused] = [slow(), expect(slow()).rejects.toThrow(/Timed out/)];
    await vi.waitFor(() => expect([pool.inUse, pool.waiting]).toEqual([1, 1]));
    await refused;
    expect([pool.inUse, pool.waiting, failures]).toEqual([1, 0, ['checkOut']]);
    await served;
    expect(pool.inUse).toBe(0);
    await db.close();
    await database.drop();
    expect(await figure('biaocheng_store_connections_max')).toBe(20);
    expect(await figure('biaocheng_store_failures_total')).toBe(0);
  });
});

describe('given what was asked of every route, with ids and names in paths, queries and bodies', () => {
  const filled = (e: Endpoint): string => e.path.replaceAll(/[:*](\w+)/g, (_, name: string) => (name === 'id' ? ballot : '张三'));
  const askEverything = async (): Promise<void> => {
    const officer = await api.token('zhang.san', { role: 'officer', organisation: society });
    for (const e of api.app.endpoints.filter(({ name, goesOn }) => name !== 'signOut' && goesOn !== true))
      await fetch(`${api.url}${encodeURI(filled(e))}?q=${encodeURIComponent('张三')}`, {
        method: e.method.toUpperCase(),
        headers: { authorization: `Bearer ${officer}`, 'content-type': 'application/json', 'x-request-id': 'given-request-id' },
        ...(e.method === 'get' ? {} : { body: JSON.stringify({ name: '张三', uscc: society }) }),
      }).then((answer) => answer.arrayBuffer());
  };

  test('every value of a label is one of a list that the program holds', async () => {
    await askEverything();
    const known: { readonly [label: string]: readonly string[] } = {
      route: [...api.app.endpoints.map(({ name }) => name), 'none'],
      method: ['GET', 'HEAD', 'POST', 'DELETE', 'OPTIONS', 'other'],
      status: ['2xx', '3xx', '4xx', '5xx', 'aborted'],
      code: Object.keys(errorRegistry),
      what: storeFailures,
    };
    const series = await scrape();
    const ours = series.filter(({ name }) => name.startsWith('biaocheng_')).flatMap(({ labels }) => [...labels]);
    expect(ours.filter(([label, value]) => (label === 'le' ? !/^([\d.]+|\+Inf)$/.test(value) : known[label]?.includes(value) !== true))).toEqual([]);
    expect(new Set(ours.map(([label]) => label))).toEqual(new Set(['route', 'method', 'status', 'code', 'what', 'le']));
    expect(new Set(ours.filter(([label]) => label === 'route')).size).toBeGreaterThan(100);
  });

  test('nor do the figures of the process itself name anything but kinds of things, and nothing that was asked stands in them', async () => {
    const series = await scrape();
    const theirs = series.filter(({ name }) => /^(process|nodejs)_/.test(name));
    expect(theirs.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['process_cpu_seconds_total', 'process_resident_memory_bytes', 'nodejs_eventloop_lag_seconds']),
    );
    expect(theirs.flatMap(({ labels }) => [...labels]).filter(([, value]) => !/^[\w.+]{1,24}$/.test(value))).toEqual([]);
    const all = series.flatMap(({ labels }) => [...labels.values()]).join('\n');
    for (const secret of [ballot, society, '张三', 'zhang', 'given-request-id', token, text]) expect(all).not.toContain(secret);
  });
});
