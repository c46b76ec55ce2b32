import type { Connection } from 'mongoose';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { claimDelivery, closeNotice, countDeliveries, markDelivery, noticeFigures, recordNoAddress, takeNotice } from '../../db/notice.js';
import type { Stream } from '../../domain/kernel/decider.js';
import { startStore, type TestStore } from '../support/mongo.js';

const stream: Stream = 'ballot/b1';
const start = 1_790_560_800_000;
let store: TestStore;
let db: Connection;

beforeAll(async () => {
  store = await startStore();
  ({ db } = store);
});
afterAll(async () => {
  await store.close();
});
beforeEach(async () => {
  for (const name of ['notices', 'deliveries', 'unreached']) await db.collection(name).deleteMany({});
});

/** A row of the ledger as the journal writes it. */
const ledger = (id: string, of: Stream = stream) =>
  db.collection('notices').insertOne({ _id: `${of}#${id}` as never, stream: of, template: `t${id}`, to: [], data: {}, state: 'queued' }); // ids of notices are texts

async function mailed(notice: string, recipient: string, outcome: 'sent' | 'failed' | 'pending', at: number): Promise<void> {
  const mail = { notice, recipient, entry: recipient, messageId: `<${recipient}>` };
  expect(await claimDelivery(db, mail, at)).toBe(true);
  if (outcome !== 'pending') await markDelivery(db, `${notice}|${recipient}`, { outcome, at: at + 5 });
}

test('given mail sent, refused and under way, and people without an address: each is in one figure, and they add up to the recipients', async () => {
  await ledger('2.0');
  const notice = `${stream}#2.0`;
  expect((await takeNotice(db, notice, { owner: 'w', now: start }))?._id).toBe(notice);
  for (let n = 0; n < 3; n += 1) await mailed(notice, `m${n}`, 'sent', start + n);
  await mailed(notice, 'm3', 'failed', start + 3);
  await mailed(notice, 'm4', 'pending', start + 4);
  await recordNoAddress(db, notice, { recipients: ['m5', 'm6'], at: start + 60 });
  expect(await noticeFigures(db, stream, 2)).toEqual([
    {
      ...{ seq: 2, template: 't2.0', state: 'delivering', recipients: 7, delivered: 3, failed: 1, noAddress: 2, open: 1 },
      ...{ firstAt: start + 4, lastAt: start + 8 },
    },
  ]);
  await closeNotice(db, { notice, owner: 'w' }, await countDeliveries(db, notice));
  expect((await noticeFigures(db, stream, 2))[0]?.state).toBe('failed');
});

test('given 2,500 people without an address, kept many in a row: all are counted, once, whichever worker wrote them', async () => {
  await ledger('2.0');
  const people = Array.from({ length: 2500 }, (_, n) => `m${String(n).padStart(4, '0')}`);
  await recordNoAddress(db, `${stream}#2.0`, { recipients: people, at: start });
  await recordNoAddress(db, `${stream}#2.0`, { recipients: people, at: start + 1 });
  expect(await noticeFigures(db, stream, 2)).toMatchObject([{ recipients: 2500, noAddress: 2500, delivered: 0, firstAt: null, lastAt: null }]);
});

test('given notices of several events: those up to the decision, in the order of their effects, and none of another lifecycle', async () => {
  for (const id of ['3.10', '12.0', '3.2', '2.0', '4.0']) await ledger(id);
  await ledger('2.0', 'ballot/b10');
  expect((await noticeFigures(db, stream, 3)).map((one) => [one.seq, one.template])).toEqual([
    [2, 't2.0'],
    [3, 't3.2'],
    [3, 't3.10'],
  ]);
  expect((await noticeFigures(db, stream, 2)).map((one) => one.seq)).toEqual([2]);
  expect(await noticeFigures(db, stream, 12)).toHaveLength(5);
  expect(await noticeFigures(db, stream, 1)).toEqual([]);
});

test('given a notice that nobody has turned to: it stands there, queued, with nobody reached', async () => {
  await ledger('2.0');
  expect(await noticeFigures(db, stream, 9)).toEqual([
    {
      ...{ seq: 2, template: 't2.0', state: 'queued', recipients: 0, delivered: 0, failed: 0, noAddress: 0, open: 0 },
      ...{ firstAt: null, lastAt: null },
    },
  ]);
});
