import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { EngineUnavailable } from '../../api/engine-contract.js';
import { lifecycleShown, problem, receipt } from '../../contract/http.js';
import { eventsOf } from '../../db/archive.js';
import { contentHash } from '../../domain/kernel/log/merkle.js';
import { monday, startApi, type TestApi } from '../support/api.js';
import { msOf } from '../support/client.js';
import { beginAgreed, beginBallot, letterBallot, letterSeats, letterTerms, society } from '../support/letter-ballot.js';
import { personNamed } from '../support/spelt.js';
import { paperForms } from '../../domain/ballot/choice.js';
import type { BallotTerms } from '../../domain/profile/profile.js';

let api: TestApi;
let secretary: string;
const text = contentHash('送审稿');
const day = 86_400_000;

beforeAll(async () => {
  api = await startApi();
  secretary = await api.token('secretary', { role: 'secretariat', organisation: society });
});
afterAll(() => api.close());
beforeEach(() => {
  api.now = monday;
  api.engine.failWith = null;
});

const body = (over: object = {}) => ({ ...letterBallot(), ...over });
const open = (over: object = {}): Promise<string> => beginBallot(api, secretary, body(over));
const vote = async (id: string, person: string, over: object = {}, key?: string) =>
  api.ask('POST', `/ballots/${id}/votes`, {
    token: await api.token(person),
    body: { choice: 'yes', text, ...over },
    ...(key === undefined ? {} : { key }),
  });
const code = (answer: { body: unknown }) => problem.parse(answer.body).code;
const casts = (id: string) => eventsOf(api.db).countDocuments({ stream: `ballot/${id}` as never, type: 'voteCast' });

describe('given an open ballot', () => {
  test('a member votes: 200, a receipt, one event in the archive, and the own mark reads back', async () => {
    const id = await open();
    const answer = await vote(id, 'm1');
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    const done = receipt.parse(answer.body);
    expect(done).toMatchObject({ stream: `ballot/${id}`, repeated: false });
    expect(done.leaf).toMatch(/^[0-9a-f]{64}$/);
    expect(await casts(id)).toBe(1);
    const mine = await api.ask('GET', `/ballots/${id}/votes/mine`, { token: await api.token('m1') });
    expect(mine.body).toMatchObject({ seat: 1, choice: 'yes', earlier: 0 });
    const since = async (seq: number) => (await api.ask('GET', `/ballots/${id}/votes/mine?atLeast=${seq}`, { token: await api.token('m1') })).body;
    expect(await since(done.seq)).toMatchObject({ seat: 1, choice: 'yes', seq: done.seq, leaf: done.leaf });
    expect(await since(done.seq + 1)).toMatchObject({ status: 503, code: 'VIEW_BEHIND', found: done.seq - 1, needed: done.seq + 1 });
  });

  test('M9: the same key again: the first answer, nothing added; the same key with another choice: 422', async () => {
    const id = await open();
    const first = receipt.parse((await vote(id, 'm1', {}, 'key-of-mine-1')).body);
    const again = receipt.parse((await vote(id, 'm1', {}, 'key-of-mine-1')).body);
    expect(again).toMatchObject({ seq: first.seq, repeated: true, key: 'key-of-mine-1' });
    const other = await vote(id, 'm1', { choice: 'abstain' }, 'key-of-mine-1');
    expect([other.status, code(other)]).toEqual([422, 'IDEMPOTENCY_KEY_REUSED']);
    expect(await casts(id)).toBe(1);
  });

  test('two members may use the same key without meeting', async () => {
    const id = await open();
    await vote(id, 'm1', {}, 'one-shared-key');
    expect(receipt.parse((await vote(id, 'm2', {}, 'one-shared-key')).body).repeated).toBe(false);
    expect(await casts(id)).toBe(2);
  });

  test('a vote on another text: 422; a choice not on the paper: 422; a no without reason: 422; nothing changed', async () => {
    const id = await open();
    const wrong = await Promise.all([
      vote(id, 'm1', { text: contentHash('旧稿') }),
      vote(id, 'm1', { choice: 'discuss' }),
      vote(id, 'm1', { choice: 'no' }),
    ]);
    expect(wrong.map((answer) => [answer.status, code(answer)])).toEqual([
      [422, 'TEXT_MISMATCH'],
      [422, 'CHOICE_NOT_ON_PAPER'],
      [422, 'REASON_MISSING'],
    ]);
    expect(await casts(id)).toBe(0);
  });

  test('a client may not choose its seat: 400', async () => {
    const id = await open();
    const answer = await vote(id, 'm1', { seat: 3 });
    expect([answer.status, code(answer)]).toEqual([400, 'BAD_REQUEST']);
  });

  test('a member of a drafting unit: 403 with rule G6 and nobody to cure it', async () => {
    const unit = '91210100MA0UWX1X5G';
    const seats = [...letterSeats(6), { person: 'm9', name: '起草单位人员', organisation: unit, organisationName: '示例公司' }];
    const id = await beginAgreed(api, secretary, body({ roll: { kind: 'seats', seats }, drafterUnits: [unit] }));
    const answer = await vote(id, 'm9');
    expect([answer.status, code(answer)]).toEqual([403, 'SEAT_EXCLUDED']);
    expect(problem.parse(answer.body)).toMatchObject({ rule: 'G6', cure: ['nobody'] });
  });

  test('an officer of the organisation without a seat: 403; a stranger: the same 404 as for a ballot that never was', async () => {
    const id = await open();
    const officer = await api.ask('POST', `/ballots/${id}/votes`, { token: secretary, body: { choice: 'yes', text } });
    expect([officer.status, code(officer)]).toEqual([403, 'NO_SEAT']);
    const stranger = await vote(id, 'stranger');
    const missing = await vote('nosuchballot', 'stranger');
    const plain = ({ body }: { body: Record<string, unknown> }) => ({ ...body, requestId: '' });
    expect(stranger.status).toBe(404);
    expect(plain(stranger)).toEqual(plain(missing));
  });

  test('no reader can tell how the vote stands: two ballots whose votes differ are answered alike', async () => {
    const [quiet, busy] = [await open(), await open()];
    await vote(quiet, 'm2', { choice: 'abstain' });
    for (const person of ['m0', 'm1', 'm4']) await vote(busy, person, { choice: 'no', reason: '数据不足' });
    for (const token of [secretary, await api.token('m5'), await api.token('sun', { role: 'monitor', organisation: '*' })]) {
      const [a, b] = await Promise.all([quiet, busy].map((id) => api.ask('GET', `/ballots/${id}`, { token })));
      const plain = (answer: typeof a, id: string) => JSON.stringify({ ...answer?.body, seq: 0 }).replaceAll(id, 'ID');
      expect(plain(b, busy)).toBe(plain(a, quiet));
    }
    const recalls = await Promise.all(
      [quiet, busy].map((id) => api.ask('POST', `/ballots/${id}/recall-ballot`, { token: secretary, body: { reason: '误开' } })),
    );
    expect(recalls.map((answer) => answer.status)).toEqual([409, 409]);
    expect({ ...recalls[0]?.body, requestId: '' }).toEqual({ ...recalls[1]?.body, requestId: '' });
  });
});

describe('given the close', () => {
  const closed = monday + 31 * day;

  test('a vote in the grace after it: 409 and nothing in the archive', async () => {
    const id = await open();
    const { closesAt } = lifecycleShown.parse((await api.ask('GET', `/ballots/${id}`, { token: secretary })).body).state;
    api.now = msOf(closesAt) - 1;
    expect((await vote(id, 'm1')).status).toBe(200);
    api.now = msOf(closesAt);
    const late = await vote(id, 'm2');
    expect([late.status, code(late)]).toEqual([409, 'BALLOT_CLOSED']);
    expect(await eventsOf(api.db).countDocuments({ stream: `ballot/${id}` as never, actor: personNamed('m2') })).toBe(0);
  });

  test('a vote after the grace: 409, kept as late, and the result stands as if it had not come', async () => {
    const id = await open();
    for (const person of ['m0', 'm1', 'm2', 'm3', 'm4']) await vote(id, person);
    api.now = closed;
    await api.engine.runDue();
    const before = lifecycleShown.parse((await api.ask('GET', `/ballots/${id}`, { token: secretary })).body);
    expect(before.status).toBe('closed');
    const late = await vote(id, 'm5', { choice: 'abstain' });
    expect([late.status, code(late)]).toEqual([409, 'BALLOT_CLOSED']);
    expect(await eventsOf(api.db).countDocuments({ stream: `ballot/${id}` as never, type: 'voteKeptLate' })).toBe(1);
    const after = lifecycleShown.parse((await api.ask('GET', `/ballots/${id}`, { token: secretary })).body);
    expect(after.state['result']).toEqual(before.state['result']);
  });

  test('votes are listed only where the terms name them', async () => {
    const named = await open({ terms: { ...letterTerms, visibility: 'namedAfterClose' } });
    const counted = await open();
    await vote(named, 'm1');
    expect((await api.ask('GET', `/ballots/${named}/votes`, { token: secretary })).status).toBe(403);
    api.now = closed;
    await api.engine.runDue();
    const list = await api.ask('GET', `/ballots/${named}/votes`, { token: secretary });
    expect(list.body['items']).toMatchObject([{ type: 'voteCast', actor: { id: 'm1' } }]);
    expect((await api.ask('GET', `/ballots/${counted}/votes`, { token: secretary })).status).toBe(403);
  });
});

describe('given reads and preconditions', () => {
  test('M8: a state that moved on: 412 with the current state, and nothing done', async () => {
    const id = await open({ opens: 'byHand' });
    const seen = await api.ask('GET', `/ballots/${id}`, { token: secretary });
    const tag = seen.headers.get('etag') ?? '';
    expect((await api.ask('POST', `/ballots/${id}/open-ballot`, { token: secretary, body: {}, headers: { 'if-match': tag } })).status).toBe(200);
    const second = await api.ask('POST', `/ballots/${id}/recall-ballot`, {
      token: secretary,
      body: { reason: '误开' },
      headers: { 'if-match': tag },
    });
    expect([second.status, code(second)]).toEqual([412, 'STATE_MOVED']);
    expect(lifecycleShown.parse(problem.parse(second.body)['current']).status).toBe('open');
  });

  test('a view that is behind: 503 VIEW_BEHIND with Retry-After, never an older state', async () => {
    const id = await open();
    const answer = await api.ask('GET', `/ballots/${id}?atLeast=999`, { token: secretary });
    expect([answer.status, code(answer), answer.headers.get('retry-after')]).toEqual([503, 'VIEW_BEHIND', '1']);
  });

  test('acts: open ones carry method, href and schema and can be done as they say; closed ones carry what stands in the way', async () => {
    const id = await open({ opens: 'byHand' });
    const shown = lifecycleShown.parse((await api.ask('GET', `/ballots/${id}`, { token: secretary })).body);
    const act = (name: string) => shown.acts.find((one) => one.name === name);
    expect(act('castVote')).toMatchObject({ open: false, href: `/api/v1/ballots/${id}/votes`, blockers: [{ code: 'NO_SEAT' }] });
    expect(act('openBallot')).toMatchObject({ open: true, method: 'POST', schema: { type: 'object' } });
    const done = await fetch(`${api.url}${act('openBallot')?.href}`, { method: 'POST', headers: { authorization: `Bearer ${secretary}` } });
    expect(done.status).toBe(200);
  });

  test.each(['all', 'open'])('its vote is offered with the ticks of its own sheet and its text, acts=%s', async (acts) => {
    const id = await open();
    const shown = lifecycleShown.parse((await api.ask('GET', `/ballots/${id}?acts=${acts}`, { token: await api.token('m1') })).body);
    const { state, acts: offered } = shown;
    const { choice, text } = offered.find(({ name }) => name === 'castVote')?.schema?.['properties'] as Record<string, Record<string, unknown>>; // JSON schema
    const ticks = paperForms[(state['terms'] as BallotTerms).choices]; // as the ballot shows them
    expect([choice?.['enum'], text?.['default']]).toEqual([ticks, state['text']]);
    expect(ticks).toContain('conditionalNo');
    expect(ticks).not.toContain('discuss');
  });
});

describe('given Temporal away', () => {
  test.each(['notSent', 'unknown'] as const)('a vote: 503 with Retry-After, outcome %s, and where to ask', async (outcome) => {
    const id = await open();
    api.engine.failWith = new EngineUnavailable(outcome, 2);
    const answer = await vote(id, 'm1', {}, 'asked-for-later');
    expect([answer.status, code(answer), answer.headers.get('retry-after')]).toEqual([503, 'ENGINE_UNAVAILABLE', '2']);
    expect(answer.body).toMatchObject({ outcome, key: 'asked-for-later' });
    api.engine.failWith = null;
    const asked = () => api.token('m1').then((token) => api.ask('GET', String(answer.body['ask']).replace('/api/v1', ''), { token }));
    expect((await asked()).body).toMatchObject({ found: false });
    await vote(id, 'm1', {}, 'asked-for-later');
    expect((await asked()).body).toMatchObject({ found: true, done: [{ type: 'voteCast', stream: `ballot/${id}` }] });
  });
});
