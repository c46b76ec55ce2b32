import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { repositoryRoot } from '../repository.js';
import { loadTemporalConfig } from '../temporal.config.js';
import { temporalPath } from './servers.js';

export type RunOfWorkflow = { readonly address: string; readonly namespace: string; readonly workflowId: string; readonly runId?: string };

/**
 * Keeps the history of one run under test/replay/histories/NAME.json, so that every later version of the workflow code must be able
 * to replay it. Record one of each kind before a release changes the shell or a decider.
 */
export function recordHistory(name: string, { address, namespace, workflowId, runId }: RunOfWorkflow): string {
  const where = ['--address', address, '--namespace', namespace, '--workflow-id', workflowId, ...(runId ? ['--run-id', runId] : [])];
  const shown = execFileSync(temporalPath, ['workflow', 'show', ...where, '--output', 'json'], { encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 });
  const file = join(repositoryRoot, 'test', 'replay', 'histories', `${name}.json`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify({ workflowId, history: JSON.parse(shown) as unknown })}\n`);
  return file;
}

if (process.argv[1]?.includes('record-history')) {
  const [name, stream] = process.argv.slice(2);
  if (!name || !stream) throw new Error('usage: npm run record-history -- NAME STREAM[@RUN]');
  const { address, namespace } = loadTemporalConfig();
  const [workflowId = '', runId] = stream.split('@');
  console.log(recordHistory(name, { address, namespace, workflowId, ...(runId ? { runId } : {}) }));
}
