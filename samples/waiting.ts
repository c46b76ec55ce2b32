import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Something in the samples that waits for the newcomer; the greeting of `npm start` prints it. */
export type Waiting = { readonly zh: string; readonly en: string; readonly path: string };

/** Whole or not at all. */
export function writeWaiting(dataDirectory: string, waiting: readonly Waiting[]): void {
  const file = join(dataDirectory, 'sample-waiting.json');
  writeFileSync(`${file}.part`, `${JSON.stringify(waiting, null, 1)}\n`);
  renameSync(`${file}.part`, file);
}
