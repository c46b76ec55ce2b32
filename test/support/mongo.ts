import { mongo, type Connection } from 'mongoose';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect as connectSocket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import { connect } from '../../db/connect.js';
import { migrate } from '../../db/migrate.js';
import { freePort, startMongoServer, type MongoServer } from '../../scripts/servers.js';

/** A database of its own on the real, shared mongod. `drop` removes it. */
export type TestMongo = { readonly uri: string; readonly database: string; drop(): Promise<void> };

/** For tests of the store itself: everything in it is their own. Call in `beforeAll`; call `drop` in `afterAll`, after closing your own connections. */
export async function startMongo(): Promise<TestMongo> {
  const shared = await askForSharedMongod(inject('serverSocket'));
  const database = `test_${randomUUID().replaceAll('-', '').slice(0, 16)}`;
  const uri = shared.replace('/biaocheng?', `/${database}?`);
  return { uri, database, drop: () => dropDatabase(uri) };
}

/** A store that is ready for use, and the connection to it. */
export type TestStore = { readonly uri: string; readonly db: Connection; close(): Promise<void> };

export async function openStore(uri: string): Promise<TestStore> {
  const db = await connect(uri);
  await migrate(db);
  return { uri, db, close: () => db.close() };
}

/** Stores that the files before this one have given back: to make some hundred files of collections and indexes takes longer than many of the tests. */
const givenBack: string[] = [];

/** An empty store. `close` gives it back, and the next that asks in this process has it, empty again. */
export async function startStore(): Promise<TestStore> {
  const uri = givenBack.pop() ?? (await startMongo()).uri;
  const store = await openStore(uri);
  await empty(store.db);
  const close = async (): Promise<void> => {
    await store.close();
    givenBack.push(uri);
  };
  return { ...store, close };
}

/** All but the row that says which indexes it has. */
async function empty(db: Connection): Promise<void> {
  const held = await db.listCollections();
  await Promise.all(held.filter(({ name }) => name !== 'shapes').map(({ name }) => db.collection(name).deleteMany({})));
}

/** A mongod that one test owns and may kill, freeze and start again on the same files. */
export type OwnMongo = {
  readonly uri: string;
  readonly pid: number;
  restart(): Promise<void>;
  kill(signal: NodeJS.Signals): void;
  stop(): Promise<void>;
};

/** For fault tests only: a replica set of one with its own files and a fixed port. */
export async function startOwnMongo(): Promise<OwnMongo> {
  const directory = mkdtempSync(join(tmpdir(), 'biaocheng-mongo-'));
  const options = { directory: join(directory, 'data'), port: await freePort(), log: join(directory, 'mongod.log') };
  let server: MongoServer = await startMongoServer(options);
  return {
    uri: server.uri,
    get pid() {
      return server.child.pid;
    },
    async restart() {
      await server.child.stop();
      server = await startMongoServer(options);
    },
    kill: (signal) => server.child.kill(signal),
    async stop() {
      await server.child.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

function askForSharedMongod(socket: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const door = connectSocket(socket).setEncoding('utf8');
    let answer = '';
    door.once('error', reject);
    door.on('data', (text: string) => (answer += text));
    door.once('end', () => (answer.startsWith('failed ') ? reject(new Error(answer.slice(7))) : resolve(answer)));
  });
}

async function dropDatabase(uri: string): Promise<void> {
  const client = new mongo.MongoClient(uri);
  try {
    await client.db().dropDatabase();
  } finally {
    await client.close();
  }
}
