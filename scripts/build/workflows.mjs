import { existsSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Bundles the workflow code as the worker will load it; the bundle must be made by the worker's own version of the SDK. */
export async function buildWorkflows(root) {
  const workflowsPath = join(root, 'workflows', 'index.ts');
  if (!existsSync(workflowsPath)) return [];
  const { bundleWorkflowCode } = await import('@temporalio/worker');
  const { code } = await bundleWorkflowCode({ workflowsPath, logger: quiet });
  const target = join(root, 'dist', 'workflows.js');
  writeFileSync(`${target}.part`, code);
  renameSync(`${target}.part`, target);
  return ['workflows.js'];
}

const silent = () => undefined;
const loud = (message, meta) => console.error(`  Workflows    ${message}`, meta ?? '');
const quiet = { log: silent, trace: silent, debug: silent, info: silent, warn: loud, error: loud };
