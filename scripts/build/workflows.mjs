import { build } from 'esbuild';
import { existsSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Bundles the workflow code as the worker will load it; the bundle must be made by the worker's own version of the SDK.
 * The SDK's own compiler goes down to ES2017, where every object spread becomes a call: esbuild compiles our code first, to what Node 20 runs.
 */
export async function buildWorkflows(root) {
  if (!existsSync(join(root, 'workflows', 'index.ts'))) return [];
  const compiled = join(root, 'dist', 'workflow-code', 'index.js');
  await build({
    bundle: true,
    platform: 'neutral',
    format: 'esm',
    target: 'node20',
    logLevel: 'error',
    alias: { zod: join(root, 'scripts', 'build', 'no-zod.mjs') },
    external: ['@temporalio/*'],
    absWorkingDir: root,
    mainFields: ['module', 'main'],
    conditions: ['import', 'default'],
    entryPoints: ['workflows/index.ts'],
    outfile: compiled,
  });
  const { bundleWorkflowCode } = await import('@temporalio/worker');
  // All lifecycles of a worker share one copy of the code, which keeps no state of its own: otherwise each of them would hold a quarter of a megabyte of functions.
  const { code } = await bundleWorkflowCode({ workflowsPath: compiled, preloadModules: [compiled], logger: quiet });
  const target = join(root, 'dist', 'workflows.js');
  writeFileSync(`${target}.part`, code);
  renameSync(`${target}.part`, target);
  return ['workflows.js'];
}

const silent = () => undefined;
const loud = (message, meta) => console.error(`  Workflows    ${message}`, meta ?? '');
const quiet = { log: silent, trace: silent, debug: silent, info: silent, warn: loud, error: loud };
