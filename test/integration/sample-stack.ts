import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { repositoryRoot } from '../../repository.js';
import type { Stack } from '../../scripts/stack.js';

export type Run = { readonly code: number | null; readonly out: string; readonly err: string; readonly ms: number };

/** Runs a built program against a stack, as `npm start` and a second terminal do. */
export function runProgram(stack: Stack, program: string, args: readonly string[] = []): Promise<Run> {
  const began = performance.now();
  const child = spawn(process.execPath, ['--enable-source-maps', join(repositoryRoot, 'dist', program), ...args], {
    env: { ...process.env, MONGODB_URI: stack.mongoUri, BIAOCHENG_API: stack.api, BIAOCHENG_DATA: stack.directory, PORT: String(stack.apiPort) },
  });
  const parts = { out: '', err: '' };
  child.stdout.on('data', (chunk: Buffer) => void (parts.out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => void (parts.err += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, ...parts, ms: performance.now() - began }));
  });
}
