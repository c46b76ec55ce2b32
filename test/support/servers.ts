import { createServer, type Server, type Socket } from 'node:net';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { freePort, startMongoServer, type MongoServer } from '../../scripts/servers.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** The socket on which a test process asks for the address of the shared mongod. */
    serverSocket: string;
  }
}

/**
 * Runs in vitest's main process. The shared mongod starts when the first test file asks for it, so that a run of pure tests pays
 * nothing; it stops with the run.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const directory = mkdtempSync(join(tmpdir(), 'biaocheng-test-'));
  const socket = join(directory, 'servers.sock');
  let mongod: Promise<MongoServer> | null = null;
  const door = await listen(socket, (asker) => {
    mongod ??= startShared(directory);
    mongod
      .then((server) => asker.end(server.uri))
      .catch((error: unknown) => asker.end(`failed ${error instanceof Error ? error.message : String(error)}`));
  });
  project.provide('serverSocket', socket);
  return async () => {
    door.close();
    await stopQuietly(mongod);
    rmSync(directory, { recursive: true, force: true });
  };
}

async function startShared(directory: string): Promise<MongoServer> {
  return startMongoServer({ directory: join(directory, 'mongo'), port: await freePort(), log: join(directory, 'mongod.log') });
}

async function stopQuietly(mongod: Promise<MongoServer> | null): Promise<void> {
  try {
    await (await mongod)?.child.stop();
  } catch {
    // It never came up; the test that asked for it has said so.
  }
}

function listen(path: string, answer: (asker: Socket) => void): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer(answer);
    server.once('error', reject);
    server.listen(path, () => resolve(server));
  });
}
