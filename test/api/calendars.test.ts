import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureAccounts } from '../../api/accounts/ensure-accounts.js';
import { keepAccount } from '../../api/accounts/keep-account.js';
import { viewsOf } from '../../db/collections.js';
import type { View } from '../../db/projection.js';
import { deadlineText, deadlineWords } from '../../contract/notices/deadline-text.js';
import { parseInstant } from '../../domain/law/calendar/instant.js';
import { startApi, type TestApi } from '../support/api.js';
import { entriesIn, type Entry } from '../support/calendars.js';
import { openRound } from '../support/comment-round.js';
import { beginBallot, letterBallot, letterSeats, letterTerms, society } from '../support/letter-ballot.js';
import { mailed } from '../support/mailed.js';
import { personNamed } from '../support/spelt.js';
import { signedIn } from '../web/member.js';
import { open } from '../web/visitor.js';

const secret = 'rowing across four quiet rivers';
const hour = 3_600_000;

let api: TestApi;
let secretary: string;
let officer: string;
let member: string;
beforeAll(async () => {
  api = await startApi();
  secretary = await api.token('secretary', { role: 'secretariat', organisation: society });
  officer = await api.token('officer', { role: 'officer', organisation: society });
  const seed = { account: 'm0', secret, person: 'm0', name: '委员0', grants: [{ role: 'expert', organisation: society }] } as const;
  await ensureAccounts(api.db, [seed], { now: api.now, cost: { memoryKib: 64, passes: 1 } });
  member = await tokenOf();
  await api.personal.addresses.put({ person: 'm0', keeper: null }, 'm0@example.com', { by: 'm0', at: api.now });
});
afterAll(() => api.close());

async function tokenOf(): Promise<string> {
  const { status, body } = await api.ask('POST', '/sessions', { body: { account: 'm0', secret } });
  expect(status, JSON.stringify(body)).toBe(201);
  return String(body['token']);
}

const file = async (path: string, headers: Record<string, string> = {}) => {
  const answer = await fetch(path.startsWith('http') ? path.replace(api.config.publicUrl, api.url) : `${api.url}/api/v1${path}`, { headers });
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
};
const calendar = async (path: string): Promise<readonly Entry[]> => {
  const { status, headers, text } = await file(path);
  expect([status, headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8']);
  return entriesIn(text);
};
const entry = async (path: string, id: string): Promise<Entry> => {
  const found = (await calendar(path)).find(({ uid }) => uid.startsWith(id));
  if (found === undefined) throw new Error(`no entry of ${id} in ${path}`);
  return found;
};
const shown = async (path: string, token?: string): Promise<string> => {
  const { status, body } = await api.ask('GET', path, token === undefined ? {} : { token });
  expect(status).toBe(200);
  return String((body['state'] as { closesAt: string }).closesAt); // of a ballot or a round
};

async function address(): Promise<string> {
  const { status, body } = await api.ask('POST', '/me/calendar', { token: member });
  expect(status, JSON.stringify(body)).toBe(201);
  return String(body['address']);
}

describe('given a ballot whose window ends with a day', () => {
  it('D3 S5 page, mail, the file in the mail, the feed, the API and the clock say one instant, at 24:00', async () => {
    const id = await beginBallot(api, secretary, letterBallot());
    const closesAt = parseInstant(await shown(`/ballots/${id}`, member)) ?? 0;
    expect(deadlineText(closesAt)).toMatch(/ 24:00$/);

    const said = (await mailed(api)).find(({ text }) => text.includes(`/ballots/${id}`));
    expect(said?.to).toBe('m0@example.com');
    expect(said?.subject).toContain(`${deadlineText(closesAt)} 截止`);
    expect(said?.text).toContain(deadlineText(closesAt));
    const [attached] = entriesIn(said?.calendar ?? '');
    const fed = await entry(await address(), `ballot/${id}`);
    expect(fed).toMatchObject({ uid: `ballot/${id}@biaocheng`, end: closesAt, start: closesAt - hour / 2, status: 'CONFIRMED', alarms: 2 });
    expect(attached).toMatchObject({ uid: fed.uid, sequence: fed.sequence, end: fed.end });
    expect(fed.url).toBe(`${api.config.publicUrl}/ballots/${id}`);

    const page = await (await signedIn(api, { person: 'm0' })).open(`/ballots/${id}`);
    expect(page.html).toContain(deadlineWords(closesAt).zh);
    expect(page.html).toContain(`dateTime="${await shown(`/ballots/${id}`, member)}"`);

    const vote = { choice: 'yes', text: letterBallot().text };
    const now = api.now;
    api.now = closesAt - 1;
    const inTime = await api.ask('POST', `/ballots/${id}/votes`, { token: await api.token('m1'), body: vote });
    api.now = closesAt;
    const late = await api.ask('POST', `/ballots/${id}/votes`, { token: await api.token('m2'), body: vote });
    // The clock closes it once votes on their way have come in, which is the grace of the terms.
    const status = async (at: number) => {
      api.now = at;
      await api.engine.runDue();
      return (await viewsOf(api.db, 'ballots').findById(`ballot/${id}`).lean<View>())?.status;
    };
    const grace = letterTerms.graceSeconds * 1000;
    expect([await status(closesAt + grace - 1), await status(closesAt + grace)]).toEqual(['open', 'closed']);
    api.now = now;
    expect([inTime.status, late.status, late.body['code']]).toEqual([200, 409, 'BALLOT_CLOSED']);
  });

  it('extended, the entry keeps its name, its number rises and its instant moves; a vote moves neither; called off, it is cancelled', async () => {
    const id = await beginBallot(api, secretary, letterBallot());
    const path = await address();
    const before = await entry(path, `ballot/${id}`);
    const cast = { token: await api.token('m3'), body: { choice: 'yes', text: letterBallot().text } };
    expect((await api.ask('POST', `/ballots/${id}/votes`, cast)).status).toBe(200);
    expect(await entry(path, `ballot/${id}`)).toEqual(before);

    const two = [
      ['propose-extension', secretary, { days: 3, reason: '通知晚到' }],
      ['confirm-extension', officer, { n: 1 }],
    ] as const;
    for (const [act, token, body] of two) {
      const done = await api.ask('POST', `/ballots/${id}/${act}`, { token, body });
      expect(done.status, JSON.stringify(done.body)).toBe(200);
    }
    const after = await entry(path, `ballot/${id}`);
    expect([after.uid, after.status]).toEqual([before.uid, 'CONFIRMED']);
    expect(after.end).toBeGreaterThan(before.end);
    expect(after.sequence).toBeGreaterThan(before.sequence);
    expect(after.end).toBe(parseInstant(await shown(`/ballots/${id}`, member)));

    const other = await beginBallot(api, secretary, letterBallot(letterSeats(7)));
    const set = await entry(path, `ballot/${other}`);
    expect((await api.ask('POST', `/ballots/${other}/recall-ballot`, { token: secretary, body: { reason: '误开' } })).status).toBe(200);
    const off = await entry(path, `ballot/${other}`);
    expect([off.uid, off.end, off.status, off.alarms]).toEqual([set.uid, set.end, 'CANCELLED', 0]);
    expect(off.sequence).toBeGreaterThan(set.sequence);
  });
});

describe('given a comment round', () => {
  it('D3 everybody subscribes to it: the file, the page, the list and the clock say one instant; voided, it is cancelled', async () => {
    await openRound(api, 'round-1');
    const closesAt = parseInstant(await shown('/consultations/round-1')) ?? 0;
    const fed = await entry('/calendar.ics', 'consultation/round-1');
    expect(fed).toMatchObject({ end: closesAt, status: 'CONFIRMED', summary: '征求意见截止：协作机器人接口' });
    expect(deadlineText(fed.end)).toMatch(/ 24:00$/);
    expect((await open(`${api.url}/consultations/round-1`)).html).toContain(deadlineWords(fed.end).zh);
    // The clock acts after the same grace.
    const view = await viewsOf(api.db, 'consultations').findById('consultation/round-1').lean<View>();
    expect(view?.due).toBe(closesAt + 30_000);
    expect((await entry('/calendar.ics?lang=en', 'consultation/round-1')).summary).toBe('comment round closes: 协作机器人接口');

    const command: { readonly type: string; readonly reason: string } = { type: 'voidConsultation', reason: '技术内容改变' };
    const voided = await api.engine.submit('consultation/round-1', {
      id: 'void',
      actor: { id: 'stream:standard-project/none', grants: [] },
      command,
    });
    expect(voided, JSON.stringify(voided)).toMatchObject({ ok: true });
    const off = await entry('/calendar.ics', 'consultation/round-1');
    expect([off.uid, off.end, off.status]).toEqual([fed.uid, fed.end, 'CANCELLED']);
    expect(off.sequence).toBeGreaterThan(fed.sequence);
  });

  it('a rehearsed one, and one that is not public, stand in no calendar of everybody', async () => {
    await openRound(api, 'rehearsed', { rehearsal: true });
    await openRound(api, 'closed-shop', { public: false });
    const uids = (await calendar('/calendar.ics')).map(({ uid }) => uid);
    expect(uids.filter((uid) => /rehearsed|closed-shop/.test(uid))).toEqual([]);
  });
});

describe('given the secret address of a calendar', () => {
  it('no address is kept; a new one ends the old, and it is ended by its owner, by a changed secret and by a lock', async () => {
    const first = await address();
    const kept = await api.db.collection('calendarKeys').find().toArray();
    expect(JSON.stringify(kept)).not.toContain(new URL(first).searchParams.get('key'));
    expect((await file(first)).status).toBe(200);
    const second = await address();
    expect([(await file(first)).status, (await file(second)).status]).toEqual([404, 200]);
    expect((await api.ask('GET', '/me/calendar', { token: member })).body['since']).not.toBeNull();
    expect((await api.ask('DELETE', '/me/calendar', { token: member })).status).toBe(204);
    expect([(await file(second)).status, (await api.ask('GET', '/me/calendar', { token: member })).body['since']]).toEqual([404, null]);

    const third = await address();
    const hand = { by: 'operator', operator: 'test', reason: 'gone' };
    await keepAccount(api.db, { account: 'm0', hand, now: api.now, command: { type: 'lockAccount' } });
    expect((await file(third)).status).toBe(404);
    await keepAccount(api.db, { account: 'm0', hand, now: api.now, command: { type: 'unlockAccount' } });
    expect((await file(third)).status).toBe(404);
    api.now += 600_000;
    member = await tokenOf();
  });

  it('holds what is for its person and nobody else’s', async () => {
    const id = await beginBallot(api, secretary, letterBallot(letterSeats(7).slice(1)));
    expect((await calendar(await address())).map(({ uid }) => uid)).not.toContain(`ballot/${id}@biaocheng`);
    expect((await calendar('/calendar.ics')).map(({ uid }) => uid)).not.toContain(`ballot/${id}@biaocheng`);
  });

  it.each([
    ['/me/calendar.ics', 400],
    ['/me/calendar.ics?key=', 400],
    ['/me/calendar.ics?key=x', 404],
    [`/me/calendar.ics?key=${'x'.repeat(101)}`, 400],
    ['/me/calendar.ics?key[$ne]=x', 400],
    ['/me/calendar.ics?key=%24ne', 404],
    ['/calendar.ics?lang=fr', 400],
    ['/committees/nobody/calendar.ics', 404],
  ])('%s is answered %i', async (path, status) => {
    expect((await file(path)).status).toBe(status);
  });

  it('nobody makes one without an account of their own, nor does a program', async () => {
    expect((await api.ask('POST', '/me/calendar')).status).toBe(401);
    const behind = await api.ask('POST', '/me/calendar', { token: await api.token('nobody') });
    expect(behind.body['code']).toBe('NO_ACCOUNT_BEHIND');
    const given = await api.ask('POST', '/me/tokens', { token: member, body: { name: 'p', scopes: ['read', 'act'], days: 1 } });
    const program = await api.ask('POST', '/me/calendar', { token: String(given.body['token']) });
    expect(program.body['code']).toBe('SCOPE_TOO_NARROW');
  });

  it('asked again, an unchanged one is not sent again, and no stranger keeps it', async () => {
    const path = await address();
    const first = await file(path);
    const tag = first.headers.get('etag') ?? '';
    expect(first.headers.get('cache-control')).toBe('private, no-cache');
    api.now += hour;
    expect((await file(path, { 'if-none-match': tag })).status).toBe(304);
    api.now -= hour;
    await beginBallot(api, secretary, letterBallot(letterSeats(8)));
    expect((await file(path, { 'if-none-match': tag })).status).toBe(200);
  });

  it('a title with line breaks and separators stays one text', async () => {
    const id = await beginBallot(api, secretary, { ...letterBallot(letterSeats(6)), question: '甲；乙,丙\\n丁 BEGIN:VEVENT' });
    expect((await entry(await address(), `ballot/${id}`)).summary).toBe('表决截止：甲；乙,丙\\n丁 BEGIN:VEVENT');
    expect(personNamed('m0')).toBe('m0');
  });
});
