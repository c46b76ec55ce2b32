import type { Client } from '@temporalio/client';
import { msToTs } from '@temporalio/common/lib/time.js';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { DefaultLogger, Runtime, type NativeConnection } from '@temporalio/worker';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dataConverter } from '../../payload-codec.js';
import { freePort, startTemporalServer, timeSkippingFlags, type TemporalServer } from '../../scripts/servers.js';

/** A real Temporal server that belongs to one test file. */
export type TestTemporal = {
  readonly address: string;
  readonly namespace: string;
  readonly client: Client;
  readonly nativeConnection: NativeConnection;
  readonly environment: TestWorkflowEnvironment;
  readonly pid: number;
  /** Kills the server process without warning; `restart` brings it back on the same files. */
  kill(signal: NodeJS.Signals): void;
  restart(): Promise<void>;
  stop(): Promise<void>;
};

let runtimeInstalled = false;

/** One poll of a fast-forward ends after 20 s; a skip over years may take several. */
const fastForwardPatience = 120_000;
/** FAST_FORWARD_POLLING_RESULT_POLL_TIMEOUT */
const pollTimedOut = 1;

/**
 * Call in `beforeAll`, and `stop` in `afterAll` once all updates are awaited: closing with one pending throws in the SDK.
 * `inMemory` spares the disk, which takes most of the time when years are skipped; nothing outlives a `restart` then.
 * The server is started by us rather than by the SDK, whose own child is left behind when the test process is interrupted.
 */
export async function startTemporal(options: { readonly timeSkipping?: boolean; readonly inMemory?: boolean } = {}): Promise<TestTemporal> {
  installRuntime();
  const directory = mkdtempSync(join(tmpdir(), 'biaocheng-temporal-'));
  const port = await freePort();
  const dynamicConfig = options.timeSkipping === true ? timeSkippingFlags : [];
  const database = options.inMemory === true ? undefined : join(directory, 'temporal.db');
  const start = () => startTemporalServer({ port, dynamicConfig, log: join(directory, 'temporal.log'), database });
  let server: TemporalServer = await start();
  const environment = await TestWorkflowEnvironment.createFromExistingServer({
    address: server.address,
    namespace: 'default',
    client: { dataConverter },
  });
  return {
    address: server.address,
    namespace: 'default',
    client: environment.client,
    nativeConnection: environment.nativeConnection,
    environment,
    get pid() {
      return server.child.pid;
    },
    kill: (signal) => server.child.kill(signal),
    async restart() {
      await server.child.stop();
      server = await start();
    },
    async stop() {
      await environment.teardown();
      await server.child.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** `alone` keeps children on real time; `patienceMs` of real time may pass, two minutes when absent. */
export type Skip = { readonly alone?: boolean; readonly patienceMs?: number };

/**
 * Moves one workflow's clock, and that of its continue-as-new chain, by `ms` and returns when it got there. Needs `timeSkipping`.
 * Children inherit skipping but not the bound, so theirs would run to their end; `alone` keeps them on real time.
 */
export async function fastForward(client: Client, workflowId: string, ms: number, options: Skip = {}): Promise<void> {
  const namespace = client.options.namespace;
  const workflowExecution = { workflowId };
  const id = randomUUID();
  const fastForwardConfig = { id, duration: msToTs(ms) };
  const patience = options.patienceMs ?? fastForwardPatience;
  const timeSkippingConfig = { enabled: true, maxSessionSkipCount: 10_000, disablePropagation: options.alone === true, fastForwardConfig };
  await client.workflowService.updateWorkflowExecutionOptions({
    namespace,
    workflowExecution,
    updateMask: { paths: ['time_skipping_config'] },
    workflowExecutionOptions: { timeSkippingConfig },
  });
  for (const until = Date.now() + patience; Date.now() < until;) {
    const answer = await client.workflowService.pollWorkflowExecutionTimeSkipping({ namespace, workflowExecution, fastForwardId: id });
    if (answer.fastForwardInfo?.hasCompleted === true) return;
    if (answer.fastForwardPollingResult !== pollTimedOut) throw new Error(`time did not move: ${JSON.stringify(answer)}`);
  }
  throw new Error(`time did not move ${ms} ms within ${patience} ms: is a child of ${workflowId} still running?`);
}

/** Quiet, and without signal handlers of its own: the runtime's would keep an interrupted test run alive. */
function installRuntime(): void {
  if (runtimeInstalled) return;
  runtimeInstalled = true;
  Runtime.install({ shutdownSignals: [], logger: new DefaultLogger('ERROR') });
}
