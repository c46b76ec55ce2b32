import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { say, SetupFailed } from './say.mjs';

/**
 * Installs from the lock file when node_modules does not hold what it names. Contents are compared, not file times: a checkout touches
 * times. Runs inside npm's own `pre…` scripts; there is no install script in this package, so it cannot call itself.
 */
export function ensureDependencies(root) {
  const missing = missingPackages(root);
  if (missing.length === 0) return say('Packages', 'node_modules holds what the lock file names');
  say('Packages', `installing from the lock file (${missing.length} missing or of another version), a minute or two …`);
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const run = spawnSync(npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: root, stdio: 'inherit' });
  if (run.status !== 0) throw new SetupFailed('npm ci failed; check the network or the registry setting (npm config get registry) and run again.');
}

/** Paths of packages that the lock file names and node_modules lacks or holds in another version; optional ones are for other systems. */
export function missingPackages(root) {
  const wanted = packagesOf(join(root, 'package-lock.json'));
  const present = packagesOf(join(root, 'node_modules', '.package-lock.json'));
  return Object.entries(wanted)
    .filter(([path, entry]) => path !== '' && !entry.optional && !entry.devOptional && present[path]?.version !== entry.version)
    .map(([path]) => path);
}

function packagesOf(lockFile) {
  return existsSync(lockFile) ? JSON.parse(readFileSync(lockFile, 'utf8')).packages : {};
}
