import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The directory that holds this product's package.json, found from wherever the code runs: source, dist/ or a container image. */
export const repositoryRoot = rootAbove(dirname(fileURLToPath(import.meta.url)));

/** The workflow code as one file, made by `node scripts/build.mjs`. */
export const workflowBundlePath = join(repositoryRoot, 'dist', 'workflows.js');

/** How our programs run under Node. A larger young generation takes two thirds off the time spent collecting what one request leaves behind. */
export const programFlags = ['--enable-source-maps', '--max-semi-space-size=32'] as const;

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
