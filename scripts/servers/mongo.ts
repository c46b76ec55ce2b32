import { mongo } from 'mongoose';
import { existsSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { binaryDirectory } from '../../repository.js';
import { startChild, type Child } from './child.js';
import { explainFailure, ServerFailed } from './server-failed.js';

/** A running single-node replica set: transactions and change streams need one. */
export type MongoServer = { readonly child: Child; readonly port: number; readonly uri: string };

export type MongoServerOptions = { readonly directory: string; readonly port: number; readonly log: string; readonly cacheGigabytes?: number };

const setName = 'rs0';

/** The mongod program that setup found or fetched. */
export const mongodPath = join(binaryDirectory, 'mongod');

/** Starts mongod on loopback, makes it a replica set of one, and returns once it takes writes. */
export async function startMongoServer(options: MongoServerOptions): Promise<MongoServer> {
  if (!existsSync(mongodPath)) throw new ServerFailed('MongoDB', 'The mongod program is missing; run: node scripts/setup.mjs', options.log);
  mkdirSync(options.directory, { recursive: true });
  const mark = sizeOf(options.log);
  const child = await startChild({ name: 'MongoDB', command: mongodPath, args: mongodArguments(options), log: options.log });
  try {
    await Promise.race([becomePrimary(options.port), child.exited.then((outcome) => Promise.reject(stopped(options, mark, outcome)))]);
  } catch (error) {
    await child.stop();
    throw error;
  }
  return { child, port: options.port, uri: mongoUri(options.port) };
}

/** The address of a server started by us; the database is named so that nothing lands in `test`. */
export function mongoUri(port: number, database = 'biaocheng'): string {
  return `mongodb://127.0.0.1:${port}/${database}?replicaSet=${setName}`;
}

/** How long a transaction may stay open; the server's own limit is a minute. */
const transactionSeconds = 10;

function mongodArguments(options: MongoServerOptions): string[] {
  const cache = String(options.cacheGigabytes ?? 0.25);
  const network = ['--port', String(options.port), '--bind_ip', '127.0.0.1', '--replSet', setName];
  // The oplog of a development machine need not be 5 % of its disk.
  return [
    ...network,
    '--dbpath',
    options.directory,
    '--wiredTigerCacheSizeGB',
    cache,
    '--oplogSize',
    '256',
    '--quiet',
    '--setParameter',
    'diagnosticDataCollectionEnabled=false',
    // A worker that is killed leaves its transaction open: until the server gives it up, the archive of that lifecycle waits. Ours take milliseconds.
    '--setParameter',
    `transactionLifetimeLimitSeconds=${transactionSeconds}`,
  ];
}

function stopped(options: MongoServerOptions, mark: number, outcome: number | string): ServerFailed {
  return explainFailure({ server: 'MongoDB', data: options.directory, log: options.log, mark }, outcome);
}

/** The set's own configuration names host and port; when the port moved since the last start it is rewritten by force. */
async function becomePrimary(port: number): Promise<void> {
  const client = new mongo.MongoClient(`mongodb://127.0.0.1:${port}/?directConnection=true`, { serverSelectionTimeoutMS: 60_000 });
  try {
    const admin = (await client.connect()).db('admin');
    await configureSet(admin, `127.0.0.1:${port}`);
    await waitUntilWritable(admin);
  } finally {
    await client.close();
  }
}

async function configureSet(admin: mongo.Db, host: string): Promise<void> {
  const config = await currentConfig(admin);
  if (config === null) return initiate(admin, host);
  if (config.members[0]?.host === host) return;
  const moved = { ...config, version: config.version + 1, members: [{ ...config.members[0], _id: 0, host }] };
  await admin.command({ replSetReconfig: moved, force: true });
}

/** A mongod that still reads its old configuration says "not initialized" first and "already initialized" a while later. */
async function initiate(admin: mongo.Db, host: string): Promise<void> {
  const AlreadyInitialized = 23;
  try {
    await admin.command({ replSetInitiate: { _id: setName, members: [{ _id: 0, host }] } });
  } catch (error) {
    if (!(error instanceof mongo.MongoServerError && error.code === AlreadyInitialized)) throw error;
    await new Promise((resolve) => setTimeout(resolve, 200));
    await configureSet(admin, host);
  }
}

type SetConfig = { readonly version: number; readonly members: readonly { readonly host: string }[] };

async function currentConfig(admin: mongo.Db): Promise<SetConfig | null> {
  const NotYetInitialized = 94;
  try {
    // Parse boundary: the shape is the server's own and stable since 3.0.
    return (await admin.command({ replSetGetConfig: 1 }))['config'] as SetConfig;
  } catch (error) {
    if (error instanceof mongo.MongoServerError && error.code === NotYetInitialized) return null;
    throw error;
  }
}

async function waitUntilWritable(admin: mongo.Db): Promise<void> {
  for (;;) {
    const hello = await admin.command({ hello: 1 });
    if (hello['isWritablePrimary'] === true) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function sizeOf(file: string): number {
  return existsSync(file) ? statSync(file).size : 0;
}
