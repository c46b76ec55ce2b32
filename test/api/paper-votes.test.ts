import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { workList } from '../../contract/views/work.js';
import { formatInstant } from '../../domain/law/calendar/instant.js';
import { lifecycleShown, problem } from '../../contract/http.js';
import { eventsOf, type EventRow } from '../../db/archive.js';
import { contentHash } from '../../domain/kernel/log/merkle.js';
import { monday, startApi, type TestApi } from '../support/api.js';
import { beginBallot, letterBallot, society } from '../support/letter-ballot.js';

let api: TestApi;
let first: string;
let second: string;
const text = contentHash('送审稿');
const day = 86_400_000;

beforeAll(async () => {
  api = await startApi();
  first = await api.token('secretary', { role: 'secretariat', organisation: society });
  second = await api.token('officer', { role: 'officer', organisation: society });
});
afterAll(() => api.close());
beforeEach(() => {
  api.now = monday;
});

const open = (): Promise<string> => beginBallot(api, first, letterBallot());

/** The scan of a sheet, or the note of a call, as a file of the archive. */
async function scanned(words: string): Promise<string> {
  const sent = await fetch(`${api.url}/api/v1/documents?name=scan.txt`, {
    method: 'POST',
    headers: { authorization: `Bearer ${first}`, 'content-type': 'text/plain' },
    body: words,
  });
  expect(sent.status).toBeLessThan(300);
  return ((await sent.json()) as { sha256: string }).sha256; // the route's own answer
}

const sheet = (scan: string, over: object = {}) => ({ seat: 2, choice: 'no', reason: '6.3 条不可行', text, scan, ...over });
/** What the second person reads on the same sheet, the first that was typed. */
const read = { seat: 2, n: 1, choice: 'no', words: true };
const act = (id: string, name: string, token: string, body: object) => api.ask('POST', `/ballots/${id}/${name}`, { token, body });
const status = ({ status: of, body }: { status: number; body: unknown }) => [of, of === 200 ? 'accepted' : problem.parse(body).code];
const ownMark = async (id: string, person: string) =>
  (await api.ask('GET', `/ballots/${id}/votes/mine`, { token: await api.token(person) })).body['choice'];

async function confirmed(): Promise<{ readonly id: string; readonly at: number }> {
  const id = await open();
  const scan = await scanned(`邮寄表决单 ${id}`);
  expect(status(await act(id, 'enter-paper', first, sheet(scan)))).toEqual([200, 'accepted']);
  expect(status(await act(id, 'confirm-paper', second, { ...read, scan }))).toEqual([200, 'accepted']);
  return { id, at: api.now };
}

describe('XE6 sheets that nobody confirmed', () => {
  test('XE6 stand by name before and after the close for who conducts, and are no negatives of the result', async () => {
    const id = await beginBallot(api, first, letterBallot());
    const scan = await scanned('未核对的表决单');
    expect(status(await act(id, 'enter-paper', first, sheet(scan)))).toEqual([200, 'accepted']);
    const waiting = async (token: string) =>
      lifecycleShown.parse((await api.ask('GET', `/ballots/${id}`, { token })).body).state['sheetsUnconfirmed'];
    const member = await api.token('m1');
    expect([await waiting(second), await waiting(member)]).toEqual([[2], undefined]);
    api.now = monday + 40 * day;
    await api.engine.runDue();
    expect([await waiting(second), await waiting(member)]).toEqual([[2], undefined]);
    expect((await api.ask('GET', `/ballots/${id}/negatives`, { token: second })).body).toEqual({ items: [], parked: [] });
    const told = await api.db.collection('notices').countDocuments({ template: 'ballot.ballotClosed.sheetsNotCounted' });
    expect(told).toBeGreaterThan(0);
  });
});

describe('S7: an elderly member sends a sheet by post, another dictates by telephone', () => {
  test('XA31 one person types it from the scan, and nothing counts until another has read the same on it, without being shown what was typed', async () => {
    const id = await open();
    const scan = await scanned('邮寄的表决单');
    expect(status(await act(id, 'enter-paper', first, sheet(scan)))).toEqual([200, 'accepted']);
    expect(await ownMark(id, 'm2')).toBe('none');
    expect(status(await act(id, 'confirm-paper', first, { ...read, scan }))).toEqual([409, 'SECOND_PERSON']);
    const { state } = lifecycleShown.parse((await api.ask('GET', `/ballots/${id}`, { token: second })).body);
    expect(state['papers']).toEqual([{ seat: 2, n: 1, scan, by: 'secretary', confirmedAt: null }]);
    expect(status(await act(id, 'confirm-paper', second, { ...read, choice: 'yes', scan }))).toEqual([409, 'SHEET_READ_OTHERWISE']);
    expect(status(await act(id, 'confirm-paper', second, { ...read, scan: contentHash('另一张') }))).toEqual([404, 'PAPER_UNKNOWN']);
    expect(status(await act(id, 'confirm-paper', second, { ...read, scan }))).toEqual([200, 'accepted']);
    expect(await ownMark(id, 'm2')).toBe('noWithReasons');
  });

  test('the record names both persons and the scan, and the scan can be read', async () => {
    const { id } = await confirmed();
    const [row] = await eventsOf(api.db)
      .find({ stream: `ballot/${id}` as never, type: 'paperConfirmed' })
      .lean<EventRow[]>();
    expect(row?.data).toMatchObject({ seat: 2, mark: 'N', enteredBy: 'secretary', by: 'officer', person: 'm2' });
    const scan = String((row?.data as unknown as { scan: string }).scan); // an archived event of a ballot
    expect((await fetch(`${api.url}/api/v1/documents/${scan}`, { headers: { authorization: `Bearer ${second}` } })).status).toBe(200);
  });

  test('the member is told, by a notice to that person alone', async () => {
    const { id } = await confirmed();
    const told = await api.db
      .collection('notices')
      .find({ stream: `ballot/${id}`, template: 'ballot.paperConfirmed' })
      .toArray();
    expect(told).toHaveLength(1);
    expect(told[0]).toMatchObject({ to: [{ person: 'm2' }], data: { seat: 2 } });
  });

  test.each([
    ['at the end of three days', 3 * day, [200, 'accepted'], 'none'],
    ['a moment later', 3 * day + 1, [409, 'OBJECTION_OVER'], 'noWithReasons'],
  ] as const)('the member objects %s', async (_, wait, verdict, mark) => {
    const { id, at } = await confirmed();
    api.now = at + wait;
    const answer = await act(id, 'object-paper', await api.token('m2'), { reason: '这不是我的意见' });
    expect(status(answer)).toEqual(verdict);
    expect(await ownMark(id, 'm2')).toBe(mark);
  });

  test('XE22 the page of the ballot and the work list tell the member of the sheet, until when to object, and no longer', async () => {
    const seen = async (id: string, person: string) => {
      const token = await api.token(person);
      const you = lifecycleShown.parse((await api.ask('GET', `/ballots/${id}`, { token })).body).state['you'];
      const { items } = workList.parse((await api.ask('GET', '/me/worklist', { token })).body);
      const rows = items.filter(({ subject, why }) => subject.id === id && why.code === 'DONE_FOR_YOU');
      return { done: (you as { done: readonly object[] }).done, rows: rows.map(({ due, about }) => [Date.parse(due ?? ''), about]) }; // the answer of the ballot
    };
    const entered = await open();
    expect(await seen(entered, 'm2')).toEqual({ done: [], rows: [] });
    expect(status(await act(entered, 'enter-paper', first, sheet(await scanned('待核对'))))).toEqual([200, 'accepted']);
    expect(await seen(entered, 'm2')).toMatchObject({ done: [{ what: 'sheetEntered', by: 'secretary', answer: 'castVote' }], rows: [] });
    const { id, at } = await confirmed();
    const until = at + 3 * day;
    const done = [{ what: 'sheetEntered', by: 'secretary', answer: 'objectPaper', until: formatInstant(until) }];
    const row = [until, { what: 'sheetEntered', act: 'objectPaper', by: 'secretary' }];
    expect(await seen(id, 'm2')).toEqual({ done, rows: [row] });
    expect(await seen(id, 'm3')).toEqual({ done: [], rows: [] });
    expect(status(await act(id, 'object-paper', await api.token('m2'), { reason: '不是我填的' }))).toEqual([200, 'accepted']);
    expect(await seen(id, 'm2')).toEqual({ done: [], rows: [] });
    const over = await confirmed();
    await api.ask('POST', `/ballots/${over.id}/votes`, { token: await api.token('m2'), body: { choice: 'yes', text } });
    expect((await seen(over.id, 'm2')).rows).toEqual([]);
    const late = await confirmed();
    api.now = late.at + 3 * day + 1;
    expect((await seen(late.id, 'm2')).rows).toEqual([]);
  });

  test('after an objection the seat is free and the member votes by the own hand', async () => {
    const { id } = await confirmed();
    const token = await api.token('m2');
    expect(status(await act(id, 'object-paper', token, { reason: '听错了' }))).toEqual([200, 'accepted']);
    expect((await api.ask('POST', `/ballots/${id}/votes`, { token, body: { choice: 'yes', text } })).status).toBe(200);
    expect(await ownMark(id, 'm2')).toBe('yes');
  });

  test('nobody but the member objects, and no sheet counts over an own vote', async () => {
    const { id } = await confirmed();
    expect(status(await act(id, 'object-paper', await api.token('m3'), { reason: '替他说' }))).toEqual([409, 'OBJECTION_OVER']);
    expect((await api.ask('POST', `/ballots/${id}/votes`, { token: await api.token('m4'), body: { choice: 'yes', text } })).status).toBe(200);
    const scan = await scanned('电话记录');
    expect(status(await act(id, 'enter-paper', first, sheet(scan, { seat: 4 })))).toEqual([200, 'accepted']);
    expect(status(await act(id, 'confirm-paper', second, { ...read, seat: 4, n: 2, scan }))).toEqual([200, 'accepted']);
    expect(status(await act(id, 'enter-paper', first, sheet(scan, { seat: 4 })))).toEqual([409, 'SHEET_CONFIRMED']);
    expect(await ownMark(id, 'm4')).toBe('yes');
  });

  test('bad sheets: a no without a reason, no scan, a member’s hand on it: refused; two ticks are a spoilt paper, kept and not counted as a vote', async () => {
    const id = await open();
    const scan = await scanned('划了两项');
    expect(status(await act(id, 'enter-paper', first, sheet(scan, { reason: undefined })))).toEqual([422, 'REASON_MISSING']);
    expect(status(await act(id, 'enter-paper', first, { ...sheet(scan), scan: undefined }))).toEqual([400, 'BAD_REQUEST']);
    expect(status(await act(id, 'enter-paper', await api.token('m2'), sheet(scan)))).toEqual([403, 'ROLE_NOT_ALLOWED']);
    expect(status(await act(id, 'enter-paper', first, { seat: 3, choice: 'spoilt', text, scan }))).toEqual([200, 'accepted']);
    expect(status(await act(id, 'confirm-paper', second, { ...read, seat: 3, choice: 'spoilt', words: false, scan }))).toEqual([200, 'accepted']);
    for (const n of [0, 1, 2, 4, 5])
      await api.ask('POST', `/ballots/${id}/votes`, { token: await api.token(`m${n}`), body: { choice: 'yes', text } });
    api.now = monday + 31 * day;
    await api.engine.runDue();
    const seen = lifecycleShown.parse((await api.ask('GET', `/ballots/${id}`, { token: first })).body);
    expect(seen.state['result']).toMatchObject({ counts: { yes: 5, spoilt: 1 } });
  });
});
