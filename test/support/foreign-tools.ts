import { spawn, type SpawnOptions } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../../repository.js';

/** Where scripts/setup/foreign-tools.mjs puts the Python programs of other hands. */
const installed = join(repositoryRoot, '.cache', 'python');
const required = process.env['FOREIGN_TOOLS'] === 'required';

/** True where the tests of foreign tools cannot run and need not: without a network the programs are not there. */
export const noForeignTools = !required && !existsSync(join(installed, 'installed-from'));

export type Ended = { readonly code: number | null; readonly said: string };

/** Runs a program to its end; what it said on both streams is kept in one piece. */
export function runToEnd(command: string, args: readonly string[], { env, cwd }: Pick<SpawnOptions, 'env' | 'cwd'> = {}): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env }, cwd });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (chunk: string) => (said += chunk));
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, said }));
  });
}

/** Runs Python with the foreign tools, and nothing of the user's own, to be found; `more` are folders to look in besides. What they leave behind stays in the cache. */
export const python = (args: readonly string[], ...more: readonly string[]): Promise<Ended> =>
  runToEnd('python3', ['-s', ...args], {
    env: { PYTHONPATH: [installed, ...more].join(':'), PYTHONIOENCODING: 'utf-8' },
    cwd: join(repositoryRoot, '.cache'),
  });
