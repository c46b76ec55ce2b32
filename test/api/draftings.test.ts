import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lifecycleShown, receipt } from '../../contract/http.js';
import { houseTerms } from '../../domain/drafting/house-terms.js';
import { startApi, type TestApi } from '../support/api.js';
import { HttpCommittee } from '../support/http-committee.js';
import { society } from '../support/letter-ballot.js';

const plant = '91210100MA0UWX1X5G';
const members = ['p0', 'p1', 'p2', 'p3'];
let api: TestApi;
let officer: string;
let editor: string;
let stranger: string;
let voices: readonly string[];

beforeAll(async () => {
  api = await startApi();
  officer = await api.token('officer', { role: 'officer', organisation: society });
  editor = await api.token('editor', { role: 'drafter', organisation: plant });
  stranger = await api.token('stranger', { role: 'drafter', organisation: '91350200776049653A' });
  voices = await Promise.all(members.map((one) => api.token(one)));
});
afterAll(() => api.close());

const draft = (voltage: number, more = '') =>
  `# 机器人接口\n\n## 前言\n\n本文件……\n\n## 1 范围\n\n本文件规定了接口。\n\n## 4 要求\n\n4.1 状态分为六个。\n\n4.2 电压应为 ${voltage} V。\n\n${more}`;

async function store(text: string, as = editor, type = 'text/plain'): Promise<string> {
  const answer = await fetch(`${api.url}/api/v1/documents?name=draft.md`, {
    method: 'POST',
    body: text,
    headers: { 'content-type': type, authorization: `Bearer ${as}` },
  });
  const { sha256 } = (await answer.json()) as { sha256: string };
  return sha256;
}

const group = members.map((person, i) => ({ person, name: `成员${i}`, organisation: plant, organisationName: '某公司' }));
async function begin(over: object = {}): Promise<string> {
  const body = { organisation: society, title: { zh: '机器人接口', en: 'Robot interface' }, group, editors: ['editor'], ...over };
  const answer = await api.ask('POST', '/draftings', { token: officer, body });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return receipt.parse(answer.body).id;
}
const see = async (id: string, token = editor) => lifecycleShown.parse((await api.ask('GET', `/draftings/${id}`, { token })).body);
/** An act found among `acts` and done by its own link, as a client does that follows them. */
async function does(id: string, token: string, name: string, body: object) {
  const act = (await see(id, token)).acts.find((one) => one.name === name);
  return api.ask('POST', (act?.href ?? '').replace('/api/v1', ''), { token, body });
}
async function done(id: string, token: string, name: string, body: object): Promise<void> {
  const answer = await does(id, token, name, body);
  expect(answer.status, `${name}: ${JSON.stringify(answer.body)}`).toBe(200);
}
const stands = async (id: string) =>
  Object.fromEntries(((await see(id)).state['clauses'] as { id: string; stand: string }[]).map((clause) => [clause.id, clause.stand]));
const items = async (id: string, what: string, token = editor) =>
  (await api.ask('GET', `/draftings/${id}/${what}`, { token })).body['items'] as { [field: string]: unknown }[];
const objection = { call: 1, position: 'sustainedObjection', clauses: ['4.2'], reason: '与现有产品不兼容', proposed: '电压应为 36 V。' };

/** The text is there, everybody supports it but the last, who objects to 4.2. */
async function disputed(over: object = {}): Promise<string> {
  const id = await begin(over);
  await done(id, editor, 'uploadVersion', { sha256: await store(draft(24)), note: '第一稿' });
  await done(id, editor, 'openCall', {});
  for (const voice of voices) await done(id, voice, 'statePosition', { call: 1, position: 'support' });
  await done(id, voices[3] ?? '', 'statePosition', objection);
  await done(id, editor, 'closeCall', { call: 1 });
  return id;
}

describe('given a drafting group with a text', () => {
  test('an objection is answered by another text, its author supports it, and consensus is declared: all by following acts', async () => {
    const id = await disputed();
    expect(await stands(id)).toEqual({
      封面: 'consensus',
      前言: 'consensus',
      '1': 'consensus',
      '4': 'consensus',
      '4.1': 'consensus',
      '4.2': 'escalated',
    });
    const early = await does(id, officer, 'declareConsensus', {});
    expect(early.body).toMatchObject({
      status: 409,
      code: 'CLAUSES_NOT_STANDING',
      found: { clauses: [{ id: '4.2' }], objections: [{ issue: 1, clauses: ['4.2'] }] },
    });
    await done(id, editor, 'uploadVersion', { sha256: await store(draft(36)), note: '按第 1 号反对意见修改' });
    await done(id, editor, 'answerIssue', { issue: 1, answer: '采纳，见第 2 稿', version: 2 });
    const diff = await api.ask('GET', `/draftings/${id}/diff`, { token: voices[0] ?? '' });
    expect(diff.body).toMatchObject({ from: 1, to: 2, unchanged: 5, changes: [{ kind: 'changed', clause: '4.2' }] });
    expect((diff.body['changes'] as { diff: { op: string; text: string }[] }[])[0]?.diff.filter(({ op }) => op !== 'same')).toEqual([
      { op: 'removed', text: '24' },
      { op: 'added', text: '36' },
    ]);
    await done(id, editor, 'openCall', {});
    expect((await see(id)).state['open']).toMatchObject([{ n: 2, clauses: ['4.2'] }]);
    for (const voice of voices) await done(id, voice, 'statePosition', { call: 2, position: 'support' });
    await done(id, editor, 'closeCall', { call: 2 });
    await done(id, officer, 'declareConsensus', {});
    expect((await see(id)).status).toBe('agreed');
    expect(await items(id, 'issues')).toMatchObject([
      { n: 1, kind: 'sustainedObjection', proposed: '电压应为 36 V。', answer: '采纳，见第 2 稿', answerVersion: 2, status: 'restated' },
    ]);
    expect((await items(id, 'versions')).every(({ by, byName }) => by !== undefined && byName !== undefined)).toBe(true);
    expect((await items(id, 'versions')).map(({ n, clauses }) => [n, clauses])).toEqual([
      [1, 6],
      [2, 6],
    ]);
    const log = await items(id, 'decisions');
    expect(log.map(({ n }) => n)).toEqual(log.map((_, i) => i + 1));
    expect(log.map(({ type }) => type)).toEqual([
      'versionUploaded',
      'callOpened',
      'callClosed',
      'versionUploaded',
      'issueAnswered',
      'callOpened',
      'callClosed',
      'consensusDeclared',
    ]);
    expect(log.every(({ by }) => by === 'editor' || by === 'officer')).toBe(true);
  });

  test('put to the vote, a real ballot of the group decides, and the clause stands by vote', async () => {
    const id = await disputed({ terms: { ...houseTerms, escalation: ['vote'] } });
    await done(id, officer, 'voteOnObjection', { issue: 1 });
    const { text } = (await see(id)).state as { text: string };
    const ballot = `${id}-vote-1`;
    const { links } = lifecycleShown.parse((await api.ask('GET', `/ballots/${ballot}`, { token: officer })).body);
    expect(links).toMatchObject({ drafting: `/api/v1/draftings/${id}` });
    expect(links).not.toHaveProperty('project');
    for (const [i, voice] of voices.entries())
      expect(
        (await api.ask('POST', `/ballots/${ballot}/votes`, { token: voice, body: { choice: i === 3 ? 'no' : 'yes', reason: '意见', text } })).status,
      ).toBe(200);
    const before = api.now;
    api.now += 40 * 86_400_000;
    await api.engine.runDue();
    api.now = before;
    expect(await stands(id)).toMatchObject({ '4.1': 'consensus', '4.2': 'byVote' });
    expect((await items(id, 'decisions')).at(-1)).toMatchObject({
      type: 'objectionVoteDecided',
      data: { outcome: 'PASS', trace: expect.any(Array) },
    });
    await done(id, officer, 'declareConsensus', {});
  });

  test('a committee that is no more is not asked in vain: the group votes by itself, and the decision log says in whose place', async () => {
    const tc = await HttpCommittee.over(api);
    const committee = await tc.apply();
    const id = await disputed({ committee, terms: { ...houseTerms, escalation: ['vote'] } });
    await done(id, officer, 'voteOnObjection', { issue: 1 });
    expect((await see(id)).state).toMatchObject({ issues: [{ n: 1, vote: null, ballot: null }] });
    await tc.done(`committees/${committee}/withdraw-application`, tc.applicant, { reason: '放弃筹建' });
    await done(id, officer, 'voteOnObjection', { issue: 1 });
    expect((await items(id, 'decisions')).at(-1)).toMatchObject({ type: 'objectionVoteOrdered', data: { insteadOf: `committee/${committee}` } });
    expect((await api.ask('GET', `/ballots/${id}-vote-2`, { token: officer })).body).toMatchObject({ status: 'open' });
  });

  test('the clock closes a call, and silence is what the terms say', async () => {
    const id = await begin();
    await done(id, editor, 'uploadVersion', { sha256: await store(draft(24)), note: '第一稿' });
    await done(id, editor, 'openCall', { clauses: ['4.2'] });
    await done(id, voices[0] ?? '', 'statePosition', { call: 1, position: 'support' });
    const before = api.now;
    api.now = Date.parse((await see(id)).deadlines.find(({ name }) => name === 'callCloses.1')?.at ?? '');
    await api.engine.runDue();
    api.now = before;
    expect((await stands(id))['4.2']).toBe('open');
    expect((await items(id, 'decisions')).at(-1)).toMatchObject({
      by: 'system',
      data: { counts: [{ support: 1, silent: 3, enough: false }], silence: 'noPosition' },
    });
  });

  test('clauses are read from the stored text: no client sends them, and what cannot be read is refused', async () => {
    const id = await begin();
    const sha256 = await store(draft(24, '4.2 又一条。\n\n4.5 后来的一条。\n'));
    expect((await does(id, editor, 'uploadVersion', { sha256, note: 'x', clauses: [{ id: '1', hash: 'x' }] })).status).toBe(400);
    await done(id, editor, 'uploadVersion', { sha256, note: '编号有误' });
    expect(await items(id, 'versions')).toMatchObject([{ duplicates: ['4.2'], gaps: ['4', '4.5'] }]);
    const pdf = await store('%PDF-1.7 x', editor, 'application/pdf');
    const secret = await store('# 1 别人的稿子', stranger);
    const upload = async (hash: string) =>
      (await api.ask('POST', `/draftings/${id}/upload-version`, { token: editor, body: { sha256: hash, note: 'x' }, asIs: true })).body;
    expect(await upload(pdf)).toMatchObject({ status: 422, code: 'TEXT_UNREADABLE' });
    for (const one of [secret, '0'.repeat(64)]) expect(await upload(one)).toMatchObject({ status: 422, code: 'DOCUMENT_NOT_STORED' });
  });

  test('the group and its office see it and read its text; others get 404; each is offered what is theirs', async () => {
    const id = await disputed();
    const { text } = (await see(id)).state as { text: string };
    const offered = async (token: string) => (await see(id, token)).acts.filter((act) => act.open).map((act) => act.name);
    // The step of the objection has not been done, so there is no next one yet.
    expect(await offered(voices[3] ?? '')).toEqual(['parkRemark', 'withdrawIssue', 'changeGroup']);
    expect(await offered(editor)).toEqual(expect.arrayContaining(['uploadVersion', 'answerIssue']));
    expect((await see(id, officer)).acts.find(({ name }) => name === 'changeGroup')).toMatchObject({ open: true, schema: { type: 'object' } });
    expect((await fetch(`${api.url}/api/v1/documents/${text}`, { headers: { authorization: `Bearer ${voices[1] ?? ''}` } })).status).toBe(200);
    for (const path of [`/draftings/${id}`, `/draftings/${id}/issues`, `/draftings/${id}/diff`, `/documents/${text}`])
      expect((await api.ask('GET', path, { token: stranger })).status, path).toBe(404);
    expect((await api.ask('POST', `/draftings/${id}/state-position`, { token: stranger, body: objection })).status).toBe(404);
    expect(
      (
        await api.ask('POST', '/draftings', {
          token: editor,
          body: { organisation: society, title: { zh: '甲', en: 'A' }, group, editors: ['editor'] },
        })
      ).body,
    ).toMatchObject({ status: 403 });
  });
});

describe('given a settled comment round (D11)', () => {
  const project = async () => {
    const body = {
      organisation: society,
      organisationName: '示例机器人协会',
      societyCode: 'LNSR',
      title: { zh: '机器人接口', en: 'Robot interface' },
      proposer: { unit: plant },
      profile: 'group-standard/robotics',
    };
    return receipt.parse((await api.ask('POST', '/projects', { token: officer, body })).body).id;
  };
  const days = { count: 30, unit: 'calendarDays' };
  const comment = (clause: string, text: string) => ({
    clause,
    kind: 'technical',
    text,
    author: '李四',
    contact: '13800000000',
    organisationName: '某公司',
  });

  test('its lineage shows where comments went, rings for what nobody asked and for what was promised, and takes an explanation', async () => {
    const id = await project();
    const from = await store(draft(24, '4.3 质量应不大于 5 kg。\n'), officer);
    const input = {
      project: `standard-project/${id}`,
      organisation: society,
      title: '机器人接口',
      round: 1,
      text: from,
      window: days,
      floor: days,
      public: true,
    };
    const opened = await api.engine.start(
      `consultation/${id}-1`,
      { ...input, lateDisposition: 'required', answer: days, reminders: [], addressees: [], rehearsal: false },
      { id: `stream:test-${id}`, actor: { id: `stream:standard-project/${id}`, grants: [] } },
    );
    expect(opened).toMatchObject({ ok: true });
    for (const one of [comment('4.2', '电压应为 36 V'), comment('第4.3条', '质量过大'), comment('4.1', '状态太多'), comment('4.2', '同意 36 V')])
      expect((await api.ask('POST', `/consultations/${id}-1/comments`, { body: { ...one, draft: from } })).status).toBe(201);
    const dispose = (body: object) => api.ask('POST', `/consultations/${id}-1/dispose`, { token: officer, body });
    expect((await dispose({ comments: [1, 2], disposition: 'adopted' })).status).toBe(200);
    expect((await dispose({ comments: [3], disposition: 'rejected', reason: '六个状态均有必要' })).status).toBe(200);
    expect((await api.ask('POST', `/consultations/${id}-1/link-duplicates`, { token: officer, body: { lead: 1, comments: [4] } })).status).toBe(200);

    const drafting = await begin({ project: id });
    const lineage = async (token?: string) => (await api.ask('GET', `/projects/${id}/lineage?round=1`, token === undefined ? {} : { token })).body;
    expect(await lineage(officer)).toMatchObject({ compared: false, to: null, alarms: [] });
    // XF3: there is no second text yet, which the drafters bring.
    expect((await does(drafting, editor, 'answerAlarm', { alarm: 'clause:1', answer: 'explained', reason: '已说明', round: 1 })).body).toMatchObject({
      ...{ status: 409, code: 'LINEAGE_UNREADABLE', rule: 'D-TEXT', found: { round: 1 }, needed: 'the text commented on and the next one' },
      cure: ['drafter'],
    });
    // The next text changes what was asked in 4.2, forgets 4.3, and touches 1, which nobody asked for.
    const to = await store(draft(36, '4.3 质量应不大于 5 kg。\n').replace('规定了接口', '规定了接口与测试'));
    await done(drafting, editor, 'uploadVersion', { sha256: to, note: '送审前' });
    const traced = await lineage(officer);
    expect(traced).toMatchObject({
      from,
      to,
      compared: true,
      rows: [
        { comment: 1, disposition: 'adopted', block: 1, changes: [{ kind: 'changed', clause: '4.2' }] },
        { comment: 2, clause: '4.3', wrote: '第4.3条', disposition: 'adopted', changes: [] },
        { comment: 3, disposition: 'rejected' },
        { comment: 4, lead: 1, disposition: 'adopted', changes: [{ clause: '4.2' }] },
      ],
      unanswered: ['clause:1', 'comment:2'],
    });
    expect((traced['changes'] as { clause: string; diff: object[] }[]).find(({ clause }) => clause === '1')?.diff).toContainEqual({
      op: 'added',
      text: '与测试',
    });

    expect((await does(drafting, editor, 'answerAlarm', { alarm: 'clause:9', answer: 'explained', reason: '已说明', round: 1 })).body).toMatchObject({
      status: 409,
      code: 'ALARM_NOT_RAISED',
      needed: ['clause:1', 'comment:2'],
    });
    await done(drafting, editor, 'answerAlarm', { alarm: 'clause:1', answer: 'explained', reason: '与项目名称一致', round: 1 });
    await done(drafting, editor, 'answerAlarm', { alarm: 'comment:2', answer: 'toFix', reason: '漏改', round: 1 });
    expect(await lineage(officer)).toMatchObject({
      unanswered: ['comment:2'],
      alarms: [
        { alarm: 'clause:1', answer: 'explained' },
        { alarm: 'comment:2', answer: 'toFix' },
      ],
    });
    expect((await items(drafting, 'decisions')).at(-1)).toMatchObject({ type: 'alarmAnswered', data: { reason: '漏改', from, to } });

    expect((await lineage()).status).toBe(404);
    await api.db.collection('projects').updateOne({ _id: `standard-project/${id}` as never }, { $set: { openTo: 'everyone' } }); // as after the announcement
    const seen = await lineage();
    expect(seen).toMatchObject({ to: null, compared: false, rows: [{ comment: 1, disposition: 'adopted' }, {}, {}, { disposition: 'duplicate' }] });
    for (const hidden of ['13800000000', '李四', to, '与测试']) expect(JSON.stringify(seen)).not.toContain(hidden);
  });
});
