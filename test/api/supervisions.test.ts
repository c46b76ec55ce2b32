import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lifecycleShown, type LifecycleShown } from '../../contract/http.js';
import type { SupervisionShown } from '../../contract/views/supervision.js';
import { workList } from '../../contract/views/work.js';
import { civil } from '../domain/pilot/pilot-fixture.js';
import { foreignOfficer, officer, sha, society, stream } from '../domain/standard-project/project-fixture.js';
import { startApi, type TestApi } from '../support/api.js';
import { registerAuthority } from '../support/authority.js';
import { personNamed } from '../support/spelt.js';
import { walkTo } from '../support/walked-project.js';

/* A department, a society with a project that is ready to be published, and another society. */

let api: TestApi;
let department: string;
let office: string;
let outsider: string;

type Body = { readonly [name: string]: unknown };
const local = (href: string): string => href.replace('/api/v1', '');
const post = (href: string, token: string, body: Body) => api.ask('POST', local(href), { token, body });
const read = async (href: string, token: string): Promise<LifecycleShown> =>
  lifecycleShown.parse((await api.ask('GET', local(href), { token })).body);
const stateOf = async (href: string, token: string): Promise<SupervisionShown> => (await read(href, token)).state as SupervisionShown; // every answer of a test is held to its view
const actOf = async (href: string, token: string, name: string) => (await read(href, token)).acts.find((one) => one.name === name);
const done = async (href: string, token: string, [name, body]: readonly [string, Body]): Promise<void> => {
  const act = await actOf(href, token, name);
  const answer = await post(act?.href ?? '', token, body);
  expect(answer.status, `${name}: ${JSON.stringify(answer.body)}`).toBe(200);
};
const whys = async (token: string) => {
  const { items } = workList.parse((await api.ask('GET', '/me/worklist', { token })).body);
  return items.filter(({ subject }) => subject.kind === 'supervision').map(({ why, owed }) => [why.code, owed]);
};

const asks = { organisation: society, department: civil, title: '征求意见时间', question: '请说明征求意见的起止时间。' };
const finding = { rule: '《团体标准管理规定》第十四条', source: 'GS-14', text: '征求意见少于三十日', needed: '重新征求意见的公告' };

beforeAll(async () => {
  api = await startApi();
  await registerAuthority(api, civil, '辽宁省示例民政厅');
  department = await api.token(personNamed('min'), { role: 'monitor', organisation: civil });
  office = await api.token(officer.id, ...officer.grants);
  outsider = await api.token(foreignOfficer.id, ...foreignOfficer.grants);
  const registered = { uscc: society, name: '示例协会', kind: 'society', charter: '章程' };
  const everywhere = await api.token('sun', { role: 'monitor', organisation: '*' });
  expect((await api.ask('POST', '/organisations', { token: everywhere, body: registered })).status).toBe(201);
  await walkTo(api, '60.00');
});
afterAll(() => api.close());

const begun = async (body: Body): Promise<string> => {
  const answer = await post('/supervisions', department, body);
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return `/supervisions/${String(answer.body['id'])}`;
};

describe('C4 a question to a society', () => {
  test('C4 has a deadline, a thread that both sides read with its files, and an end; nobody else knows of it', async () => {
    const href = await begun({ ...asks, project: stream, indicator: 'shortestConsultation', within: { count: 5, unit: 'workingDays' } });
    expect(await whys(office)).toEqual([['QUESTION_TO_ANSWER', true]]);
    expect((await read(href, office)).deadlines).toMatchObject([{ name: 'markSupervisionOverdue' }, { name: 'supervisionAnswer', zh: '答复期限' }]);
    await done(href, office, ['answer', { text: '自三月二日起算，不含当日。', files: [sha(7)] }]);
    const [own, theirs] = [await stateOf(href, office), await stateOf(href, department)];
    expect(own).toEqual(theirs);
    expect(theirs.thread).toMatchObject([
      { kind: 'question', side: 'department', text: asks.question },
      { kind: 'answer', side: 'society', files: [sha(7)], late: false },
    ]);
    expect((await api.ask('GET', href, { token: outsider })).status).toBe(404);
    expect((await api.ask('GET', href)).status).toBe(404);
    expect(await whys(department)).toContainEqual(['MATTER_TO_CLOSE', true]);
    await done(href, department, ['closeSupervision', { conclusion: 'explained', reason: '说明成立' }]);
    expect((await read(href, office)).status).toBe('closed');
  });
});

describe('C7 a rectification over HTTP', () => {
  test('XH19 a project of another society is neither asked about nor stopped, and a figure that is none is refused', async () => {
    const other = { ...asks, project: 'standard-project/nobodys' };
    expect((await post('/supervisions', department, other)).body['code']).toBe('RECORD_NOT_THEIRS');
    expect((await post('/supervisions', department, { ...asks, indicator: 'kindness' })).body['code']).toBe('BAD_REQUEST');
    expect((await post('/supervisions', department, { ...asks, findings: [finding] })).body).toMatchObject({ code: 'FINDING_WITHOUT_SCOPE' });
    expect((await post('/supervisions', outsider, asks)).body['code']).toBe('ROLE_NOT_ALLOWED');
  });

  test('C7 stops publication and nothing else, says whose order it is, and ends by an act with evidence', async () => {
    const project = `/projects/${stream.split('/')[1] ?? ''}`;
    const codes = async (name: string) => (await actOf(project, office, name))?.blockers.map(({ code }) => code) ?? [];
    const before = await codes('publish');
    const findings = [
      { ...finding, scope: 'society', acts: ['publish'] },
      { ...finding, scope: 'nothing', text: '意见没有处理理由' },
    ];
    const href = await begun({ ...asks, findings, within: { count: 30, unit: 'calendarDays' } });
    expect(await codes('publish')).toEqual(['ACT_SUSPENDED', ...before]);
    expect(await codes('attachDocument')).toEqual([]);
    const blocker = (await actOf(project, office, 'publish'))?.blockers[0];
    expect(blocker).toMatchObject({
      found: { department: '辽宁省示例民政厅', reason: '征求意见少于三十日' },
      needed: { until: '重新征求意见的公告' },
    });
    expect((await post(`${href}/close-supervision`, department, { conclusion: 'rectified', reason: '整改完成' })).body['code']).toBe('FINDINGS_OPEN');
    for (const n of [1, 2]) await done(href, office, ['fileEvidence', { finding: n, text: '已补正', evidence: [sha(n + 40)] }]);
    for (const n of [1, 2]) await done(href, department, ['settleFinding', { finding: n, outcome: 'cured', reason: '材料齐全' }]);
    expect((await post(`${href}/lift-suspension`, department, { finding: 1, reason: '已整改' })).status).toBe(400);
    await done(href, department, ['liftSuspension', { finding: 1, reason: '已重新征求意见', evidence: sha(44) }]);
    expect(await codes('publish')).toEqual(before);
    await done(href, department, ['closeSupervision', { conclusion: 'rectified', reason: '整改完成', evidence: sha(45) }]);
    expect(await stateOf(href, office)).toMatchObject({ conclusion: 'rectified', findings: [{ suspended: false }, {}] });
  });
});
