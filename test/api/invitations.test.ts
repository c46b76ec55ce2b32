import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApi, type TestApi } from '../support/api.js';
import type { Answer, Ask } from '../support/client.js';
import { beginBallot, letterBallot, letterSeats, society } from '../support/letter-ballot.js';
import { ensureAccounts } from '../../api/accounts/ensure-accounts.js';
import { giveProgramToken } from '../../api/accounts/program-tokens.js';
import { showEvents } from '../../api/read/show-event.js';
import { eventsOf, type EventRow } from '../../db/archive.js';
import { lifecycleShown } from '../../contract/http.js';
import { personNamed } from '../support/spelt.js';

const office = { role: 'secretariat', organisation: society } as const;
const officer = { role: 'officer', organisation: society } as const;

let api: TestApi;
let secretary: string;
beforeAll(async () => {
  api = await startApi();
  secretary = await api.token('zhao', office);
});
afterAll(() => api.close());

const code = (answer: Answer) => [answer.status, answer.body['code']];
const body = letterBallot(letterSeats(5));
const begin = () => beginBallot(api, secretary, body);
const invite = (ballot: string, person = 'm1', by = secretary) =>
  api.ask('POST', `/ballots/${ballot}/invitations`, { token: by, body: { person, days: 7 } });
const open = (answer: Answer, more: object = {}, options: Ask = {}) =>
  api.ask('POST', '/sessions/invitation', { body: { secret: answer.body['secret'], ...more }, ...options });
const tokenOf = async (answer: Answer): Promise<string> => String((await open(answer)).body['token']);
const vote = (ballot: string, token: string) => api.ask('POST', `/ballots/${ballot}/votes`, { token, body: { choice: 'yes', text: body.text } });

describe('XG5 an invitation', () => {
  it('lets one person vote on one ballot without an account, and the record says who made the link', async () => {
    const ballot = await begin();
    const given = await invite(ballot);
    expect(given.status).toBe(201);
    expect(given.body['link']).toBe(`${api.config.publicUrl}/invitation#${String(given.body['secret'])}`);
    const session = await open(given);
    expect([session.status, session.body['only'], (session.body['me'] as { id: string }).id]).toEqual([201, `ballot/${ballot}`, 'm1']);
    const token = String(session.body['token']);
    const seen = await api.ask('GET', `/ballots/${ballot}`, { token });
    expect(seen.status).toBe(200);
    const cast = await vote(ballot, token);
    expect(cast.status, JSON.stringify(cast.body)).toBe(200);
    const row = await api.db.collection('events').findOne({ stream: `ballot/${ballot}`, seq: cast.body['seq'] });
    expect(row).toMatchObject({ actor: 'm1', asked: { invited: 'zhao' } });
    const text = await api.ask('GET', `/documents/${body.text}/about`, { token });
    expect([200, 404]).toContain(text.status);
  });

  it('opens nothing else of its person: other ballots and lists are refused or shown as to everybody', async () => {
    const [mine, other] = [await begin(), await begin()];
    const token = await tokenOf(await invite(mine));
    expect((await api.ask('GET', `/ballots/${other}`, { token: await api.token('m2') })).status).toBe(200);
    expect((await api.ask('GET', `/ballots/${other}`, { token })).status).toBe(404);
    expect(code(await vote(other, token))).toEqual([403, 'OUTSIDE_INVITATION']);
    expect(code(await api.ask('POST', '/projects', { token, body: {} }))).toEqual([403, 'OUTSIDE_INVITATION']);
    expect(code(await api.ask('GET', '/me/worklist', { token }))).toEqual([403, 'OUTSIDE_INVITATION']);
    expect((await api.ask('GET', '/me', { token })).body['id']).toBe('m1');
    expect(code(await api.ask('POST', '/sessions/renew', { token }))).toEqual([403, 'OUTSIDE_INVITATION']);
  });

  it('is made by the office of the ballot, for who is on its roll, and not by strangers or members', async () => {
    const ballot = await begin();
    expect(code(await invite(ballot, 'nobody'))).toEqual([422, 'INVITED_NOT_EXPECTED']);
    expect(code(await invite(ballot, 'm1', await api.token('m2')))).toEqual([403, 'ROLE_NOT_ALLOWED']);
    const elsewhere = await api.token('stranger', { ...office, organisation: '51310000MJ4K0X0999' });
    expect((await invite(ballot, 'm1', elsewhere)).status).toBe(404);
  });

  it('XB19 is not for who has an account, nor for what is over, and no program makes one', async () => {
    const ballot = await begin();
    const own = { account: 'm4.own', secret: 'a long enough secret', person: personNamed('m4'), name: '委员4', grants: [] };
    await ensureAccounts(api.db, [own], { now: api.now, cost: { memoryKib: 64, passes: 1 } });
    expect(code(await invite(ballot, 'm4'))).toEqual([409, 'INVITED_HAS_ACCOUNT']);
    await api.db.collection<{ _id: string }>('accounts').updateOne({ _id: 'm4.own' }, { $set: { disabled: true } });
    expect(code(await invite(ballot, 'm4'))).toEqual([409, 'INVITED_HAS_ACCOUNT']);
    const holder = {
      account: 'office.own',
      secret: 'a long enough secret',
      person: personNamed('office.own'),
      name: '赵敏',
      grants: [{ ...officer }],
    };
    await ensureAccounts(api.db, [holder], { now: api.now, cost: { memoryKib: 64, passes: 1 } });
    const wish = { name: 'p', scopes: ['act' as const], unattended: true, days: 1 };
    const row = { _id: 'office.own', person: holder.person, name: '赵敏', grants: holder.grants, generation: 0 };
    const program = await giveProgramToken({ db: api.db, tokenKey: api.config.tokenKey, now: api.now }, row, wish);
    expect(code(await invite(ballot, 'm1', program.token))).toEqual([403, 'SCOPE_TOO_NARROW']);
    expect((await api.ask('POST', `/ballots/${ballot}/recall-ballot`, { token: secretary, body: { reason: '文本有误' } })).status).toBe(200);
    expect(code(await invite(ballot))).toEqual([409, 'INVITED_TOO_LATE']);
  });

  it('XB19 whoever opens it sees no vote of before, and takes nobody’s seat away', async () => {
    const ballot = await begin();
    const first = await tokenOf(await invite(ballot));
    await vote(ballot, first);
    expect((await api.ask('GET', `/ballots/${ballot}/votes/mine`, { token: first })).body['choice']).toBe('yes');
    api.now += 2_000;
    const second = await tokenOf(await invite(ballot));
    expect(code(await api.ask('GET', `/ballots/${ballot}/votes/mine`, { token: second }))).toEqual([403, 'OUTSIDE_INVITATION']);
    const recusal = { seat: 1, reason: '与本事项有利害关系', evidence: '本人声明' };
    expect(code(await api.ask('POST', `/ballots/${ballot}/recuse`, { token: second, body: recusal }))).toEqual([403, 'OUTSIDE_INVITATION']);
    const shown = lifecycleShown.parse((await api.ask('GET', `/ballots/${ballot}`, { token: second })).body);
    expect(shown.acts.filter(({ open }) => open).map(({ name }) => name)).toEqual(['castVote']);
    const events = (await api.ask('GET', `/ballots/${ballot}/events`, { token: secretary })).body;
    expect(JSON.stringify(events)).not.toContain('"voteCast"');
  });

  it('XB19 what was done by it says so, and it ends when its maker is locked', async () => {
    const ballot = await begin();
    await api.token('zhao', office);
    const [used, kept] = [await invite(ballot), await invite(ballot, 'm0')];
    await vote(ballot, await tokenOf(used));
    await api.db.collection<{ _id: string }>('accounts').updateOne({ _id: 'zhao' }, { $set: { generation: 1 } });
    expect(code(await open(kept))).toEqual([401, 'INVITATION_OVER']);
    await api.db.collection<{ _id: string }>('accounts').updateOne({ _id: 'zhao' }, { $unset: { generation: '' } });
    const row = await eventsOf(api.db)
      .findOne({ stream: `ballot/${ballot}` as never, type: 'voteCast' })
      .lean<EventRow>();
    const [shown] = row === null ? [] : await showEvents(api.db, [row]);
    expect(shown?.actor).toMatchObject({ id: 'm1', zh: expect.stringMatching(/凭.+发出的邀请/), en: expect.stringContaining('by an invitation of') });
  });

  it('ends with its time, and at once when it is revoked, with what was signed in by it', async () => {
    const ballot = await begin();
    const [short, long] = [await invite(ballot), await invite(ballot, 'm0')];
    const token = await tokenOf(long);
    const path = `/ballots/${ballot}/invitations/${String(long.body['id'])}`;
    expect((await api.ask('DELETE', path, { token: await api.token('m4') })).status).toBe(403);
    expect((await api.ask('DELETE', path, { token: secretary })).status).toBe(204);
    expect((await api.ask('GET', '/me', { token })).status).toBe(401);
    expect(code(await open(long))).toEqual([401, 'INVITATION_OVER']);
    expect(code(await open({ ...short, body: { secret: 'guessed' } }))).toEqual([401, 'INVITATION_OVER']);
    const list = (await api.ask('GET', `/ballots/${ballot}/invitations`, { token: secretary })).body['items'] as Record<string, unknown>[];
    expect(list.map((one) => [one['person'], one['open'], one['used'], one['by']])).toEqual(
      expect.arrayContaining([
        ['m1', true, 0, 'zhao'],
        ['m0', false, 1, 'zhao'],
      ]),
    );
    const rows = await api.db.collection('invitations').find({}).toArray();
    expect(JSON.stringify([list, rows])).not.toContain(String(short.body['secret']));
    api.now += 7 * 86_400_000;
    expect(code(await open(short))).toEqual([401, 'INVITATION_OVER']);
  });

  it('gives a browser a cookie like any other, from a page of ours only', async () => {
    const given = await invite(await begin());
    expect(code(await open(given, { cookie: true }, { headers: { origin: 'https://evil.example' } }))).toEqual([403, 'FOREIGN_PAGE']);
    const session = await open(given, { cookie: true }, { headers: { origin: new URL(api.url).origin } });
    expect([session.status, session.body['token'], session.headers.get('set-cookie')?.startsWith('__Host-biaocheng=')]).toEqual([
      201,
      undefined,
      true,
    ]);
  });
});

describe('XG6 the access log', () => {
  const log = async (token: string, query = '') => api.ask('GET', `/organisations/${society}/access-log${query}`, { token });

  it('has what an office did and was refused, and no votes; its officers and supervisors read it, and that they do stands there too', async () => {
    const registrar = await api.token('registrar', officer);
    const registered = { uscc: society, name: '示例学会', kind: 'society', charter: '测试', fields: [], code: null };
    const made = await api.ask('POST', '/organisations', { token: registrar, body: registered });
    expect(made.status, JSON.stringify(made.body)).toBe(201);
    const ballot = await begin();
    expect(code(await api.ask('POST', `/ballots/${ballot}/recall-ballot`, { token: registrar, body: {} }))[0]).toBeGreaterThanOrEqual(400);
    expect((await vote(ballot, await api.token('m3'))).status).toBe(200);
    expect((await api.ask('GET', `/ballots/${ballot}/notices`, { token: secretary })).status).toBe(200);
    api.now += 1_000;
    const first = await log(registrar);
    api.now += 1_000;
    expect(first.status, JSON.stringify(first.body)).toBe(200);
    const items = first.body['items'] as Record<string, unknown>[];
    const said = items.map((one) => [one['kind'], one['person'], one['route'], one['outcome'] === 'done']);
    expect(said).toEqual(
      expect.arrayContaining([
        ['act', 'zhao', 'start.ballots', true],
        ['act', 'registrar', 'ballots.recallBallot', false],
        ['read', 'zhao', 'ballots.readNotices', true],
      ]),
    );
    expect(items.filter((one) => one['route'] === 'castVote')).toEqual([]);
    expect(items.find((one) => one['route'] === 'ballots.readNotices')).toMatchObject({ record: ballot, way: 'token', address: '127.0.0.1' });
    const again = (await log(await api.token('auditor', { role: 'monitor', organisation: '*' }))).body['items'] as Record<string, unknown>[];
    expect(again[0]).toMatchObject({ kind: 'read', person: 'registrar', route: 'readAccessLog' });
  });

  it('C14 has who looked at people: members, rosters, invitations, lists of persons; of what is no person’s there is no row', async () => {
    const looker = await api.token('looker', officer, office);
    const ballot = await begin();
    const before = await api.db.collection('accessLog').countDocuments({ person: 'looker' });
    for (const path of [`/ballots/${ballot}/invitations`, `/ballots/${ballot}/votes`, '/persons', `/ballots/${ballot}`, '/projects'])
      await api.ask('GET', path, { token: looker });
    const rows = await api.db.collection('accessLog').find({ person: 'looker', kind: 'read' }).sort({ _id: 1 }).toArray();
    expect(rows.map((row) => String(row['route'])).sort()).toEqual(expect.arrayContaining(['ballots.invitations', 'list.persons']));
    expect(rows.map((row) => String(row['route'])).filter((route) => route === 'list.projects')).toEqual([]);
    expect(rows.length).toBeGreaterThan(before);
    const personal = api.app.endpoints.filter((one) => one.method === 'get' && 'personal' in one).map(({ name }) => name);
    for (const name of [
      'listComments',
      'listVotes',
      'readComposition',
      'readElectorate',
      'readCommitteeDesk',
      'readMinutes',
      'readSignatureSheet',
      'events.persons',
    ])
      expect(personal).toContain(name);
  });

  it('is nobody else’s to read, and exported as CSV whose cells are text', async () => {
    expect(code(await log(await api.token('m4')))).toEqual([403, 'ROLE_NOT_ALLOWED']);
    expect(code(await log(await api.token('foreign', { ...officer, organisation: '51310000MJ4K0X0999' })))).toEqual([403, 'ROLE_NOT_ALLOWED']);
    const token = await api.token('registrar', officer);
    const csv = await fetch(`${api.url}/api/v1/organisations/${society}/access-log?format=csv`, { headers: { authorization: `Bearer ${token}` } });
    expect([csv.status, csv.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
    const lines = (await csv.text()).trim().split('\r\n');
    expect(lines.length).toBeGreaterThan(3);
    expect(lines.every((one) => /^\ufeff?"/.test(one) && one.endsWith('"'))).toBe(true);
  });
});
