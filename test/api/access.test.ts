import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Endpoint } from '../../contract/endpoint.js';
import { lifecycleShown, problem } from '../../contract/http.js';
import { roles, type Role } from '../../domain/kernel/actor.js';
import { eventsOf } from '../../db/archive.js';
import { startApi, type TestApi } from '../support/api.js';
import { society } from '../support/letter-ballot.js';

let api: TestApi;
const tokens = new Map<Role, string>();

beforeAll(async () => {
  api = await startApi();
  for (const role of roles)
    tokens.set(role, await api.token(`a-${role}`, { role, organisation: role === 'monitor' || role === 'public' ? '*' : society }));
});
afterAll(() => api.close());

const filled = (path: string): string =>
  path
    .replace(':sha256', 'a'.repeat(64))
    .replace(':key', 'no-such-key')
    .replace(/[:*]\w+/, 'nosuchthing');

const call = async (e: Endpoint, token: string | null): Promise<{ status: number; code: string; body: object }> => {
  const answer = await fetch(`${api.url}${filled(e.path)}`, {
    method: e.method.toUpperCase(),
    headers: {
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      ...(e.body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(e.body === undefined ? {} : { body: '{"privileged":true}' }),
  });
  const text = await answer.text();
  const json: unknown = text.startsWith('{') ? JSON.parse(text) : {};
  const known = problem.safeParse(json);
  return { status: answer.status, code: known.success ? known.data.code : '', body: known.success ? { ...known.data, requestId: '' } : {} };
};

describe('given every mounted route and every role, the gate opens to those it declares and to nobody else', () => {
  test('the table is not empty and every route declares who may call it', () => {
    expect(api.app.endpoints.length).toBeGreaterThan(100);
    for (const e of api.app.endpoints) expect(e.who === 'public' || e.who === 'account' || e.who.length > 0, e.name).toBe(true);
  });

  test('without a token: 401 on all but public routes', async () => {
    for (const e of api.app.endpoints.filter(({ goesOn }) => goesOn !== true)) {
      const { status, code } = await call(e, null);
      if (e.who === 'public') expect([401, 403], e.name).not.toContain(status);
      // What is done without an account is done by the receipt, and the refusal says so.
      else expect([e.name, status, code]).toEqual([e.name, 401, e.withoutAccount === undefined ? 'NOT_AUTHENTICATED' : 'RECEIPT_NEEDED']);
    }
  });

  test('with each role: 403 exactly where a route asks for another role; never a 5xx', async () => {
    for (const e of api.app.endpoints.filter(({ name, goesOn }) => name !== 'signOut' && goesOn !== true))
      for (const role of roles) {
        const { status, code } = await call(e, tokens.get(role) ?? '');
        const refused = e.who === 'operator' || (Array.isArray(e.who) && !e.who.includes(role));
        expect([e.name, role, refused ? status : status === 403, code === 'ROLE_NOT_ALLOWED']).toEqual([
          e.name,
          role,
          refused ? 403 : false,
          refused,
        ]);
        expect(status, `${e.name} as ${role}`).toBeLessThan(500);
      }
  });

  test('a token that is forged, cut, of another key, expired or without signature: 401 everywhere', async () => {
    const good = tokens.get('officer') ?? '';
    const [head = '', body = '', signature = ''] = good.split('.');
    const none = `${Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url')}.${body}.`;
    const forged = `${head}.${Buffer.from(JSON.stringify({ ...JSON.parse(Buffer.from(body, 'base64url').toString()), grants: [{ role: 'monitor', organisation: '*' }] })).toString('base64url')}.${signature}`;
    for (const token of [none, forged, `${good}x`, good.slice(0, -2), 'x'.repeat(40)]) {
      const answer = await api.ask('GET', '/me', { token });
      expect([answer.status, answer.body['code']], token.slice(0, 20)).toEqual([401, 'BAD_TOKEN']);
    }
  });
});

describe('given a lifecycle that a stranger may not see', () => {
  test('foreign and missing answer the same on every route of it', async () => {
    const officer = await api.token('officer-x', { role: 'officer', organisation: society });
    const made = await api.ask('POST', '/persons', { token: officer, body: { name: '张三', registrar: society } });
    expect(made.status, JSON.stringify(made.body)).toBe(201);
    const id = String(made.body['id']);
    const stranger = await api.token('stranger', { role: 'officer', organisation: '91210100MA0UWX1X5G' });
    for (const path of [`/persons/ID`, `/persons/ID/rename-person`]) {
      const send = (which: string) =>
        path.endsWith('ID')
          ? api.ask('GET', path.replace('ID', which), { token: stranger })
          : api.ask('POST', path.replace('ID', which), { token: stranger, body: { name: '李四', evidence: 'x' } });
      const [foreign, missing] = [await send(id), await send('hnosuchperson')];
      expect(foreign.status).toBe(404);
      expect({ ...foreign.body, requestId: '' }).toEqual({ ...missing.body, requestId: '' });
    }
    const listed = await api.ask('GET', '/persons', { token: stranger });
    expect(listed.body['items']).toEqual([]);
    expect(lifecycleShown.parse((await api.ask('GET', `/persons/${id}`, { token: officer })).body).state).toMatchObject({ name: '张三' });
  });

  test('an officer of another society: 403 with who could do it, and no event', async () => {
    const stranger = await api.token('stranger', { role: 'officer', organisation: '91210100MA0UWX1X5G' });
    const before = await eventsOf(api.db).countDocuments({});
    const answer = await api.ask('POST', '/persons', { token: stranger, body: { name: '王五', registrar: society } });
    expect([answer.status, answer.body['code']]).toEqual([403, 'ROLE_NOT_ALLOWED']);
    expect(answer.body['cure']).toContain('officer');
    expect(await eventsOf(api.db).countDocuments({})).toBe(before);
  });
});

test('no route makes accounts, changes grants, or acts as somebody else', () => {
  const suspicious = api.app.endpoints.filter(({ path, method }) => method !== 'get' && /account|grant|impersonat|act-as|on-behalf/.test(path));
  expect(suspicious).toEqual([]);
});
