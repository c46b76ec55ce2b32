import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aComment } from '../../support/comment-round.js';
import { personNamed } from '../../support/spelt.js';
import { signedIn, type Member } from '../member.js';
import { openCall, secondDraft } from '../working-group.js';
import { fileDraft, openRound, society, startApi, type TestApi } from '../town.js';
import { fieldsOf, type Seen } from '../visitor.js';

let api: TestApi;
let drafter: Member;
let officer: Member;
let office = '';
let text = '';
let rounds = 0;

beforeAll(async () => {
  api = await startApi();
  office = await api.token('office', { role: 'officer', organisation: society });
  drafter = await signedIn(api, { person: 'drafter', name: '李起草', grants: [{ role: 'drafter', organisation: society }] });
  officer = await signedIn(api, { person: 'officer', name: '王经办', grants: [{ role: 'officer', organisation: society }] });
  text = await fileDraft(api);
});
afterAll(() => api.close());

const clauses = ['4.2', '5.2', '全文', '6.1', '3.1'];
async function round(size: number): Promise<string> {
  const id = await openRound(api, `table-${(rounds += 1)}`, { text });
  const said = (n: number) => ({
    ...{ clause: clauses[n % clauses.length] ?? '', kind: 'technical' as const, draft: text },
    text: `第 ${n} 条：时限过短，建议改为 10 s。`,
  });
  // A few come by the door, many past it: what is tried is the table and not how comments come in.
  for (let n = 0; n < Math.min(size, 10); n += 1)
    expect((await api.ask('POST', `/consultations/${id}/comments`, { body: aComment({ ...said(n), author: `读者${n % 3}` }) })).status).toBe(201);
  const many = Array.from({ length: Math.max(0, size - 10) }, (_, at) => at + 10);
  await Promise.all(
    many.map((n) =>
      api.engine.submit(`consultation/${id}`, {
        id: `reader:${id}-${n}`,
        actor: { id: personNamed('reader'), grants: [] },
        command: { ...said(n), type: 'comment', personal: `${n}` } as { readonly type: string },
      }),
    ),
  );
  return id;
}
const path = (id: string): string => `/desk/consultations/${id}/dispositions`;
const saved = (who: Member, id: string, page: Seen, typed: Record<string, string>, step = 'save') =>
  who.submit(path(id), { ...fieldsOf(page), ...typed, step });
const standing = async (id: string) => {
  const { items } = (await api.ask('GET', `/consultations/${id}/comments?limit=200`, { token: office })).body as {
    items: { n: number; status: string; answer: string | null; block: number | null; duplicateOf: number | null }[];
  };
  return items.map(({ n, status, answer, duplicateOf }) => [n, status, answer ?? duplicateOf]);
};

describe('D10 given the table of comments at the desk of a drafter', () => {
  it('rows and ticked rows are answered by one press, and the page says how much is done', async () => {
    const id = await round(5);
    const page = await drafter.open(path(id));
    expect(page.html).toContain('已处理 0 条，共 5 条');
    const answer = await saved(drafter, id, page, {
      'd.1': 'adopted',
      'd.2': 'rejected',
      'r.2': '试验表明 5 s 足够',
      ...{ 's.3': 'on', 's.4': 'on', block: 'partly', blockReason: '改在 4.2' },
    });
    expect(answer.status, answer.html.slice(0, 2000)).toBe(303);
    const after = await drafter.open(answer.to ?? '');
    expect([after.html.includes('已处理 4 条，共 5 条'), after.html.includes('已保存')]).toEqual([true, true]);
    expect(await standing(id)).toEqual([
      [1, 'adopted', null],
      [2, 'rejected', '试验表明 5 s 足够'],
      [3, 'partly', '改在 4.2'],
      [4, 'partly', '改在 4.2'],
      [5, 'open', null],
    ]);
    const linked = await saved(drafter, id, after, { 's.5': 'on', block: 'duplicate', lead: '2' });
    expect(linked.status).toBe(303);
    expect((await standing(id)).at(-1)).toEqual([5, 'duplicate', 2]);
    // Sent again as it was, it is the same act and not another.
    expect((await saved(drafter, id, after, { 's.5': 'on', block: 'duplicate', lead: '2' })).to).toBe(linked.to);
  });

  it('who answers what somebody else has answered meanwhile is told so; nothing is done, what was typed is kept, and once more is enough', async () => {
    const id = await round(3);
    const [mine, theirs] = [await drafter.open(path(id)), await officer.open(path(id))];
    expect((await saved(officer, id, theirs, { 'd.2': 'rejected', 'r.2': '另有依据' })).status).toBe(303);
    const stale = await saved(drafter, id, mine, { 'd.1': 'adopted', 'd.2': 'partly', 'r.2': '上限改为 10 s' });
    expect(stale.status).toBe(412);
    for (const words of ['您读取之后已有变化', '另有依据', '上限改为 10 s', '他人刚处理过']) expect(stale.html).toContain(words);
    expect((await standing(id)).map(([, status]) => status)).toEqual(['open', 'rejected', 'open']);
    expect(fieldsOf(stale)).toMatchObject({ 'd.1': 'adopted', 'd.2': 'partly', 'r.2': '上限改为 10 s' });
    expect((await saved(drafter, id, stale, {})).status).toBe(303);
    expect((await standing(id)).map(([, status]) => status)).toEqual(['adopted', 'partly', 'open']);
  });

  it('what others answered in other rows, and comments that came in, keep nobody from answering', async () => {
    const id = await round(2);
    const mine = await drafter.open(path(id));
    await saved(officer, id, await officer.open(path(id)), { 'd.1': 'adopted' });
    await api.ask('POST', `/consultations/${id}/comments`, { body: aComment({ draft: text, clause: '4.2' }) });
    expect((await saved(drafter, id, mine, { 'd.2': 'adopted' })).status).toBe(303);
    expect((await standing(id)).map(([, status]) => status)).toEqual(['adopted', 'adopted', 'open']);
  });

  it('an empty reason is said at its row with all that was typed; of several acts what was taken stands and the rest is kept', async () => {
    const id = await round(3);
    const page = await drafter.open(path(id));
    const wrong = await saved(drafter, id, page, { 'd.1': 'adopted', 'd.2': 'rejected', 'r.3': '只写了理由' });
    expect(wrong.status).toBe(422);
    expect([wrong.html.includes('href="#r.2"'), wrong.html.includes('href="#d.3"')]).toEqual([true, true]);
    expect(fieldsOf(wrong)).toMatchObject({ 'd.1': 'adopted', 'd.2': 'rejected', 'r.3': '只写了理由' });
    const half = await saved(drafter, id, page, { 'd.1': 'adopted', 'd.2': 'rejected', 'r.2': '同上' });
    expect([half.status, half.html.includes('已保存 1 条')]).toEqual([422, true]);
    expect(fieldsOf(half)).toMatchObject({ 'd.2': 'rejected', 'r.2': '同上' });
    expect(fieldsOf(half)['d.1']).toBeUndefined();
  });

  it('another choice of rows loses nothing that was typed, and all that are shown are ticked at once', async () => {
    const id = await round(6);
    const page = await drafter.open(path(id));
    const other = await saved(drafter, id, page, { 'd.2': 'rejected', 'r.2': '一段写好的理由', clause: '4.2', state: 'open' }, 'filter');
    expect([other.html.includes('id="comment-1"'), other.html.includes('id="comment-2"')]).toEqual([true, false]);
    expect(fieldsOf(other)).toMatchObject({ 'd.2': 'rejected', 'r.2': '一段写好的理由' });
    const ticked = await saved(drafter, id, other, { state: 'open', clause: '4.2' }, 'select');
    expect(fieldsOf(ticked)).toMatchObject({ 's.1': 'on', 's.6': 'on', 'r.2': '一段写好的理由' });
    const plain = await saved(drafter, id, page, { by: '读者1' }, 'filter');
    expect(plain.to).toBe(`${path(id)}?by=${encodeURIComponent('读者1')}`);
  });

  it('three hundred comments stand on one page, in both languages, in a few kilobytes as they are sent', async () => {
    const id = await round(300);
    for (const lang of ['', '/en']) {
      const { html, status } = await drafter.open(`${lang}${path(id)}`);
      expect([status, html.match(/data-row=/g)?.length]).toEqual([200, 300]);
      expect(gzipSync(html).length).toBeLessThan(60 * 1024);
    }
    const page = await drafter.open(path(id));
    const all = Object.fromEntries(Array.from({ length: 300 }, (_, n) => [`d.${n + 1}`, 'rejected'] as const));
    const reasons = Object.fromEntries(Array.from({ length: 300 }, (_, n) => [`r.${n + 1}`, `理由 ${n % 10}`] as const));
    expect((await saved(drafter, id, page, { ...all, ...reasons })).status).toBe(303);
    expect((await drafter.open(path(id))).html).toContain('已处理 300 条，共 300 条');
  });

  it('who may not answer reads the table and is told why there is nothing to fill in', async () => {
    const id = await round(1);
    const stranger = await signedIn(api, { person: 'stranger', name: '路人' });
    const { html, status } = await stranger.open(path(id));
    expect([status, html.includes('name="d.1"'), html.includes('panel bad')]).toEqual([200, false, true]);
    expect(
      (await stranger.submit(path(id), { ...fieldsOf({ html, status, headers: new Headers(), url: '' }), 'd.1': 'adopted', step: 'save' })).status,
    ).not.toBe(303);
    expect(await standing(id)).toEqual([[1, 'open', null]]);
  });
});

describe('given two drafts of which clauses changed', () => {
  it('each stands in both its forms, what went and what came marked, and the drafting page leads there', async () => {
    const id = await openCall(api, 2);
    await secondDraft(api, id);
    const member = await signedIn(api, { person: 'p0', name: '成员0' });
    expect((await member.open(`/draftings/${id}`)).html).toContain(`href="/draftings/${id}/changes"`);
    const { html, status } = await member.open(`/draftings/${id}/changes`);
    expect(status).toBe(200);
    for (const words of ['<ins>与试验</ins>', '新增', '修改', '2 条有变动']) expect(html).toContain(words);
  });
});

describe('given a form in which something was typed', () => {
  it.each([
    ['a comment', (id: string) => `/consultations/${id}/comment`, { text: '写了一半的意见', clause: '4.2' }],
    ['an act of the desk', (id: string) => `/desk/consultations/${id}/dispose`, { comments: '1', reason: '写了一半的理由' }],
    ['the table of comments', path, { 'd.1': 'rejected', 'r.1': '写了一半的理由' }],
  ] as const)('%s: the other language and the other size show it again with all of it, and nothing is done', async (_, at, typed) => {
    const id = await round(1);
    const page = await drafter.open(at(id));
    const [language, size] = [`/en${at(id)}`, `${at(id)}?size=large`];
    for (const to of [language, size]) {
      expect(page.html).toContain(`formAction="${to}"`);
      const again = await drafter.submit(to, { ...fieldsOf(page), ...typed, step: 'edit' });
      expect([to, again.status]).toEqual([to, 200]);
      expect(fieldsOf(again)).toMatchObject(typed);
      expect(again.html).toContain(to === language ? '<html lang="en"' : '<html lang="zh-CN" class="large"');
    }
    expect(await standing(id)).toEqual([[1, 'open', null]]);
  });

  it('a page without a form leads to the other language by a link, and a link sets no size', async () => {
    const { html, headers } = await drafter.open('/standards?size=large');
    expect(html).toMatch(/<a href="\/en\/standards"[^>]*hreflang="en"/i);
    expect(headers.getSetCookie().some((one) => one.startsWith('text-size'))).toBe(false);
  });
});
