// Builds dist/: the programs (esbuild, packages left outside), the CLI as one file, and the workflow code as Temporal's bundle.
// Says one line and does nothing when the sources are those of the last build.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildPrograms } from './build/programs.mjs';
import { digestOf, sourcesUnder } from './build/sources.mjs';
import { buildWorkflows } from './build/workflows.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(root, 'dist');
const stamp = join(dist, 'sources.sha256');

const sources = sourcesUnder(root);
const digest = digestOf(root, sources);
if (!process.argv.includes('--force') && existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) {
  console.log('  Programs     dist/ is up to date');
} else {
  mkdirSync(dist, { recursive: true });
  rmSync(stamp, { force: true });
  try {
    const built = [...(await buildPrograms(root)), ...(await buildWorkflows(root))];
    writeBuildId();
    writeFileSync(stamp, digest);
    console.log(`  Programs     built ${built.join(', ')}`);
  } catch (error) {
    // esbuild and webpack have already printed where; their own stack helps nobody.
    console.error(`  Programs     ${String(error.message).split('\n')[0]}`);
    process.exitCode = 1;
  }
}

/** Two workers with equal files are one version to Temporal; anything else is another. */
function writeBuildId() {
  const parts = ['worker.mjs', 'workflows.js'].map((name) => join(dist, name)).filter(existsSync);
  writeFileSync(
    join(dist, 'build-id'),
    digestOf(
      root,
      parts.map((part) => part.slice(root.length + 1)),
    ).slice(0, 12),
  );
}
