import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApi, type TestApi } from '../support/api.js';
import { eventsOf, type EventRow } from '../../db/archive.js';
import { receipt } from '../../contract/http.js';
import { openApi } from '../../contract/openapi.js';
import { letterBallot, letterSeats, society } from '../support/letter-ballot.js';

let api: TestApi;
let secretary: string;
beforeAll(async () => {
  api = await startApi();
  secretary = await api.token('zhao', { role: 'secretariat', organisation: society });
});
afterAll(() => api.close());

const begin = (more: object = {}) => api.ask('POST', '/ballots', { token: secretary, body: { ...letterBallot(letterSeats(5)), ...more } });

describe('XB28 what the description promises of commands', () => {
  it('given a record that has just begun, its receipt has the leaf and the time of its last event in the archive', async () => {
    const persons = await api.ask('POST', '/persons', {
      token: await api.token('registrar', { role: 'officer', organisation: society }),
      body: { name: '甲', registrar: society },
    });
    for (const answer of [persons, await begin()]) {
      expect(answer.status, JSON.stringify(answer.body)).toBe(201);
      const { stream, seq, leaf } = receipt.parse(answer.body);
      const row = await eventsOf(api.db)
        .findOne({ stream: stream as never, seq })
        .lean<EventRow>();
      expect(leaf).toBe(row?.leaf);
      expect(leaf).toMatch(/^[0-9a-f]{64}$/);
    }
  });

  it.each([
    ['votes', { choice: 'yes' }],
    ['invitations', { person: 'm2', days: 7 }],
    ['recall-ballot', { reason: '文本有误' }],
  ])('given a state that is not the one looked at, /%s answers 412 with the state of now, and does nothing', async (act, said) => {
    const body = letterBallot(letterSeats(5));
    const id = String((await begin()).body['id']);
    const token = act === 'votes' ? await api.token('m1') : secretary;
    const sent = { token, body: act === 'votes' ? { ...said, text: body.text } : said };
    const looked = (await api.ask('GET', `/ballots/${id}`, { token })).headers.get('etag') ?? '';
    const stale = await api.ask('POST', `/ballots/${id}/${act}`, { ...sent, headers: { 'if-match': '"999"' } });
    expect([stale.status, stale.body['code'], (stale.body['current'] as { status?: string } | undefined)?.status]).toEqual([
      412,
      'STATE_MOVED',
      'open',
    ]);
    expect(await eventsOf(api.db).countDocuments({ stream: `ballot/${id}` as never, type: 'voteCast' })).toBe(0);
    expect((await api.ask('POST', `/ballots/${id}/${act}`, { ...sent, headers: { 'if-match': looked } })).status).toBeLessThan(300);
  });

  it('If-Match is described where there is a record to match, and 412 with it', () => {
    const { paths } = openApi(api.app.endpoints, '1') as {
      paths: Record<string, { post?: { parameters?: { name?: string }[]; responses: object } }>;
    };
    const posts = Object.entries(paths).flatMap(([path, { post }]) => (post === undefined ? [] : [{ path, post }]));
    expect(posts.length).toBeGreaterThan(50);
    for (const { path, post } of posts) {
      const takes = (post.parameters ?? []).some(({ name }) => name === 'If-Match');
      expect([path, '412' in post.responses]).toEqual([path, takes]);
    }
    expect(posts.filter(({ path }) => path === '/api/v1/persons').some(({ post }) => '412' in post.responses)).toBe(false);
  });
});
