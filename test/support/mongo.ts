import { mongo } from 'mongoose';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import { freePort, startMongoServer, type MongoServer } from '../../scripts/servers.js';

/** A database of its own on the real, shared mongod. `drop` removes it. */
export type TestMongo = { readonly uri: string; readonly database: string; drop(): Promise<void> };

/** Call in `beforeAll`; call `drop` in `afterAll`, after closing your own connections. */
export async function startMongo(): Promise<TestMongo> {
  const shared = await askForSharedMongod(inject('serverSocket'));
  const database = `test_${randomUUID().replaceAll('-', '').slice(0, 16)}`;
  const uri = shared.replace('/biaocheng?', `/${database}?`);
  return { uri, database, drop: () => dropDatabase(uri) };
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
    const door = connect(socket).setEncoding('utf8');
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
