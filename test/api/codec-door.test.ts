import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { defaultPayloadConverter, type Payload } from '@temporalio/common';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { codecDoor } from '../../api/codec-door.js';
import { apiConfig } from '../../api/config.js';
import { BadConfiguration, loadAppConfig } from '../../config.js';
import { newKeyLine, parseKeyRing } from '../../key-ring.js';
import { payloadCodecWith } from '../../payload-codec.js';

const token = 'c'.repeat(32);
const origin = 'http://127.0.0.1:8233';
const codec = payloadCodecWith(parseKeyRing(newKeyLine(), 'test'));
const logged: object[] = [];
const log = { info: (facts: object) => void logged.push(facts), warn: (facts: object) => void logged.push(facts) };
const servers: Server[] = [];

async function serve(config: { readonly token: string; readonly origin: string } | null): Promise<string> {
  const door = codecDoor({ config, codec, log: log as never, next: (_, res) => res.writeHead(404).end('next') });
  const server = createServer(door);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // it listens on a port
}

let url: string;
let shut: string;
beforeAll(async () => {
  [url, shut] = await Promise.all([serve({ token, origin }), serve(null)]);
});
afterAll(() => servers.forEach((server) => server.close()));

/** A payload as Temporal's pages send it. */
const onWire = ({ metadata, data }: Payload) => ({
  metadata: Object.fromEntries(Object.entries(metadata ?? {}).map(([name, value]) => [name, Buffer.from(value).toString('base64')])),
  data: Buffer.from(data ?? []).toString('base64'),
});
const vote = { type: 'castVote', choice: 'no', reason: '未给出试验数据'.repeat(400) };
const sealed = async (value: unknown) => onWire((await codec.encode([defaultPayloadConverter.toPayload(value)]))[0] ?? {});
const decode = (body: unknown, headers: object = { authorization: `Bearer ${token}` }, at = url) =>
  fetch(`${at}/codec/decode`, { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json', origin, ...headers } });
const textsOf = async (answer: Response) =>
  ((await answer.json()) as { payloads: { data: string }[] }).payloads.map(({ data }) => Buffer.from(data, 'base64').toString()); // the door's own answer

describe('the operator’s door to what Temporal keeps encrypted', () => {
  test('decodes an encrypted and deflated payload for the token, from the one origin, and logs that it did but not what', async () => {
    const payload = await sealed(vote);
    expect(Buffer.from(payload.data, 'base64').toString()).not.toContain('castVote');
    const answer = await decode({ payloads: [payload, await sealed(['甲'])] });
    expect([answer.status, answer.headers.get('access-control-allow-origin'), answer.headers.get('cache-control')]).toEqual([
      200,
      origin,
      'no-store',
    ]);
    expect((await textsOf(answer)).map((text) => JSON.parse(text) as unknown)).toEqual([vote, ['甲']]);
    expect(logged.at(-1)).toMatchObject({ payloads: 2 });
    expect(JSON.stringify(logged)).not.toMatch(/castVote|试验/);
  });

  test('a payload of another key comes back as it was, the others readable', async () => {
    const other = payloadCodecWith(parseKeyRing(newKeyLine(), 'test'));
    const foreign = onWire((await other.encode([defaultPayloadConverter.toPayload(vote)]))[0] ?? {});
    const [mine = '', theirs = ''] = await textsOf(await decode({ payloads: [await sealed(vote), foreign] }));
    expect([mine.includes('castVote'), theirs]).toEqual([true, Buffer.from(foreign.data, 'base64').toString()]);
  });

  test('is shut to everybody else, and unless it is configured', async () => {
    const payloads = [await sealed(vote)];
    for (const headers of [{}, { authorization: `Bearer ${'d'.repeat(32)}` }, { cookie: `biaocheng_codec=${token}` }]) {
      const answer = await decode({ payloads }, headers);
      expect([answer.status, await answer.text()]).toEqual([401, expect.not.stringContaining('castVote')]);
    }
    expect(await (await decode({ payloads }, undefined, shut)).text()).toBe('next');
    expect(await (await fetch(`${url}/codecs`)).text()).toBe('next');
  });

  test('answers a browser: the preflight names the one origin, and a cookie stands for the token that its pages cannot bring', async () => {
    const preflight = await fetch(`${url}/codec/decode`, { method: 'OPTIONS', headers: { origin: 'https://evil.example' } });
    expect([preflight.status, preflight.headers.get('access-control-allow-origin')]).toEqual([204, origin]);
    expect((await fetch(`${url}/codec`)).headers.get('content-type')).toContain('text/html');
    const form = (given: string) => fetch(`${url}/codec`, { method: 'POST', body: new URLSearchParams({ token: given }) });
    expect((await form('wrong')).status).toBe(401);
    const entered = await form(token);
    const [cookie = '', ...flags] = (entered.headers.get('set-cookie') ?? '').split('; ');
    expect([entered.status, flags]).toEqual([200, expect.arrayContaining(['HttpOnly', 'SameSite=Strict', 'Path=/codec'])]);
    expect(cookie).not.toContain(token);
    expect((await decode({ payloads: [await sealed(vote)] }, { cookie })).status).toBe(200);
  });

  test('what is no list of payloads is refused', async () => {
    for (const body of [null, [], { payloads: 7 }, { payloads: [{ data: 7 }] }]) expect((await decode(body)).status).toBe(400);
    expect((await fetch(`${url}/codec/decode`, { method: 'POST', body: '{', headers: { authorization: `Bearer ${token}` } })).status).toBe(400);
    expect((await fetch(`${url}/codec/decode`)).status).toBe(405);
    const nothing = await decode({ payloads: [{}, { data: '@@', metadata: { encoding: 'YmluYXJ5L2VuY3J5cHRlZA==' } }] });
    expect(nothing.status).toBe(200);
  });

  test('token and origin go together', () => {
    const env = { BIAOCHENG_DATA: '/tmp/none', BIAOCHENG_CODEC_TOKEN: token };
    expect(() => apiConfig(loadAppConfig(env), env)).toThrow(BadConfiguration);
  });
});
