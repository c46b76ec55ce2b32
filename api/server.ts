import type pino from 'pino';
import { BadConfiguration, loadAppConfig } from '../config.js';
import { ClockWatch, storeTimeOf } from '../db/clock-watch.js';
import { connect } from '../db/connect.js';
import { patiently } from '../db/patiently.js';
import { EarlierArchive } from '../db/earlier-archive.js';
import { Pulse, startHeartbeat } from '../db/heartbeat.js';
import { migrate } from '../db/migrate.js';
import { PersonalStore } from '../db/personal.js';
import { currentCalendar } from '../domain/law/calendar/current.js';
import { loadOrMakeKeyRing, payloadKeysOf } from '../key-ring.js';
import { openLog } from '../log.js';
import { payloadCodecWith } from '../payload-codec.js';
import { loadTemporalConfig } from '../temporal.config.js';
import { openTracing } from '../tracing.js';
import { RevocationList } from './accounts/revocations.js';
import { buildApp } from './app.js';
import { codecDoor } from './codec-door.js';
import { apiConfig } from './config.js';
import { createEngine } from './engine.js';
import { traced } from './http/traced.js';
import { checkProduction } from './production.js';
import { listen, type Listening } from './listen.js';

type Closing = {
  readonly listening: Listening;
  readonly engine: { close(): Promise<void> };
  readonly db: { close(): Promise<void> };
  readonly tracing: { close(): Promise<void> };
  readonly revocations: RevocationList;
  readonly watches: readonly { stop(): void }[];
  readonly log: pino.Logger;
  readonly seconds: number;
};

/** `npm run api`: serves HTTP until it is told to stop. Several work side by side when they share the token key file. */
async function main(): Promise<void> {
  const settings = loadAppConfig();
  const temporal = loadTemporalConfig();
  const config = apiConfig(settings);
  checkProduction(settings, config);
  const log = openLog('api', settings.logLevel);
  const keys = payloadKeysOf(settings, temporal.given || settings.mongo.given ? log : null);
  const tracing = await openTracing('api');
  const db = await patiently(log, 'MongoDB', () => connect(settings.mongo.uri, settings.mongo.options.maxPoolSize, tracing.on));
  tracing.watchStore(db.getClient());
  await migrate(db);
  const engine = createEngine({
    connection: temporal.connection ?? {},
    namespace: temporal.namespace,
    taskQueue: temporal.taskQueues.lifecycles,
    calendar: currentCalendar,
    keys,
    tracing,
  });
  const revocations = new RevocationList(db, log);
  await revocations.refresh();
  revocations.start();
  const clocks = new ClockWatch({ clock: () => Date.now(), storeTime: storeTimeOf(db), log });
  const personal = new PersonalStore(db, loadOrMakeKeyRing(settings.keys.personal));
  const app = buildApp({ engine, db, personal, config, clock: () => Date.now(), clocks, calendar: currentCalendar, log, revocations });
  const listener = codecDoor({ config: config.codec, codec: payloadCodecWith(keys), log, next: traced(tracing, app.listener) });
  const listening = await listen({ ...app, listener }, settings.api.host, settings.api.port);
  const pulse = new Pulse(db, 'api', () => engine.lookForOutages());
  const heartbeat = startHeartbeat({ works: () => engine.healthy(), beat: () => pulse.beat(Date.now()) }, log);
  const comparing = clocks.start();
  log.info({ host: settings.api.host, port: listening.port, routes: app.endpoints.length }, 'api listens');
  stopOnSignals({ listening, engine, db, tracing, revocations, watches: [heartbeat, comparing], log, seconds: config.drainSeconds });
}

function stopOnSignals(closing: Closing): void {
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    shutDown(closing).then(
      () => process.exit(0),
      (err: unknown) => {
        closing.log.error({ err }, 'not stopped in order');
        process.exit(1);
      },
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
}

/** In this order: no new connections, answers finished, commands out of the engine, then the store. */
async function shutDown({ listening, engine, db, tracing, revocations, watches, log, seconds }: Closing): Promise<void> {
  await listening.stop(seconds);
  for (const watch of watches) watch.stop();
  revocations.stop();
  await engine.close();
  await db.close();
  await tracing.close();
  log.info('api stopped');
}

main().catch((error: unknown) => {
  if (error instanceof BadConfiguration || error instanceof EarlierArchive) console.error(`✗ ${error.message}`);
  else if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')
    console.error(`✗ The port is in use by another program; set PORT to a free one.`);
  else console.error(error);
  process.exit(1);
});
