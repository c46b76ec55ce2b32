import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readStream } from '../../db/archive.js';
import { PersonalStore } from '../../db/personal.js';
import { streamActor, type Grant } from '../../domain/kernel/actor.js';
import type { Stream } from '../../domain/kernel/decider.js';
import { contentHash } from '../../domain/kernel/log/merkle.js';
import { newKeyLine, parseKeyRing } from '../../key-ring.js';
import { organisations } from '../../samples/organisations.js';
import { verifyRows } from '../../scripts/verify-archive.js';
import { startApi, type TestApi } from '../support/api.js';

const [society, other] = [organisations.lnsr.uscc, organisations.lnsa.uscc];
const draft = contentHash('征求意见稿');
const canary = { author: '欧阳金丝雀', contact: 'canary-4711@example.com' };

let api: TestApi;
let officer: string;
let stranger: string;
let rounds = 0;

const registered = (uscc: string, token: string) =>
  api.ask('POST', '/organisations', { token, body: { uscc, name: `示例 ${uscc}`, kind: 'society', charter: '测试', fields: [], code: null } });

beforeAll(async () => {
  api = await startApi();
  officer = await api.token('officer-1', { role: 'officer', organisation: society });
  stranger = await api.token('officer-2', { role: 'officer', organisation: other });
  expect([(await registered(society, officer)).status, (await registered(other, stranger)).status]).toEqual([201, 201]);
});
afterAll(() => api.close());

/** A public round of the society on real deciders. */
async function round(): Promise<string> {
  const id = `personal${(rounds += 1)}`;
  const project: Stream = `standard-project/${id}`;
  const days = { count: 30, unit: 'calendarDays' };
  const rest = { public: true, lateDisposition: 'required', answer: days, reminders: [], addressees: [], rehearsal: false };
  const input = { project, organisation: society, title: '接口', round: 1, text: draft, window: days, floor: days, ...rest };
  const opened = await api.engine.start(`consultation/${id}-1`, input, { id: `stream:${id}`, actor: streamActor(project) });
  expect(opened).toMatchObject({ ok: true });
  return `${id}-1`;
}

const words = { clause: '4.2', kind: 'technical', text: '接口电压应为24V', draft };
const comment = (id: string, token?: string, more: object = {}, key = `key-${id}-${Math.random()}-0123456789`) =>
  api.ask('POST', `/consultations/${id}/comments`, {
    body: { ...words, ...canary, ...more },
    headers: { 'idempotency-key': key },
    ...(token ? { token } : {}),
  });
const listed = async (id: string, token?: string) =>
  (await api.ask('GET', `/consultations/${id}/comments`, token ? { token } : {})).body['items'] as { readonly [name: string]: unknown }[];
const erase = (id: string, n: number, token = officer, organisation = society) =>
  api.ask('POST', `/organisations/${organisation}/erase-personal`, { token, body: { consultation: id, comment: n, reason: '本人要求删除' } });
const verified = (stream: Stream) => verifyRows(readStream(api.db, stream));

/** Everything the store holds, as text. */
async function everything(): Promise<string> {
  const collections = await api.db.listCollections();
  const rows = await Promise.all(collections.map(({ name }) => api.db.collection(name).find({}).toArray()));
  return JSON.stringify(rows);
}

describe('XB8 what a commenter says of themself', () => {
  const ways: readonly { readonly way: string; readonly by: Grant | null; readonly more: object }[] = [
    { way: 'without an account', by: null, more: {} },
    { way: 'with an account of another organisation', by: { role: 'expert', organisation: other }, more: { via: 'web' } },
    { way: 'by letter, typed in by the office', by: { role: 'officer', organisation: society }, more: { via: 'letter' } },
    { way: 'by telephone, typed in by a drafter', by: { role: 'drafter', organisation: society }, more: { via: 'telephone' } },
  ];

  it.each(ways)(
    '$way: stands in clear nowhere in the store, is read by who answers the comments, and after erasure by nobody; the archive verifies',
    async ({ by, more }) => {
      const id = await round();
      expect((await comment(id, by === null ? undefined : await api.token('writer', by), more)).status).toBe(201);
      const text = await everything();
      expect([text.includes(canary.author), text.includes(canary.contact)]).toEqual([false, false]);
      expect(await listed(id, officer)).toMatchObject([{ ...canary, erased: null }]);
      expect(await listed(id, stranger)).toMatchObject([{ author: null, contact: null, erased: null, text: words.text }]);
      const before = await verified(`consultation/${id}`);
      expect((await erase(id, 1)).status).toBe(200);
      expect(await listed(id, officer)).toMatchObject([
        { author: '已删除 / erased', contact: null, erased: expect.stringContaining('+08:00') as string, text: words.text },
      ]);
      expect(await verified(`consultation/${id}`)).toEqual(before);
      expect(before.fault).toBeNull();
      const row = await api.db.collection('personal').findOne({ about: `consultation/${id}` });
      expect(Object.keys(row ?? {}).sort()).toEqual(['_id', 'about', 'comment', 'digest', 'erased', 'keeper', 'mailLeft']);
    },
  );

  it('the log of the organisation says who erased what of which comment, and why, and verifies', async () => {
    const id = await round();
    await comment(id);
    await erase(id, 1);
    const events = [];
    for await (const row of readStream(api.db, `organisation/${society}`)) events.push(row);
    const stored = await api.db.collection('events').findOne({ stream: `consultation/${id}`, type: 'commentReceived' });
    const digest: unknown = (stored?.['data'] as { readonly personal?: unknown }).personal; // an archived comment
    expect(digest).toMatch(/^[0-9a-f]{64}$/);
    expect(events.at(-1)).toMatchObject({
      type: 'personalErased',
      actor: 'officer-1',
      data: { consultation: `consultation/${id}`, comment: 1, digest, reason: '本人要求删除' },
    });
    expect((await verified(`organisation/${society}`)).fault).toBeNull();
  });

  it('is erased also when the round is over and runs no more', async () => {
    const id = await round();
    await comment(id);
    await api.engine.submit(`consultation/${id}`, {
      id: `void-${id}`,
      actor: { id: `stream:standard-project/${id.slice(0, -2)}`, grants: [] },
      command: { type: 'voidConsultation', reason: '撤回' } as { type: string },
    });
    expect((await api.ask('GET', `/consultations/${id}`)).body['status']).toBe('voided');
    expect((await erase(id, 1)).status).toBe(200);
    expect(await listed(id, officer)).toMatchObject([{ author: '已删除 / erased' }]);
  });

  it('is erased by its keeper alone: once, for a comment of its own round, by an officer or the secretariat', async () => {
    const id = await round();
    await comment(id);
    const chair = await api.token('chair', { role: 'chair', organisation: society });
    const answers = [
      await erase(id, 1, stranger),
      await erase(id, 1, stranger, other),
      await erase(id, 1, chair),
      await erase(id, 2),
      await erase('none-1', 1),
    ];
    expect(answers.map(({ body }) => body['code'])).toEqual([
      'ROLE_NOT_ALLOWED',
      'NO_SUCH_COMMENTER',
      'ROLE_NOT_ALLOWED',
      'NO_SUCH_COMMENTER',
      'NO_SUCH_COMMENTER',
    ]);
    expect(await listed(id, officer)).toMatchObject([canary]);
    expect((await erase(id, 1)).status).toBe(200);
    expect((await erase(id, 1)).body).toMatchObject({ status: 409, code: 'ERASED_ALREADY' });
  });

  it('a repeated comment is one comment, another contact under its key is refused, and a refused comment leaves nothing', async () => {
    const id = await round();
    const key = 'one-key-0123456789-0123456789';
    const [first, again] = [await comment(id, undefined, {}, key), await comment(id, undefined, {}, key)];
    expect([first.status, again.status, again.body['seq']]).toEqual([201, 200, first.body['seq']]);
    expect((await comment(id, undefined, { contact: '13800000000' }, key)).body).toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
    expect(await listed(id, officer)).toMatchObject([canary]);
    expect((await comment(id, undefined, { draft: contentHash('another text') })).body).toMatchObject({ code: 'COMMENT_TEXT_MISMATCH' });
    expect(await api.db.collection('personal').countDocuments({ about: `consultation/${id}` })).toBe(1);
    expect(await api.db.collection('personal').countDocuments({ about: `consultation/${id}`, until: { $exists: true } })).toBe(0);
  });

  it('after the key was changed and everything sealed anew, the old key opens nothing of it and the new one all', async () => {
    const [old, fresh] = [newKeyLine(), newKeyLine()];
    const ring = (...lines: string[]) => parseKeyRing(lines.join('\n'), 'test');
    const about: Stream = 'consultation/rotated';
    await api.db.collection('personal').deleteMany({});
    await new PersonalStore(api.db, ring(old)).keep({ about, commandId: 'x', keeper: society, who: canary });
    expect(await new PersonalStore(api.db, ring(fresh, old)).reseal()).toBe(1);
    const [row] = await api.db.collection('personal').find({ about }).toArray();
    const ref = String(row?._id);
    expect((await new PersonalStore(api.db, ring(fresh)).read([ref])).get(ref)).toEqual({ ...canary, erased: null });
    await expect(new PersonalStore(api.db, ring(old)).read([ref])).rejects.toThrow(/not given/);
  });
});
