import { Connection } from '@temporalio/client';
import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { binaryDirectory } from '../../repository.js';
import { searchAttributeKeys } from '../../workflows/messages/search-attributes.js';
import { startChild, type Child } from './child.js';
import { freePort, isFree } from './port.js';
import { explainFailure, PortTaken, ServerFailed } from './server-failed.js';

/** A running development server. `ui` is null when it runs without its web page. */
export type TemporalServer = { readonly child: Child; readonly address: string; readonly ui: string | null };

export type TemporalServerOptions = {
  readonly port: number;
  readonly log: string;
  /** A file keeps lifecycles over a restart; without one everything is in memory. */
  readonly database?: string;
  readonly uiPort?: number;
  readonly dynamicConfig?: readonly string[];
};

/** The temporal program that setup found or fetched. */
export const temporalPath = join(binaryDirectory, 'temporal');

/** Lets one workflow's clock run ahead. The key was renamed between releases; unknown keys are ignored. */
export const timeSkippingFlags: readonly string[] = [
  'frontend.WorkflowTimeSkippingEnabled=true',
  'system.workflowTimeSkippingEnabled=true',
  // Otherwise a continue-as-new within a second is delayed, and the clock jumps by the whole skip a second time.
  'history.workflowIdReuseMinimalInterval="0s"',
  // Otherwise each skip costs about a second.
  'history.timerProcessorMaxTimeShift="10ms"',
];

/** How often the server is started at most where ports beside the one it was given are taken. */
const attempts = 3;

/** Starts the development server on loopback and returns once it serves. Ports that it chooses itself may be taken in that very moment: then it chooses others. */
export async function startTemporalServer(options: TemporalServerOptions): Promise<TemporalServer> {
  for (let attempt = 1; ; attempt += 1)
    try {
      return await startOnce(options);
    } catch (error) {
      if (attempt === attempts || !(error instanceof PortTaken) || !(await isFree(options.port))) throw error;
    }
}

async function startOnce(options: TemporalServerOptions): Promise<TemporalServer> {
  if (!existsSync(temporalPath)) throw new ServerFailed('Temporal', 'The temporal program is missing; run: node scripts/setup.mjs', options.log);
  if (options.database !== undefined) mkdirSync(dirname(options.database), { recursive: true });
  const mark = existsSync(options.log) ? statSync(options.log).size : 0;
  const child = await startChild({ name: 'Temporal', command: temporalPath, args: await serverArguments(options), log: options.log });
  const address = `127.0.0.1:${options.port}`;
  const data = options.database ?? 'memory';
  try {
    await Promise.race([
      serving(address),
      child.exited.then((outcome) => Promise.reject(explainFailure({ server: 'Temporal', data, log: options.log, mark }, outcome))),
    ]);
  } catch (error) {
    await child.stop();
    throw error;
  }
  return { child, address, ui: options.uiPort === undefined ? null : `http://127.0.0.1:${options.uiPort}` };
}

async function serverArguments(options: TemporalServerOptions): Promise<string[]> {
  // HTTP and metrics ports open without authentication on ports of the server's choosing; fixing them keeps them on loopback and known.
  const [http, metrics] = [await freePort(), await freePort()];
  const network = ['--ip', '127.0.0.1', '--port', String(options.port), '--http-port', String(http), '--metrics-port', String(metrics)];
  const page = options.uiPort === undefined ? ['--headless'] : ['--ui-port', String(options.uiPort), '--ui-disable-news-fetch'];
  const store = options.database === undefined ? [] : ['--db-filename', options.database];
  const attributes = searchAttributeKeys.flatMap((key) => ['--search-attribute', `${key.name}=${capitalised(key.type)}`]);
  const dynamic = (options.dynamicConfig ?? []).flatMap((value) => ['--dynamic-config-value', value]);
  return ['server', 'start-dev', ...network, ...page, ...store, ...attributes, ...dynamic, '--log-level', 'error'];
}

/** `KEYWORD` → `Keyword`, as the server spells types. */
function capitalised(type: string): string {
  return type.charAt(0) + type.slice(1).toLowerCase();
}

async function serving(address: string): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      const connection = await Connection.connect({ address, connectTimeout: 1_000 });
      await connection.workflowService.describeNamespace({ namespace: 'default' });
      await connection.close();
      return;
    } catch (error) {
      if (tries > 300) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
