import pino from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { RevocationList } from '../../api/accounts/revocations.js';
import { buildApp } from '../../api/app.js';
import { listen, type Listening } from '../../api/listen.js';
import { calendar2026 } from '../../domain/law/calendar/state-council.js';
import { startApi, type TestApi } from '../support/api.js';
import { ask, type Answer, type Ask } from '../support/client.js';
import { beginBallot, letterBallot, letterSeats, society } from '../support/letter-ballot.js';

const office = { role: 'secretariat', organisation: society } as const;
const body = letterBallot(letterSeats(8));

let api: TestApi;
let elsewhere: Listening;
let secretary: string;
let ballot: string;

/** Another process of the same installation, which is told nothing by this one. */
const startAnother = (): Promise<Listening> => {
  const { engine, db, personal, config, clocks } = api;
  const log = pino({ level: 'silent' });
  const revocations = new RevocationList(db, log);
  return listen(buildApp({ engine, db, personal, config, clocks, log, revocations, clock: () => api.now, calendar: calendar2026 }), '127.0.0.1', 0);
};

beforeAll(async () => {
  api = await startApi();
  elsewhere = await startAnother();
});
afterAll(async () => {
  await elsewhere.stop(0);
  await api.close();
});
let makers = 0;
beforeEach(async () => {
  makers += 1;
  secretary = await api.token(`zhao${makers}`, office);
  ballot = await beginBallot(api, secretary, body);
});

const code = ({ status, body: said }: Answer) => [status, said['code']];
const accounts = () => api.db.collection<{ _id: string }>('accounts');
const maker = (): string => `zhao${makers}`;
const account = (_id: string, person: string, more: object = {}) =>
  accounts().insertOne({ _id, person, name: person, grants: [], secret: '', disabled: false, generation: 0, ...more } as { _id: string });
const path = (): string => `/ballots/${ballot}/invitations`;
const invite = (person = 'm1', more: Ask = {}) => api.ask('POST', path(), { token: secretary, body: { person, days: 7 }, ...more });
const open = (answer: Answer) => api.ask('POST', '/sessions/invitation', { body: { secret: answer.body['secret'] } });
const sessionOf = async (answer: Answer): Promise<string> => {
  const opened = await open(answer);
  expect(opened.status, JSON.stringify(opened.body)).toBe(201);
  return String(opened.body['token']);
};
const vote = (token: string, choice = 'yes') =>
  api.ask('POST', `/ballots/${ballot}/votes`, { token, body: { choice, text: body.text, ...(choice === 'no' ? { reason: '第三条不可行' } : {}) } });
const mine = (token: string, query = '') => api.ask('GET', `/ballots/${ballot}/votes/mine${query}`, { token });
const listed = async () => (await api.ask('GET', path(), { token: secretary })).body['items'] as Record<string, unknown>[];

describe('XB21 a link is good only while its person has no account', () => {
  it.each([false, true])(
    'given a link and its session, an account of that person (locked: %s) ends both: nothing is read, voted or opened by it any more',
    async (disabled) => {
      const person = disabled ? 'm2' : 'm1';
      const link = await invite(person);
      const session = await sessionOf(link);
      await account(`late.${person}`, person, { disabled });
      for (const tried of [await mine(session), await vote(session, 'no'), await open(link), await invite(person)])
        expect(code(tried)).toEqual([409, 'INVITED_HAS_ACCOUNT']);
      const there = await ask(`http://127.0.0.1:${elsewhere.port}`, 'GET', `/ballots/${ballot}`, { token: session });
      expect(code(there)).toEqual([409, 'INVITED_HAS_ACCOUNT']);
      expect((await listed()).map((one) => [one['open'], one['end']])).toEqual([[false, 'hasAccount']]);
    },
  );
});

describe('XB22 what ends its maker ends a link and what it opened', () => {
  it('given a session of a link, a lock of its maker ends it in every process at once, and the list says so, also after the account is open again', async () => {
    const link = await invite('m3');
    const session = await sessionOf(link);
    expect((await vote(session)).status).toBe(200);
    await accounts().updateOne({ _id: maker() }, { $set: { disabled: true }, $inc: { generation: 1 } });
    const there = await ask(`http://127.0.0.1:${elsewhere.port}`, 'GET', '/me', { token: session });
    for (const tried of [there, await vote(session, 'no'), await open(link)]) expect(code(tried)).toEqual([401, 'INVITATION_OVER']);
    await accounts().updateOne({ _id: maker() }, { $set: { disabled: false } });
    expect(code(await open(link))).toEqual([401, 'INVITATION_OVER']);
    expect((await listed()).map((one) => [one['open'], one['end']])).toEqual([[false, 'makerChanged']]);
  });

  it.each(['first', 'second'])('given a maker with two accounts, whatever befalls the %s of them ends the link', async (which) => {
    await account(`${maker()}.alt`, maker());
    const link = await invite('m3');
    await accounts().updateOne({ _id: which === 'first' ? maker() : `${maker()}.alt` }, { $inc: { generation: 1 } });
    expect(code(await open(link))).toEqual([401, 'INVITATION_OVER']);
  });

  it('who signs out and opens the link again is in again, and other sessions of it go on', async () => {
    const link = await invite('m3');
    const [first, second] = [await sessionOf(link), await sessionOf(link)];
    expect((await api.ask('DELETE', '/sessions/current', { token: first })).status).toBe(204);
    expect((await api.ask('GET', '/me', { token: first })).status).toBe(401);
    for (const token of [second, await sessionOf(link)]) expect((await api.ask('GET', '/me', { token })).body['id']).toBe('m3');
  });
});

describe('XB23 a session of a link shows what was voted in it, and no other vote', () => {
  it('given an office that opened the link first, a vote by the same link shows it neither what was voted nor whether', async () => {
    const link = await invite('m4');
    const spy = await sessionOf(link);
    const before = await mine(spy);
    const key = 'a-key-of-the-member-1';
    const own = await sessionOf(link);
    const cast = await api.ask('POST', `/ballots/${ballot}/votes`, {
      token: own,
      body: { choice: 'no', text: body.text, reason: '第三条不可行' },
      headers: { 'idempotency-key': key },
    });
    expect(cast.status, JSON.stringify(cast.body)).toBe(200);
    expect((await mine(own)).body).toMatchObject({ choice: 'noWithReasons', reason: '第三条不可行', earlier: 0 });
    const after = await mine(spy);
    const said = ({ requestId: _id, ...rest }: Answer['body']) => rest;
    expect([code(after), said(after.body)]).toEqual([[403, 'OUTSIDE_INVITATION'], said(before.body)]);
    expect((await api.ask('GET', `/commands/${key}`, { token: spy })).body['found']).toBe(false);
    expect((await api.ask('GET', `/commands/${key}`, { token: own })).body['found']).toBe(true);
    expect((await mine(spy, `?atLeast=${String(cast.body['seq'])}`)).status).toBe(503);
    expect((await mine(await sessionOf(link))).status).toBe(403);
  });

  it('a second vote of the same session counts the first one as earlier, and those of others not', async () => {
    const link = await invite('m5');
    await vote(await sessionOf(link));
    const own = await sessionOf(link);
    for (const choice of ['yes', 'no']) expect((await vote(own, choice)).status).toBe(200);
    expect((await mine(own)).body).toMatchObject({ choice: 'noWithReasons', earlier: 1 });
  });
});

describe('XB26 a form that is sent twice makes one link', () => {
  const headers = { 'idempotency-key': 'a-form-of-the-office' };

  it('given two requests under one key, at once or later, both get the one link; another body under it is refused', async () => {
    const both = await Promise.all([invite('m6', { headers }), invite('m6', { headers })]);
    const later = await invite('m6', { headers });
    expect(new Set([...both, later].map(({ body: { secret, id } }) => `${String(id)} ${String(secret)}`)).size).toBe(1);
    expect([both.map(({ status }) => status).sort(), later.status]).toEqual([expect.arrayContaining([201]), 200]);
    expect(await listed()).toHaveLength(1);
    expect(code(await invite('m7', { headers }))).toEqual([422, 'IDEMPOTENCY_KEY_REUSED']);
    expect((await invite('m6')).body['id']).not.toBe(later.body['id']);
    expect((await open(later)).status).toBe(201);
  });

  it('a key of somebody else opens nothing, and one whose link was taken back gives no new one', async () => {
    const taken = await invite('m6', { headers });
    expect((await api.ask('DELETE', `${path()}/${String(taken.body['id'])}`, { token: secretary })).status).toBe(204);
    const again = await invite('m6', { headers });
    expect([again.status, again.body['end'], again.body['secret']]).toEqual([200, 'revoked', undefined]);
    const other = await api.token('other-secretary', office);
    const theirs = await invite('m6', { headers, token: other });
    expect([theirs.status, theirs.body['secret'] === taken.body['secret']]).toEqual([201, false]);
  });
});
