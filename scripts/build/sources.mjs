import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folders = ['contract', 'api', 'workflows', 'domain', 'activities', 'worker', 'db', 'cli', 'recompute', 'scripts', 'samples', 'web'];
const files = ['package-lock.json', 'config.ts', 'key-ring.ts', 'log.ts', 'payload-codec.ts', 'repository.ts', 'temporal.config.ts', 'tracing.ts'];

/** Every file the build may read, relative to the root, sorted. */
export function sourcesUnder(root) {
  const inFolders = folders
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) => readdirSync(join(root, folder), { recursive: true }).map((name) => join(folder, String(name))))
    .filter((name) => /\.(tsx?|m?js|json)$/.test(name));
  return [...inFolders, ...files.filter((file) => existsSync(join(root, file)))].sort();
}

/** SHA-256 over names and contents. */
export function digestOf(root, names) {
  const hash = createHash('sha256');
  for (const name of names)
    hash
      .update(`${name}\0`)
      .update(readFileSync(join(root, name)))
      .update('\0');
  return hash.digest('hex');
}
