import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EngineUnavailable } from '../../../api/engine-contract.js';
import { eventsOf, type EventRow } from '../../../db/archive.js';
import { msOf } from '../../support/client.js';
import { signedIn, type Member } from '../member.js';
import { startApi, type TestApi } from '../town.js';
import { fieldsOf } from '../visitor.js';
import { openCall } from '../working-group.js';

let api: TestApi;
let member: Member;
beforeAll(async () => {
  api = await startApi();
  member = await signedIn(api, { person: 'p0', name: '成员0' });
});
afterAll(() => api.close());

const stated = (id: string) =>
  eventsOf(api.db)
    .find({ stream: `drafting/${id}` as never, type: 'positionStated' })
    .lean<EventRow[]>();

const typed = { 'clause:4.1': 'on', position: 'sustainedObjection', reason: '没有允差', proposed: '电压应为 24 V ± 5 %。' };

describe('given an open call and a member of the group', () => {
  it('the page shows each clause with its text, what waits for the member, until when, and what silence means', async () => {
    const id = await openCall(api, 3);
    const { html } = await member.open(`/draftings/${id}`);
    for (const words of ['第 1 次征询', '还有 3 条等您表态', '电压应为 24 V。', '尚未表态', '到期未表态的']) expect(html).toContain(words);
    expect(html).toMatch(/月\d+日（星期.）24:00|还剩 \d+ 天/);
    expect(html).not.toMatch(/type="checkbox"[^>]*checked/);
    expect((await member.open(`/draftings/${id}?all=1`)).html.match(/type="checkbox"[^>]*checked/g)).toHaveLength(3);
    expect((await member.open(`/en/draftings/${id}`)).html).toContain('3 clauses wait for your position');
  });

  it('a position is said back before it is sent, sent once however often, and answered with its place in the log', async () => {
    const id = await openCall(api, 3);
    const page = `/draftings/${id}`;
    const check = await member.submit(page, { ...fieldsOf(await member.open(page)), ...typed, step: 'check' });
    for (const words of ['还没有提交', '成员0', '坚持的反对意见', '没有允差', '电压应为 24 V ± 5 %。', '4.1']) expect(check.html).toContain(words);
    expect(await stated(id)).toEqual([]);
    const fields = { ...fieldsOf(check), step: 'send' };
    const [first, second] = await Promise.all([member.submit(page, fields), member.submit(page, fields)]);
    expect([first.status, second.to]).toEqual([303, first.to]);
    const [event, ...more] = await stated(id);
    expect([event?.data, more]).toMatchObject([{ clauses: ['4.1'], position: 'sustainedObjection' }, []]);
    const receipt = await member.open(first.to ?? '');
    for (const words of ['已收到您的表态', event?.leaf ?? 'no leaf']) expect(receipt.html).toContain(words);
    const now = (await member.open(page)).html;
    for (const words of ['还有 2 条等您表态', '坚持的反对意见', '待编辑答复', '没有允差']) expect(now).toContain(words);
  });

  it('what is missing is named at its field, and nothing typed is lost', async () => {
    const id = await openCall(api, 3);
    const page = `/draftings/${id}`;
    const form = fieldsOf(await member.open(page));
    const bare = await member.submit(page, { ...form, 'clause:4.2': 'on', position: 'sustainedObjection', reason: '没有允差', step: 'check' });
    expect([bare.status, bare.html.includes('须写明建议文字'), bare.html.includes('href="#proposed"')]).toEqual([422, true, true]);
    expect(fieldsOf(bare)).toMatchObject({ reason: '没有允差', 'clause:4.2': 'on', position: 'sustainedObjection' });
    const none = await member.submit(page, { ...form, position: 'support', step: 'check' });
    expect([none.status, none.html.includes('请至少选中一条')]).toEqual([422, true]);
  });

  it('when no answer comes nobody is told that it failed: it is sent again as the same', async () => {
    const id = await openCall(api, 3);
    const page = `/draftings/${id}`;
    const fields = { ...fieldsOf(await member.open(page)), ...typed, step: 'send' };
    const { submit: plain } = api.engine;
    api.engine.submit = async (...command) => {
      await plain.apply(api.engine, command);
      throw new EngineUnavailable('unknown', 2);
    };
    const unknown = await member.submit(page, fields);
    api.engine.submit = plain;
    expect([unknown.status, unknown.html.includes('可能已收到，还不能确定')]).toEqual([503, true]);
    expect((await member.submit(page, { ...fieldsOf(unknown), step: 'send' })).status).toBe(303);
    expect(await stated(id)).toHaveLength(1);
  });

  it('a call that has closed meanwhile says so, and what was typed is kept', async () => {
    const id = await openCall(api, 3);
    const page = `/draftings/${id}`;
    const check = await member.submit(page, { ...fieldsOf(await member.open(page)), ...typed, step: 'check' });
    const before = api.now;
    const { body } = await api.ask('GET', `/draftings/${id}`, { token: await api.token('p0') });
    api.now = msOf((body['state'] as { open: readonly { closesAt: string }[] }).open[0]?.closesAt) + 1000; // the state of a group
    await api.engine.runDue();
    try {
      const back = await signedIn(api, { person: 'p0', name: '成员0' });
      const late = await back.submit(page, { ...fieldsOf(check), step: 'send' });
      expect(late.status).toBeGreaterThanOrEqual(400);
      expect(late.html).toContain('没有允差');
      expect(await stated(id)).toEqual([]);
    } finally {
      api.now = before;
    }
  });

  it('who is not of the group does not see it', async () => {
    const other = await signedIn(api, { person: 'elsewhere' });
    expect((await other.open(`/draftings/${await openCall(api, 3)}`)).status).toBe(404);
  });
});
