import { afterAll, beforeAll, expect, test } from 'vitest';
import { lifecycleShown } from '../../contract/http.js';
import type { PilotView } from '../../contract/views/pilot.js';
import { workList } from '../../contract/views/work.js';
import { civil, science, society } from '../domain/pilot/pilot-fixture.js';
import { amr } from '../domain/standard-project/local-fixture.js';
import { lead, outsider, partner } from '../domain/standard-project/project-fixture.js';
import { startApi, type TestApi } from '../support/api.js';
import { registerAuthority } from '../support/authority.js';

let api: TestApi;
const tokens: { [who: string]: string } = {};
const day = 86_400_000;
type Body = { readonly [name: string]: unknown };

beforeAll(async () => {
  api = await startApi();
  await registerAuthority(api, amr, '市场监管局');
  await registerAuthority(api, civil, '民政厅');
  tokens['everywhere'] = await api.token('sun', { role: 'monitor', organisation: '*' });
  await begin('organisations', 'everywhere', { uscc: science, name: '科协', kind: 'other', charter: '章程' });
  const override = { reason: '示例', evidence: '示例' };
  const body = { uscc: society, name: '辽宁省示范学会', kind: 'society', code: 'LNSR', fields: ['robotics'], charter: '业务范围', override };
  await begin('organisations', 'everywhere', body);
  const people = { market: ['song', amr], civil: ['min', civil], science: ['ke', science], society: ['wang', society] } as const;
  for (const [who, [person, organisation]] of Object.entries(people)) tokens[who] = await api.token(person, { role: 'officer', organisation });
});
afterAll(() => api.close());

async function begin(path: string, who: string, body: Body): Promise<string> {
  const answer = await api.ask('POST', `/${path}`, { token: tokens[who] ?? '', body });
  expect([200, 201], JSON.stringify(answer.body)).toContain(answer.status);
  return `/api/v1/${path}/${String(answer.body['id'])}`;
}

const local = (href: string): string => href.replace('/api/v1', '');
const read = async (href: string, who?: string) =>
  lifecycleShown.parse((await api.ask('GET', local(href), who === undefined ? {} : { token: tokens[who] ?? '' })).body);
const stateOf = async (href: string, who?: string): Promise<PilotView> => (await read(href, who)).state as PilotView; // test/api/views.test.ts holds it to its view

async function paper(who: string, text: string): Promise<string> {
  const headers = { 'content-type': 'text/plain', authorization: `Bearer ${tokens[who] ?? ''}` };
  const answer = await fetch(`${api.url}/api/v1/documents?name=paper.md`, { method: 'POST', body: text, headers });
  return ((await answer.json()) as { sha256: string }).sha256; // the receipt of an upload
}

/** Takes an act where the record shows it to this person as open. */
async function take(href: string, who: string, name: string, body: Body = {}) {
  const { acts } = await read(href, who);
  const act = acts.find((one) => one.name === name);
  expect(act, `${name} is offered to ${who}: ${JSON.stringify(act?.blockers)}`).toMatchObject({ open: true });
  return api.ask('POST', local(act?.href ?? ''), { token: tokens[who] ?? '', body });
}
async function done(href: string, who: string, name: string, body: Body = {}): Promise<void> {
  const answer = await take(href, who, name, body);
  expect([200, 201], `${name}: ${JSON.stringify(answer.body)}`).toContain(answer.status);
}
const refusedFor = async (href: string, who: string, name: string, body: Body = {}): Promise<unknown[]> => {
  const kebab = name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  const answer = await api.ask('POST', `${local(href)}/${kebab}`, { token: tokens[who] ?? '', body });
  const { code, source, found, needed, cure } = answer.body;
  expect(
    [source, needed, cure].every((one) => one !== undefined),
    JSON.stringify(answer.body),
  ).toBe(true);
  return [answer.status, code, found];
};
const together = async (href: string, name: string, body: Body): Promise<void> => {
  for (const department of ['market', 'civil', 'science']) await done(href, department, name, { department, reason: '理由充分', ...body });
};
async function dayOf(href: string, name: string): Promise<void> {
  const { deadlines } = await read(href, 'society');
  api.now = Date.parse(deadlines.find((one) => one.name === name)?.at ?? '') + 1000;
  await api.engine.runDue();
}
const owed = async (who: string): Promise<readonly string[]> =>
  workList.parse((await api.ask('GET', '/me/worklist', { token: tokens[who] ?? '' })).body).items.flatMap((one) => (one.owed ? [one.why.code] : []));

async function called(): Promise<string> {
  const text = await paper('market', '征集通知');
  return begin('pilots', 'market', { title: { zh: '团体标准试点', en: 'Pilots' }, market: amr, civil, science, fields: ['robotics', 'it'], text });
}
const papers = async () => ({
  plan: await paper('society', '实施方案'),
  rules: await paper('society', '管理办法'),
  patentPolicy: await paper('society', '知识产权政策'),
});

test('C1 C11 a pilot from its call to its end, by what its acts offer, with a failed mid-term check and a rectification', async () => {
  const call = await called();
  expect(await owed('civil')).toContain('DEPARTMENTS_TO_ACT');
  expect(await owed('market')).not.toContain('DEPARTMENTS_TO_ACT');
  expect(await refusedFor(call, 'civil', 'signCall', { department: 'science' })).toEqual([403, 'NOT_YOUR_DEPARTMENT', 'science']);
  expect(await refusedFor(call, 'everywhere', 'signCall', { department: 'civil' })).toEqual([403, 'ROLE_NOT_ALLOWED', expect.anything()]);
  await done(call, 'civil', 'signCall', { department: 'civil' });
  expect((await stateOf(call)).joint).toEqual({ matter: 'call', acted: ['market', 'civil'], missing: ['science'] });
  await done(call, 'science', 'signCall', { department: 'science' });
  const applying = { society, field: 'robotics', ...(await papers()) };
  expect(await refusedFor(call, 'society', 'apply', { ...applying, field: 'metals' })).toEqual([422, 'FIELD_NOT_CALLED', 'metals']);
  await done(call, 'society', 'apply', applying);
  const pilot = (await read(call, 'society')).links['pilot1'] ?? '';
  expect(await stateOf(pilot)).toMatchObject({ form: 'pilot', organisation: society, stage: { en: 'formal check' } });

  await together(pilot, 'checkApplication', { opinion: 'inOrder' });
  const experts = [lead, partner, outsider, lead, partner].map((organisation, n) => ({ expert: `专家${n}`, organisation, score: 80, inFavour: true }));
  expect(await refusedFor(pilot, 'market', 'recordPanel', { experts: experts.slice(1), minutes: await paper('market', '纪要') })).toEqual([
    422,
    'PANEL_COMPOSITION',
    expect.anything(),
  ]);
  await done(pilot, 'market', 'recordPanel', { experts, minutes: await paper('market', '纪要') });
  await done(pilot, 'market', 'openNotice');
  await done(pilot, 'everywhere', 'objectNotice', { words: '材料不全' });
  await done(pilot, 'civil', 'answerObjection', { objection: 1, upheld: false, reason: '材料齐全' });
  await dayOf(pilot, 'notice');
  const text = await paper('market', '任务书');
  await done(pilot, 'market', 'draftOrder', { text, indicators: [{ name: '发布团体标准', measure: 'published', target: 1 }] });
  expect((await stateOf(pilot)).order?.indicators).toEqual([{ name: '发布团体标准', measure: 'published', target: 1, found: 0 }]);
  await done(pilot, 'civil', 'signOrder', { department: 'civil', text });
  await done(pilot, 'science', 'signOrder', { department: 'science', text });

  const { report } = await stateOf(pilot);
  expect(await refusedFor(pilot, 'society', 'fileReport', { report: text, summary: '进展' })).toEqual([409, 'REPORT_NOT_OPEN', expect.anything()]);
  api.now = Date.parse(report?.due ?? '') - day;
  expect(await owed('society')).toContain('HALF_YEAR_REPORT');
  await done(pilot, 'society', 'fileReport', { report: await paper('society', '半年报告'), summary: '进展顺利' });
  await dayOf(pilot, 'midTerm');
  expect(await refusedFor(pilot, 'civil', 'decideMidTerm', { department: 'civil', opinion: 'rectify', reason: '程序有缺' })).toEqual([
    422,
    'RECTIFY_WITHOUT_SCOPE',
    expect.anything(),
  ]);
  await together(pilot, 'decideMidTerm', { opinion: 'rectify', scope: ['procedure'] });
  expect(await stateOf(pilot)).toMatchObject({ code: 'PT:60.92', rectifications: 1 });
  expect(await owed('society')).toContain('PILOT_TO_RECTIFY');
  await done(pilot, 'society', 'reportRectification', { report: await paper('society', '整改报告'), evidence: await paper('society', '整改证明') });
  await together(pilot, 'decideMidTerm', { opinion: 'continue' });

  // The second report is not filed: after its term it is refused, and stands as a warning.
  api.now = Date.parse((await stateOf(pilot)).report?.closesAt ?? '') + 1000;
  await api.engine.runDue();
  expect(await refusedFor(pilot, 'society', 'fileReport', { report: text, summary: '进展' })).toEqual([409, 'REPORT_TERM_OVER', expect.anything()]);
  expect((await stateOf(pilot)).reports).toEqual({ filed: 1, late: 0, missed: 1 });

  await dayOf(pilot, 'selfAssessment');
  const assessed = {
    report: await paper('society', '自评总结'),
    application: await paper('society', '应用证明'),
    conduct: await paper('society', '自评价'),
  };
  await done(pilot, 'society', 'fileSelfAssessment', assessed);
  const pass = { department: 'market', opinion: 'pass', reason: '达到要求' };
  expect(await refusedFor(pilot, 'market', 'decideAcceptance', pass)).toMatchObject([
    409,
    'INDICATORS_UNMET',
    [{ name: '发布团体标准', found: 0, needed: 1 }],
  ]);
  await together(pilot, 'decideAcceptance', { opinion: 'conditional' });
  await done(pilot, 'society', 'reportConditions', { report: await paper('society', '完善报告'), evidence: await paper('society', '完善证明') });
  await done(pilot, 'market', 'decideAcceptance', { department: 'market', opinion: 'fail', reason: '没有发布标准' });
  await done(pilot, 'civil', 'decideAcceptance', { department: 'civil', opinion: 'fail', reason: '没有发布标准' });
  expect(await refusedFor(pilot, 'market', 'concludePilot', { department: 'market', opinion: 'exit', reason: '期满' })).toMatchObject([
    409,
    'JOINT_INCOMPLETE',
    { matter: 'acceptance', missing: ['science'] },
  ]);
  expect(await refusedFor(pilot, 'science', 'decideAcceptance', { ...pass, department: 'science', opinion: 'veto' })).toEqual([
    403,
    'VETO_NOT_YOURS',
    expect.anything(),
  ]);
  await done(pilot, 'science', 'decideAcceptance', { department: 'science', opinion: 'fail', reason: '没有发布标准' });
  const ended = await read(pilot);
  expect([ended.state['end'], ended.status]).toEqual(['failed', 'PT:95.99']);
  const { items } = (await api.ask('GET', `${local(pilot)}/dossiers`)).body as { items: readonly { decision: string }[] }; // of the contract
  expect(items.length).toBeGreaterThan(5);
}, 60_000);

test('a society that may not act does not apply, and its pilot rests where it stands', async () => {
  const call = await called();
  for (const department of ['civil', 'science']) await done(call, department, 'signCall', { department });
  const applying = { society, field: 'robotics', ...(await papers()) };
  await done(call, 'society', 'apply', applying);
  const pilot = (await read(call, 'society')).links['pilot1'] ?? '';
  const order = { reason: '未按规定年检', evidence: '责令限期停止活动决定书' };
  expect((await api.ask('POST', `/organisations/${society}/suspend`, { token: tokens['everywhere'] ?? '', body: order })).status).toBe(200);
  await expect.poll(async () => (await stateOf(pilot)).frozen?.reason).toBe('未按规定年检');
  expect(await refusedFor(pilot, 'market', 'checkApplication', { department: 'market', opinion: 'inOrder', reason: '符合' })).toEqual([
    409,
    'PILOT_FROZEN',
    expect.anything(),
  ]);
  const other = await called();
  for (const department of ['civil', 'science']) await done(other, department, 'signCall', { department });
  expect(await refusedFor(other, 'society', 'apply', applying)).toEqual([409, 'APPLICATION_WITHOUT_STANDING', 'suspended']);
  expect((await api.ask('POST', `/organisations/${society}/clear`, { token: tokens['everywhere'] ?? '', body: order })).status).toBe(200);
  await expect.poll(async () => (await stateOf(pilot)).frozen).toBeNull();
});

test('a call names three bodies of the register, by the one whose call it is', async () => {
  const text = await paper('market', '征集通知');
  const body = { title: { zh: '团体标准试点', en: 'Pilots' }, market: amr, civil, science, fields: ['robotics'], text };
  const asked = async (who: string, change: Body) => {
    const answer = await api.ask('POST', '/pilots', { token: tokens[who] ?? '', body: { ...body, ...change } });
    return [answer.status, answer.body['code']];
  };
  expect(await asked('civil', {})).toEqual([403, 'NOT_YOUR_DEPARTMENT']);
  expect(await asked('market', { civil: society })).toEqual([403, 'NOT_AN_AUTHORITY']);
  expect(await asked('market', { science: amr })).toEqual([422, 'DEPARTMENTS_ALIKE']);
  expect((await asked('market', { programme: 'pilot/nowhere' }))[1]).toBe('NO_SUCH_PROFILE');
});
