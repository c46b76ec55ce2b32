import { Client } from '@temporalio/client';
import type { Connection } from 'mongoose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { journalActivities, type JournalStep, type NoticeRow } from '../../activities/journal.js';
import { noticeActivities } from '../../activities/notices.js';
import { outageActivities } from '../../activities/outages.js';
import { createEngine } from '../../api/engine.js';
import type { Engine } from '../../api/engine-contract.js';
import { mongoArchive } from '../../db/archive.js';
import { outages, Pulse } from '../../db/heartbeat.js';
import { modelOf } from '../../db/model.js';
import { noticesOf } from '../../db/notice.js';
import { resendTo } from '../../db/notice-ledger.js';
import { PersonalStore } from '../../db/personal.js';
import { projections } from '../../db/projections.js';
import { calendar2026 } from '../../domain/law/calendar/state-council.js';
import type { Stream } from '../../domain/kernel/decider.js';
import { newKeyLine, parseKeyRing } from '../../key-ring.js';
import { workflowBundlePath } from '../../repository.js';
import { loadTemporalConfig } from '../../temporal.config.js';
import { createMailWorker, createWorker } from '../../worker/create.js';
import { MailDown, type Mail, type MailVerdict } from '../../worker/notices/mailer.js';
import { startingNotices, sweep, type Temporal } from '../../worker/notices/notice-starter.js';
import { postOf } from '../../worker/notices/post.js';
import { outagesOf, tellBySignal } from '../../worker/outages.js';
import { startStore, type TestStore } from '../support/mongo.js';
import { personNamed } from '../support/spelt.js';
import { startTemporal, type TestTemporal } from '../support/temporal.js';

const stream: Stream = 'ballot/told';
let temporal: TestTemporal;
let store: TestStore;
let db: Connection;
let personal: PersonalStore;
let engine: Engine;
let where: Temporal;
let stopWorkers: () => Promise<void>;
/** What the mail server does with the next mails; each mail it was handed is noted first. */
let serve: (mail: Mail) => Promise<MailVerdict>;
let handed: Mail[] = [];

beforeAll(async () => {
  [temporal, store] = await Promise.all([startTemporal({ inMemory: true }), startStore()]);
  ({ db } = store);
  personal = new PersonalStore(db, parseKeyRing(newKeyLine(), 'test'));
  const config = { ...loadTemporalConfig({}), namespace: temporal.namespace };
  const taskQueue = config.taskQueues.lifecycles;
  where = { client: temporal.client, taskQueue };
  engine = createEngine({ connection: { address: temporal.address }, namespace: temporal.namespace, taskQueue, calendar: calendar2026 });
  const log = { warn: () => undefined, error: () => undefined };
  const mailer = { send: (mail: Mail) => (handed.push(mail), serve(mail)), forget: () => Promise.resolve(), close: () => undefined };
  const closing = new AbortController();
  const post = postOf({ db, personal, mailer, publicUrl: 'http://x', log }, closing.signal);
  const workers = await Promise.all([
    createWorker(config, {
      connection: temporal.nativeConnection,
      workflowBundle: { codePath: workflowBundlePath },
      activities: {
        ...journalActivities(mongoArchive(db, projections)),
        ...outageActivities(outagesOf({ db, tell: tellBySignal(temporal.client), clock: Date.now, log })),
      },
    }),
    createMailWorker(config, { connection: temporal.nativeConnection, activities: noticeActivities(post) }),
  ]);
  const running = workers.map((worker) => worker.run());
  stopWorkers = async () => {
    closing.abort();
    for (const worker of workers) worker.shutdown();
    await Promise.all(running);
  };
});
afterAll(async () => {
  await engine.close();
  await stopWorkers();
  await temporal.stop();
  await store.close();
});
beforeEach(async () => {
  handed = [];
  serve = () => Promise.resolve({ kind: 'sent' });
  for (const name of ['notices', 'deliveries', 'unreached', 'mailboxes']) await db.collection(name).deleteMany({});
});

let told = 0;
const step = (people: readonly string[], change: Partial<NoticeRow> = {}): JournalStep => {
  told += 1;
  const notice = {
    ...{ id: `${stream}#${told}.0`, template: 'ballot.ballotClosed', data: { question: '是否同意报批？', outcome: 'PASS' } },
    to: people.map((person) => ({ person: personNamed(person) })),
    ...change,
  };
  return { stream, events: [], notices: [notice], size: 0, root: null, clock: null };
};
const append = (one: JournalStep, at: Temporal = where) => startingNotices(mongoArchive(db, projections), at).append(one);
const mailbox = (person: string) =>
  personal.addresses.put({ person, keeper: null }, `${person}@secret.example.com`, { by: 'office', at: Date.now() });
const row = async () => (await noticesOf(db, stream))[0];
const done = (state = 'done') => expect.poll(async () => (await row())?.state, { timeout: 30_000, interval: 50 }).toBe(state);
const handle = (one: JournalStep) => temporal.client.workflow.getHandle(`notice/${one.notices[0]?.id ?? ''}`);

describe('a notice', () => {
  it('is delivered by the engine once its step is written; no name, no address and no word of it stands in Temporal', async () => {
    await mailbox('li');
    const one = step(['li', 'wang']);
    await append(one);
    await done();
    expect(await row()).toMatchObject({ counts: { sent: 1, noAddress: 1 } });
    await handle(one).result();
    const { events } = await handle(one).fetchHistory();
    expect(events?.length).toBeLessThan(14);
    const history = JSON.stringify(events, (_, value: unknown) => (value instanceof Uint8Array ? Buffer.from(value).toString() : value));
    expect(history).toContain(`${stream}#`);
    expect(history).not.toMatch(/secret\.example|"li"|wang|是否同意/);
  });

  it('of a step that the engine repeats, also long after, goes out once', async () => {
    await mailbox('li');
    const one = step(['li']);
    await Promise.all([append(one), append(one)]);
    await done();
    await handle(one).result();
    await append(one);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(handed.length).toBe(1);
  });

  it('whose start fails after its step was committed fails the step, and the step repeated starts it', async () => {
    await mailbox('li');
    const nowhere = { ...where, client: new Client({ connection: temporal.client.connection, namespace: 'no-such-namespace' }) };
    const one = step(['li']);
    await expect(append(one, nowhere)).rejects.toThrow();
    expect(await row()).toMatchObject({ state: 'queued', unbegun: true });
    await append(one);
    await done();
  });

  it('that the engine does not know of is found in the ledger; one for the public feed alone needs nobody', async () => {
    await mailbox('li');
    await mongoArchive(db, projections).append(step(['li']));
    await sweep(db, where, false);
    await done();
    await db.collection('notices').deleteMany({});
    await append(step([], { to: [{ feed: 'public' }] }));
    expect(await row()).toMatchObject({ state: 'done', deliveries: [] });
    expect(handed.length).toBe(1);
  });

  it('goes round once more for whom an address is entered, as soon as it is', async () => {
    await mailbox('li');
    const one = step(['li', 'wang']);
    await append(one);
    await done();
    await handle(one).result();
    await mailbox('wang');
    const id = one.notices[0]?.id ?? '';
    await resendTo(db, { notice: id, recipient: 'wang' }, { by: 'office', at: Date.now() });
    await engine.sendAgain([id]);
    await expect.poll(async () => (await row())?.counts, { timeout: 30_000 }).toEqual({ sent: 2 });
    expect(handed.map((mail) => mail.to)).toEqual(['li@secret.example.com', 'wang@secret.example.com']);
  });

  it('waits for a mail server that is away without a line of history for each try, and is never shown as failed', async () => {
    await mailbox('li');
    let tries = 0;
    serve = () => {
      tries += 1;
      return tries < 2 ? Promise.reject(new MailDown('connection refused')) : Promise.resolve({ kind: 'sent' });
    };
    const one = step(['li']);
    await append(one);
    await expect.poll(async () => (await row())?.error, { timeout: 30_000 }).toBe('connection refused');
    expect(await row()).toMatchObject({ state: 'queued', deliveries: [{ outcome: 'pending' }] });
    await done();
    await handle(one).result();
    expect((await handle(one).fetchHistory()).events?.length).toBeLessThan(14);
  });
});

describe('an outage', () => {
  it('is measured when a part comes up and both work, however long the other takes; nobody polls', async () => {
    const now = Date.now();
    const [api, worker] = [new Pulse(db, 'api', () => engine.lookForOutages()), new Pulse(db, 'worker')];
    await worker.beat(now - 600_000);
    await api.beat(now - 600_000);
    await new Pulse(db, 'api', () => engine.lookForOutages()).beat(now);
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(await modelOf(db, outages).find({}).lean()).toEqual([]);
    await new Pulse(db, 'worker').beat(now);
    await expect
      .poll(async () => (await modelOf(db, outages).find({}).lean()).map(({ from, to }) => to - from), { timeout: 30_000 })
      .toEqual([600_000]);
    await temporal.client.workflow.getHandle('outages').result();
  });
});
