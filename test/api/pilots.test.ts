import { afterAll, beforeAll, expect, test } from 'vitest';
import { civil, science, society } from '../domain/pilot/pilot-fixture.js';
import { amr } from '../domain/standard-project/local-fixture.js';
import { startApi, type TestApi } from '../support/api.js';
import { HttpPilots, panelOfFive } from '../support/http-pilots.js';

let api: TestApi;
let people: HttpPilots;
const day = 86_400_000;
type Body = { readonly [name: string]: unknown };

beforeAll(async () => {
  api = await startApi();
  people = await HttpPilots.over(api);
});
afterAll(() => api.close());

test('C1 C11 XH1 XH2 XH3 XH5 XH8 a pilot from its call to its end, by what its acts offer, with a failed mid-term check and a rectification', async () => {
  const call = await people.called();
  expect(await people.owed('civil')).toContain('DEPARTMENTS_TO_ACT');
  expect(await people.owed('market')).not.toContain('DEPARTMENTS_TO_ACT');
  expect(await people.refusedFor(call, 'civil', 'signCall', { department: 'science' })).toEqual([403, 'NOT_YOUR_DEPARTMENT', 'science']);
  expect(await people.refusedFor(call, 'everywhere', 'signCall', { department: 'civil' })).toEqual([403, 'ROLE_NOT_ALLOWED', expect.anything()]);
  await people.done(call, 'civil', 'signCall', { department: 'civil' });
  expect((await people.stateOf(call)).joint).toEqual({ matter: 'call', acted: ['market', 'civil'], missing: ['science'] });
  await people.done(call, 'science', 'signCall', { department: 'science' });
  const applying = { society, field: 'robotics', ...(await people.papers()) };
  expect(await people.refusedFor(call, 'society', 'apply', { ...applying, field: 'metals' })).toEqual([422, 'FIELD_NOT_CALLED', 'metals']);
  await people.done(call, 'society', 'apply', applying);
  const pilot = (await people.read(call, 'society')).links['pilot1'] ?? '';
  expect(await people.stateOf(pilot)).toMatchObject({ form: 'pilot', organisation: society, stage: { en: 'formal check' } });

  await people.together(pilot, 'checkApplication', { opinion: 'inOrder' });
  const experts = panelOfFive;
  expect(
    await people.refusedFor(pilot, 'market', 'recordPanel', { experts: experts.slice(1), minutes: await people.paper('market', '纪要') }),
  ).toEqual([422, 'PANEL_COMPOSITION', expect.anything()]);
  await people.done(pilot, 'market', 'recordPanel', { experts, minutes: await people.paper('market', '纪要') });
  await people.done(pilot, 'market', 'openNotice');
  const { items: shown } = (await api.ask('GET', '/public-notices')).body as { items: readonly object[] }; // of the contract
  expect(shown).toMatchObject([{ kind: 'selection', subject: pilot, organisation: amr }]);
  await people.done(pilot, 'everywhere', 'objectNotice', { words: '材料不全' });
  await people.done(pilot, 'civil', 'answerObjection', { objection: 1, upheld: false, reason: '材料齐全' });
  await people.dayOf(pilot, 'notice');
  const text = await people.paper('market', '任务书');
  await people.done(pilot, 'market', 'draftOrder', { text, indicators: [{ name: '发布团体标准', measure: 'published', target: 1 }] });
  expect((await people.stateOf(pilot)).order?.indicators).toEqual([{ name: '发布团体标准', measure: 'published', target: 1, found: 0 }]);
  await people.done(pilot, 'civil', 'signOrder', { department: 'civil', text });
  await people.done(pilot, 'science', 'signOrder', { department: 'science', text });

  const { report } = await people.stateOf(pilot);
  expect(await people.refusedFor(pilot, 'society', 'fileReport', { report: text, summary: '进展' })).toEqual([
    409,
    'REPORT_NOT_OPEN',
    expect.anything(),
  ]);
  api.now = Date.parse(report?.due ?? '') - day;
  expect(await people.owed('society')).toContain('HALF_YEAR_REPORT');
  await people.done(pilot, 'society', 'fileReport', { report: await people.paper('society', '半年报告'), summary: '进展顺利' });
  await people.dayOf(pilot, 'midTerm');
  expect(await people.refusedFor(pilot, 'civil', 'decideMidTerm', { department: 'civil', opinion: 'rectify', reason: '程序有缺' })).toEqual([
    422,
    'RECTIFY_WITHOUT_SCOPE',
    expect.anything(),
  ]);
  await people.together(pilot, 'decideMidTerm', { opinion: 'rectify', scope: ['procedure'] });
  expect(await people.stateOf(pilot)).toMatchObject({ code: 'PT:60.92', rectifications: 1 });
  expect(await people.owed('society')).toContain('PILOT_TO_RECTIFY');
  await people.done(pilot, 'society', 'reportRectification', {
    report: await people.paper('society', '整改报告'),
    evidence: await people.paper('society', '整改证明'),
  });
  await people.together(pilot, 'decideMidTerm', { opinion: 'continue' });

  // The second report is not filed: after its term it is refused, and stands as a warning.
  api.now = Date.parse((await people.stateOf(pilot)).report?.closesAt ?? '') + 1000;
  await api.engine.runDue();
  expect(await people.refusedFor(pilot, 'society', 'fileReport', { report: text, summary: '进展' })).toEqual([
    409,
    'REPORT_TERM_OVER',
    expect.anything(),
  ]);
  expect((await people.stateOf(pilot)).reports).toEqual({ filed: 1, late: 0, missed: 1 });

  await people.dayOf(pilot, 'selfAssessment');
  const assessed = {
    report: await people.paper('society', '自评总结'),
    application: await people.paper('society', '应用证明'),
    conduct: await people.paper('society', '自评价'),
  };
  await people.done(pilot, 'society', 'fileSelfAssessment', assessed);
  const pass = { department: 'market', opinion: 'pass', reason: '达到要求' };
  expect(await people.refusedFor(pilot, 'market', 'decideAcceptance', pass)).toMatchObject([
    409,
    'INDICATORS_UNMET',
    [{ name: '发布团体标准', found: 0, needed: 1 }],
  ]);
  await people.together(pilot, 'decideAcceptance', { opinion: 'conditional' });
  await people.done(pilot, 'society', 'reportConditions', {
    report: await people.paper('society', '完善报告'),
    evidence: await people.paper('society', '完善证明'),
  });
  await people.done(pilot, 'market', 'decideAcceptance', { department: 'market', opinion: 'fail', reason: '没有发布标准' });
  await people.done(pilot, 'civil', 'decideAcceptance', { department: 'civil', opinion: 'fail', reason: '没有发布标准' });
  expect(await people.refusedFor(pilot, 'market', 'concludePilot', { department: 'market', opinion: 'exit', reason: '期满' })).toMatchObject([
    409,
    'JOINT_INCOMPLETE',
    { matter: 'acceptance', missing: ['science'] },
  ]);
  expect(await people.refusedFor(pilot, 'science', 'decideAcceptance', { ...pass, department: 'science', opinion: 'veto' })).toEqual([
    403,
    'VETO_NOT_YOURS',
    expect.anything(),
  ]);
  await people.done(pilot, 'science', 'decideAcceptance', { department: 'science', opinion: 'fail', reason: '没有发布标准' });
  const ended = await people.read(pilot);
  expect([ended.state['end'], ended.status]).toEqual(['failed', 'PT:95.99']);
  const { items } = (await api.ask('GET', `${people.local(pilot)}/dossiers`)).body as { items: readonly { decision: string }[] }; // of the contract
  expect(items.length).toBeGreaterThan(5);
}, 60_000);

test('XH4 a society that may not act does not apply, and its pilot rests where it stands', async () => {
  const call = await people.called();
  for (const department of ['civil', 'science']) await people.done(call, department, 'signCall', { department });
  const applying = { society, field: 'robotics', ...(await people.papers()) };
  await people.done(call, 'society', 'apply', applying);
  const pilot = (await people.read(call, 'society')).links['pilot1'] ?? '';
  const order = { reason: '未按规定年检', evidence: '责令限期停止活动决定书' };
  expect((await api.ask('POST', `/organisations/${society}/suspend`, { token: people.token('everywhere'), body: order })).status).toBe(200);
  await expect.poll(async () => (await people.stateOf(pilot)).frozen?.reason).toBe('未按规定年检');
  expect(await people.refusedFor(pilot, 'market', 'checkApplication', { department: 'market', opinion: 'inOrder', reason: '符合' })).toEqual([
    409,
    'PILOT_FROZEN',
    expect.anything(),
  ]);
  const other = await people.called();
  for (const department of ['civil', 'science']) await people.done(other, department, 'signCall', { department });
  expect(await people.refusedFor(other, 'society', 'apply', applying)).toEqual([409, 'APPLICATION_WITHOUT_STANDING', 'suspended']);
  expect((await api.ask('POST', `/organisations/${society}/clear`, { token: people.token('everywhere'), body: order })).status).toBe(200);
  await expect.poll(async () => (await people.stateOf(pilot)).frozen).toBeNull();
});

test('a call names three bodies of the register, by the one whose call it is', async () => {
  const text = await people.paper('market', '征集通知');
  const body = { title: { zh: '团体标准试点', en: 'Pilots' }, market: amr, civil, science, fields: ['robotics'], text };
  const asked = async (who: string, change: Body) => {
    const answer = await api.ask('POST', '/pilots', { token: people.token(who), body: { ...body, ...change } });
    return [answer.status, answer.body['code']];
  };
  expect(await asked('civil', {})).toEqual([403, 'NOT_YOUR_DEPARTMENT']);
  expect(await asked('market', { civil: society })).toEqual([403, 'NOT_AN_AUTHORITY']);
  expect(await asked('market', { science: amr })).toEqual([422, 'DEPARTMENTS_ALIKE']);
  expect((await asked('market', { programme: 'pilot/nowhere' }))[1]).toBe('NO_SUCH_PROFILE');
});
