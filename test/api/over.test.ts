import { streamActor } from '../../domain/kernel/actor.js';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { commentReceipt, lifecycleShown, problem, receipt } from '../../contract/http.js';
import { eventsOf, type EventRow } from '../../db/archive.js';
import { formatInstant, startOfDay } from '../../domain/law/calendar/instant.js';
import { contentHash } from '../../domain/kernel/log/merkle.js';
import type { ConsultationInput } from '../../domain/messages/messages.js';
import { days, input, scan } from '../domain/ballot/ballot-fixture.js';
import { monday, startApi, type TestApi } from '../support/api.js';
import { msOf } from '../support/client.js';
import type { Answer } from '../support/client.js';
import { beginBallot, letterBallot, letterTerms, society } from '../support/letter-ballot.js';
import { personNamed } from '../support/spelt.js';

let api: TestApi;
let secretary: string;
const day = 86_400_000;
const text = contentHash('送审稿');

beforeAll(async () => {
  api = await startApi();
  secretary = await api.token('secretary', { role: 'secretariat', organisation: society });
});
afterAll(() => api.close());
beforeEach(() => {
  api.now = monday;
});

const open = (over: object = {}) => beginBallot(api, secretary, { ...letterBallot(), ...over });
const act = async (id: string, name: string, body: object, token = secretary) => {
  const answer = await api.ask('POST', `/ballots/${id}/${name}`, { token, body });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
};
const vote = async (id: string, person: string, over: object = {}, key?: string) =>
  api.ask('POST', `/ballots/${id}/votes`, { token: await api.token(person), body: { choice: 'yes', text, ...over }, ...(key ? { key } : {}) });
const shown = async (id: string) => lifecycleShown.parse((await api.ask('GET', `/ballots/${id}`, { token: secretary })).body);
const keptLate = (id: string) => eventsOf(api.db).countDocuments({ stream: `ballot/${id}` as never, type: 'voteKeptLate' });

/** The code and what was found. */
const refused = ({ status, body }: Answer) => [status, body['code'], body['found']];

/** Refused as closed, with the receipt of what was kept. */
const closedWith = (answer: { readonly status: number; readonly body: unknown }) => {
  const body = problem.parse(answer.body);
  expect([answer.status, body.code]).toEqual([409, 'BALLOT_CLOSED']);
  return receipt.parse(body['kept']);
};

describe('XD1 a vote after the end', () => {
  it('XD1 on a rehearsal, past its grace, is kept and refused with its receipt, before and after the clock has closed it', async () => {
    const id = await open({ rehearsal: true });
    api.now = monday + 40 * day;
    expect(closedWith(await vote(id, 'm0')).stream).toBe(`ballot/${id}`);
    await api.engine.runDue();
    expect(closedWith(await vote(id, 'm1')).stream).toBe(`ballot/${id}`);
    expect(await keptLate(id)).toBe(2);
  });

  it('XD1 in the grace of a rehearsal none is taken, as in real life', async () => {
    const id = await open({ rehearsal: true });
    api.now = msOf((await shown(id)).state['closesAt']);
    const answer = await vote(id, 'm0');
    expect([answer.status, problem.parse(answer.body)['kept']]).toEqual([409, undefined]);
    expect(await keptLate(id)).toBe(0);
  });

  it('XD1 on a ballot that the meeting closed early is kept and refused; the end it names is not in the future', async () => {
    const id = await open({ terms: { ...letterTerms, mode: 'meeting' } });
    await act(id, 'record-attendance', { present: [0, 1, 2, 3, 4, 5] });
    for (const person of ['m0', 'm1', 'm2', 'm3']) expect((await vote(id, person)).status).toBe(200);
    await act(id, 'close-meeting', {});
    api.now += 60_000;
    const late = await vote(id, 'm5', {}, 'late-key-0001');
    closedWith(late);
    expect(problem.parse(late.body).needed).toEqual({ before: formatInstant(api.now - 60_000) });
    // The same request again gets the same answer, and nothing is kept twice.
    expect(closedWith(await vote(id, 'm5', {}, 'late-key-0001'))).toMatchObject({ repeated: true });
    expect(await keptLate(id)).toBe(1);
  });

  it('XD1 a vote cast in time and sent again after the close is answered with its receipt, not as a late one', async () => {
    const id = await open();
    const first = receipt.parse((await vote(id, 'm0', {}, 'in-time-0001')).body);
    api.now = monday + 40 * day;
    await api.engine.runDue();
    const again = await vote(id, 'm0', {}, 'in-time-0001');
    expect([again.status, receipt.parse(again.body).seq]).toEqual([200, first.seq]);
  });

  it('XD1 a vote taken just before the close, whose answer was lost, is answered with its receipt in the seconds after it; another one is closed', async () => {
    const id = await open();
    const closesAt = msOf((await shown(id)).state['closesAt']);
    api.now = closesAt - 500;
    const first = receipt.parse((await vote(id, 'm0', {}, 'lost-answer-01')).body);
    api.now = closesAt + 1_000;
    const again = await vote(id, 'm0', {}, 'lost-answer-01');
    expect([again.status, again.body['seq'], again.body['repeated']]).toEqual([200, first.seq, true]);
    expect((await vote(id, 'm0', { choice: 'abstain', confirmed: true }, 'another-key-01')).status).toBe(409);
  });

  it('XD1 a comment on a rehearsal round after its close: kept, refused with its receipt', async () => {
    const round: ConsultationInput = {
      project: 'standard-project/over1',
      organisation: society,
      title: '演练',
      round: 1,
      text,
      window: days(30),
      floor: days(30),
      public: true,
      lateDisposition: 'optional',
      answer: days(30),
      reminders: [],
      addressees: [],
      rehearsal: true,
    };
    await api.engine.start('consultation/over1-1', round, { id: 'stream:x', actor: streamActor('standard-project/over1') });
    const body = { clause: '5', kind: 'technical', text: '改', author: '张三', draft: text };
    const comment = () => api.ask('POST', '/consultations/over1-1/comments', { body });
    expect((await comment()).status).toBe(201);
    const { closesAt } = lifecycleShown.parse((await api.ask('GET', '/consultations/over1-1')).body).state;
    const lost = () => api.ask('POST', '/consultations/over1-1/comments', { body, key: 'a-lost-answer-of-twenty' });
    api.now = msOf(closesAt) - 500;
    expect((await lost()).status).toBe(201);
    api.now = msOf(closesAt) + 1_000;
    expect([(await lost()).status, (await comment()).status]).toEqual([200, 409]);
    for (const until of [monday + 40 * day, monday + 41 * day]) {
      api.now = until;
      const late = await comment();
      expect([late.status, problem.parse(late.body).code]).toEqual([409, 'CONSULTATION_CLOSED']);
      expect(commentReceipt.parse(problem.parse(late.body)['kept']).stream).toBe('consultation/over1-1');
      await api.engine.runDue();
    }
  });
});

describe('XD2 late papers over HTTP', () => {
  it('XD2 of an alternate: kept late, 409 with the receipt', async () => {
    const id = await open({ terms: { ...letterTerms, mandates: { alternates: true, proxies: false, perHolder: 1 } } });
    const { closesAt } = (await shown(id)).state;
    await api.token('deputy');
    await act(id, 'record-mandate', { seat: 0, holder: 'deputy', kind: 'alternate', from: monday, until: msOf(closesAt), proof: scan });
    await act(id, 'confirm-change', { n: 1 }, await api.token('m0'));
    api.now = msOf(closesAt) + 31_000;
    closedWith(await vote(id, 'deputy', { for: 'm0' }));
    const [kept] = await eventsOf(api.db)
      .find({ stream: `ballot/${id}` as never, type: 'voteKeptLate' })
      .lean<EventRow[]>();
    expect(kept).toMatchObject({ actor: 'deputy', data: { as: 'alternate', proof: scan } });
  });
});

describe('XD5 a draft ballot of a rehearsal', () => {
  it('XD5 previews its close on the clock of the rehearsal', async () => {
    const epoch = startOfDay(20_000);
    const draft = input({ organisation: society, opens: 'byHand', rehearsal: true });
    const actor = { id: personNamed('secretary'), grants: [{ role: 'secretariat', organisation: society }] } as const;
    await api.engine.start('ballot/xd5', draft, { id: 'secretary:xd5', actor, clock: { epoch, scale: 60 } });
    api.now += 60_000;
    const count = await api.ask('GET', '/ballots/xd5/count', { token: secretary });
    const { kind, closesAt } = count.body as { readonly kind: string; readonly closesAt: string };
    expect(kind).toBe('preview');
    // Thirty days after that date, or the first working day after them.
    expect([31, 32, 33, 34].map((n) => epoch + n * day)).toContain(msOf(closesAt));
  });
});

describe('XD7 what was called off', () => {
  it('XD7 shows no deadline anywhere: not in the ballot, not in the list', async () => {
    const id = await open();
    const listed = async () => {
      const { items } = (await api.ask('GET', `/ballots?organisation=${society}&limit=100`, { token: secretary })).body as {
        items: readonly { id: string }[];
      };
      return JSON.stringify(items.find((item) => item.id === id));
    };
    const { deadlines, state } = await shown(id);
    expect(deadlines.map(({ name }) => name)).toContain('ballotCloses');
    const closes = state['closesAt'];
    expect(await listed()).toContain(String(closes));
    await act(id, 'recall-ballot', { reason: '误发' });
    const after = await shown(id);
    expect(after.deadlines).toEqual([]);
    expect(after.state).toMatchObject({ closesAt: null, countsUntil: null });
    expect(await listed()).not.toContain(String(closes));
  });
});

describe('XE24 given a ballot that was called off', () => {
  it('XE24 a vote is told that it was recalled, or voided and why, and not that it closed', async () => {
    const [recalled, voided] = [await open(), await open()];
    await act(recalled, 'recall-ballot', { reason: '误发' });
    await act(voided, 'propose-voiding', { reason: '名册有误' });
    await act(voided, 'confirm-voiding', { n: 1 }, await api.token('officer', { role: 'officer', organisation: society }));
    expect(refused(await vote(recalled, 'm1'))).toEqual([409, 'BALLOT_RECALLED', null]);
    expect(refused(await vote(voided, 'm1'))).toMatchObject([409, 'BALLOT_VOIDED', { reason: '名册有误' }]);
  });
});
