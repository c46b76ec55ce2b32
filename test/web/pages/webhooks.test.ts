import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureAccounts } from '../../../api/accounts/ensure-accounts.js';
import { codeAt } from '../../support/authenticator.js';
import { society, startApi, type TestApi } from '../town.js';
import { formTo, Surfer } from '../visitor.js';

const secret = 'a long enough secret';
const path = `/desk/organisations/${society}/webhooks`;

let api: TestApi;
let office: Surfer;
beforeAll(async () => {
  api = await startApi();
  const civil = await api.token('civil-affairs', { role: 'monitor', organisation: '*' });
  const body = { uscc: society, name: '辽宁省示例学会', kind: 'enterprise', charter: '章程' };
  expect((await api.ask('POST', '/organisations', { token: civil, body })).status).toBe(201);
  const account = { account: 'zhao', secret, person: 'zhao', name: '赵敏', grants: [{ role: 'secretariat', organisation: society }] } as const;
  await ensureAccounts(api.db, [account], { now: api.now, cost: { memoryKib: 64, passes: 1 } });
  office = new Surfer(api.url);
  await office.fill('/sign-in', { account: 'zhao', secret });
  const factor = '/account/second-factor';
  const offered = await office.fill(factor, { secret });
  const seed = formTo(offered, factor)['seed'] ?? '';
  expect((await office.send(factor, { ...formTo(offered, factor), code: codeAt(seed, api.now) })).status).toBe(303);
});
afterAll(() => api.close());

describe('given the desk of an office', () => {
  it('S5 the record of its organisation leads to its webhooks; an address is entered, its secret shown once, and it is ended, by forms only', async () => {
    expect((await office.open(`/desk/organisations/${society}`)).html).toContain(`href="${path}"`);
    const empty = await office.open(path);
    for (const words of ['还没有登记推送地址', '钉钉群机器人（未对真实服务验证）']) expect(empty.html).toContain(words);
    const nameless = await office.fill(path, { url: 'https://hooks.example.cn/in?key=k' });
    expect([nameless.status, nameless.html.includes('请填写名称')]).toEqual([422, true]);
    const inner = await office.fill(path, { name: '秘书处群', url: 'https://10.0.0.1/in' });
    expect([inner.status, inner.html.includes('推送地址不可用')]).toEqual([422, true]);

    const given = await office.fill(path, { name: '秘书处群', url: 'https://hooks.example.cn/in?key=k', shape: 'dingtalk' });
    expect(given.html, given.html).toMatch(/whsec_[\w+/]+=/);
    expect(given.headers.get('cache-control')).toBe('no-store');
    const listed = (await office.open(path)).html;
    for (const words of ['秘书处群', 'hooks.example.cn', '正常']) expect(listed).toContain(words);
    expect(listed).not.toMatch(/whsec_|key=k/);
    expect((await office.open(`/en${path}`)).html).toContain('not tried against the real service');

    const end = new RegExp(`action="(${path}/[\\w-]+/end)"`).exec(listed)?.[1] ?? '';
    expect((await office.open(end)).status).toBe(404);
    expect((await office.fill(path, {}, end.replace('/end', '/renew'))).html).toContain('密钥已更换');
    expect((await office.fill(path, {}, end.replace('/end', '/replay'))).to?.startsWith(`${path}?done=replay.`)).toBe(true);
    expect((await office.fill(path, {}, end)).to?.startsWith(`${path}?done=end.`)).toBe(true);
    expect((await office.open(path)).html).not.toContain('hooks.example.cn');
  });

  it('who is not of the office does not see them', async () => {
    const account = { account: 'li', secret, person: 'li', name: '李', grants: [{ role: 'expert', organisation: society }] } as const;
    await ensureAccounts(api.db, [account], { now: api.now, cost: { memoryKib: 64, passes: 1 } });
    const expert = new Surfer(api.url);
    await expert.fill('/sign-in', { account: 'li', secret });
    expect((await expert.open(path)).status).toBe(403);
    expect((await expert.open(`/desk/organisations/${society}`)).html).not.toContain(path);
  });
});
