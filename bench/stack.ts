import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadTokenKey } from '../api/accounts/token-key.js';
import { flagsOf, programEnvironment, repositoryRoot } from '../repository.js';
import { freePort, mongoUri, startChild, startMongoServer, startTemporalServer, type Child } from '../scripts/servers.js';
import { startPostgresServer } from './postgres-server.js';
import { programPath } from './programs.js';

/** Everything that runs during a benchmark, in a directory of its own. `env` is what a further program of ours needs. */
export type Stack = {
  readonly directory: string;
  readonly env: NodeJS.ProcessEnv;
  readonly mongo: string;
  readonly plainMongo: string;
  readonly temporal: string;
  readonly tokenKey: Uint8Array;
  readonly apiPort: number;
  readonly plainPort: number;
  /** (d), when PostgreSQL was asked for and is there. */
  readonly postgres: { readonly uri: string; readonly port: number } | null;
  /** The same product built in another work tree, on the same servers with a database and a task queue of its own. */
  readonly beside: { readonly apiPort: number } | null;
  /** Process ids by name: mongod, temporal, worker, api, bare-worker, express-mongo, and what else was asked for. */
  readonly pids: ReadonlyMap<string, number>;
  /** Kills the worker without warning and starts another at once; answers when the new one takes work. */
  killWorker(): Promise<void>;
  /** Stops everything by process id, last started first, and removes the directory unless told to keep it. */
  stop(keep: boolean): Promise<void>;
};

/** The task queue of (b)'s worker. */
export const bareQueue = 'bench-bare';

const limits = {
  // All load comes from one address; the limiter stays in the path, its bound is out of the way.
  API_RATE_PER_MINUTE_ADDRESS: '1000000',
  API_RATE_PER_MINUTE_SUBJECT: '1000000',
  API_STREAMS_PER_ADDRESS: '1000000',
};

export type StackOptions = {
  readonly profile: boolean;
  /** Where the programs of PostgreSQL are; null leaves it out. */
  readonly postgres?: string | null;
  /** Another work tree whose built programs run beside ours. */
  readonly beside?: string | null;
};

/** Starts both stores, our two programs, and the things we compare with. */
/** Express at its quickest. Our own programs take it as the promise to serve others, and ask for settings that are fit for it. */
const quick = { NODE_ENV: 'production' } as const;

export async function startStack({ profile, postgres, beside }: StackOptions): Promise<Stack> {
  const directory = mkdtempSync(join(tmpdir(), 'biaocheng-bench-'));
  const children = new Map<string, Child>();
  const log = (name: string): string => join(directory, 'logs', `${name}.log`);
  const stopAll = async (keep: boolean): Promise<void> => {
    for (const child of [...children.values()].reverse()) await child.stop();
    if (!keep) rmSync(directory, { recursive: true, force: true });
  };
  let stopping: Promise<void> | null = null;
  // An interrupted run stops twice: by the signal, and because the measurement fails when the servers go.
  const stop = (keep: boolean): Promise<void> => (stopping ??= stopAll(keep));
  const keep = (name: string, child: Child): Child => {
    children.set(name, child);
    return child;
  };
  try {
    mkdirSync(join(directory, 'logs'));
    const mongo = await startMongoServer({ directory: join(directory, 'mongo'), port: await freePort(), log: log('mongod'), cacheGigabytes: 1 });
    keep('mongod', mongo.child);
    const temporal = await startTemporalServer({ port: await freePort(), log: log('temporal'), database: join(directory, 'temporal.db') });
    keep('temporal', temporal.child);
    const [apiPort, plainPort] = [await freePort(), await freePort()];
    const env = environment({ directory, mongo: mongo.uri, temporal: temporal.address, apiPort });
    const plainMongo = mongoUri(mongo.port, 'plain');
    const profiling = profile ? ['--cpu-prof', `--cpu-prof-dir=${join(directory, 'profiles')}`] : [];
    const dist = (file: string): readonly string[] => [...flagsOf(file), ...profiling, join(repositoryRoot, 'dist', file)];
    const node = async (name: string, args: readonly string[], settings: NodeJS.ProcessEnv): Promise<Child> =>
      keep(name, await startChild({ name, command: process.execPath, args, log: log(name), env: settings }));
    const healthPort = await freePort();
    const startWorker = (): Promise<Child> => node('worker', dist('worker.mjs'), { ...env, WORKER_HEALTH_PORT: String(healthPort) });
    let worker = await startWorker();
    const api = await node('api', dist('api.mjs'), env);
    await node('bare-worker', [programPath('bare-worker'), bareQueue], env);
    await node('express-mongo', [programPath('express-mongo')], { ...env, ...quick, MONGODB_URI: plainMongo, PORT: String(plainPort) });
    await answering(`http://127.0.0.1:${apiPort}/readyz`, api);
    await answering(`http://127.0.0.1:${plainPort}/`, null);
    const inTree = (tree: string, file: string): readonly string[] => [...flagsOf(file), join(tree, 'dist', file)];
    const d = postgres ? await startPostgres(postgres) : null;
    const other = beside ? await startBeside(beside) : null;
    const pids = new Map([...children].map(([name, child]) => [name, child.pid]));
    const killWorker = async (): Promise<void> => {
      worker.kill('SIGKILL');
      await worker.exited;
      worker = await startWorker();
      pids.set('worker', worker.pid);
      await answering(`http://127.0.0.1:${healthPort}/healthz`, worker);
    };
    const tokenKey = loadTokenKey(join(directory, 'token.key'));
    return {
      directory,
      env,
      mongo: mongo.uri,
      plainMongo,
      temporal: temporal.address,
      tokenKey,
      apiPort,
      plainPort,
      postgres: d,
      beside: other,
      pids,
      killWorker,
      stop,
    };

    async function startPostgres(programs: string): Promise<Stack['postgres']> {
      const [serverPort, port] = [await freePort(), await freePort()];
      const server = await startPostgresServer({ programs, directory: join(directory, 'postgres'), port: serverPort, log: log('postgres') });
      keep('postgres', server.child);
      await node('express-postgres', [programPath('express-postgres')], { ...env, ...quick, POSTGRES_URI: server.uri, PORT: String(port) });
      await answering(`http://127.0.0.1:${port}/`, null);
      return { uri: server.uri, port };
    }

    async function startBeside(tree: string): Promise<Stack['beside']> {
      const port = await freePort();
      const own = { ...env, MONGODB_URI: mongoUri(mongo.port, 'beside'), BIAOCHENG_TASK_QUEUE: 'beside', PORT: String(port) };
      await node('beside-worker', inTree(tree, 'worker.mjs'), own);
      const child = await node('beside-api', inTree(tree, 'api.mjs'), own);
      await answering(`http://127.0.0.1:${port}/readyz`, child);
      return { apiPort: port };
    }
  } catch (error) {
    await stop(true);
    throw new Error(`the servers did not come up; their logs are in ${join(directory, 'logs')}`, { cause: error });
  }
}

type Places = Pick<Stack, 'directory' | 'mongo' | 'temporal' | 'apiPort'>;

function environment({ directory, mongo, temporal, apiPort }: Places): NodeJS.ProcessEnv {
  const names = ['PATH', 'HOME', 'LANG', 'NODE_OPTIONS'];
  const own = Object.fromEntries(names.map((name) => [name, process.env[name]]));
  const tuning = Object.entries(process.env).filter(
    ([name]) => name.startsWith('WORKER_') || name.startsWith('API_') || name.startsWith('BIAOCHENG_'),
  );
  return {
    ...programEnvironment,
    ...own,
    ...limits,
    ...Object.fromEntries(tuning),
    TZ: 'UTC',
    LOG_LEVEL: 'warn',
    BIAOCHENG_DATA: directory,
    MONGODB_URI: mongo,
    TEMPORAL_ADDRESS: temporal,
    PORT: String(apiPort),
  };
}

async function answering(url: string, child: Child | null): Promise<void> {
  let last: unknown = 'no answer';
  for (const end = Date.now() + 60_000; Date.now() < end;) {
    if (child && !child.running()) throw new Error(`${child.name} has ended; see ${child.log}`);
    try {
      const answer = await fetch(url, { signal: AbortSignal.timeout(3_000) });
      if (answer.ok || child === null) return;
      last = `${answer.status} ${(await answer.text()).slice(0, 300)}`;
    } catch (error) {
      last = error;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${url} did not answer`, { cause: last });
}
