import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commentReceipt } from '../../contract/http.js';
import { eventsOf, type EventRow } from '../../db/archive.js';
import { startApi, type TestApi } from '../support/api.js';
import type { Answer, Ask } from '../support/client.js';
import { aComment, openRound } from '../support/comment-round.js';
import { society } from '../support/letter-ballot.js';

const plant = '91210100MA0UWX1X5G';
const day = 86_400_000;

let api: TestApi;
let office: string;
let group: string;
beforeAll(async () => {
  api = await startApi();
  office = await api.token('officer', { role: 'officer', organisation: society });
  group = await api.token('drafter', { role: 'drafter', organisation: society });
});
afterAll(() => api.close());

let rounds = 0;
const round = (over: object = {}) => openRound(api, `round-${(rounds += 1)}`, over);
const say = (id: string, over: object = {}, options: Ask = {}) =>
  api.ask('POST', `/consultations/${id}/comments`, { body: aComment(over), ...options });
const taken = async (id: string, over: object = {}, options: Ask = {}) => {
  const answer = await say(id, over, options);
  const body = commentReceipt.parse(answer.body);
  expect([answer.status, body.receipt]).toEqual([201, `/api/v1/receipts/${body.secret}`]);
  return { ...body, secret: String(body.secret) };
};
const byOffice = (id: string, name: string, body: object) => api.ask('POST', `/consultations/${id}/${name}`, { token: office, body });
const byGroup = (id: string, name: string, body: object) => api.ask('POST', `/consultations/${id}/${name}`, { token: group, body });
const receipt = (secret: string) => api.ask('GET', `/receipts/${secret}`);
const withdraw = (secret: string) => api.ask('POST', `/receipts/${secret}/withdraw`, { body: {} });
const object = (secret: string, reason = '理由不成立') => api.ask('POST', `/receipts/${secret}/object`, { body: { reason } });
const coded = ({ status, body }: Answer) => [status, body['code'] ?? null];
const actsOf = ({ body }: Answer) =>
  (body['acts'] as readonly { name: string; open: boolean; blockers: readonly { code: string }[] }[]).map((one) => [
    one.name,
    one.open,
    one.blockers[0]?.code,
  ]); // the schema of the receipt
const close = async () => {
  api.now += 45 * day;
  await api.engine.runDue();
};

describe('given a comment of somebody without an account', () => {
  it('XE24 without an account and without the receipt, nothing is taken back or objected to: the answer names the address of the receipt', async () => {
    const id = await round();
    await taken(id);
    for (const [act, body, address] of [
      ['withdraw-comment', { comment: 1 }, '/api/v1/receipts/{secret}/withdraw'],
      ['object-disposition', { comment: 1, reason: '理由不成立' }, '/api/v1/receipts/{secret}/object'],
    ] as const) {
      const answer = await api.ask('POST', `/consultations/${id}/${act}`, { body });
      expect([answer.status, answer.body['code'], answer.body['needed']]).toEqual([401, 'RECEIPT_NEEDED', address]);
    }
  });

  it('XE15 the receipt carries its number and a secret of 192 bits, and the secret says what became of it', async () => {
    const id = await round();
    const [first, second] = [await taken(id), await taken(id, { text: '第二条' })];
    expect([first.comment, second.comment]).toEqual([1, 2]);
    expect(Buffer.from(second.secret, 'base64url').length).toBe(24);
    expect(second.secret).not.toBe(first.secret);
    const found = await receipt(second.secret);
    expect(found.body).toMatchObject({
      comment: 2,
      text: '第二条',
      status: 'open',
      answer: null,
      objection: null,
      consultation: `/api/v1/consultations/${id}`,
    });
    expect(actsOf(found)).toEqual([
      ['withdraw', true, undefined],
      ['object', false, 'COMMENT_STATE'],
    ]);
    expect(found.body['deadlines']).toContainEqual(expect.objectContaining({ name: 'consultationCloses' }));
    await byOffice(id, 'dispose', { comments: [2], disposition: 'rejected', reason: '与现行标准冲突' });
    expect((await receipt(second.secret)).body).toMatchObject({ status: 'rejected', answer: '与现行标准冲突' });
  });

  it('XE15 the store keeps the hash of the secret, and no answer but the first shows it', async () => {
    const id = await round();
    const { secret } = await taken(id, {}, { key: 'a-key-of-more-than-twenty-letters' });
    const again = await say(id, {}, { key: 'a-key-of-more-than-twenty-letters' });
    expect([again.status, again.body['secret'], again.body['repeated'], again.body['comment']]).toEqual([200, null, true, 1]);
    for (const collection of (await api.db.db?.collections()) ?? [])
      expect(JSON.stringify(await collection.find({}).toArray()), collection.collectionName).not.toContain(secret);
    expect(JSON.stringify((await api.ask('GET', `/consultations/${id}/comments`)).body)).not.toContain('public:');
  });

  it('XE15 withdraws with the secret until the close, and not a moment longer', async () => {
    const id = await round();
    const [one, two] = [await taken(id), await taken(id)];
    expect((await withdraw(one.secret)).status).toBe(200);
    expect((await receipt(one.secret)).body).toMatchObject({ status: 'withdrawn' });
    expect(coded(await withdraw(one.secret))).toEqual([409, 'COMMENT_STATE']);
    await close();
    expect(coded(await withdraw(two.secret))).toEqual([409, 'CONSULTATION_PHASE']);
    expect(actsOf(await receipt(two.secret))[0]).toEqual(['withdraw', false, 'CONSULTATION_PHASE']);
  });

  it('XE15 objects once; the round is not settled before the answer, which the holder reads', async () => {
    const id = await round();
    const { secret } = await taken(id);
    await close();
    await byOffice(id, 'dispose', { comments: [1], disposition: 'rejected', reason: '理由' });
    expect((await object(secret)).status).toBe(200);
    expect(coded(await object(secret))).toEqual([409, 'OBJECTED_ALREADY']);
    const settled = await byOffice(id, 'settle-consultation', { substantive: false });
    expect([...coded(settled), settled.body['found']]).toEqual([
      409,
      'DISPOSITION_OBJECTIONS_OPEN',
      { open: 1, comments: [1], answerBy: expect.any(String) as unknown },
    ]);
    expect((await receipt(secret)).body['deadlines']).toContainEqual(expect.objectContaining({ name: 'answerObjections' }));
    expect(coded(await byOffice(id, 'answer-objection', { comment: 1, answer: '维持' }))).toEqual([403, 'ROLE_NOT_ALLOWED']);
    expect(coded(await byGroup(id, 'answer-objection', { comment: 1, answer: '同上' }))).toEqual([422, 'DISPOSITION_REASON_MISSING']);
    expect((await byGroup(id, 'answer-objection', { comment: 1, answer: '复核后采纳', disposition: 'adopted' })).status).toBe(200);
    expect(coded(await byGroup(id, 'answer-objection', { comment: 1, answer: '再答' }))).toEqual([409, 'NO_OBJECTION_OPEN']);
    expect((await receipt(secret)).body).toMatchObject({ status: 'adopted', objection: { reason: '理由不成立', answer: '复核后采纳' } });
    expect((await byOffice(id, 'settle-consultation', { substantive: false })).status).toBe(200);
    expect(actsOf(await receipt(secret)).map(([, open]) => open)).toEqual([false, false]);
  });

  it('XB16 who settles is not faster than who objects: the receipt objects to each disposition for a week, and nothing is decided over an open objection', async () => {
    const id = await round({ objection: { count: 7, unit: 'calendarDays' } });
    const [one, two] = [await taken(id), await taken(id)];
    await close();
    await byOffice(id, 'dispose', { comments: [1, 2], disposition: 'adopted' });
    expect((await object(one.secret)).status).toBe(200);
    const over = { comments: [1, 2], disposition: 'rejected', reason: '理由' };
    expect(coded(await byOffice(id, 'dispose', over))).toEqual([409, 'DISPOSITION_OBJECTIONS_OPEN']);
    await byGroup(id, 'answer-objection', { comment: 1, answer: '细节已改' });
    expect((await byOffice(id, 'dispose', over)).status).toBe(200);
    const settles = () => byOffice(id, 'settle-consultation', { substantive: false });
    expect(coded(await settles())).toEqual([409, 'OBJECTION_TIME_RUNNING']);
    expect((await receipt(two.secret)).body['deadlines']).toContainEqual(expect.objectContaining({ name: 'objectUntil' }));
    expect([(await object(one.secret)).status, (await object(two.secret)).status]).toEqual([200, 200]);
    api.now += 20 * day;
    expect(coded(await settles())).toEqual([409, 'DISPOSITION_OBJECTIONS_OPEN']);
    for (const comment of [1, 2]) await byGroup(id, 'answer-objection', { comment, answer: '维持' });
    expect((await settles()).status).toBe(200);
  });

  it('XE15 an objection nobody answers in time is overdue, once, and still blocks', async () => {
    const id = await round();
    const { secret } = await taken(id);
    await close();
    await byOffice(id, 'dispose', { comments: [1], disposition: 'rejected', reason: '理由' });
    await object(secret);
    await close();
    await close();
    const overdue = await eventsOf(api.db)
      .find({ stream: `consultation/${id}` as never, type: 'objectionOverdue' })
      .lean<EventRow[]>();
    expect(overdue.map(({ data }) => data)).toEqual([{ open: 1, answerBy: expect.any(Number) as unknown }]);
    expect(coded(await byOffice(id, 'settle-consultation', { substantive: false }))).toEqual([409, 'DISPOSITION_OBJECTIONS_OPEN']);
  });

  it('XE15 neither another secret nor the Idempotency-Key is a right', async () => {
    const id = await round();
    const key = 'the-key-of-this-very-comment';
    const [mine, other] = [await taken(id, {}, { key }), await taken(id)];
    for (const wrong of ['x'.repeat(32), key, mine.key, `${mine.secret}x`, mine.secret.slice(0, -1)]) expect((await receipt(wrong)).status).toBe(404);
    for (const wrong of ['x'.repeat(32), key]) expect([(await withdraw(wrong)).status, (await object(wrong)).status]).toEqual([404, 404]);
    expect((await api.ask('POST', `/consultations/${id}/withdraw-comment`, { body: { comment: 1 }, key })).status).toBe(401);
    const member = await api.token('somebody');
    expect(coded(await api.ask('POST', `/consultations/${id}/withdraw-comment`, { token: member, body: { comment: 1 }, key }))).toEqual([
      403,
      'NOT_YOUR_COMMENT',
    ]);
    expect((await api.ask('GET', `/commands/${key}?stream=consultation/${id}`, { token: member })).body['found']).toBe(false);
    await withdraw(other.secret);
    expect((await receipt(mine.secret)).body['status']).toBe('open');
  });
});

describe('given an organisation that a comment names', () => {
  const standings = async (id: string) =>
    ((await api.ask('GET', `/consultations/${id}/comments`)).body['items'] as readonly { organisationStanding: string | null }[]).map(
      (one) => one.organisationStanding,
    ); // the schema of the list

  it('XB10 it is self-stated unless the account belongs to it, and only then its reply counts', async () => {
    const id = await round({ addressees: [plant] });
    const own = await api.token('of-the-plant', { role: 'expert', organisation: plant });
    const other = await api.token('of-the-society', { role: 'expert', organisation: society });
    const named = { organisation: plant, organisationName: '某某公司' };
    const replied = async () => (await api.ask('GET', `/consultations/${id}`, { token: office })).body['state'];
    await taken(id, named);
    await taken(id, { organisationName: '某某协会' });
    await taken(id);
    expect((await say(id, named, { token: other })).status).toBe(201);
    expect(await replied()).toMatchObject({ addressees: [{ organisation: plant, reply: 'none' }] });
    expect((await say(id, named, { token: own })).status).toBe(201);
    expect(await replied()).toMatchObject({ addressees: [{ organisation: plant, reply: 'comments' }] });
    expect(await standings(id)).toEqual(['selfStated', 'selfStated', null, 'selfStated', 'verified']);
  });
});

describe('given the public from one address', () => {
  const solved = (challenge: string, key: string): string => {
    const bits = Number(challenge.split('.')[1]);
    for (let n = 0; ; n += 1) {
      const digest = createHash('sha256').update(`${challenge}.${key}.${n}`).digest();
      if (BigInt(`0x${digest.toString('hex')}`) >> BigInt(256 - bits) === 0n) return `${challenge}.${n}`;
    }
  };

  it('XB10 beyond the pace a comment is not taken and the answer says when; a proof of work takes it, for one key, this round and in time', async () => {
    const paced = await startApi({
      rateLimit: {
        on: true,
        perMinuteSubject: 1000,
        perMinuteAddress: 1000,
        loginFailuresPerMinute: 5,
        loginFailuresPerAddress: 20,
        loginFailuresPerAccount: 50,
        commentsPerTenMinutes: 3,
      },
    });
    try {
      const [id, elsewhere] = [await openRound(paced, 'paced'), await openRound(paced, 'elsewhere')];
      let keys = 0;
      const send = (round = id, headers: Record<string, string> = {}, key = `some-key-of-the-public-${(keys += 1)}`) =>
        paced.ask('POST', `/consultations/${round}/comments`, { body: aComment(), headers, key });
      for (let n = 0; n < 3; n += 1) expect((await send()).status).toBe(201);
      // Whoever lost the answer and sends again is not told that nothing was taken.
      const again = await send(id, {}, 'some-key-of-the-public-3');
      expect([again.status, again.body['repeated'], again.body['comment']]).toEqual([200, true, 3]);
      const refused = await send();
      expect([...coded(refused), refused.body['taken']]).toEqual([429, 'COMMENT_PACE', false]);
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(500);
      expect(refused.body['sendAgainAt']).toMatch(/\+08:00$/);
      const challenge = String(refused.body['challenge']);
      const key = 'the-key-of-the-proven-one';
      const proof = { 'proof-of-work': solved(challenge, key) };
      expect((await send(id, proof)).status).toBe(429);
      expect((await send(elsewhere, proof, key)).status).toBe(429);
      expect((await send(id, { 'proof-of-work': `${challenge}.0` }, key)).status).toBe(429);
      expect((await send(id, { 'proof-of-work': proof['proof-of-work'].replace(/\.\d\d\./, '.1.') }, key)).status).toBe(429);
      const proven = await send(id, proof, key);
      expect([proven.status, proven.body['comment']]).toEqual([201, 4]);
      expect([(await send(id, proof, key)).status, (await send(id, proof)).status]).toEqual([200, 429]);
      const account = await paced.token('somebody');
      expect((await paced.ask('POST', `/consultations/${id}/comments`, { body: aComment(), token: account })).status).toBe(201);
      paced.now += 11 * 60_000;
      expect((await send(id, proof)).status).toBe(201);
      for (let n = 0; n < 2; n += 1) await send();
      expect((await send(id, proof, `${key}-2`)).status).toBe(429);
    } finally {
      await paced.close();
    }
  });
});
