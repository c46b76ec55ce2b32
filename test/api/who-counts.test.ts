import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { receipt } from '../../contract/http.js';
import { streamActor } from '../../domain/kernel/actor.js';
import { contentHash } from '../../domain/kernel/log/merkle.js';
import { startApi, type TestApi } from '../support/api.js';
import { beginBallot, letterBallot, letterSeats, letterTerms, society } from '../support/letter-ballot.js';
import { input } from '../domain/ballot/ballot-fixture.js';

const [plant, elsewhere] = ['91210100MA0A26118H', '123502001549897397'];
const terms = { ...letterTerms, exclusion: 'draftersAndUnits', minSeats: 1 } as const;
const text = contentHash('送审稿');
let api: TestApi;
let secretary: string;

beforeAll(async () => {
  api = await startApi();
  secretary = await api.token('secretary', { role: 'secretariat', organisation: society });
  for (const person of ['m1', 'late']) await api.token(person, { role: 'expert', organisation: plant });
});
afterAll(() => api.close());

const post = (token: string, path: string, body: object) => api.ask('POST', path, { token, body });
const proposed = async (id: string) => (await state(id)).proposals?.map(({ change: { seat, reason, evidence } }) => ({ seat, reason, evidence }));
const state = async (id: string, token = secretary) => (await api.ask('GET', `/ballots/${id}`, { token })).body['state'] as Shown; // as shown
type Shown = {
  excluded: readonly object[];
  unitsDiffer: readonly object[];
  proposals?: readonly { n: number; change: { seat: number; reason: string; evidence: string } }[];
};
const elsewhereAll = letterSeats(6).map((seat) => ({ ...seat, organisation: elsewhere }));
/** `plant` is known here because it has a seat of its own on the roll. */
const roll = [...elsewhereAll, { ...elsewhereAll[0], person: 'm6', organisation: plant }];
const body = { ...letterBallot(roll), terms, drafterUnits: [plant] };

describe('XA14 the unit of a seat is the one the register knows', () => {
  it('XA14 XA22 an expert of the unit that is called drafting, under another unit, is proposed with the unit as evidence, and cannot vote once a second person agrees', async () => {
    const id = await beginBallot(api, secretary, body);
    expect((await state(id)).excluded).toEqual([]);
    expect(await proposed(id)).toEqual([1, 6].map((seat) => ({ seat, reason: 'drafterUnit', evidence: plant })));
    expect((await post(secretary, `/ballots/${id}/confirm-change`, { n: 1 })).body['code']).toBe('SECOND_PERSON');
    const second = await api.token('second', { role: 'officer', organisation: society });
    expect((await post(second, `/ballots/${id}/confirm-change`, { n: 1 })).status).toBe(200);
    expect((await state(id)).excluded).toMatchObject([{ seat: 1, reason: 'drafterUnit', evidence: plant }]);
    const vote = await post(await api.token('m1', { role: 'expert', organisation: plant }), `/ballots/${id}/votes`, { choice: 'yes', text });
    expect([vote.status, vote.body['code']]).toEqual([403, 'SEAT_EXCLUDED']);
  });

  it('XA14 XA22 who got a role there between draft and opening is proposed at the opening', async () => {
    const id = await beginBallot(api, secretary, { ...body, opens: 'byHand' });
    await api.token('m2', { role: 'expert', organisation: plant });
    expect((await post(secretary, `/ballots/${id}/open-ballot`, {})).status).toBe(200);
    expect((await proposed(id))?.map(({ seat }) => seat)).toEqual([1, 6, 2]);
  });

  it('XA14 where it drafted nothing the contradiction is a mark for those who conduct the ballot', async () => {
    const id = await beginBallot(api, secretary, { ...letterBallot(elsewhereAll), terms });
    expect((await state(id)).unitsDiffer).toContainEqual({ seat: 1, organisation: elsewhere, known: [plant] });
    expect((await state(id, await api.token('m5'))).unitsDiffer).toBeUndefined();
  });

  it('XA14 XA22 on a roll by document the seats of drafters and of people of drafting units are found and proposed, too', async () => {
    const lines = ['a0', 'late', 'a2', 'a3'].map((person) => JSON.stringify({ person })).join('\n');
    const headers = { 'content-type': 'text/plain', authorization: `Bearer ${secretary}` };
    const stored = await fetch(`${api.url}/api/v1/documents?name=roll.txt`, { method: 'POST', body: lines, headers });
    const { sha256 } = (await stored.json()) as { sha256: string }; // the receipt of an upload
    await api.token('a3');
    // A member of some committee for the plant: the seat is known although the account says nothing of it.
    const seat = { person: 'a2', organisation: plant, over: false, from: '2020-01-01', until: null };
    await api.db.collection('memberships').insertOne(seat);
    const long = { ...body, drafters: ['a3'], roll: { kind: 'document', sha256, size: 4, excluded: [] } };
    const id = await beginBallot(api, secretary, long);
    expect(await proposed(id)).toEqual([
      { seat: 1, reason: 'drafterUnit', evidence: plant },
      { seat: 2, reason: 'drafterUnit', evidence: plant },
      { seat: 3, reason: 'drafter', evidence: 'a3' },
    ]);
    // The rules of a seat are asked of a roll whose marks no view holds.
    const own = await post(secretary, `/ballots/${id}/recuse`, { seat: 0, reason: 'conflict', evidence: '本人说明' });
    expect([own.status, own.body['code'] ?? null]).toEqual([200, null]);
  });
});

describe('XA34 given a member who recuses a seat', () => {
  it('another’s is refused, and nobody is recused; the own one is', async () => {
    const id = await beginBallot(api, secretary, letterBallot(letterSeats(6)));
    const own = await api.token('m3');
    const ask = (seat: number) => post(own, `/ballots/${id}/recuse`, { seat, reason: '与本事项有利害关系', evidence: '本人声明' });
    const other = await ask(0);
    expect([other.status, other.body['code'], other.body['needed']]).toEqual([403, 'NOT_YOUR_SEAT', 3]);
    const recused = await api.db.collection('events').countDocuments({ stream: `ballot/${id}`, type: 'seatRecused' });
    expect([recused, (await ask(3)).status]).toEqual([0, 200]);
  });
});

describe('XA13 XA15 over HTTP', () => {
  it('XA15 a free ballot whose mandates put more than half of the votes into one hand is refused', async () => {
    const mandates = { alternates: true, proxies: true, perHolder: 100 };
    const answer = await post(secretary, '/ballots', { ...letterBallot(), terms: { ...terms, mandates } });
    expect([answer.status, answer.body['code'], answer.body['found']]).toEqual([422, 'MANDATES_IN_ONE_HAND', { votes: 101, seats: 6 }]);
  });

  it('XA13 seats put aside by others than their members are a fact for the monitor, by ballot and number', async () => {
    const officer = await api.token('officer', { role: 'officer', organisation: society });
    const begun = await post(officer, '/projects', {
      organisation: society,
      organisationName: '示例机器人协会',
      societyCode: 'LNSR',
      title: { zh: '协作机器人接口', en: 'Collaborative robot interface' },
      proposer: { unit: '91210100MA0UWX1X5G' },
      profile: 'group-standard/robotics',
    });
    const project = `standard-project/${receipt.parse(begun.body).id}` as const;
    const asked = input({ project, roll: { kind: 'seats', seats: letterSeats(6) }, opens: 'atStart' });
    await api.engine.start('ballot/aside', asked, { id: 'stream:test-aside', actor: streamActor(project) });
    const breaches = async () => {
      const token = await api.token('sun', { role: 'monitor', organisation: '*' });
      const items = (await api.ask('GET', '/monitor/pilots', { token })).body['items'] as { breaches: { code: string; found: object }[] }[]; // as declared
      return items.flatMap((one) => one.breaches).map(({ code, found }) => [code, found]);
    };
    const recusal = { seat: 2, reason: '与提案单位有利害关系', evidence: '会议记录第三页' };
    expect((await post(secretary, '/ballots/aside/recuse', recusal)).status).toBe(200);
    expect((await post(await api.token('m3'), '/ballots/aside/recuse', { ...recusal, seat: 3 })).status).toBe(200);
    expect(await breaches()).toEqual([]);
    expect((await post(officer, '/ballots/aside/confirm-change', { n: 1 })).status).toBe(200);
    expect(await breaches()).toEqual([['SEATS_RECUSED', { ballot: 'aside', seats: 1, of: 6 }]]);
  });
});
