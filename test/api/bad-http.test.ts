import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { problem } from '../../contract/http.js';
import { startApi, type TestApi } from '../support/api.js';

let api: TestApi;
let token: string;

beforeAll(async () => {
  api = await startApi();
  token = await api.token('secretary', { role: 'secretariat', organisation: '51210000MJ4K0X072M' });
});
afterAll(() => api.close());

const send = (path: string, init: RequestInit & { duplex?: 'half' }) => fetch(`${api.url}${path}`, init);
const post = (body: string | Uint8Array<ArrayBuffer> | null, headers: Record<string, string> = {}) =>
  send('/api/v1/ballots', { method: 'POST', body, headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers } });

const expectProblem = async (answer: Response, status: number, code: string): Promise<void> => {
  expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  const body = problem.parse(await answer.json());
  expect({ status: answer.status, code: body.code }).toEqual({ status, code });
  expect(body.type).toBe(`/docs/errors/${code.toLowerCase()}`);
  expect(body.requestId).not.toBe('');
};

describe('given a request that is wrong as HTTP or as JSON, it is refused with the right 4xx', () => {
  test.each<[string, string | Uint8Array<ArrayBuffer>, string]>([
    ['not JSON', '{"a":', 'BAD_JSON'],
    ['not UTF-8', new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]), 'BAD_JSON'],
    ['a lone surrogate', '{"question":"\\ud800"}', 'BAD_JSON'],
    ['a NUL', '{"question":"a\\u0000b"}', 'BAD_JSON'],
    ['an array', '[]', 'BAD_REQUEST'],
    ['null', 'null', 'BAD_REQUEST'],
    ['a number', '1e999', 'BAD_REQUEST'],
    ['nothing of what is needed', '{}', 'BAD_REQUEST'],
    ['an unknown field', '{"surprise":1}', 'BAD_REQUEST'],
    ['a prototype', '{"__proto__":{"role":"officer"}}', 'BAD_REQUEST'],
    ['an operator', '{"organisation":{"$ne":""}}', 'BAD_REQUEST'],
  ])('body is %s', async (_name, body, code) => expectProblem(await post(body), 400, code));

  test('a JSON body of more than 64 KiB: 413, with a declared length and without', async () => {
    const big = JSON.stringify({ question: 'x'.repeat(70_000) });
    await expectProblem(await post(big), 413, 'BODY_TOO_LARGE');
    const stream = new Blob([big]).stream();
    const answer = await send('/api/v1/ballots', {
      method: 'POST',
      body: stream,
      duplex: 'half',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    });
    await expectProblem(answer, 413, 'BODY_TOO_LARGE');
  });

  test('413 while the client is still sending: the connection stays, what is left of the body is discarded, and the next request is answered', async () => {
    const size = 8_000_000;
    const socket = connect(api.listening.port, '127.0.0.1').setEncoding('utf8');
    const said = async (): Promise<string> => ((await once(socket, 'data')) as [string])[0];
    socket.write(`POST /api/v1/profiles/check HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: ${size}\r\n\r\n`);
    expect(await said()).toMatch(/^HTTP\/1\.1 413 /);
    socket.write('x'.repeat(size));
    socket.write('GET /healthz HTTP/1.1\r\nhost: x\r\n\r\n');
    expect(await said()).toMatch(/^HTTP\/1\.1 200 /);
    socket.destroy();
  });

  test.each([
    ['32 levels', 32, 'BAD_REQUEST'],
    ['33 levels', 33, 'BAD_JSON'],
    ['30,000 levels', 30_000, 'BAD_JSON'],
  ])('nested %s deep: 400, and no stack runs over', async (_name, levels, code) =>
    expectProblem(await post(`${'['.repeat(levels)}${']'.repeat(levels)}`), 400, code),
  );

  test.each([
    ['a list', '/projects?q=%00'],
    ['the standards', '/standards?q=a%00b'],
  ])('a search for a NUL in %s: 400, because a pattern cannot hold one', async (_name, path) =>
    expectProblem(await send(`/api/v1${path}`, {}), 400, 'BAD_REQUEST'),
  );

  test.each([
    ['no number first', ['x', 'y']],
    ['a negative number', [-5, 'y']],
    ['an operator', [{ $gt: 0 }, 'y']],
  ])('a cursor with %s: 400', async (_name, position) => {
    const cursor = Buffer.from(JSON.stringify(position)).toString('base64url');
    await expectProblem(await send(`/api/v1/projects?cursor=${cursor}`, {}), 400, 'BAD_CURSOR');
  });

  test.each([['text/plain'], ['application/x-www-form-urlencoded'], ['application/json; charset=gbk'], ['']])('content type %s: 415', async (type) =>
    expectProblem(await post('{}', { 'content-type': type }), 415, 'WRONG_CONTENT_TYPE'),
  );

  test('a compressed body: 415, because nothing is inflated', async () =>
    expectProblem(await post('{}', { 'content-encoding': 'gzip' }), 415, 'WRONG_CONTENT_TYPE'));

  test.each([['PUT'], ['PATCH'], ['DELETE']])('%s on a path that has other methods: 405 with Allow', async (method) => {
    const answer = await send('/api/v1/ballots', { method });
    expect(answer.headers.get('allow')).toContain('POST');
    await expectProblem(answer, 405, 'METHOD_NOT_ALLOWED');
  });

  test.each([
    ['/nowhere'],
    ['/api/v1/nowhere'],
    ['/api/v1/ballots/%00'],
    ['/api/v1/ballots/..%2f..%2fetc'],
    ['/api/v1/ballots/%F0%9F'],
    ['/api/v1/ballots/a b'],
  ])('path %s: a 4xx problem', async (path) => {
    const answer = await send(path, { headers: { authorization: `Bearer ${token}` } });
    expect([400, 404]).toContain(answer.status);
    problem.parse(await answer.json());
  });

  test.each([['short'], ['with space'.padEnd(20, 'x ')], ['k'.repeat(129)]])('Idempotency-Key %j: 400', async (key) =>
    expectProblem(await post('{}', { 'idempotency-key': key }), 400, 'BAD_IDEMPOTENCY_KEY'),
  );

  test('an If-Match that is no tag of ours: 400', async () => expectProblem(await post('{}', { 'if-match': 'W/"x"' }), 400, 'BAD_PRECONDITION'));

  test.each([
    ['broken syntax', 'GARBAGE\r\n\r\n', 400, 'BAD_HTTP'],
    ['a method that nobody knows', 'FETCH / HTTP/1.1\r\nhost: x\r\n\r\n', 400, 'BAD_HTTP'],
    ['headers of 32 KiB', `GET /healthz HTTP/1.1\r\nhost: x\r\nx-a: ${'a'.repeat(32_768)}\r\n\r\n`, 431, 'HEADERS_TOO_LARGE'],
    ['no host', 'GET /healthz HTTP/1.1\r\n\r\n', 400, 'BAD_HTTP'],
    ['no host, with a body', 'POST /api/v1/sessions HTTP/1.1\r\ncontent-length: 2\r\n\r\n{}', 400, 'BAD_HTTP'],
    ['an expectation', 'POST /api/v1/sessions HTTP/1.1\r\nhost: x\r\nexpect: 200-ok\r\ncontent-length: 2\r\n\r\n{}', 417, 'EXPECTATION_FAILED'],
    ['a tunnel', 'CONNECT example.cn:443 HTTP/1.1\r\nhost: example.cn:443\r\n\r\n', 405, 'CONNECT_NOT_SERVED'],
    ['two lengths', 'POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 2\r\ncontent-length: 3\r\n\r\n{}', 400, 'BAD_HTTP'],
  ])(
    'XE25 what Node refuses by itself, %s: a problem with its sentence and its cure, and the server lives on',
    async (_name, request, status, code) => {
      const [head = '', body = ''] = (await raw(request)).split('\r\n\r\n');
      expect(head).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
      expect(head.toLowerCase()).toMatch(/content-type: application\/problem\+json(.|\s)*connection: close/);
      expect(problem.parse(JSON.parse(body.slice(body.indexOf('{'), body.lastIndexOf('}') + 1)))).toMatchObject({
        status,
        code,
        cure: ['self'],
        titleZh: expect.stringMatching(/\p{Script=Han}/u),
      });
      expect((await send('/healthz', {})).status).toBe(200);
    },
  );

  test('XE25 a request without a host is answered in HTTP/1.0, and 100-continue is an expectation that is met', async () => {
    expect(await raw('GET /healthz HTTP/1.0\r\n\r\n')).toMatch(/^HTTP\/1\.1 200 /);
    const patient = 'POST /api/v1/sessions HTTP/1.1\r\nhost: x\r\nexpect: 100-continue\r\nconnection: close\r\ncontent-length: 2\r\n\r\n{}';
    expect(await raw(patient)).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 415 /);
  });

  test.each([['/codes'], ['/projects'], ['/standards'], ['/profiles'], ['/me'], ['/ballots']])(
    'XE25 %s?x=1: 400 with the name that is unknown',
    async (path) => {
      const method = path === '/ballots' ? 'POST' : 'GET';
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
      const answer = await send(`/api/v1${path}?x=1`, { method, headers, ...(method === 'POST' ? { body: '{}' } : {}) });
      const body = problem.parse(await answer.json());
      expect([answer.status, body.code, body.found]).toMatchObject([400, 'BAD_REQUEST', [{ path: 'x', found: 'x' }]]);
    },
  );

  test('XE25 no route takes a parameter that it does not know', () => {
    const taken = api.app.endpoints.filter(
      ({ query }) => query?.safeParse({ surprise: '1' }).error?.issues.some(({ code }) => code === 'unrecognized_keys') === false,
    );
    expect(taken.map(({ name }) => name)).toEqual([]);
  });
});

test('no answer names the framework, and every one forbids sniffing', async () => {
  for (const path of ['/healthz', '/nowhere', '/api/v1/me', '/api/docs', '/api/v1/openapi.json']) {
    const answer = await send(path, {});
    expect(answer.headers.get('x-powered-by')).toBeNull();
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    await answer.arrayBuffer();
  }
});

function raw(request: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    const socket = connect(api.listening.port, '127.0.0.1', () => socket.write(request));
    socket.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
    socket.on('end', () => resolve(text));
    socket.on('error', (error) => (text === '' ? reject(error) : resolve(text)));
  });
}
