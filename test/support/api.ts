import { randomBytes, randomUUID } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import { decodeJwt } from 'jose';
import { mongo, type Connection } from 'mongoose';
import pino from 'pino';
import { RevocationList } from '../../api/accounts/revocations.js';
import { signToken } from '../../api/accounts/token.js';
import { buildApp, type App } from '../../api/app.js';
import type { ApiConfig } from '../../api/config.js';
import { listen, type Listening } from '../../api/listen.js';
import { mongoArchive } from '../../db/archive.js';
import { ClockWatch } from '../../db/clock-watch.js';
import { PersonalStore } from '../../db/personal.js';
import { projections } from '../../db/projections.js';
import type { Grant } from '../../domain/kernel/actor.js';
import { calendar2026 } from '../../domain/law/calendar/state-council.js';
import { lifecycles } from '../../domain/lifecycles.js';
import { newKeyLine, parseKeyRing } from '../../key-ring.js';
import { tellingWebhooks } from '../../worker/webhooks/webhook-starter.js';
import { ask, type Answer, type Ask } from './client.js';
import { brokenPromise, routeOf } from './answers.js';
import { InMemoryEngine } from './engine.js';
import { startStore } from './mongo.js';

/** A second factor that was shown, whatever the time: most tests are about something else. */
const shownForEver = Date.UTC(2100, 0) / 1000;

/** The whole HTTP side on a port of its own, with a real database and an engine without Temporal. The clock stands where the test puts it. */
export type TestApi = {
  readonly url: string;
  readonly app: App;
  readonly db: Connection;
  readonly personal: PersonalStore;
  readonly engine: InMemoryEngine;
  readonly config: ApiConfig;
  readonly listening: Listening;
  readonly revocations: RevocationList;
  now: number;
  /** By how much the host of the API is wrong, when it is: its clock is fast by so many milliseconds. */
  ahead: number;
  readonly clocks: ClockWatch;
  token(person: string, ...grants: Grant[]): Promise<string>;
  ask(method: string, path: string, options?: Ask): Promise<Answer>;
  close(): Promise<void>;
};

const testConfig = (over: Partial<ApiConfig> = {}): ApiConfig => ({
  logLevel: 'silent',
  trustProxy: false,
  publicUrl: 'https://standards.example.cn',
  hosts: [],
  rateLimit: {
    on: false,
    perMinuteSubject: 1000,
    perMinuteAddress: 1000,
    loginFailuresPerMinute: 5,
    loginFailuresPerAddress: 20,
    loginFailuresPerAccount: 50,
    commentsPerTenMinutes: 5,
  },
  streams: { all: 100, perAddress: 50, perAccount: 12 },
  looseFiles: { files: 200, bytes: 512 * 1024 * 1024, keptMs: 7 * 86_400_000 },
  tokenKey: randomBytes(48),
  tokenSeconds: 3600,
  signInSeconds: 4 * 3600,
  secondFactorMs: 15 * 60_000,
  drainSeconds: 2,
  viewWaitMs: 300,
  mails: false,
  oidc: null,
  metricsToken: null,
  codec: null,
  webhooks: { intranet: [], plainHttp: false },
  samples: null,
  ...over,
});

/** 2026-09-28T10:00:00+08:00, a Monday before the National Day holidays. */
export const monday = 1_790_560_800_000;

/** Puts on file what a body names, as if its sender had uploaded it before: most tests are about something else than their papers. */
async function fileNamed(db: Connection, body: unknown, token: string | undefined): Promise<void> {
  const hashes = new Set(JSON.stringify(body).match(/(?<=")[0-9a-f]{64}(?=")/g));
  const by = token === undefined ? 'public' : decodeJwt(token).sub;
  for (const hash of hashes) {
    const file = new mongo.ObjectId();
    const filed = await db.collection<{ _id: string }>('documents').updateOne(
      { _id: hash },
      {
        $setOnInsert: { file, size: 0 },
        $addToSet: { uploads: { by, organisation: null, at: monday, type: 'application/pdf', name: 'paper.pdf' } },
      },
      { upsert: true },
    );
    const empty = { _id: file, length: 0, chunkSize: 261_120, uploadDate: new Date(monday), filename: hash };
    if (filed.upsertedCount === 1) await db.collection<typeof empty>('files.files').insertOne(empty);
  }
}

export async function startApi(over: Partial<ApiConfig> = {}): Promise<TestApi> {
  const store = await startStore();
  const { db } = store;
  const config = testConfig(over);
  const log = pino({ level: 'silent' });
  const clock = { now: monday, ahead: 0 };
  const hostClock = (): number => clock.now + clock.ahead;
  const clocks = new ClockWatch({ clock: hostClock, storeTime: () => Promise.resolve(clock.now), log });
  const archive = tellingWebhooks(mongoArchive(db, projections), db, () => Promise.resolve());
  const engine = new InMemoryEngine(lifecycles, archive, calendar2026, () => clock.now);
  const revocations = new RevocationList(db, log);
  const personal = new PersonalStore(db, parseKeyRing(newKeyLine(), 'test'));
  const app = buildApp({ engine, db, personal, config, clock: hostClock, clocks, calendar: calendar2026, log, revocations });
  let requests = 0;
  const counted: App = {
    ...app,
    listener: (request, response) => {
      requests += 1;
      return app.listener(request, response);
    },
  };
  const listening = await listen(counted, '127.0.0.1', 0);
  const url = `http://127.0.0.1:${listening.port}`;
  return {
    url,
    app,
    db,
    personal,
    engine,
    config,
    listening,
    revocations,
    clocks,
    get ahead() {
      return clock.ahead;
    },
    set ahead(ms: number) {
      clock.ahead = ms;
    },
    get now() {
      return clock.now;
    },
    set now(at: number) {
      clock.now = at;
    },
    // Whoever has a token has an account, though nobody can sign in to it.
    token: async (person, ...grants) => {
      const row = { person, name: person, grants, secret: '', disabled: true };
      await db.collection<{ _id: string }>('accounts').updateOne({ _id: person }, { $setOnInsert: row }, { upsert: true });
      return signToken(
        config.tokenKey,
        { sub: person, name: person, grants, factor: shownForEver },
        { now: clock.now, seconds: 3600 * 24 * 365 * 10, id: randomUUID() },
      );
    },
    ask: async (method, path, options) => {
      if (options?.body !== undefined && options.asIs !== true) await fileNamed(db, options.body, options.token);
      return asPromised(app, { method, path }, await ask(url, method, path, options));
    },
    close: async () => {
      await listening.stop(1);
      tellRequests(requests);
      await store.close();
    },
  };
}

/** What went well is answered in the shape its route publishes, whichever test asks. */
function asPromised({ endpoints }: App, { method, path }: { readonly method: string; readonly path: string }, answer: Answer): Answer {
  const route = answer.status < 300 && answer.status !== 204 ? routeOf(endpoints, method, path.startsWith('http') ? path : `/api/v1${path}`) : null;
  const broken = route === null ? null : brokenPromise(route, answer.body);
  if (broken !== null) throw new Error(`${method} ${path} answers otherwise than its contract: ${broken}`);
  return answer;
}

/** Adds to the file in which `npm run attack` counts what was asked over all test files. */
function tellRequests(count: number): void {
  const file = process.env['ATTACK_REQUESTS'];
  if (file !== undefined) appendFileSync(file, `${count}\n`);
}
