import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lifecycleShown } from '../../contract/http.js';
import { openApi } from '../../contract/openapi.js';
import { drafter, officer, society } from '../domain/standard-project/project-fixture.js';
import { startApi, type TestApi } from '../support/api.js';
import { walkTo } from '../support/walked-project.js';

let api: TestApi;
let token: string;
beforeAll(async () => {
  api = await startApi();
  await walkTo(api, '60.60');
  token = await api.token(officer.id, { role: 'officer', organisation: society });
  await api.token(drafter.id);
});
afterAll(() => api.close());

const get = (path: string, headers: Record<string, string> = {}) => fetch(`${api.url}/api/v1${path}`, { headers });

/** Numbers that could be milliseconds of these years. */
const milliseconds = /[:[,]1[5-9]\d{11}\b/;

describe('XD9 what is shown of a lifecycle', () => {
  it('XD9 holds no instant in milliseconds, no character per seat and nothing of what the engine keeps for itself', async () => {
    const paths = ['/projects/p1', '/consultations/p1-1', '/ballots/p1-technicalReview-1', '/projects', '/ballots', '/consultations'];
    for (const path of paths)
      for (const asker of [{}, { token }]) {
        const { status, body } = await api.ask('GET', path, asker);
        const text = JSON.stringify(body);
        expect([200, 404], path).toContain(status);
        expect(text.match(milliseconds)?.[0], path).toBeUndefined();
        expect(text, path).not.toMatch(/"(marks|authors|objections|visits|consents|replies)":/);
      }
  });

  it('names people and units beside their ids', async () => {
    const { state } = lifecycleShown.parse((await api.ask('GET', '/projects/p1', { token })).body);
    expect(state).toMatchObject({
      proposer: { name: drafter.id, unit: expect.any(String) as string },
      draft: { byName: expect.any(String) as string },
    });
  });
});

describe('XE20 a title', () => {
  it('XE20 is a pair everywhere, with null for a name in English that nobody gave', async () => {
    const named = async (path: string) => {
      const { items } = (await api.ask('GET', path, { token })).body as {
        items: readonly { facets?: { title?: unknown }; subject?: { title: unknown } }[];
      }; // the schema of both
      return items.map((item) => item.facets?.title ?? item.subject?.title).filter((title) => title != null);
    };
    await api.ask('POST', '/organisations', {
      token: await api.token('monitor', { role: 'monitor', organisation: '*' }),
      body: { uscc: society, name: '示例标准化协会', kind: 'society', charter: '章程' },
    });
    const titles = (await Promise.all(['/projects', '/consultations', '/organisations', '/me/worklist'].map(named))).flat();
    expect(titles.length).toBeGreaterThan(3);
    for (const title of titles) {
      expect(Object.keys(title).sort()).toEqual(['en', 'zh']);
      expect((title as { en: string | null }).en ?? '').not.toMatch(/\p{Script=Han}/u);
    }
  });
});

describe('XE13 reading again', () => {
  it('XE13 who holds the answer is told that it is the same, whoever else is not', async () => {
    const first = await get('/projects/p1', { authorization: `Bearer ${token}` });
    const tag = first.headers.get('etag') ?? '';
    const again = await get('/projects/p1', { authorization: `Bearer ${token}`, 'if-none-match': tag });
    expect([again.status, await again.text()]).toEqual([304, '']);
    expect((await get('/projects/p1', { 'if-none-match': tag })).status).toBe(200);
    expect((await get('/projects/p1?acts=none', { authorization: `Bearer ${token}`, 'if-none-match': tag })).status).toBe(200);
    expect((await get('/openapi.json', { 'if-none-match': (await get('/openapi.json')).headers.get('etag') ?? '' })).status).toBe(304);
  });

  it('XE13 what is long comes packed to who asks for it', async () => {
    for (const encoding of ['br', 'gzip'])
      expect((await get('/projects/p1', { 'accept-encoding': encoding })).headers.get('content-encoding')).toBe(encoding);
    expect((await get('/projects/p1', { 'accept-encoding': 'identity' })).headers.get('content-encoding')).toBeNull();
    expect((await fetch(`${api.url}/healthz`, { headers: { 'accept-encoding': 'br' } })).headers.get('content-encoding')).toBeNull();
  });

  it('XE13 a project with its open acts is 12 kB at most before it is packed', async () => {
    const listed = async (acts: string) => lifecycleShown.parse((await api.ask('GET', `/projects/p1?acts=${acts}`, { token })).body);
    const open = await listed('open');
    expect(open.acts.every((act) => act.open)).toBe(true);
    expect(open.acts.length).toBeGreaterThan(0);
    expect(JSON.stringify(open).length).toBeLessThanOrEqual(12 * 1024);
    const schemas = open.acts.map(({ schema }) => String(schema?.['$ref']).slice('/api/v1'.length));
    for (const at of schemas) expect((await api.ask('GET', at)).body).toHaveProperty('type', 'object');
    expect((await listed('none')).acts).toEqual([]);
    expect((await listed('all')).acts.length).toBeGreaterThan(open.acts.length);
  });
});

describe('XE14 the description of the API', () => {
  const description = (): string => JSON.stringify(openApi(api.app.endpoints, '1'));

  it('XE14 names what is shown of every noun, and says of every route how it refuses', () => {
    const { paths, components } = JSON.parse(description()) as {
      readonly paths: { readonly [path: string]: { readonly [method: string]: { readonly responses: object } } };
      readonly components: { readonly schemas: object };
    };
    const named = [
      'StandardProject',
      'StandardProjectPublic',
      'Ballot',
      'Committee',
      'Meeting',
      'Drafting',
      'Consultation',
      'Receipt',
      'Problem',
      'Instant',
    ];
    expect(Object.keys(components.schemas)).toEqual(expect.arrayContaining(named));
    expect(Object.entries(components.schemas).flatMap(([name, schema]) => ('$ref' in (schema as object) ? [name] : []))).toEqual([]);
    expect(Object.keys(components.schemas).filter((name) => !/^[A-Z][A-Za-z]+$/.test(name))).toEqual([]);
    const silent = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).flatMap(([method, { responses }]) =>
        Object.keys(responses).some((status) => status.startsWith('4')) ? [] : [`${method} ${path}`],
      ),
    );
    expect(silent).toEqual([]);
  });

  it('XE14 holds no pattern that only some languages read', () => {
    expect(description()).not.toMatch(/\\\\[pP]\{/);
  });
});
