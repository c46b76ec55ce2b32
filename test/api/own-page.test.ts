import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureAccounts } from '../../api/accounts/ensure-accounts.js';
import { OwnPages } from '../../api/http/own-page.js';
import { startApi, type TestApi } from '../support/api.js';

const secret = 'a long enough secret';
let api: TestApi;
let port = 0;
beforeAll(async () => {
  api = await startApi({ hosts: ['desk.example.cn'] });
  port = Number(new URL(api.url).port);
  const seed = { account: 'wu', secret, person: 'wu', name: '吴敏', grants: [] };
  await ensureAccounts(api.db, [seed], { now: api.now, cost: { memoryKib: 64, passes: 1 } });
});
afterAll(() => api.close());

type Told = { readonly status: number; readonly type: string; readonly cookie: string; readonly text: string };

/** What a browser sends that was led here by a name, which `fetch` would not let us say. */
const sent = (path: string, host: string, { type, body }: { readonly type: string; readonly body: string }, more: object = {}): Promise<Told> =>
  new Promise((resolve, reject) => {
    const headers = { host, origin: `http://${host}`, 'sec-fetch-site': 'same-origin', accept: 'text/html', 'content-type': type, ...more };
    const req = request({ port, host: '127.0.0.1', path, method: 'POST', headers }, (res) => {
      const parts: Buffer[] = [];
      res.on('data', (part: Buffer) => parts.push(part));
      res.on('end', () =>
        resolve({
          ...{ status: res.statusCode ?? 0, type: res.headers['content-type'] ?? '' },
          ...{ cookie: String(res.headers['set-cookie'] ?? ''), text: Buffer.concat(parts).toString('utf8') },
        }),
      );
    });
    req.on('error', reject);
    req.end(body);
  });

const form = { type: 'application/x-www-form-urlencoded', body: new URLSearchParams({ account: 'wu', secret }).toString() };
const json = { type: 'application/json', body: JSON.stringify({ account: 'wu', secret, cookie: true }) };

describe('given a name of another site that leads to this machine', () => {
  it('XG1 its pages sign nobody in, though browser and request call both by that name: neither by a form nor by the API', async () => {
    const evil = `evil.example:${port}`;
    const page = await sent('/sign-in', evil, form);
    expect([page.status, page.cookie, page.type]).toEqual([403, '', 'text/html; charset=utf-8']);
    expect(page.text).toContain('不是从本系统的页面发出');
    const asked = await sent('/api/v1/sessions', evil, json);
    expect([asked.status, asked.cookie, (JSON.parse(asked.text) as { code: string }).code]).toEqual([403, '', 'FOREIGN_PAGE']);
    const silent = await sent('/api/v1/sessions', evil, json, { origin: '' });
    expect([silent.status, silent.cookie]).toEqual([403, '']);
  });

  it.each([() => `127.0.0.1:${port}`, () => `localhost:${port}`, () => `[::1]:${port}`, () => `desk.example.cn:${port}`])(
    'XG1 an address in figures, this machine and a name of the settings are ours',
    async (host) => {
      expect((await sent('/sign-in', host(), form)).cookie).toContain('__Host-biaocheng=');
      expect((await sent('/api/v1/sessions', host(), json)).status).toBe(201);
    },
  );
});

describe('given what a request says of where it comes from', () => {
  const pages = new OwnPages({ publicUrl: 'https://standards.example.cn', hosts: [] });
  const own = 'https://standards.example.cn';
  it.each([
    ['nothing: no browser', {}, false],
    ['typed in', { 'sec-fetch-site': 'none', host: 'standards.example.cn' }, false],
    ['a page of ours', { origin: own, 'sec-fetch-site': 'same-origin', host: 'standards.example.cn' }, false],
    ['a page of ours, and a proxy that asks by another name', { origin: own, host: 'inner:8080' }, false],
    ['another site', { origin: 'https://evil.example', host: 'standards.example.cn' }, true],
    ['a sister site', { origin: own, 'sec-fetch-site': 'same-site', host: 'standards.example.cn' }, true],
    ['nowhere', { origin: 'null', host: 'standards.example.cn' }, true],
    ['plain http to the public name', { origin: 'http://standards.example.cn', host: 'standards.example.cn:443' }, true],
    ['another name of this machine', { origin: 'http://evil.example', host: 'evil.example', 'sec-fetch-site': 'same-origin' }, true],
    ['another name, without saying it', { host: 'evil.example', 'sec-fetch-site': 'same-origin' }, true],
    ['another port', { origin: 'http://127.0.0.1:1', host: '127.0.0.1:8080' }, true],
    ['figures that are a name', { origin: 'http://127.0.0.1.evil.example', host: '127.0.0.1.evil.example' }, true],
  ])('XG1 %s', (_what, headers: Record<string, string>, elsewhere) => {
    expect(pages.isFromElsewhere({ headers })).toBe(elsewhere);
  });
});

describe('given a form that is not read', () => {
  it.each([
    ['/sign-in', '请求正文超过'],
    ['/en/sign-in', 'The body exceeds the limit'],
  ])('XG1 one that is too large is answered by a page, in its language (%s)', async (path, why) => {
    const host = `127.0.0.1:${port}`;
    const large = await sent(path, host, { ...form, body: `account=${'x'.repeat(300_000)}` });
    expect([large.status, large.type]).toEqual([413, 'text/html; charset=utf-8']);
    expect(large.text).toContain(why);
  });

  it('XG1 so is one that is broken, and one of another site whatever its sender takes', async () => {
    const host = `127.0.0.1:${port}`;
    const broken = await sent('/desk/projects/new', host, { type: 'multipart/form-data; boundary=x', body: '--x\r\nbroken' });
    expect([broken.status < 500, broken.type]).toEqual([true, 'text/html; charset=utf-8']);
    const foreign = await sent('/sign-in', host, form, { accept: '*/*', origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' });
    expect([foreign.status, foreign.type]).toEqual([403, 'text/html; charset=utf-8']);
    expect((await sent('/api/v1/sessions', host, { ...json, body: `"${'x'.repeat(300_000)}"` })).type).toContain('application/problem+json');
  });
});
