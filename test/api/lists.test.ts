import { afterAll, beforeAll, expect, it } from 'vitest';
import { nounTable } from '../../api/noun-table.js';
import { startApi, type TestApi } from '../support/api.js';

const stored = 20;
let api: TestApi;
let token: string;

/** As many in earnest as in rehearsals of each noun, some begun in the same moment. */
beforeAll(async () => {
  api = await startApi();
  token = await api.token('reader', { role: 'monitor', organisation: '*' });
  for (const { collection, kind } of nounTable)
    await api.db.collection(collection).insertMany(
      Array.from({ length: 2 * stored }, (_, n) => ({
        ...{
          openTo: 'everyone',
          parties: [],
          persons: [],
          status: 'open',
          root: null,
          shownSeq: 1,
          lastSeq: 1,
          due: null,
          ended: false,
          clock: null,
        },
        ...{ _id: `${kind}/${n < stored ? 'real' : 'rehearsed'}${n}` as never, state: {}, rehearsal: n >= stored },
        ...{ startedAt: 1000 + Math.floor(n / 3), updatedAt: 1000 + Math.floor(n / 3) },
      })),
    );
});
afterAll(() => api.close());

const pageOf = async (path: string, query: string) => {
  const { status, body } = await api.ask('GET', `${path}?limit=8${query}`, { token });
  expect(status, JSON.stringify(body)).toBe(200);
  return { ids: (body['items'] as { id: string }[]).map((one) => one.id), next: body['next'] as string | null };
};

/** All pages of a list; after the first, rows of which some were read and some were not change. */
async function read(path: string, query: string, collection: string): Promise<readonly string[]> {
  const first = await pageOf(path, query);
  const all = [...first.ids];
  await api.db.collection(collection).updateMany({ _id: /[0-9]*[05]$/ }, { $inc: { updatedAt: 5000 } });
  for (let { next } = first; next !== null;) {
    const page = await pageOf(path, `${query}&cursor=${next}`);
    all.push(...page.ids);
    ({ next } = page);
  }
  return all;
}

const since = `&updatedSince=${encodeURIComponent('1970-01-01T08:00:00+08:00')}`;

it.each(nounTable.map(({ path, collection }) => ({ path, collection })))(
  'XE10 XE12 /$path: no rehearsal unless asked for, then nothing else; no page loses a row that changes meanwhile, in the list and in what changed since',
  async ({ path, collection }) => {
    const rehearsed = (ids: readonly string[]) => ids.filter((id) => id.startsWith('rehearsed')).length;
    for (const order of ['', since]) {
      const [real, played] = [await read(`/${path}`, order, collection), await read(`/${path}`, `${order}&rehearsal=true`, collection)];
      expect([new Set(real).size, rehearsed(real)]).toEqual([stored, 0]);
      expect([new Set(played).size, rehearsed(played)]).toEqual([stored, played.length]);
      // In the order of their beginning a change moves nothing; in the order of changes it comes again.
      if (order === '') expect([real.length, played.length]).toEqual([stored, stored]);
    }
  },
);

it('a list says how many there are, on its first page, and counts no further than a thousand', async () => {
  const first = await api.ask('GET', '/meetings?limit=8', { token });
  expect(first.body['total']).toEqual({ count: stored, exact: true });
  const second = await api.ask('GET', `/meetings?limit=8&cursor=${String(first.body['next'])}`, { token });
  expect(second.body['total']).toBeNull();
});

it('a list of one committee, of what names the caller, and in the order of what falls due', async () => {
  const due = (n: number, at: number | null) => ({ $set: { due: at, committee: 'committee/c9', ...(n === 3 ? { persons: ['reader'] } : {}) } });
  for (const [n, at] of [
    [3, 3000],
    [4, 1000],
    [5, null],
  ] as const)
    await api.db.collection('meetings').updateOne({ _id: `meeting/real${n}` as never }, due(n, at));
  const ids = async (query: string) => (await pageOf('/meetings', query)).ids;
  expect((await ids('&committee=c9')).toSorted()).toEqual(['real3', 'real4', 'real5']);
  expect(await ids('&committee=c9&mine=true')).toEqual(['real3']);
  expect(await ids('&committee=c9&sort=due')).toEqual(['real4', 'real3']);
  expect((await ids('&sort=-updatedAt')).length).toBe(8);
});

/** What lists no lifecycles: kept by nobody's rehearsal. What one was told stands there whole, of a rehearsal as such. */
const others = /^\/api\/v1\/(profiles|documents|openapi|me\/acts|me\/notices|stream)/;

it('XE10 every list of the route table leaves rehearsals out by the same parameter', async () => {
  const asked: string[] = [];
  for (const { path, query, method } of api.app.endpoints.filter(({ path: one }) => !one.includes(':') && !others.test(one))) {
    if (method !== 'get') continue;
    const answer = await fetch(`${api.url}${path}`, { headers: { authorization: `Bearer ${token}` } });
    if (!(await answer.text()).startsWith('{"items":')) continue;
    asked.push(path);
    const taken = query?.safeParse({ rehearsal: 'true' });
    expect([path, taken?.success === true && query?.parse({})]).toEqual([path, expect.objectContaining({ rehearsal: false })]);
  }
  expect(asked.length).toBeGreaterThan(nounTable.length + 1);
});
