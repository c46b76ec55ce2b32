import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The directory that holds this product's package.json, found from wherever the code runs: source, dist/ or a container image. */
export const repositoryRoot = rootAbove(dirname(fileURLToPath(import.meta.url)));

/** The workflow code as one file, made by `node scripts/build.mjs`. */
export const workflowBundlePath = join(repositoryRoot, 'dist', 'workflows.js');

/** How our programs run under Node. A larger young generation takes two thirds off the time spent collecting what one request leaves behind. */
const programFlags = ['--enable-source-maps', '--max-semi-space-size=32'] as const;

/**
 * A worker has two heaps, its own and the one that workflows run in. Both are kept small, or garbage stands around until memory is short: 2,000
 * lifecycles fit half a gigabyte (docs/performance.md).
 */
const workerFlags = ['--enable-source-maps', '--max-semi-space-size=16', '--max-old-space-size=256'] as const;

/** The flags of one of our programs by its file in dist/. package.json says the same for `npm run worker` and `npm run api`. */
export const flagsOf = (file: string): readonly string[] => (file === 'worker.mjs' ? workerFlags : programFlags);

/** The allocator's arenas, one for each of the SDK's many threads otherwise, keep what each thread once used. */
export const programEnvironment = { MALLOC_ARENA_MAX: '2' } as const;

/** Where setup puts the two server binaries. */
export const binaryDirectory = join(repositoryRoot, '.cache', 'bin');

/** Identifies the built worker code; `unbuilt` when nothing has been built here. */
export function builtId(): string {
  const file = join(repositoryRoot, 'dist', 'build-id');
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : 'unbuilt';
}

function rootAbove(directory: string): string {
  if (existsSync(join(directory, 'package.json'))) return directory;
  const parent = dirname(directory);
  if (parent === directory) throw new Error('package.json of biaocheng not found above the running code; run it from its own directory');
  return rootAbove(parent);
}
