import { randomUUID } from 'node:crypto';
import type { Connection } from 'mongoose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JournalStep } from '../../activities/journal.js';
import { journalActivities } from '../../activities/journal.js';
import { webhookActivities } from '../../activities/webhooks.js';
import { createEngine } from '../../api/engine.js';
import type { Engine } from '../../api/engine-contract.js';
import { mongoArchive } from '../../db/archive.js';
import { PersonalStore } from '../../db/personal.js';
import { projections } from '../../db/projections.js';
import { messagesAfter, replayAfter } from '../../db/webhook-message.js';
import { calendar2026 } from '../../domain/law/calendar/state-council.js';
import { record } from '../../domain/kernel/log/record.js';
import { newKeyLine, parseKeyRing } from '../../key-ring.js';
import { workflowBundlePath } from '../../repository.js';
import { loadTemporalConfig } from '../../temporal.config.js';
import { createHookWorker, createWorker } from '../../worker/create.js';
import { handleWebhook } from '../../worker/webhooks/handle-webhook.js';
import { resolveByHost } from '../../worker/webhooks/post-guarded.js';
import { tellingWebhooks, wakeBySignal } from '../../worker/webhooks/webhook-starter.js';
import { begin, society, start } from '../domain/ballot/ballot-fixture.js';
import { startStore, type TestStore } from '../support/mongo.js';
import { startReceiver, type Receiver } from '../support/receiver.js';
import { personNamed } from '../support/spelt.js';
import { startTemporal, type TestTemporal } from '../support/temporal.js';

const stream = 'ballot/told';
const hook = randomUUID();
let temporal: TestTemporal;
let store: TestStore;
let db: Connection;
let engine: Engine;
let receiver: Receiver;
let stopWorkers: () => Promise<void>;

beforeAll(async () => {
  [temporal, store, receiver] = await Promise.all([startTemporal({ inMemory: true }), startStore(), startReceiver()]);
  ({ db } = store);
  const personal = new PersonalStore(db, parseKeyRing(newKeyLine(), 'test'));
  const about = { _id: hook, organisation: society, name: '办公系统', shape: 'standard', host: 'x', by: 'office', at: start } as const;
  const url = `http://127.0.0.1:${receiver.port}/in`;
  await personal.webhooks.add(about, { url, secret: `whsec_${Buffer.alloc(32, 1).toString('base64')}`, earlier: null, robotSecret: null });
  const config = { ...loadTemporalConfig({}), namespace: temporal.namespace };
  const taskQueue = config.taskQueues.lifecycles;
  engine = createEngine({ connection: { address: temporal.address }, namespace: temporal.namespace, taskQueue, calendar: calendar2026 });
  const guard = { intranet: [`127.0.0.1:${receiver.port}`], plainHttp: true };
  const ports = { db, personal, publicUrl: 'http://x', guard, resolve: resolveByHost, clock: Date.now };
  const parts = { connection: temporal.nativeConnection };
  const workers = await Promise.all([
    createWorker(config, {
      ...parts,
      workflowBundle: { codePath: workflowBundlePath },
      activities: journalActivities(mongoArchive(db, projections)),
    }),
    createHookWorker(config, { ...parts, activities: webhookActivities({ turn: (id, stop) => handleWebhook(ports, id, stop) }) }),
  ]);
  const running = workers.map((worker) => worker.run());
  stopWorkers = async () => {
    for (const worker of workers) worker.shutdown();
    await Promise.all(running);
  };
}, 60_000);
afterAll(async () => {
  await engine.close();
  await stopWorkers();
  await temporal.stop();
  await Promise.all([store.close(), receiver.close()]);
});

/** The beginning of a ballot of the fixture, as its lifecycle writes it. */
const step = (): JournalStep => {
  const events = begin().events.map(
    (event, n) => record(event, { stream, seq: n + 1, at: start, actor: personNamed('x'), commandId: `c${n}` }).recorded,
  );
  return { stream, events, notices: [], size: events.length, root: null, clock: null };
};
const delivered = async () => {
  const rows = await messagesAfter(db, hook, { after: '', most: 100 });
  return rows.length > 0 && rows.every(({ state }) => state === 'delivered');
};
const soon = { timeout: 30_000, interval: 100 };

describe('a webhook', () => {
  it('is written to by the engine once the step is, again when the receiver was away, and once however often the step is repeated', async () => {
    receiver.answer = { status: 503 };
    const { client } = temporal;
    const archive = tellingWebhooks(
      mongoArchive(db, projections),
      db,
      wakeBySignal({ client, taskQueue: loadTemporalConfig({}).taskQueues.lifecycles }),
    );
    await archive.append(step());
    await archive.append(step());
    await expect.poll(() => receiver.got.length, soon).toBe(1);
    expect(await delivered()).toBe(false);
    receiver.answer = { status: 204 };
    await expect.poll(delivered, soon).toBe(true);
    const ids = receiver.got.map(({ headers }) => headers['webhook-id']);
    expect(ids[0]).toBe(ids[1]);
    expect(new Set(ids).size).toBe(ids.length - 1);

    const history = JSON.stringify(await client.workflow.getHandle(`webhook/${hook}`).fetchHistory());
    expect(history).not.toMatch(/127\.0\.0\.1|whsec_|是否同意/);
    expect(Buffer.from(history, 'utf8').length).toBeGreaterThan(100);
  });

  it('gets what is asked for again: the API tells the engine', async () => {
    receiver.got.length = 0;
    const count = await replayAfter(db, hook, '');
    await engine.sendWaiting(hook);
    await expect.poll(delivered, soon).toBe(true);
    expect(receiver.got.length).toBe(count);
  });
});
