import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApi, type TestApi } from '../support/api.js';
import { aComment, openRound } from '../support/comment-round.js';
import { feedIn, type Feed } from '../support/feeds.js';
import { society } from '../support/letter-ballot.js';
import { walkTo } from '../support/walked-project.js';
import { open } from '../web/visitor.js';

const hour = 3_600_000;
let api: TestApi;
beforeAll(async () => {
  api = await startApi();
  await walkTo(api, '60.60', { title: { zh: '接口<规范>&“一” \u0001', en: 'Interface <b>' } });
  await openRound(api, 'round-1');
}, 60_000);
afterAll(() => api.close());

const get = async (path: string, headers: Record<string, string> = {}) => {
  const answer = await fetch(`${api.url}${path.replace(api.config.publicUrl, '')}`, { headers });
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
};
const feed = async (path: string): Promise<Feed> => {
  const { status, headers, text } = await get(path);
  expect([status, headers.get('content-type')], text).toEqual([200, 'application/atom+xml; charset=utf-8']);
  return feedIn(text);
};

const feeds = [
  ['/api/v1/standards.atom', '/standards'],
  ['/api/v1/consultations.atom', '/consultations'],
  ['/api/v1/projects/p1/feed.atom', '/projects/p1'],
  [`/api/v1/organisations/${society}/feed.atom`, null],
] as const;

describe('given the feeds of a published project, its society and an open round', () => {
  it.each(feeds.filter(([, page]) => page !== null))(
    '%s keeps the rules of Atom, leads to its page, and the page leads to it',
    async (path, page) => {
      const read = await feed(path);
      expect(read.self).toBe(`${api.config.publicUrl}${path}`);
      expect(read.link).toBe(`${api.config.publicUrl}${page}`);
      expect(read.entries.length).toBeGreaterThan(0);
      expect(read.updated).toBe(
        read.entries
          .map(({ updated }) => updated)
          .toSorted()
          .at(-1),
      );
      for (const { link } of read.entries) expect((await open(link.replace(api.config.publicUrl, api.url))).status, link).toBe(200);
      const { html } = await open(`${api.url}${page}`);
      expect(html).toMatch(new RegExp(`<link rel="alternate" type="application/atom\\+xml" title="[^"]+" href="${path}"/>`));
      expect((await get(path)).text).toBe((await get(path)).text);
    },
  );

  it.each(feeds.slice(0, 3))('%s is not sent again while nothing changed, an hour later, or to who sends a tag of another', async (path) => {
    const { headers } = await get(path);
    const tag = headers.get('etag') ?? '';
    api.now += hour;
    const again = await get(path, { 'if-none-match': tag });
    api.now -= hour;
    expect([again.status, again.text, again.headers.get('etag')]).toEqual([304, '', tag]);
    expect((await get(path, { 'if-none-match': '"other"' })).status).toBe(200);
  });

  it('what people wrote is text, and controls that XML has no word for are left out', async () => {
    const { title } = await feed('/api/v1/projects/p1/feed.atom');
    expect(title).toMatch(/^接口<规范>&“一”/);
  });

  it('the project tells the public what it may see and no more: no act of an inner round, nobody by an id', async () => {
    const { text } = await get('/api/v1/projects/p1/feed.atom');
    const read = feedIn(text);
    expect(read.entries.map(({ category }) => category)).toContain('published');
    const everybody = await api.ask('GET', '/projects/p1/events?limit=200');
    const seen = new Set((everybody.body['items'] as { type: string }[]).map(({ type }) => type)); // of the contract
    for (const { category } of read.entries) expect(seen).toContain(category);
    const officer = await api.token('officer', { role: 'officer', organisation: society });
    expect((await get('/api/v1/projects/p1/feed.atom', { authorization: `Bearer ${officer}` })).text).toBe(text);
  });

  it('an open round: a comment does not move its entry, a later deadline does, and closed it is gone', async () => {
    const path = '/api/v1/consultations.atom';
    const entryOf = async () => (await feed(path)).entries.find(({ link }) => link.endsWith('/consultations/round-1'));
    const before = await entryOf();
    expect(before?.title).toMatch(/^协作机器人接口：\d{4}-\d{2}-\d{2} 24:00 截止$/);
    api.now += hour;
    expect((await api.ask('POST', '/consultations/round-1/comments', { body: aComment() })).status).toBe(201);
    expect(await entryOf()).toEqual(before);
    const office = await api.token('office', { role: 'officer', organisation: society });
    const longer = await api.ask('POST', '/consultations/round-1/extend-consultation', { token: office, body: { days: 10, reason: '附件晚到' } });
    expect(longer.status, JSON.stringify(longer.body)).toBe(200);
    const after = await entryOf();
    expect(after?.id).toBe(before?.id);
    expect((after?.updated ?? '') > (before?.updated ?? '')).toBe(true);
    expect(after?.title).not.toBe(before?.title);
    api.now += 60 * 24 * hour;
    await api.engine.runDue();
    expect(await entryOf()).toBeUndefined();
  });
});

it.each([
  ['/api/v1/projects/nothing/feed.atom', 404],
  ['/api/v1/committees/nothing/feed.atom', 404],
  ['/api/v1/organisations/nothing/feed.atom', 404],
  ['/api/v1/consultations.atom?rehearsal=x', 400],
])('%s is answered %i', async (path, status) => {
  expect((await get(path)).status).toBe(status);
});
