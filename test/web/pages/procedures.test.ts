import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { receipt } from '../../../contract/http.js';
import { broken } from '../../domain/profile/broken-profiles.js';
import { signedIn, type Member } from '../member.js';
import { society, startApi, type TestApi } from '../town.js';
import { fieldsOf, formTo } from '../visitor.js';

let api: TestApi;
let zhao: Member;
let second: string;
let id = '';
let path = '';

beforeAll(async () => {
  api = await startApi();
  zhao = await signedIn(api, { person: 'zhao', name: '赵敏', grants: [{ role: 'officer', organisation: society }] });
  second = await api.token('qian', { role: 'secretariat', organisation: society });
});
afterAll(() => api.close());

const confirm = (filing: number) => api.ask('POST', `/procedures/${id}/confirm-version`, { token: second, body: { filing } });
const words = (html: string): string => html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ');

describe('given an officer of a society at a browser without a script', () => {
  it('XH14 a profile is begun from a shipped one, and every part of it opens as a form, in both languages', async () => {
    const begin = await zhao.open('/desk/begin/procedures');
    expect(begin.url).toBe(`${api.url}/procedures/new`);
    expect(begin.html).toContain('智能机器人');
    const empty = await zhao.submit('/procedures/new', { ...formTo(begin, '/procedures/new'), base: 'group-standard/robotics' });
    expect([empty.status, words(empty.html).includes('规程编号')]).toEqual([422, true]);
    const filled = {
      ...formTo(begin, '/procedures/new'),
      base: 'group-standard/robotics',
      id: 'lnsr/interfaces',
      zh: '接口标准制定程序',
      en: 'Procedure for interfaces',
    };
    const begun = await zhao.submit('/procedures/new', filled);
    expect(begun.status).toBe(303);
    path = begun.to ?? '';
    id = path.split('/').at(-1) ?? '';
    const page = await zhao.open(path);
    for (const said of ['体检没有错误', '逐部分修改', '<svg', '立项', '征求意见 30 日', '第 1 版']) expect(page.html).toContain(said);
    const parts = [...page.html.matchAll(/href="([^"]*\/edit\/[^"]*)"/g)].map(([, to]) => to ?? '');
    expect(parts.length).toBeGreaterThan(25);
    const kinds = ['basics', 'stages.3', 'gates.0', 'ballots.technicalReview', 'ballots.committeeReview', 'consultation', 'local', 'consensus'];
    for (const part of parts.filter((to) => kinds.some((kind) => to.endsWith(`/${kind}`))))
      for (const language of ['', '/en']) {
        const shown = await zhao.open(`${language}${part}`);
        expect([part, shown.status, Buffer.byteLength(shown.html) < 30_000]).toEqual([part, 200, true]);
        expect(/<(input|textarea)[^>]*(value="|>)\s*[[{]/.test(shown.html), `${part} shows JSON`).toBe(false);
      }
    expect((await zhao.open('/procedures')).html).toContain('自有规程');
    for (const there of [path, `${path}/rehearsal`, `${path}/edit/consultation`])
      expect((await fetch(`${api.url}${there}`, { headers: { accept: 'text/html' }, redirect: 'manual' })).status).not.toBe(200);
  });

  it('XH14 checking shows what the whole text would be found to be, and files nothing; filing makes a draft that says so', async () => {
    const part = `${path}/edit/consultation`;
    const form = fieldsOf(await zhao.open(part));
    const checked = await zhao.submit(part, { ...form, 'window.count': '20', step: 'check' });
    for (const said of ['征求意见期短于三十日', '错误', '《团体标准管理规定》', '应为']) expect(words(checked.html)).toContain(said);
    expect((await zhao.open(path)).html).toContain('体检没有错误');
    const filed = await zhao.submit(part, { ...form, 'window.count': '20', step: 'file' });
    expect(filed.status).toBe(303);
    const page = await zhao.open(path);
    for (const said of ['只是草案，不能启动任何事项', '征求意见期短于三十日', '第 2 次报送']) expect(page.html).toContain(said);
    expect((await zhao.open(`/en${path}`)).html).toContain('it is a draft and starts nothing');
    // Filled in on the text of before: nothing is filed over what came meanwhile.
    const stale = await zhao.submit(part, { ...form, 'window.count': '45', step: 'file' });
    expect(stale.status).toBe(412);
    const unsound = await confirm(2);
    expect([unsound.status, unsound.body['code']]).toEqual([422, 'PROFILE_UNSOUND']);
    const mended = { ...fieldsOf(await zhao.open(part)), 'window.count': '45', step: 'file' };
    expect((await zhao.submit(part, mended)).status).toBe(303);
  });

  it('XH15 the calendar of a rehearsal is laid out from any day, by the calendar of the engine', async () => {
    const shown = words((await zhao.open(`${path}/rehearsal?from=2026-03-02`)).html);
    for (const said of ['最早', '最迟', '征求意见', '2026']) expect(shown).toContain(said);
    for (const day of ['2026-02-30', 'soon', '']) expect((await zhao.open(`${path}/rehearsal?from=${day}`)).status, day).toBe(422);
  });

  it('XH15 two versions are compared field by field, and the form of a project offers the one in force', async () => {
    expect((await zhao.open('/desk/begin/projects')).html).not.toContain(`${id}@1`);
    expect((await confirm(3)).status).toBe(200);
    const next = broken((p) => Object.assign(p, { id: 'lnsr/interfaces', version: 2, recallMinutes: 45 }));
    const token = await api.token('zhao', { role: 'officer', organisation: society });
    const filed = await api.ask('POST', `/procedures/${id}/file-profile`, { token, body: { text: next } });
    expect(receipt.parse(filed.body).checkup?.sound).toBe(true);
    const differs = words((await zhao.open(`${path}/changes?from=1&to=draft`)).html);
    for (const said of ['可撤回的分钟数', '45', '征求意见 · 期限']) expect(differs).toContain(said);
    expect((await confirm(1)).status).toBe(200);
    const after = await fetch(`${api.url}${path}/changes?from=1&to=2`, { headers: { accept: 'text/html' } });
    expect([after.status, words(await after.text()).includes('可撤回的分钟数')]).toEqual([200, true]);
    expect((await zhao.open(`${path}/changes?from=7&to=2`)).status).toBe(404);
    const form = (await zhao.open('/desk/begin/projects')).html;
    expect(form).toContain(`value="${id}@2"`);
    expect(form).toContain('value="group-standard/robotics"');
    expect(form).not.toContain('value="committee/provincial"');
    expect((await zhao.open(path)).html).toContain('按此规程提出项目');
  });

  it('XH11 who filed it is shown no button to confirm it, and who sends one is told why not', async () => {
    const part = `${path}/edit/consultation`;
    await zhao.submit(part, { ...fieldsOf(await zhao.open(part)), 'window.count': '60', step: 'file' });
    expect((await zhao.open(path)).html).not.toContain('value="confirm"');
    const { formToken = '' } = fieldsOf(await zhao.open(part));
    const own = await zhao.submit(path, { formToken, filing: '1', step: 'confirm' });
    expect([own.status, words(own.html).includes('另一人')]).toEqual([409, true]);
  });
});
