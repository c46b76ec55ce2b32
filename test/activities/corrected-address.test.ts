import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Connection } from 'mongoose';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { mongoArchive } from '../../db/archive.js';
import { noticesOf } from '../../db/notice.js';
import { resendTo } from '../../db/notice-ledger.js';
import { PersonalStore } from '../../db/personal.js';
import { projections } from '../../db/projections.js';
import type { Stream } from '../../domain/kernel/decider.js';
import { newKeyLine, parseKeyRing } from '../../key-ring.js';
import type { Delivery } from '../../worker/notices/delivery.js';
import { fileOutbox } from '../../worker/notices/file-outbox.js';
import type { Mailer } from '../../worker/notices/mailer.js';
import { start } from '../domain/ballot/ballot-fixture.js';
import { deliverAll } from '../support/mail.js';
import { startStore, type TestStore } from '../support/mongo.js';
import { personNamed } from '../support/spelt.js';

const stream: Stream = 'ballot/b1';
const notice = `${stream}#3.0`;
const hand = { by: 'office', at: start };
let store: TestStore;
let db: Connection;
let personal: PersonalStore;
let outbox: string;
beforeAll(async () => {
  store = await startStore();
  ({ db } = store);
  personal = new PersonalStore(db, parseKeyRing(newKeyLine(), 'test'));
  outbox = await mkdtemp(join(tmpdir(), 'biaocheng-outbox-'));
});
afterAll(async () => {
  await store.close();
  await rm(outbox, { recursive: true });
});

const mailbox = (person: string) => personal.addresses.put({ person, keeper: null }, `${person}@example.com`, hand);

it('XB18 an address corrected while the notice is on its way to others: the next turn writes to it, and nobody is written to twice', async () => {
  const files = fileOutbox(outbox, '标程 <biaocheng@localhost>');
  const sent: string[] = [];
  // The first mail is under way when the office enters the other address: this turn has looked up its people already.
  const send: Mailer['send'] = async (mail) => {
    if (sent.push(mail.to) === 1) {
      await mailbox('wang');
      await resendTo(db, { notice, recipient: 'wang' }, hand);
    }
    return files.send(mail);
  };
  const mailer: Mailer = { send, forget: (ids) => files.forget(ids), close: () => files.close() };

  const log = { warn: () => undefined, error: () => undefined };
  const worker: Delivery = { db, personal, mailer, publicUrl: 'http://x', owner: 'w', clock: () => start, stopping: () => false, log };

  await mailbox('li');
  const to = ['li', 'wang'].map((person) => ({ person: personNamed(person) }));
  const row = { id: notice, template: 'ballot.ballotClosed', data: { question: '是否同意报批？', outcome: 'PASS' }, to };
  await mongoArchive(db, projections).append({ stream, events: [], notices: [row], size: 0, root: null, clock: null });
  await deliverAll(worker);

  expect(sent).toEqual(['li@example.com', 'wang@example.com']);
  const [done] = await noticesOf(db, stream);
  expect(done).toMatchObject({ state: 'done', deliveries: [{ outcome: 'sent' }, { outcome: 'sent' }] });
});
