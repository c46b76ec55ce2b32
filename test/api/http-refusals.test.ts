import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureAccounts } from '../../api/accounts/ensure-accounts.js';
import { problem, receipt } from '../../contract/http.js';
import { startApi, type TestApi } from '../support/api.js';
import type { Answer } from '../support/client.js';
import { beginBallot, letterBallot, society } from '../support/letter-ballot.js';

let api: TestApi;
let officer: string;
const signInSeconds = 4 * 3600;

beforeAll(async () => {
  api = await startApi({ signInSeconds });
  officer = await api.token('officer', { role: 'officer', organisation: society });
});
afterAll(() => api.close());

/** What a clerk is told: the code with its evidence. */
const told = ({ status, body }: Answer) => {
  const { code, found, needed, cure } = problem.parse(body);
  return { status, code, found, needed, cure };
};
const refusal = (status: number, code: string, over: { found?: unknown; needed?: unknown; cure?: readonly string[] } = {}) => ({
  ...{ status, code, found: null, needed: null, cure: ['self'] },
  ...over,
});

describe('XF3 given a request that HTTP itself refuses, its answer says what was found and who can help', () => {
  it('XF3 a representation that there is none of: NOT_ACCEPTABLE lists those there are', async () => {
    const monitor = await api.token('monitor', { role: 'monitor', organisation: '*' });
    const answer = await api.ask('GET', '/monitor/pilots', { token: monitor, headers: { accept: 'image/png' } });
    expect(told(answer)).toEqual(refusal(406, 'NOT_ACCEPTABLE', { found: 'image/png', needed: ['application/json', 'text/csv'] }));
  });

  it('XF3 a request that does not come to its end: REQUEST_TIMEOUT, and the connection is closed', async () => {
    const { server, port } = api.listening;
    const { requestTimeout, headersTimeout } = server;
    Object.assign(server, { requestTimeout: 50, headersTimeout: 50 });
    const socket = connect(port, '127.0.0.1').setEncoding('utf8');
    let answer = '';
    socket.on('data', (text: string) => (answer += text));
    socket.write('GET /api/v1/ballots HTTP/1.1\r\nhost: x\r\n');
    await once(socket, 'close');
    Object.assign(server, { requestTimeout, headersTimeout });
    const [head = '', body = ''] = answer.split('\r\n\r\n');
    expect(head).toMatch(/^HTTP\/1\.1 408 Request Timeout\r\n/);
    expect(problem.parse(JSON.parse(body))).toMatchObject({ status: 408, code: 'REQUEST_TIMEOUT', cure: ['self'] });
  });

  it('XF3 a wrong secret and a name that nobody has: BAD_CREDENTIALS, the same for both', async () => {
    await ensureAccounts(api.db, [account], { now: api.now, cost: cheap });
    for (const name of [account.account, 'nobody-here'])
      expect(told(await api.ask('POST', '/sessions', { body: { account: name, secret: 'wrong' } }))).toEqual(refusal(401, 'BAD_CREDENTIALS'));
  });

  it('XF3 a ticket for the code of the second factor that is not ours, or no more: SIGN_IN_STEP_OVER, and one begins again', async () => {
    const answer = await api.ask('POST', '/sessions/code', { body: { ticket: 'made-up-ticket', code: '123456' } });
    expect(told(answer)).toEqual(refusal(401, 'SIGN_IN_STEP_OVER'));
  });

  it('XF3 a session in the last second of its sign-in: SESSION_TOO_OLD; a moment before it still goes on', async () => {
    const signedIn = await api.ask('POST', '/sessions', { body: { account: account.account, secret: account.secret } });
    const start = api.now;
    let token = String(signedIn.body['token']);
    for (let hours = 1; hours < 4; hours += 0.9) {
      api.now = start + hours * 3_600_000 - 60_000;
      token = String((await api.ask('POST', '/sessions/renew', { token })).body['token']);
    }
    api.now = start + signInSeconds * 1000 - 500;
    expect(told(await api.ask('POST', '/sessions/renew', { token }))).toEqual(refusal(401, 'SESSION_TOO_OLD'));
    api.now = start;
  });

  it('XF3 a token without an account behind it: NO_ACCOUNT_BEHIND, and the operator makes one', async () => {
    const none = refusal(409, 'NO_ACCOUNT_BEHIND', { cure: ['operator'] });
    expect(told(await api.ask('POST', '/sessions/renew', { token: officer }))).toEqual(none);
    expect(told(await api.ask('GET', '/me/tokens', { token: officer }))).toEqual(none);
  });
});

const account = { account: 'wang', secret: 'a long enough secret', person: 'wang-li', name: '王丽', grants: [] };
const cheap = { memoryKib: 64, passes: 1 };

describe('XF3 given a record that is there, or over', () => {
  it('XF3 somebody else registered it: ALREADY_EXISTS leads to it', async () => {
    const other = await api.token('other-officer', { role: 'officer', organisation: society });
    const body = { name: '示例学会', charter: '测试', fields: [], code: null, uscc: society, kind: 'society' };
    expect((await api.ask('POST', '/organisations', { token: officer, body })).status).toBe(201);
    const again = await api.ask('POST', '/organisations', { token: other, body });
    expect(told(again)).toEqual(refusal(409, 'ALREADY_EXISTS', { found: society }));
    expect((await api.ask('GET', String(again.body['self']).replace('/api/v1', ''), { token: other })).status).toBe(200);
  });

  it('XF3 the notices of a ballot that was recalled go to nobody any more: LIFECYCLE_OVER', async () => {
    const id = await beginBallot(api, officer, letterBallot());
    expect(
      receipt.parse((await api.ask('POST', `/ballots/${id}/recall-ballot`, { token: officer, body: { reason: '误发' } })).body).seq,
    ).toBeGreaterThan(1);
    const correct = await api.ask('POST', `/ballots/${id}/notices/correct-address`, {
      token: officer,
      body: { recipient: 'm0', mail: 'a@example.com' },
    });
    expect(told(correct)).toEqual(refusal(409, 'LIFECYCLE_OVER', { found: 'recalled', cure: ['nobody'] }));
  });

  it('XF3 one that has gone from the engine while its view says that it runs: LIFECYCLE_OVER', async () => {
    const id = await beginBallot(api, officer, letterBallot());
    await api.engine.forget('ballot');
    const answer = await api.ask('POST', `/ballots/${id}/recall-ballot`, { token: officer, body: { reason: '误发' } });
    expect(told(answer)).toEqual(refusal(409, 'LIFECYCLE_OVER', { found: 'open', cure: ['nobody'] }));
  });

  it('XF3 the database away: STORE_UNAVAILABLE says when to ask again', async () => {
    const alone = await startApi();
    await alone.db.getClient().close();
    const answer = await alone.ask('GET', '/standards');
    expect(told(answer)).toEqual(refusal(503, 'STORE_UNAVAILABLE', { cure: ['operator'] }));
    expect(answer.headers.get('retry-after')).toBe('2');
    await alone.close();
  });
});
