import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { streamActor } from '../../../domain/kernel/actor.js';
import { input, roster } from '../../domain/meeting/meeting-fixture.js';
import { signedIn, type Member } from '../member.js';
import { startApi, type TestApi } from '../town.js';
import { fieldsOf } from '../visitor.js';

let api: TestApi;
let member: Member;
beforeAll(async () => {
  api = await startApi();
  member = await signedIn(api, { person: 'm0', name: '委员0' });
  const called = input({ opensAt: api.now + 60 * 86_400_000, roster: roster(5, 1), remote: true });
  const answer = await api.engine.start('meeting/held', called, { id: 'stream:committee/c1#1.0', actor: streamActor('committee/c1') });
  expect(answer).toMatchObject({ ok: true });
});
afterAll(() => api.close());

describe('given a meeting and somebody on its roster', () => {
  it('S18 the page says when, where, what is on and with which papers', async () => {
    const { status, html } = await member.open('/meetings/held');
    expect(status).toBe(200);
    for (const words of ['时间', '地点', '议程', '您的出席', '尚无登记', '请假']) expect(html).toContain(words);
    expect(html).not.toContain('value="remote"');
    expect((await member.open('/en/meetings/held')).html).toContain('Send apologies');
  });

  it('S18 apologies are noted once, however often the button is pressed, and shown', async () => {
    const fields = { ...fieldsOf(await member.open('/meetings/held')), act: 'leave' };
    const [first, second] = await Promise.all([member.submit('/meetings/held', fields), member.submit('/meetings/held', fields)]);
    expect([first.status, first.to, second.to]).toEqual([303, expect.stringMatching(/^\/meetings\/held\?noted=[\w-]{32}$/), first.to]);
    const { html } = await member.open(first.to ?? '');
    expect(html).toContain('已登记');
    expect(html).toMatch(/<strong>请假<\/strong>/);
  });

  it('XE28 a link that says something was noted says nothing that the record does not', async () => {
    for (const noted of ['1', 'x'.repeat(32)]) expect((await member.open(`/meetings/held?noted=${noted}`)).html).not.toContain('已登记');
  });

  it('what is no act does nothing', async () => {
    const before = (await api.ask('GET', '/meetings/held', { token: await api.token('m0') })).body['seq'];
    const answer = await member.submit('/meetings/held', { ...fieldsOf(await member.open('/meetings/held')), act: 'nonsense' });
    expect(answer.status).toBe(200);
    expect((await api.ask('GET', '/meetings/held', { token: await api.token('m0') })).body['seq']).toBe(before);
  });
});
