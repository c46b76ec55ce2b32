import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from '../../api/app.js';
import { PositionSeal } from '../../api/live/position-seal.js';
import { listen } from '../../api/listen.js';
import { calendar2026 } from '../../domain/law/calendar/state-council.js';
import { ensureAccounts } from '../../api/accounts/ensure-accounts.js';
import { startApi, type TestApi } from '../support/api.js';
import { aComment, openRound } from '../support/comment-round.js';
import { beginBallot, letterBallot, letterSeats, society } from '../support/letter-ballot.js';
import { Listening } from '../support/listening.js';

const office = { role: 'secretariat', organisation: society } as const;

let api: TestApi;
let secretary: string;
const open: Listening[] = [];
beforeAll(async () => {
  api = await startApi();
  secretary = await api.token('zhao', office);
});
afterEach(() => open.splice(0).forEach((one) => one.close()));
afterAll(() => api.close());

async function listening(options: Parameters<typeof Listening.open>[1] = {}, url = api.url): Promise<Listening> {
  const one = await Listening.open(url, options);
  open.push(one);
  return one;
}

let rounds = 0;
const round = (over: object = {}): Promise<string> => openRound(api, `live${(rounds += 1)}`, over);
const comment = (id: string) => api.ask('POST', `/consultations/${id}/comments`, { token: secretary, body: aComment() });
const commented = async (id: string): Promise<string> => `consultation/${id}#${String((await comment(id)).body['seq'])}`;
const ballotBody = letterBallot(letterSeats(5));
const vote = async (id: string, person: string) =>
  api.ask('POST', `/ballots/${id}/votes`, { token: await api.token(person), body: { choice: 'yes', text: ballotBody.text } });

describe('XL1 given somebody who listens', () => {
  it('every record they may see is said when it moves, and none that they may not', async () => {
    const [nobody, member, stranger] = [
      await listening(),
      await listening({ token: await api.token('m1') }),
      await listening({ token: await api.token('x') }),
    ];
    const ballot = await beginBallot(api, secretary, ballotBody);
    const [shown, hidden] = [await round(), await round({ public: false })];
    const last = await commented(shown);
    await Promise.all([nobody, member, stranger].map((one) => one.hears(last)));
    expect(member.moves.some((one) => one.startsWith(`ballot/${ballot}#`))).toBe(true);
    for (const one of [nobody, stranger]) expect(one.moves.filter((move) => !move.startsWith(`consultation/${shown}#`))).toEqual([]);
    expect(member.moves.some((one) => one.includes(hidden))).toBe(false);
    expect(nobody.heard.at(-1)?.data).toEqual({ stream: `consultation/${shown}`, seq: Number(last.split('#')[1]), noun: 'consultations' });
  });

  it('papers of an open ballot say nothing; neither does anything that follows from where they stand', async () => {
    const ballot = await beginBallot(api, secretary, ballotBody);
    const member = await listening({ token: await api.token('m1') });
    for (const person of ['m0', 'm1', 'm2']) expect((await vote(ballot, person)).status).toBe(200);
    await member.hears(await commented(await round()));
    expect(member.moves.filter((one) => one.startsWith('ballot/'))).toEqual([]);
  });

  it('a supervisor hears of what lies within reach, also of what came into it while they listened', async () => {
    const monitor = await listening({ token: await api.token('w', { role: 'monitor', organisation: '*' }) });
    const ballot = await beginBallot(api, secretary, ballotBody);
    await monitor.until(() => monitor.moves.some((one) => one.startsWith(`ballot/${ballot}#`)));
  });
});

describe('XL2 given somebody who was away', () => {
  it('what moved meanwhile is said once and as it stands, nothing of before, and what moves then goes on', async () => {
    const [first, second] = [await round(), await round()];
    const before = await listening();
    const heard = await commented(first);
    await before.hears(heard);
    before.close();
    const missed = [await commented(second), await commented(first), await commented(second)];
    const after = await listening({ after: before.last });
    await after.hears(missed[2] ?? '');
    expect(after.moves).toEqual([missed[1], missed[2]]);
    const next = await commented(first);
    await after.hears(next);
    expect(after.moves).toEqual([missed[1], missed[2], next]);
  });

  it('another process with the same key goes on where the first one stopped, from what the store keeps', async () => {
    const id = await round();
    const before = await listening();
    await before.hears(await commented(id));
    before.close();
    const missed = await commented(id);
    const { engine, db, personal, config, clocks, revocations, app } = api;
    const other = await listen(
      buildApp({ engine, db, personal, config, clock: () => api.now, clocks, calendar: calendar2026, log: app.log, revocations }),
      '127.0.0.1',
      0,
    );
    try {
      const after = await Promise.all(Array.from({ length: 20 }, () => listening({ after: before.last }, `http://127.0.0.1:${other.port}`)));
      const next = await commented(id);
      await Promise.all(after.map((one) => one.hears(next)));
      for (const one of after) expect(one.moves).toEqual([missed, next]);
    } finally {
      await other.stop(1);
    }
  });

  it('in whatever moments the line breaks, each record is heard of to its last move and no move twice', async () => {
    const ids = [await round(), await round(), await round()];
    const done = new Map<string, string>();
    const heard: string[] = [];
    let after: string | undefined;
    for (let turn = 0; turn < 12; turn += 1) {
      const one: Listening = await listening(after === undefined ? {} : { after });
      const acts = ids.map(async (id) => done.set(id, await commented(id)));
      if (turn % 3 !== 0) await Promise.all(acts);
      if (turn % 4 === 0) await new Promise((resolve) => setTimeout(resolve, 5 * turn));
      after = one.last;
      heard.push(...one.moves);
      one.close();
      await Promise.all(acts);
    }
    const end = await listening({ after });
    for (const move of done.values()) if (!heard.includes(move)) await end.hears(move);
    heard.push(...end.moves);
    expect(heard.length).toBe(new Set(heard).size);
    expect([...done.values()].every((move) => heard.includes(move))).toBe(true);
  });

  it.each([
    ['made up', 'made-up'],
    ['of another installation', new PositionSeal(new Uint8Array(48)).seal('82AA')],
    ['that the store does not know', 'own'],
  ])('with a position %s they are told that anything may have moved, and hear on', async (_which, after) => {
    const sealed = after === 'own' ? new PositionSeal(api.config.tokenKey).seal('8200') : after;
    const one = await listening({ after: sealed });
    await one.until(() => one.heard.length > 0);
    expect(one.heard.map(({ event }) => event)).toEqual(['reset']);
    await one.hears(await commented(await round()));
  });

  it('who says what they hold hears at once what has moved on, once, and nothing of what they may not see', async () => {
    const id = await round();
    const stands = await commented(id);
    const seq = Number(stands.split('#')[1]);
    const ballot = await beginBallot(api, secretary, ballotBody);
    const one = await listening({ query: `?have=consultation/${id}:${seq - 1},ballot/${ballot}:0,register/none:1,nonsense/x:1` });
    await one.hears(stands);
    const next = await commented(id);
    await one.hears(next);
    expect(one.moves).toEqual([stands, next]);
    const current = await listening({ query: `?have=consultation/${id}:${seq + 1}` });
    await current.hears(await commented(await round()));
    expect(current.moves.some((move) => move === next)).toBe(false);
  });
});

describe('XL3 a line', () => {
  it('ends when the session ends', async () => {
    await ensureAccounts(api.db, [{ account: 'lee', secret: 'a long enough secret', person: 'lee', name: '李', grants: [] }], {
      now: api.now,
      cost: { memoryKib: 64, passes: 1 },
    });
    const session = await api.ask('POST', '/sessions', { body: { account: 'lee', secret: 'a long enough secret' } });
    const token = String(session.body['token']);
    const [one, other] = [await listening({ token }), await listening()];
    expect((await api.ask('DELETE', '/sessions/current', { token })).status).toBe(204);
    await one.until(() => one.ended);
    expect([other.ended, (await listening({ token })).status]).toEqual([false, 401]);
  });

  it('ends when the token does', async () => {
    const started = api.now;
    const one = await listening({ token: secretary });
    api.now += 366 * 86_400_000 * 10;
    await one.until(() => one.ended);
    api.now = started;
  });

  it('is opened so many times by one account and no more', async () => {
    const token = await api.token('many');
    for (let n = 0; n < api.config.streams.perAccount; n += 1) expect((await listening({ token })).status).toBe(200);
    expect((await listening({ token })).status).toBe(429);
    open[0]?.close();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect((await listening({ token })).status).toBe(200);
  });

  it('is opened so many times from one address and no more', async () => {
    for (let n = 0; n < api.config.streams.perAddress; n += 1) await listening();
    const refused = await api.ask('GET', '/stream');
    expect([refused.status, refused.body['code'], refused.headers.get('retry-after')]).toEqual([429, 'STREAMS_FULL', '60']);
  });

  it('XB21 by an invitation says of its own record, and else what everybody may see, and ends with the invitation', async () => {
    const [mine, other] = [await beginBallot(api, secretary, ballotBody), await beginBallot(api, secretary, ballotBody)];
    const given = await api.ask('POST', `/ballots/${mine}/invitations`, { token: secretary, body: { person: 'm4', days: 7 } });
    const session = await api.ask('POST', '/sessions/invitation', { body: { secret: given.body['secret'] } });
    const one = await listening({ token: String(session.body['token']), query: `?have=ballot/${mine}:0,ballot/${other}:0` });
    await one.hears(await commented(await round()));
    expect(one.moves.some((move) => move.startsWith(`ballot/${mine}#`))).toBe(true);
    expect(one.moves.some((move) => move.startsWith(`ballot/${other}#`))).toBe(false);
    await api.token('m4');
    await one.until(() => one.ended);
  });

  it('to HEAD has no body, and what is asked wrongly is refused', async () => {
    const head = await fetch(`${api.url}/api/v1/stream`, { method: 'HEAD' });
    expect([head.status, head.headers.get('content-type')]).toEqual([200, 'text/event-stream']);
    for (const query of ['?have=x', '?after=%00', `?have=${Array(21).fill('ballot/a:1').join(',')}`, '?since=1'])
      expect((await api.ask('GET', `/stream${query}`)).status, query).toBe(400);
  });

  it('is all that ends it when the process stops: nobody waits for it', async () => {
    const own = await startApi();
    const one = await Listening.open(own.url);
    const began = performance.now();
    await own.close();
    await one.until(() => one.ended);
    expect(performance.now() - began).toBeLessThan(5_000);
  });
});
