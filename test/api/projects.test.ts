import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lifecycleShown, receipt } from '../../contract/http.js';
import { openApi } from '../../contract/openapi.js';
import { eventsOf } from '../../db/archive.js';
import { contentHash } from '../../domain/kernel/log/merkle.js';
import { organisations } from '../../samples/organisations.js';
import { startApi, type TestApi } from '../support/api.js';
import { msOf } from '../support/client.js';
import { society } from '../support/letter-ballot.js';

let api: TestApi;
let officer: string;
let chair: string;
let monitor: string;
const unit = '91210100MA0UWX1X5G';
const start = {
  organisation: society,
  organisationName: '示例机器人协会',
  societyCode: 'LNSR',
  title: { zh: '协作机器人接口', en: 'Collaborative robot interface' },
  proposer: { unit },
  profile: 'group-standard/robotics',
};

beforeAll(async () => {
  api = await startApi();
  officer = await api.token('officer', { role: 'officer', organisation: society });
  chair = await api.token('chair', { role: 'chair', organisation: society });
  monitor = await api.token('sun', { role: 'monitor', organisation: '*' });
});
afterAll(() => api.close());

const begin = async (over: object = {}, key?: string) =>
  api.ask('POST', '/projects', { token: officer, body: { ...start, ...over }, ...(key === undefined ? {} : { key }) });
const shown = async (id: string, token?: string) =>
  lifecycleShown.parse((await api.ask('GET', `/projects/${id}`, token === undefined ? {} : { token })).body);

describe('given a proposal', () => {
  test('M9: it begins once per key: the same request again is the same project, another body under the key is 422', async () => {
    const [first, again] = [await begin({}, 'proposal-one'), await begin({}, 'proposal-one')];
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(again.body).toMatchObject({ id: receipt.parse(first.body).id, repeated: true });
    const other = await begin({ title: { zh: '另一', en: 'Other' } }, 'proposal-one');
    expect([other.status, other.body['code']]).toEqual([422, 'IDEMPOTENCY_KEY_REUSED']);
    expect(await eventsOf(api.db).countDocuments({ type: 'projectProposed' })).toBe(1);
  });

  test('stage code, deadlines, acts and links are shown to the society, and nothing to the public before it is announced', async () => {
    const id = receipt.parse((await begin()).body).id;
    const mine = await shown(id, officer);
    expect(mine).toMatchObject({ status: '00.00', stage: { code: '00.00', name: 'proposal', zh: '提案收到' }, view: 'full' });
    expect(mine.acts.find((act) => act.name === 'submit')).toMatchObject({ open: false, blockers: [{ code: 'FILE_INCOMPLETE' }] });
    expect(mine.acts.find((act) => act.name === 'attachDocument')?.open).toBe(true);
    expect(mine.acts.find((act) => act.name === 'publish')).toMatchObject({ open: false, blockers: [{ code: 'WRONG_STAGE' }] });
    expect((await api.ask('GET', `/projects/${id}`)).status).toBe(404);
    expect((await api.ask('GET', '/projects')).body['items']).toEqual([]);
  });

  test('an act at the wrong stage: 409 with code, rule and cure, and no event', async () => {
    const id = receipt.parse((await begin()).body).id;
    const before = await eventsOf(api.db).countDocuments({});
    const answer = await api.ask('POST', `/projects/${id}/publish`, { token: officer, body: { documentNumber: '1', effectiveDate: '2027-01-01' } });
    expect([answer.status, answer.body['code']]).toEqual([409, 'WRONG_STAGE']);
    expect(answer.body).toMatchObject({ rule: expect.any(String), source: expect.any(String), cure: expect.any(Array) });
    expect(await eventsOf(api.db).countDocuments({})).toBe(before);
  });

  test('an unknown profile: 422; a rehearsal clock without rehearsal: 400; an unknown field: 400', async () => {
    expect((await begin({ profile: 'group-standard/magic' })).body).toMatchObject({ status: 422, code: 'NO_SUCH_PROFILE' });
    expect((await begin({ rehearsalScale: 10 })).status).toBe(400);
    expect((await begin({ role: 'officer' })).status).toBe(400);
  });

  test('lists page by cursor without repeating or losing a row, and search takes text literally', async () => {
    const ids = new Set<string>();
    for (let n = 0; n < 5; n += 1) {
      api.now += 1000;
      ids.add(receipt.parse((await begin({ title: { zh: `第(${n})部分`, en: `Part (${n})` } })).body).id);
    }
    const seen: string[] = [];
    let next: string | null = '';
    while (next !== null) {
      const page = await api.ask('GET', `/projects?limit=2&q=${encodeURIComponent('部分')}${next === '' ? '' : `&cursor=${next}`}`, {
        token: officer,
      });
      seen.push(...(page.body['items'] as { id: string }[]).map((row) => row.id));
      next = page.body['next'] as string | null;
    }
    expect(seen).toHaveLength(5);
    expect(new Set(seen)).toEqual(ids);
    expect(((await api.ask('GET', `/projects?q=${encodeURIComponent('(3)')}`, { token: officer })).body['items'] as unknown[]).length).toBe(1);
    expect(((await api.ask('GET', '/projects?q=.*', { token: officer })).body['items'] as unknown[]).length).toBe(0);
    expect((await api.ask('GET', '/projects?cursor=!!!', { token: officer })).body['code']).toBe('BAD_CURSOR');
    expect((await api.ask('GET', '/projects?organisation[$ne]=x', { token: officer })).status).toBe(400);
  });
});

describe('given a comment round that is public', () => {
  test('D9: anyone comments without an account; the contact is masked for strangers; late comments are kept, marked and answered 409', async () => {
    const id = receipt.parse((await begin()).body).id;
    const draft = contentHash('征求意见稿');
    const input = {
      project: `standard-project/${id}` as const,
      organisation: society,
      title: '协作机器人接口',
      round: 1,
      text: draft,
      window: { count: 30, unit: 'calendarDays' },
      floor: { count: 30, unit: 'calendarDays' },
      public: true,
      lateDisposition: 'required',
      answer: { count: 30, unit: 'calendarDays' },
      reminders: [],
      addressees: [],
      rehearsal: false,
    };
    const opened = await api.engine.start(`consultation/${id}-1`, input, {
      id: `stream:test-${id}`,
      actor: { id: `stream:standard-project/${id}`, grants: [] },
    });
    expect(opened).toMatchObject({ ok: true });
    const comment = {
      clause: '4.2',
      kind: 'technical',
      text: '接口电压应为24V',
      author: '李四',
      contact: '13800000000',
      organisationName: '某公司',
      draft,
    };
    const done = await api.ask('POST', `/consultations/${id}-1/comments`, { body: comment });
    expect(done.status, JSON.stringify(done.body)).toBe(201);
    const list = async (token?: string) =>
      (await api.ask('GET', `/consultations/${id}-1/comments`, token === undefined ? {} : { token })).body['items'] as { [name: string]: unknown }[];
    expect(await list()).toMatchObject([{ n: 1, clause: '4.2', author: null, contact: null, organisationName: '某公司', late: false }]);
    const ahead = await api.ask('GET', `/consultations/${id}-1/comments?atLeast=999`);
    expect(ahead.body).toMatchObject({ status: 503, code: 'VIEW_BEHIND', needed: 999 });
    expect(await list(officer)).toMatchObject([{ author: '李四', contact: '13800000000' }]);
    expect(JSON.stringify(await api.ask('GET', `/consultations/${id}-1`))).not.toContain('13800000000');
    const closesAt = msOf(lifecycleShown.parse((await api.ask('GET', `/consultations/${id}-1`)).body).state['closesAt']);
    const before = api.now;
    api.now = closesAt;
    expect((await api.ask('POST', `/consultations/${id}-1/comments`, { body: comment })).body).toMatchObject({
      status: 409,
      code: 'CONSULTATION_CLOSED',
    });
    expect(await list()).toHaveLength(1);
    api.now = closesAt + 7_200_000;
    await api.engine.runDue();
    const late = await api.ask('POST', `/consultations/${id}-1/comments`, { body: { ...comment, text: '晚到的意见' } });
    expect(late.body).toMatchObject({ status: 409, code: 'CONSULTATION_CLOSED', kept: { stream: `consultation/${id}-1` } });
    expect(await list()).toMatchObject([{ late: false }, { late: true, text: '晚到的意见' }]);
    api.now = before;
  });
});

describe('given the monitor', () => {
  test('C1: pilots as JSON and as CSV; other roles get 403; a title that is a formula is text', async () => {
    await begin({ title: { zh: '=HYPERLINK("http://x")', en: 'x' } });
    const json = await api.ask('GET', '/monitor/pilots', { token: monitor });
    expect(json.status, JSON.stringify(json.body)).toBe(200);
    expect((json.body['items'] as unknown[]).length).toBeGreaterThan(0);
    const csv = await fetch(`${api.url}/api/v1/monitor/pilots?format=csv`, { headers: { authorization: `Bearer ${monitor}` } });
    const text = await csv.text();
    expect(csv.headers.get('content-type')).toMatch(/^text\/csv/);
    expect(text).toContain(`"'=HYPERLINK(""http://x"")"`);
    expect(text).toMatch(/^\uFEFF?"社会团体 association","统一社会信用代码 credit code"/);
    expect(text).toContain('"\t00.00"');
    expect((await api.ask('GET', '/monitor/pilots', { token: officer })).status).toBe(403);
    expect((await api.ask('GET', '/monitor/pilots')).status).toBe(401);
  });
});

test('given a profile id with a slash, it is read; an unsound profile is checked and nothing is stored', async () => {
  const read = await api.ask('GET', '/profiles/group-standard/robotics');
  expect(read.body).toMatchObject({ profile: { id: 'group-standard/robotics' }, hash: expect.stringMatching(/^[0-9a-f]{64}$/) });
  const checked = await api.ask('POST', '/profiles/check', { body: { id: 'x' } });
  expect(checked.body).toMatchObject({ sound: false, hash: null });
});

test('given the mounted routes, OpenAPI 3.1 names each of them once, and its operation ids are unique', async () => {
  const served = (await (await fetch(`${api.url}/api/v1/openapi.json`)).json()) as {
    openapi: string;
    paths: { [path: string]: { [method: string]: { operationId: string } } };
  };
  expect(served.openapi).toBe('3.1.0');
  const operations = Object.values(served.paths).flatMap((methods) => Object.values(methods).map((one) => one.operationId));
  expect(new Set(operations).size).toBe(operations.length);
  expect(operations.toSorted()).toEqual(api.app.endpoints.map((e) => e.name).toSorted());
  expect(JSON.stringify(openApi(api.app.endpoints, '0'))).not.toContain('undefined');
});

test('given a paper put on file, its hash must be of a file that was uploaded: otherwise 422 and nothing on file', async () => {
  const { id } = receipt.parse((await begin()).body);
  const attach = (sha256: string) =>
    api.ask('POST', `/projects/${id}/attach-document`, { token: officer, body: { kind: 'proposalForm', sha256 }, asIs: true });
  const hash = createHash('sha256').update('a form nobody uploaded').digest('hex');
  expect((await attach(hash)).body).toMatchObject({ status: 422, code: 'DOCUMENT_NOT_STORED', found: { sha256: hash }, cure: ['self'] });
  expect((await api.ask('GET', `/projects/${id}`, { token: officer })).body['seq']).toBe(1);
  const headers = { 'content-type': 'text/plain', authorization: `Bearer ${officer}` };
  await fetch(`${api.url}/api/v1/documents?name=form.txt`, { method: 'POST', body: 'a form nobody uploaded', headers });
  expect((await attach(hash)).status).toBe(200);
});

test('C15: given the OpenAPI description, every reference in it leads somewhere, and a repeat, a page and a table are described too', async () => {
  const served = (await (await fetch(`${api.url}/api/v1/openapi.json`)).json()) as { readonly [part: string]: unknown };
  const at = (pointer: string): unknown =>
    pointer
      .slice(2)
      .split('/')
      .reduce<unknown>((node, name) => (node as { readonly [part: string]: unknown } | undefined)?.[name.replaceAll('~1', '/')], served); // walking JSON
  const references = [...JSON.stringify(served).matchAll(/"\$ref":"([^"]+)"/g)].map(([, pointer = '']) => pointer);
  expect(references.length).toBeGreaterThan(100);
  expect(references.filter((pointer) => at(pointer) === undefined)).toEqual([]);
  expect(JSON.stringify(served)).not.toContain('"$defs"');
  const answers = (path: string, method: string) => at(`#/paths/${path.replaceAll('/', '~1')}/${method}/responses`);
  expect(Object.keys(answers('/api/v1/projects', 'post') as object)).toEqual(
    ['200', '201', '400', '401', '403', '409', '410', '413', '415', '422', '429', '503', 'default'], // each with what it means
  );
  expect(Object.keys(answers('/readyz', 'get') as object)).toEqual(['200', '304', '400', '401', '429', '503', 'default']);
  expect(answers('/api/v1/monitor/pilots', 'get')).toMatchObject({ 200: { content: { 'application/json': {}, 'text/csv': {} } } });
  expect(answers('/api/v1/meetings/{id}/minutes', 'get')).toMatchObject({ 200: { content: { 'application/json': {}, 'text/html': {} } } });
});

test('given the documentation page, it loads nothing from elsewhere and runs nothing inline', async () => {
  const page = await fetch(`${api.url}/api/docs`);
  const html = await page.text();
  expect(html).not.toMatch(/https?:|<script>|<style|onload=/);
  expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
  for (const path of ['/api/docs/start.js', '/api/docs/ui/swagger-ui.css', '/api/docs/ui/swagger-ui-bundle.js'])
    expect((await fetch(`${api.url}${path}`)).status, path).toBe(200);
});

test('chair and officer see the same project and different acts', async () => {
  const id = receipt.parse((await begin()).body).id;
  const open = async (token: string) => (await shown(id, token)).acts.filter((act) => act.open).map((act) => act.name);
  expect(await open(officer)).not.toEqual(await open(chair));
});

describe('given a society registered with its 团体代号', () => {
  const other = organisations.lnsa.uscc;
  const registered = (uscc: string, code: string | null) =>
    api.ask('POST', '/organisations', {
      token: monitor,
      body: { uscc, name: `示例学会 ${uscc}`, kind: 'society', charter: '测试', fields: ['robotics'], code },
    });

  test('nobody else registers, adopts or numbers by that code, and it numbers by no other', async () => {
    expect((await registered(other, 'LNZZ')).status).toBe(201);
    const taken = { status: 409, code: 'GROUP_CODE_NOT_OWN', rule: 'G10', found: { code: 'LNZZ', borneBy: other } };
    expect((await registered(organisations.lnfc.uscc, 'LNZZ')).body).toMatchObject(taken);
    expect((await registered(organisations.lnfc.uscc, null)).status).toBe(201);
    const adopt = { token: monitor, body: { code: 'LNZZ', evidence: '公告' } };
    expect((await api.ask('POST', `/organisations/${organisations.lnfc.uscc}/adopt-code`, adopt)).body).toMatchObject(taken);
    expect((await begin({ societyCode: 'LNZZ' })).body).toMatchObject(taken);
    expect((await begin({ organisation: other, societyCode: 'LNYY' })).body).toMatchObject({ code: 'GROUP_CODE_NOT_OWN', needed: 'LNZZ' });
    expect((await begin({ organisation: other, societyCode: 'LNZZ' })).status).toBe(201);
  });
});
