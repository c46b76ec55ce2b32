import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contentHash } from '../../domain/kernel/log/merkle.js';
import { startApi, type TestApi } from '../support/api.js';
import { beginBallot, letterBallot, society } from '../support/letter-ballot.js';

const text = contentHash('送审稿');
let api: TestApi;
let path: string;
let member: string;

beforeAll(async () => {
  // One hop is trusted, so that the address comes from the header on both ways.
  api = await startApi({
    trustProxy: true,
    rateLimit: {
      on: true,
      perMinuteSubject: 1000,
      perMinuteAddress: 3,
      loginFailuresPerMinute: 5,
      loginFailuresPerAddress: 20,
      loginFailuresPerAccount: 50,
      commentsPerTenMinutes: 5,
    },
  });
  const token = await api.token('secretary', { role: 'secretariat', organisation: society });
  const id = await beginBallot(api, token, letterBallot());
  path = `/api/v1/ballots/${id}/votes`;
  member = await api.token('m1');
});
afterAll(() => api.close());

let addresses = 0;
type Sent = { readonly body?: string; readonly headers?: Record<string, string>; readonly from?: string };

/** `url` with a bare question mark is one that the door leaves to Express. */
async function send(url: string, { body, headers, from }: Sent) {
  addresses += 1;
  const answer = await fetch(`${api.url}${url}`, {
    method: 'POST',
    headers: {
      'x-forwarded-for': `10.0.0.1, ${from ?? `192.0.2.${addresses}`}`,
      'x-request-id': 'same-request-1',
      'content-type': 'application/json',
      ...headers,
    },
    ...(body === undefined ? {} : { body }),
  });
  const names = [...answer.headers.keys()].filter((name) => name !== 'date').sort();
  return { status: answer.status, names, type: answer.headers.get('content-type'), body: (await answer.json()) as Record<string, unknown> };
}

const vote = (over: object = {}) => JSON.stringify({ choice: 'yes', text, ...over });
const signed = (key: string, token: string) => ({ authorization: `Bearer ${token}`, 'idempotency-key': key });

describe('the way of a vote past Express answers as Express does', () => {
  test.each<[string, number, Sent & { readonly by?: string; readonly key?: string }]>([
    ['no token', 401, { body: vote(), by: '' }],
    ['a bad token', 401, { body: vote(), by: 'forged' }],
    ['a short key', 400, { body: vote(), key: 'short' }],
    ['a broken body', 400, { body: '{"choice"' }],
    ['an unknown field', 400, { body: vote({ seat: 3 }) }],
    ['another text', 422, { body: vote({ text: contentHash('别的') }) }],
    ['a wrong content type', 415, { body: vote(), headers: { 'content-type': 'text/plain' } }],
    ['a body of 70 kB', 413, { body: vote({ reason: 'x'.repeat(70_000) }) }],
    ['nobody on the roll', 404, { body: vote(), by: 'stranger' }],
    ['a vote, repeated', 200, { body: vote() }],
  ])('given %s: %i', async (name, status, { by = 'm1', key = 'key-of-mine-1', headers, body }) => {
    const token = by === 'forged' ? 'x'.repeat(40) : await api.token(by);
    const asked = { body, headers: { ...(by === '' ? {} : signed(key, token)), ...headers } };
    if (status === 200) await send(path, asked);
    const [door, express] = [await send(path, asked), await send(`${path}?`, asked)];
    expect(door).toEqual(express);
    expect(door.status, `${name}: ${JSON.stringify(door.body)}`).toBe(status);
  });

  test('given a ballot that is not there, both say so', async () => {
    const other = path.replace(/[^/]+\/votes$/, 'nothing/votes');
    expect(await send(other, { body: vote(), headers: signed('key-of-mine-8', member) })).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } });
  });

  test('given one address that asks too often, the limit holds over both ways together', async () => {
    const from = '198.51.100.7';
    const asked = { body: vote(), headers: signed('key-of-mine-9', member), from };
    const statuses = [];
    for (const url of [path, `${path}?`, path, `${path}?`]) statuses.push((await send(url, asked)).status);
    expect(statuses).toEqual([200, 200, 200, 429]);
  });

  test('given another method, the answer is still 405', async () => {
    const answer = await fetch(`${api.url}${path}`, { method: 'DELETE', headers: { 'x-forwarded-for': '203.0.113.9' } });
    expect(answer.status).toBe(405);
  });
});
