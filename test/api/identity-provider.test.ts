import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { ensureAccounts } from '../../api/accounts/ensure-accounts.js';
import { giveProgramToken } from '../../api/accounts/program-tokens.js';
import { startApi, type TestApi } from '../support/api.js';
import type { Answer, Ask } from '../support/client.js';
import { startProvider, type TestProvider } from '../support/identity-provider.js';

const secret = 'a long enough secret';
let provider: TestProvider;
let api: TestApi;
let account = '';
let count = 0;
beforeAll(async () => {
  provider = await startProvider('https://standards.example.cn/sign-in/provider/answer');
  const oidc = { issuer: provider.issuer, clientId: provider.client.id, clientSecret: provider.client.secret, name: null, secondFactor: [] };
  api = await startApi({ oidc });
});
afterAll(async () => {
  await api.close();
  await provider.stop();
});
beforeEach(async () => {
  account = `zhou.${(count += 1)}`;
  await ensureAccounts(api.db, [{ account, secret, person: account, name: '周舟', grants: [] }], {
    now: api.now,
    cost: { memoryKib: 64, passes: 1 },
  });
  provider.who = { subject: account };
});

const code = ({ status, body }: Answer) => [status, body['code']];
const signIn = async (): Promise<string> => String((await api.ask('POST', '/sessions', { body: { account, secret } })).body['token']);
/** What a browser keeps while it is away, and what it is sent back with. */
async function away(): Promise<{ readonly cookie: string; readonly answer: string }> {
  const begun = await api.ask('POST', '/sessions/provider', { body: {} });
  expect(begun.status).toBe(201);
  const came = await provider.visit(String(begun.body['location']));
  return { cookie: (begun.headers.get('set-cookie') ?? '').split(';')[0] ?? '', answer: came.search.slice(1) };
}
const bring = ({ cookie, answer }: { readonly cookie?: string; readonly answer: string }, options: Ask = {}) =>
  api.ask('POST', '/sessions/provider/answer', { ...options, body: { queryString: answer }, headers: cookie === undefined ? {} : { cookie } });

it('XG8 says why an answer is not taken: not asked for, refused, of nobody known; and who is known gets a session for a browser and no token', async () => {
  const back = await away();
  expect(code(await bring({ answer: back.answer }))).toEqual([403, 'PROVIDER_ANSWER_UNASKED']);
  expect(code(await bring({ ...back, answer: back.answer.replace(/code=[^&]+/, 'code=guessed') }))).toEqual([403, 'PROVIDER_ANSWER_REFUSED']);
  const unknown = await bring(back);
  expect(code(unknown)).toEqual([403, 'IDENTITY_UNKNOWN']);
  const token = await signIn();
  const link = { token, body: { ticket: unknown.body['ticket'], secret } };
  expect((await api.ask('GET', '/me/identity', { token })).body).toEqual({ linked: false });
  expect(code(await api.ask('POST', '/me/identity', { token, body: { ticket: 'x', secret } }))).toEqual([403, 'IDENTITY_TICKET_OVER']);
  expect(code(await api.ask('POST', '/me/identity', { token, body: { ticket: unknown.body['ticket'], secret: 'wrong' } }))).toEqual([
    401,
    'BAD_CREDENTIALS',
  ]);
  expect([(await api.ask('POST', '/me/identity', link)).status, code(await api.ask('POST', '/me/identity', link))]).toEqual([
    201,
    [409, 'IDENTITY_LINKED_ALREADY'],
  ]);
  const known = await bring(await away());
  expect([known.status, known.body['token'], known.body['next'], known.headers.get('set-cookie')?.startsWith('__Host-biaocheng=')]).toEqual([
    201,
    undefined,
    '/',
    true,
  ]);
});

it('XG8 a provider that is away is 503, with when to try again', async () => {
  const back = await away();
  await provider.stop();
  const down = await bring(back);
  expect([...code(down), down.headers.get('retry-after')]).toEqual([503, 'PROVIDER_UNAVAILABLE', '30']);
  await provider.start();
});

it('XG8 unlinking is a session anew, and no program links, unlinks or signs in by it', async () => {
  const token = await signIn();
  expect(code(await api.ask('DELETE', '/me/identity', { token }))).toEqual([409, 'IDENTITY_NOT_LINKED']);
  const row = { _id: account, person: account, name: '周舟', grants: [], generation: 0 };
  const wish = { name: 'p', scopes: ['read' as const, 'act' as const], unattended: false, days: 1 };
  const program = (await giveProgramToken({ db: api.db, tokenKey: api.config.tokenKey, now: api.now }, row, wish)).token;
  const unknown = await bring(await away());
  const link = { token: program, body: { ticket: unknown.body['ticket'], secret } };
  expect(code(await api.ask('POST', '/me/identity', link))).toEqual([403, 'SCOPE_TOO_NARROW']);
  expect((await api.ask('POST', '/me/identity', { ...link, token })).status).toBe(201);
  expect(code(await api.ask('DELETE', '/me/identity', { token: program }))).toEqual([403, 'SCOPE_TOO_NARROW']);
  const unlinked = await api.ask('DELETE', '/me/identity', { token });
  expect([unlinked.status, typeof unlinked.body['token']]).toEqual([200, 'string']);
  expect((await api.ask('GET', '/me', { token })).status).toBe(401);
  expect(code(await bring(await away()))).toEqual([403, 'IDENTITY_UNKNOWN']);
});
