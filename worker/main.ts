import { existsSync } from 'node:fs';
import { NativeConnection, Runtime, type Worker } from '@temporalio/worker';
import type pino from 'pino';
import { journalActivities } from '../activities/journal.js';
import { BadConfiguration, loadAppConfig } from '../config.js';
import { mongoArchive } from '../db/archive.js';
import { ClockWatch, storeTimeOf } from '../db/clock-watch.js';
import { connect } from '../db/connect.js';
import { EarlierArchive } from '../db/earlier-archive.js';
import { migrate } from '../db/migrate.js';
import { PersonalStore } from '../db/personal.js';
import { projections } from '../db/projections.js';
import { loadOrMakeKeyRing, payloadKeysOf } from '../key-ring.js';
import { dataConverterWith } from '../payload-codec.js';
import { workflowBundlePath } from '../repository.js';
import { openLog } from '../log.js';
import { loadTemporalConfig, type TemporalConfig } from '../temporal.config.js';
import { seeingClock } from './clock-sighting.js';
import { createWorker } from './create.js';
import { deliverNotices } from './deliver-notices.js';
import { serveHealth } from './health.js';
import { startHeartbeat } from './heartbeat.js';
import { startRemovingLooseFiles } from './remove-loose-files.js';
import { openMailer } from './notices/open-mailer.js';

/** `npm run worker`: runs lifecycles and writes the archive until it is told to stop. Several work side by side. */
async function main(): Promise<void> {
  const app = loadAppConfig();
  const temporal = loadTemporalConfig();
  const log = openLog('worker', app.logLevel);
  if (!existsSync(workflowBundlePath)) throw new BadConfiguration(`${workflowBundlePath} is missing; build it with: node scripts/build.mjs`);
  const keys = payloadKeysOf(app, temporal.given || app.mongo.given ? log : null);
  installRuntime(app.workerMetricsPort);
  const db = await patiently(log, 'MongoDB', () => connect(app.mongo.uri));
  await migrate(db);
  const connection = await patiently(log, 'Temporal', () => NativeConnection.connect(temporal.connection));
  const clocks = new ClockWatch({ clock: () => Date.now(), storeTime: storeTimeOf(db), log });
  const worker = await createWorker(temporal, {
    connection,
    workflowBundle: { codePath: workflowBundlePath },
    dataConverter: dataConverterWith(keys),
    activities: seeingClock(journalActivities(mongoArchive(db, projections)), clocks),
  });
  const health = app.workerHealthPort === null ? null : await serveHealth(app.workerHealthPort, worker, { db, clocks });
  const stopDelivery = deliverNotices({
    db,
    personal: new PersonalStore(db, loadOrMakeKeyRing(app.keys.personal)),
    mailer: openMailer(app.mail),
    publicUrl: app.api.publicUrl,
    log,
  });
  const comparing = clocks.start();
  const heartbeat = startHeartbeat(db, () => worker.getState() === 'RUNNING', log);
  const removing = startRemovingLooseFiles(db, app.looseFileMs, log);
  stopOnSignals(worker);
  log.info({ temporal: temporal.address, queue: temporal.taskQueues.lifecycles, ...buildOf(temporal) }, 'worker runs');
  await worker.run();
  heartbeat.stop();
  removing.stop();
  comparing.stop();
  await stopDelivery();
  health?.close();
  await connection.close();
  await db.close();
  log.info('worker stopped');
}

/** Our own handlers decide when to drain; the SDK's would race with them. Its figures are served by itself, on loopback as `/healthz` is. */
function installRuntime(metricsPort: number | null): void {
  const metrics = metricsPort === null ? {} : { telemetryOptions: { metrics: { prometheus: { bindAddress: `127.0.0.1:${metricsPort}` } } } };
  try {
    Runtime.install({ shutdownSignals: [], ...metrics });
  } catch (error) {
    if (!(error instanceof Error && /address already in use/i.test(error.message))) throw error;
    throw new BadConfiguration(`Port ${metricsPort} is in use by another program; set WORKER_METRICS_PORT to a free one.`);
  }
}

const buildOf = ({ deployment }: TemporalConfig) => ({ build: deployment.buildId, versioning: deployment.versioning });

function stopOnSignals(worker: Worker): void {
  const stop = () => {
    if (worker.getState() === 'RUNNING') worker.shutdown();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
}

/** A server that is not there yet is waited for: in a cluster nothing promises the order in which things come up. */
async function patiently<T>(log: pino.Logger, name: string, open: () => Promise<T>): Promise<T> {
  for (let pauseMs = 250; ; pauseMs = Math.min(pauseMs * 2, 5_000)) {
    try {
      return await open();
    } catch (error) {
      log.warn({ error: error instanceof Error ? error.message : String(error) }, `${name} does not answer; trying again`);
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof BadConfiguration || error instanceof EarlierArchive ? `✗ ${error.message}` : error);
  process.exit(1);
});
