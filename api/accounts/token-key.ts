import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { BadConfiguration } from '../../config.js';

/** The key tokens are signed with. Made once, readable by its owner only; all API processes of an installation share the file. */
export function loadTokenKey(file: string): Uint8Array {
  mkdirSync(dirname(file), { recursive: true });
  try {
    // `wx`: of two processes that start together one writes, the other reads what was written.
    writeFileSync(file, randomBytes(48).toString('base64url'), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  const text = readFileSync(file, 'utf8').trim();
  if (text.length < 32) throw new BadConfiguration(`The token key in ${file} is shorter than 32 characters; delete the file and start again.`);
  return new TextEncoder().encode(text);
}
