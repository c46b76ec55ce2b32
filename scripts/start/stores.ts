import { existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { preferPort, startMongoServer, startTemporalServer, mongoUri } from '../servers.js';
import { supervise, type Supervised } from './supervise.js';
import { say, step } from './words.js';

/** A store that runs because we started it. `address` is what the programs connect to. */
export type OwnStore = { readonly supervised: Supervised; readonly address: string; readonly ui?: string };

const preferred = { temporal: 7233, temporalUi: 8233, mongo: 27017 };

/** Temporal's development server on a file in the data directory. */
export async function startOwnTemporal(dataDirectory: string, changed: () => void): Promise<OwnStore> {
  step('启动 Temporal', 'starting Temporal');
  const port = await choosePort('Temporal', preferred.temporal);
  const uiPort = await preferPort(preferred.temporalUi);
  const options = { port, uiPort, log: logFile(dataDirectory, 'temporal'), database: join(dataDirectory, 'temporal.db') };
  const server = await startTemporalServer(options);
  const again = async () => (await startTemporalServer(options)).child;
  return { supervised: supervise(server.child, again, changed), address: server.address, ui: server.ui ?? undefined };
}

/** A single-node replica set on a directory in the data directory. */
export async function startOwnMongo(dataDirectory: string, changed: () => void): Promise<OwnStore> {
  step('启动 MongoDB', 'starting MongoDB');
  const port = await choosePort('MongoDB', preferred.mongo);
  const options = { port, log: logFile(dataDirectory, 'mongod'), directory: join(dataDirectory, 'mongo') };
  const server = await startMongoServer(options);
  const again = async () => (await startMongoServer(options)).child;
  return { supervised: supervise(server.child, again, changed), address: mongoUri(port) };
}

/** Where a child writes; a log beyond 20 MB is set aside once, so that a store that runs for months does not fill the disk. */
export function logFile(dataDirectory: string, name: string): string {
  const file = join(dataDirectory, 'logs', `${name}.log`);
  mkdirSync(join(dataDirectory, 'logs'), { recursive: true });
  if (existsSync(file) && statSync(file).size > 20 * 1024 * 1024) renameSync(file, `${file}.1`);
  return file;
}

async function choosePort(server: string, wanted: number): Promise<number> {
  const port = await preferPort(wanted);
  if (port !== wanted) say(`端口 ${wanted} 已被占用,${server} 改用 ${port}`, `port ${wanted} is taken by another program, ${server} uses ${port}`);
  return port;
}
