import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRound, startApi, type TestApi } from '../town.js';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

const page = async (path: string, headers: Record<string, string> = {}) => {
  const answer = await fetch(`${api.url}${path}`, { headers: { accept: 'text/html', ...headers }, redirect: 'manual' });
  return { status: answer.status, headers: answer.headers, html: await answer.text() };
};

describe('given an installation without anything in it', () => {
  it('the home page says so in both languages, each marked as itself', async () => {
    const [zh, en] = [await page('/'), await page('/en')];
    expect([zh.status, en.status]).toEqual([200, 200]);
    expect(zh.html).toContain('<html lang="zh-CN"');
    expect(zh.html).toContain('目前没有公开征求意见的标准');
    expect(en.html).toContain('<html lang="en"');
    expect(en.html).toContain('Nothing is open for comment at present');
  });

  it.each(['/docs/errors/xyz', '/docs/errors/__proto__', '/docs/xyz', '/xyz'])(
    'XE40 a browser that asks for %s, which is nowhere, is shown a page',
    async (path) => {
      const { status, headers, html } = await page(path);
      expect([status, headers.get('content-type'), html.includes('没有此资源')]).toEqual([404, 'text/html; charset=utf-8', true]);
      const program = await fetch(`${api.url}${path}`, { headers: { accept: 'application/json' } });
      expect(await program.json()).toMatchObject({ code: 'NOT_FOUND', requestId: expect.stringMatching(/./) as string });
    },
  );

  it('nothing inline and nothing from elsewhere is let in, and the page needs no script', async () => {
    const { headers, html } = await page('/');
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
    expect(html).not.toMatch(/<script|\sstyle=|javascript:|\son[a-z]+="/);
  });

  it('the style is named by what it holds, kept for ever and at most 12 kB as it is sent', async () => {
    const { html } = await page('/');
    const href = /href="(\/assets\/style-[0-9a-f]{12}\.css)"/.exec(html)?.[1] ?? '';
    const answer = await fetch(`${api.url}${href}`, { headers: { 'accept-encoding': 'gzip' } });
    expect(answer.headers.get('cache-control')).toContain('immutable');
    expect(answer.headers.get('content-type')).toContain('text/css');
    const { gzipSync } = await import('node:zlib');
    expect(gzipSync(await answer.text(), { level: 9 }).length).toBeLessThan(12 * 1024);
  });

  it('what is not there is a page for a browser and a problem for a program', async () => {
    const seen = await page('/en/nothing-here');
    expect([seen.status, seen.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8']);
    expect(seen.html).toContain('There is nothing here, or this account may not see it');
    const told = await fetch(`${api.url}/nothing-here`, { headers: { accept: 'application/json' } });
    expect([told.status, told.headers.get('content-type')]).toEqual([404, 'application/problem+json; charset=utf-8']);
  });

  it('larger text is kept by a form and read from a cookie; the way back leads nowhere else', async () => {
    const send = (back: string) =>
      fetch(`${api.url}/text-size`, { method: 'POST', body: new URLSearchParams({ size: 'large', back }), redirect: 'manual' });
    const kept = await send('/standards');
    expect([kept.status, kept.headers.get('location')]).toEqual([303, '/standards']);
    const cookie = kept.headers.get('set-cookie')?.split(';')[0] ?? '';
    expect((await page('/', { cookie })).html).toContain('class="large"');
    for (const back of ['//evil.example', 'https://evil.example', '/\\evil.example']) expect((await send(back)).headers.get('location')).toBe('/');
  });

  it('a form that another site sends is not taken', async () => {
    for (const headers of [{ 'sec-fetch-site': 'cross-site' }, { origin: 'https://evil.example' }] as Record<string, string>[]) {
      const answer = await fetch(`${api.url}/text-size`, {
        method: 'POST',
        headers: { accept: 'text/html', ...headers },
        body: new URLSearchParams({ size: 'large' }),
        redirect: 'manual',
      });
      expect(answer.status).toBe(403);
      expect(await answer.text()).toContain('这次提交不是从本系统的页面发出的');
    }
  });
});

describe('given a comment round that is open', () => {
  it('the home page shows its end and how long that is, in at most 30 kB', async () => {
    await openRound(api, 'home-1');
    const { html } = await page('/');
    expect(html).toContain('协作机器人接口');
    expect(html).toMatch(/还剩 \d+ 天/);
    expect(html).toMatch(/月\d+日（星期.）24:00/);
    expect(Buffer.byteLength(html)).toBeLessThan(30 * 1024);
  });

  it('from its close on it stands under those that are over, in the moment before the clock has recorded it, too', async () => {
    const opened = api.now;
    const listed = async (status: string) => {
      const { items, total } = (await api.ask('GET', `/consultations?status=${status}`)).body as {
        items: { status: string }[];
        total: { count: number };
      };
      return [items.map((one) => one.status), total.count];
    };
    expect([await listed('open'), await listed('closed')]).toEqual([
      [['open'], 1],
      [[], 0],
    ]);
    const [round] = (await api.ask('GET', '/consultations')).body['items'] as { facets: { closesAt: string } }[];
    api.now = Date.parse(round?.facets.closesAt ?? '');
    expect([await listed('open'), await listed('closed')]).toEqual([
      [[], 0],
      [['closed'], 1],
    ]);
    expect((await page('/')).html).toContain('目前没有公开征求意见的标准');
    const [, over = ''] = (await page('/consultations')).html.split('id="closed"');
    expect(over).toContain('协作机器人接口');
    api.now = opened;
  });
});
