import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { beginBallot, letterBallot, letterSeats, society } from '../../support/letter-ballot.js';
import { signedIn, type Member } from '../member.js';
import { startApi, type TestApi } from '../town.js';

let api: TestApi;
let member: Member;
let ballot: string;

beforeAll(async () => {
  api = await startApi();
  member = await signedIn(api, { person: 'm0', name: '委员0' });
  const office = await api.token('office', { role: 'officer', organisation: society });
  ballot = await beginBallot(api, office, letterBallot(letterSeats(6)));
});
afterAll(() => api.close());

const rows = (html: string): readonly string[] => html.match(/<li>(?:(?!<\/li>)[^])*class="act"[^]*?<\/li>/g) ?? [];

describe('given a visitor who is not signed in', () => {
  it.each([
    ['/work', '/sign-in?next=%2Fwork'],
    ['/en/work', '/en/sign-in?next=%2Fen%2Fwork'],
  ])('%s leads to %s', async (path, to) => {
    const answer = await fetch(`${api.url}${path}`, { headers: { accept: 'text/html' }, redirect: 'manual' });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, to]);
  });
});

describe('given a member of an open ballot', () => {
  it('S10 D1 the list says what is owed, why, until when, what follows, and leads to where it is done', async () => {
    const { status, html, headers } = await member.open('/work');
    expect(status).toBe(200);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(html).toContain('须办 1 件');
    const [row = ''] = rows(html);
    expect(row).toContain('投票：');
    expect(row).toContain('是否同意送审稿');
    expect(row).toContain('请投票');
    expect(row).toContain('未投的票不算赞成');
    expect(row).toMatch(/月\d+日（星期.）24:00/);
    expect(row).toMatch(/还剩 \d+ 天/);
    expect(row.match(new RegExp(`href="/ballots/${ballot}"`, 'g'))).toHaveLength(2);
  });

  it('says the same in English', async () => {
    const { html } = await member.open('/en/work');
    expect(html).toContain('1 thing you owe');
    expect(html).toContain('silence is never a yes');
    expect(html).toContain(`href="/en/ballots/${ballot}"`);
  });

  it('what has been done is not owed any more', async () => {
    const other = await signedIn(api, { person: 'm1', name: '委员1' });
    const text = letterBallot().text;
    const cast = await api.ask('POST', `/ballots/${ballot}/votes`, { token: await api.token('m1'), body: { choice: 'yes', text } });
    expect(cast.status).toBe(200);
    const { html } = await other.open('/work');
    expect(html).not.toContain('请投票');
  });
});

describe('given somebody for whom nothing waits', () => {
  it('the list says so, and what they may do all the same', async () => {
    const { html } = await (await signedIn(api, { person: 'nobody', name: '周工' })).open('/work');
    expect(html).toContain('目前没有需要您办理的事项');
    expect(html).toContain('href="/consultations"');
    expect(rows(html)).toEqual([]);
  });
});

describe('given more than a page holds', () => {
  it('goes on page by page without a row lost', async () => {
    const busy = await signedIn(api, { person: 'm5', name: '委员5' });
    const office = await api.token('office', { role: 'officer', organisation: society });
    for (let n = 0; n < 21; n += 1) {
      api.now += 60_000;
      await beginBallot(api, office, { ...letterBallot(letterSeats(6)), question: `第${n}个问题` });
    }
    const first = await busy.open('/work');
    expect(first.html).toContain('须办 22 件');
    expect(rows(first.html)).toHaveLength(20);
    const next = /href="(\/work\?cursor=[^"]+)"/.exec(first.html)?.[1] ?? '';
    const second = await busy.open(next.replaceAll('&amp;', '&'));
    expect(rows(second.html)).toHaveLength(2);
    expect(second.html).toContain('回到第一页');
    expect(Buffer.byteLength(first.html)).toBeLessThan(30 * 1024);
  });
});
