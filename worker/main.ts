import { existsSync } from 'node:fs';
import { Client } from '@temporalio/client';
import type pino from 'pino';
import { makeTelemetryFilterString, NativeConnection, Runtime, type Worker } from '@temporalio/worker';
import { journalActivities } from '../activities/journal.js';
import { noticeActivities } from '../activities/notices.js';
import { outageActivities } from '../activities/outages.js';
import { webhookActivities } from '../activities/webhooks.js';
import { BadConfiguration, loadAppConfig } from '../config.js';
import { mongoArchive } from '../db/archive.js';
import { ClockWatch, storeTimeOf } from '../db/clock-watch.js';
import { connect } from '../db/connect.js';
import { patiently } from '../db/patiently.js';
import { EarlierArchive } from '../db/earlier-archive.js';
import { Pulse, startHeartbeat } from '../db/heartbeat.js';
import { migrate } from '../db/migrate.js';
import { PersonalStore } from '../db/personal.js';
import { projections } from '../db/projections.js';
import { loadOrMakeKeyRing, payloadKeysOf } from '../key-ring.js';
import { dataConverterWith } from '../payload-codec.js';
import { workflowBundlePath } from '../repository.js';
import { openLog } from '../log.js';
import { loadTemporalConfig, type TemporalConfig } from '../temporal.config.js';
import { openTracing } from '../tracing.js';
import { lookSignal, outagesStart } from '../workflows/messages/outages.js';
import { seeingClock } from './clock-sighting.js';
import { createHookWorker, createMailWorker, createWorker } from './create.js';
import { serveHealth } from './health.js';
import { sweepNotices, startingNotices } from './notices/notice-starter.js';
import { openMailer } from './notices/open-mailer.js';
import { postOf } from './notices/post.js';
import { sparingMailer } from './notices/sparing-mailer.js';
import { outagesOf, tellBySignal } from './outages.js';
import { startRemovingErasedMail } from './remove-erased-mail.js';
import { startRemovingLooseFiles } from './remove-loose-files.js';
import { sdkLogger } from './sdk-log.js';
import { tracedJournal } from './traced-journal.js';
import { handleWebhook } from './webhooks/handle-webhook.js';
import { resolveByHost } from './webhooks/post-guarded.js';
import { tellingWebhooks, wakeBySignal, wakeWaiting } from './webhooks/webhook-starter.js';

/** `npm run worker`: runs lifecycles and writes the archive until it is told to stop. Several work side by side. */
async function main(): Promise<void> {
  const app = loadAppConfig();
  const temporal = loadTemporalConfig();
  const log = openLog('worker', app.logLevel);
  if (!existsSync(workflowBundlePath)) throw new BadConfiguration(`${workflowBundlePath} is missing; build it with: node scripts/build.mjs`);
  const keys = payloadKeysOf(app, temporal.given || app.mongo.given ? log : null);
  installRuntime(app.workerMetricsPort, log);
  const tracing = await openTracing('worker');
  const db = await patiently(log, 'MongoDB', () => connect(app.mongo.uri, undefined, tracing.on));
  tracing.watchStore(db.getClient());
  await migrate(db);
  const connection = await patiently(log, 'Temporal', () => NativeConnection.connect(temporal.connection));
  const clocks = new ClockWatch({ clock: () => Date.now(), storeTime: storeTimeOf(db), log });
  const dataConverter = dataConverterWith(keys);
  const client = new Client({ connection, namespace: temporal.namespace, dataConverter });
  const taskQueue = temporal.taskQueues.lifecycles;
  const ports = { db, log, clock: () => Date.now() };
  const engine = { client, taskQueue };
  const archive = tellingWebhooks(startingNotices(mongoArchive(db, projections), engine), db, wakeBySignal(engine));
  const worker = await createWorker(temporal, {
    connection,
    workflowBundle: { codePath: workflowBundlePath },
    dataConverter,
    activities: {
      ...tracedJournal(seeingClock(journalActivities(archive), clocks), tracing),
      ...outageActivities(outagesOf({ ...ports, tell: tellBySignal(client) })),
    },
  });
  const closing = new AbortController();
  const personal = new PersonalStore(db, loadOrMakeKeyRing(app.keys.personal));
  const delivery = { db, personal, mailer: sparingMailer(openMailer(app.mail)), publicUrl: app.api.publicUrl, log };
  const mail = await createMailWorker(temporal, { connection, dataConverter, activities: noticeActivities(postOf(delivery, closing.signal)) });
  const hooking = { db, personal, publicUrl: app.api.publicUrl, guard: app.webhooks, resolve: resolveByHost, clock: () => Date.now() };
  const hooks = await createHookWorker(temporal, {
    ...{ connection, dataConverter },
    activities: webhookActivities({ turn: (hook, stop) => handleWebhook(hooking, hook, AbortSignal.any([stop, closing.signal])) }),
  });
  const health = app.workerHealthPort === null ? null : await serveHealth(app.workerHealthPort, worker, { db, clocks });
  const pulse = new Pulse(db, 'worker', lookingFor(client, taskQueue));
  const beside = [
    clocks.start(),
    startHeartbeat({ works: () => Promise.resolve(worker.getState() === 'RUNNING'), beat: () => pulse.beat(Date.now()) }, log),
    startRemovingLooseFiles(db, app.looseFileMs, log),
    startRemovingErasedMail(delivery),
    sweepNotices(db, engine, log),
  ];
  stopOnSignals([worker, mail, hooks], closing);
  void wakeWaiting(db, wakeBySignal(engine)).catch((error: unknown) => log.warn({ err: error }, 'webhooks that wait were not woken'));
  log.info({ temporal: temporal.address, queue: taskQueue, ...buildOf(temporal) }, 'worker runs');
  await Promise.all([worker.run(), mail.run(), hooks.run()]);
  for (const one of beside) one.stop();
  delivery.mailer.close();
  health?.close();
  await connection.close();
  await db.close();
  await tracing.close();
  log.info('worker stopped');
}

/** This worker has come up, perhaps after a time without any. */
const lookingFor = (client: Client, taskQueue: string) => async (): Promise<void> => {
  await client.workflow.signalWithStart('outages', { ...outagesStart(taskQueue), signal: lookSignal });
};

/** Our own handlers decide when to drain; the SDK's would race with them. Its figures are served by itself, on loopback as `/healthz` is; its words go to our log. */
function installRuntime(metricsPort: number | null, log: pino.Logger): void {
  const metrics = metricsPort === null ? {} : { metrics: { prometheus: { bindAddress: `127.0.0.1:${metricsPort}` } } };
  const telemetryOptions = { ...metrics, logging: { forward: {}, filter: makeTelemetryFilterString({ core: 'WARN', other: 'ERROR' }) } };
  try {
    Runtime.install({ shutdownSignals: [], logger: sdkLogger(log), telemetryOptions });
  } catch (error) {
    if (!(error instanceof Error && /address already in use/i.test(error.message))) throw error;
    throw new BadConfiguration(`Port ${metricsPort} is in use by another program; set WORKER_METRICS_PORT to a free one.`);
  }
}

const buildOf = ({ deployment }: TemporalConfig) => ({ build: deployment.buildId, versioning: deployment.versioning });

function stopOnSignals(workers: readonly Worker[], closing: AbortController): void {
  const stop = () => {
    closing.abort();
    for (const worker of workers) if (worker.getState() === 'RUNNING') worker.shutdown();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
}

main().catch((error: unknown) => {
  console.error(error instanceof BadConfiguration || error instanceof EarlierArchive ? `✗ ${error.message}` : error);
  process.exit(1);
});
