import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureAccounts } from '../../api/accounts/ensure-accounts.js';
import { keepAccount } from '../../api/accounts/keep-account.js';
import { nounTable } from '../../api/noun-table.js';
import { asksAgain } from '../../api/policy/step-up.js';
import { startApi, type TestApi } from '../support/api.js';
import { codeAt } from '../support/authenticator.js';
import type { Answer } from '../support/client.js';
import { letterBallot, letterSeats, society } from '../support/letter-ballot.js';

const secret = 'a long enough secret';
const secretariat = { role: 'secretariat', organisation: society } as const;

let api: TestApi;
let count = 0;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

const code = (answer: Answer) => [answer.status, answer.body['code']];
const minutes = (n: number) => void (api.now += n * 60_000);
const signIn = (account: string, more: object = {}) => api.ask('POST', '/sessions', { body: { account, secret, ...more } });
const tokenIn = (answer: Answer): string => String(answer.body['token']);

async function secretary(): Promise<string> {
  const account = `secretary.${(count += 1)}`;
  const seed = { account, secret, person: account, name: '赵秘书', grants: [secretariat] };
  await ensureAccounts(api.db, [seed], { now: api.now, cost: { memoryKib: 64, passes: 1 } });
  return account;
}

/** Somebody with an authenticator, who has just signed in with it. */
async function enrolled(): Promise<{ readonly account: string; readonly seed: string; readonly token: string }> {
  const account = await secretary();
  const first = tokenIn(await signIn(account));
  const seed = String((await api.ask('POST', '/me/second-factor', { token: first, body: { secret } })).body['secret']);
  const session = await api.ask('POST', '/me/second-factor/confirm', { token: first, body: { code: codeAt(seed, api.now) } });
  expect(session.status).toBe(201);
  return { account, seed, token: tokenIn(session) };
}

const openBallot = (token: string) => api.ask('POST', '/ballots', { token, body: letterBallot(letterSeats(5)) });
const pathOf = (answer: Answer): string => (answer.headers.get('location') ?? '').slice('/api/v1'.length);
const firstOf = (ballot: Answer) => api.db.collection('events').findOne({ stream: `ballot/${pathOf(ballot).split('/').at(-1)}`, seq: 1 });
const recall = (token: string, ballot: Answer) =>
  api.ask('POST', `${pathOf(ballot)}/propose-extension`, { token, body: { days: 3, reason: '节假日顺延，补足表决时间' } });

describe('XG3 the second factor', () => {
  it('is asked of an office before it opens anything, and leads to enrolment where there is none', async () => {
    const account = await secretary();
    const token = tokenIn(await signIn(account));
    const refused = await openBallot(token);
    expect([...code(refused), refused.body['enrol']]).toEqual([403, 'SECOND_FACTOR_NOT_ENROLLED', '/api/v1/me/second-factor']);
    expect((await api.ask('GET', '/sessions/current', { token })).body['secondFactor']).toEqual({ asked: true, enrolledAt: null, shownUntil: null });
    expect(code(await api.ask('POST', '/me/second-factor', { token, body: { secret: 'wrong' } }))).toEqual([401, 'BAD_CREDENTIALS']);
    const offered = await api.ask('POST', '/me/second-factor', { token, body: { secret } });
    const seed = String(offered.body['secret']);
    expect(String(offered.body['uri'])).toMatch(/^otpauth:\/\/totp\/.*secret=/);
    const wrong = codeAt(seed, api.now - 3_600_000);
    expect(code(await api.ask('POST', '/me/second-factor/confirm', { token, body: { code: wrong } }))).toEqual([401, 'SECOND_FACTOR_WRONG']);
    const session = await api.ask('POST', '/me/second-factor/confirm', { token, body: { code: codeAt(seed, api.now).replace(/^(...)/, '$1 ') } });
    expect(session.status).toBe(201);
    expect((await api.ask('GET', '/me', { token })).status).toBe(401);
    expect((await openBallot(tokenIn(session))).status).toBe(201);
  });

  it('stands for a quarter of an hour, and is then shown once more', async () => {
    const { seed, token } = await enrolled();
    const ballot = await openBallot(token);
    minutes(16);
    const late = await recall(token, ballot);
    expect([...code(late), late.body['found'], late.body['needed'], late.body['show']]).toEqual([
      ...[403, 'SECOND_FACTOR_NEEDED', 'notShownLately', { withinMinutes: 15 }],
      '/api/v1/sessions/second-factor',
    ]);
    const shown = await api.ask('POST', '/sessions/second-factor', { token, body: { code: codeAt(seed, api.now) } });
    expect((await recall(tokenIn(shown), ballot)).status).toBe(200);
  });

  it('is a code that is good once, also where two use it in the same moment, and never one of before', async () => {
    const { seed, token } = await enrolled();
    const show = (typed: string, by = token) => api.ask('POST', '/sessions/second-factor', { token: by, body: { code: typed } });
    expect(code(await show(codeAt(seed, api.now)))).toEqual([401, 'SECOND_FACTOR_WRONG']);
    minutes(1);
    const now = codeAt(seed, api.now);
    const two = await Promise.all([show(now), show(now), show(now)]);
    expect(two.map(({ status }) => status).sort()).toEqual([201, 401, 401]);
    const next = tokenIn(two.find(({ status }) => status === 201) ?? two[0]);
    expect(code(await show(codeAt(seed, api.now - 30_000), next))).toEqual([401, 'SECOND_FACTOR_WRONG']);
  });

  it('is asked at sign-in and at a change of secret, after the secret', async () => {
    const { account, seed } = await enrolled();
    minutes(1);
    expect(code(await signIn(account, { secret: 'wrong', code: codeAt(seed, api.now) }))).toEqual([401, 'BAD_CREDENTIALS']);
    expect(code(await signIn(account))).toEqual([401, 'SECOND_FACTOR_MISSING']);
    expect(code(await signIn(account, { code: '000000' }))).toEqual([401, 'SECOND_FACTOR_WRONG']);
    const changed = { account, secret, newSecret: 'another long secret' };
    expect(code(await api.ask('POST', '/sessions/change-secret', { body: changed }))).toEqual([401, 'SECOND_FACTOR_MISSING']);
    const session = await signIn(account, { code: codeAt(seed, api.now) });
    expect(session.status).toBe(201);
    expect((await openBallot(tokenIn(session))).status).toBe(201);
  });

  it('is replaced by who shows it only, and forgotten by the operator, which ends all sessions', async () => {
    const { account, token } = await enrolled();
    minutes(16);
    const offer = await api.ask('POST', '/me/second-factor', { token, body: { secret } });
    expect(code(offer)).toEqual([403, 'SECOND_FACTOR_NEEDED']);
    const hand = { by: 'machine:test', operator: null, reason: 'telephone lost' };
    expect((await keepAccount(api.db, { account, command: { type: 'forgetFactor' }, hand, now: api.now })).ok).toBe(true);
    await api.revocations.refresh();
    expect((await api.ask('GET', '/me', { token })).status).toBe(401);
  });

  it('is not in the store in clear, and not asked of who holds no office', async () => {
    const { seed } = await enrolled();
    const rows = await Promise.all((await api.db.listCollections()).map(({ name }) => api.db.collection(name).find({}).toArray()));
    expect(JSON.stringify(rows)).not.toContain(seed);
    const seats = letterSeats(5);
    const person = { actor: { id: 'm1', grants: [{ role: 'expert', organisation: society }] }, name: '', session: null, anonymous: false } as const;
    expect(seats.length).toBe(5);
    expect(nounTable.flatMap(({ kind, acts }) => Object.keys(acts).filter((act) => asksAgain(kind, act, person as never)))).toEqual([]);
  });

  it('stands beside each act that asks for it, and every act of its table is one of the lifecycle', async () => {
    const { token } = await enrolled();
    const ballot = await openBallot(token);
    const { acts } = (await api.ask('GET', pathOf(ballot), { token })).body as { acts: { name: string; secondFactor?: true }[] };
    expect(acts.filter((one) => one.secondFactor).map((one) => one.name)).toEqual(expect.arrayContaining(['proposeExtension', 'proposeVoiding']));
    expect(acts.find((one) => one.name === 'castVote')?.secondFactor).toBeUndefined();
    const office = { actor: { id: 'x', grants: [secretariat] } } as never;
    const asked = nounTable.map(({ kind, acts: known }) => [kind, Object.keys(known).filter((act) => asksAgain(kind, act, office)).length]);
    expect(Object.fromEntries(asked)).toEqual({
      ...{ 'standard-project': 9, ballot: 10, consultation: 2, committee: 6, meeting: 5, drafting: 3, campaign: 2 },
      ...{ organisation: 0, person: 0, pilot: 6, procedure: 2, register: 0, supervision: 3 },
    });
  });
});

describe('XG4 a token for a program', () => {
  const give = (token: string, body: object) =>
    api.ask('POST', '/me/tokens', { token, body: { name: '夜间任务', scopes: ['read', 'act'], days: 30, ...body } });

  it('does what its scopes say, until its end, and nothing with the account itself', async () => {
    const { token } = await enrolled();
    const reader = tokenIn(await give(token, { scopes: ['read'] }));
    expect((await api.ask('GET', '/me', { token: reader })).status).toBe(200);
    const act = await openBallot(reader);
    expect([...code(act), act.body['found'], act.body['needed']]).toEqual([403, 'SCOPE_TOO_NARROW', ['read'], 'act']);
    const all = tokenIn(await give(token, { scopes: ['read', 'act', 'vote', 'file'], unattended: true }));
    for (const path of ['/me/tokens', '/me/secret', '/me/second-factor', '/sessions/renew', '/sessions/second-factor'])
      expect(code(await api.ask('POST', path, { token: all, body: {} }))).toEqual([403, 'SCOPE_TOO_NARROW']);
    minutes(60 * 24 * 30);
    expect((await api.ask('GET', '/me', { token: reader })).status).toBe(401);
  });

  it('opens only when it is given for unattended use, and its name then stands in the record', async () => {
    const { token } = await enrolled();
    const attended = await openBallot(tokenIn(await give(token, {})));
    expect([...code(attended), attended.body['found'], attended.body['needed']]).toEqual([403, 'SECOND_FACTOR_NEEDED', 'program', 'unattended']);
    const opened = await openBallot(tokenIn(await give(token, { unattended: true })));
    expect(opened.status).toBe(201);
    expect((await firstOf(opened))?.['asked']).toMatchObject({ unattended: '夜间任务' });
    expect((await firstOf(await openBallot(token)))?.['asked']).not.toHaveProperty('unattended');
  });

  it('is given by who has shown the second factor, listed without itself, and ended by its owner alone or with any change of the account', async () => {
    const { account, token } = await enrolled();
    const given = await give(token, {});
    const list = (await api.ask('GET', '/me/tokens', { token })).body['items'] as Record<string, unknown>[];
    expect(list).toHaveLength(1);
    expect(list[0]).toMatchObject({ name: '夜间任务', scopes: ['read', 'act'], unattended: false, open: true });
    expect(JSON.stringify(list)).not.toContain(tokenIn(given));
    const stranger = await enrolled();
    expect((await api.ask('DELETE', `/me/tokens/${String(given.body['id'])}`, { token: stranger.token })).status).toBe(404);
    expect((await api.ask('DELETE', `/me/tokens/${String(given.body['id'])}`, { token })).status).toBe(204);
    expect((await api.ask('GET', '/me', { token: tokenIn(given) })).status).toBe(401);
    const other = tokenIn(await give(token, {}));
    minutes(16);
    expect(code(await give(token, {}))).toEqual([403, 'SECOND_FACTOR_NEEDED']);
    const hand = { by: 'machine:test', operator: null, reason: 'test' };
    await keepAccount(api.db, {
      account,
      command: { type: 'grantRole', grant: { ...secretariat, role: 'chair' }, override: false },
      hand,
      now: api.now,
    });
    await api.revocations.refresh();
    expect((await api.ask('GET', '/me', { token: other })).status).toBe(401);
  });
});
