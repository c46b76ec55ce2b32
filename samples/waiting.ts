import type { Waiting } from '../api/accounts/sample-world.js';
import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Whole or not at all. */
export function writeWaiting(dataDirectory: string, waiting: readonly Waiting[]): void {
  const file = join(dataDirectory, 'sample-waiting.json');
  writeFileSync(`${file}.part`, `${JSON.stringify(waiting, null, 1)}\n`);
  renameSync(`${file}.part`, file);
}
