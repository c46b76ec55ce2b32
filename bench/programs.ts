import { build } from 'esbuild';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { repositoryRoot } from '../repository.js';

/** Programs of the benchmark that run as processes of their own, compiled as the product is, so that all sides run plain Node. */
const entries = ['load', 'bare-client', 'bare-worker', 'express-mongo', 'express-postgres', 'express-page'] as const;
export type BenchProgram = (typeof entries)[number];

/** Below the root, so that packages are found in its node_modules. */
const directory = join(repositoryRoot, '.cache', 'bench');

export const programPath = (program: BenchProgram): string => join(directory, `${program}.mjs`);

export async function buildBenchPrograms(): Promise<void> {
  await build({
    absWorkingDir: repositoryRoot,
    entryPoints: entries.map((entry) => `bench/${entry}.ts`),
    outdir: directory,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    sourcemap: true,
    logLevel: 'error',
  });
}

/** Runs a program to its end; throws when it fails. Its output goes where ours goes. */
export function runProgram(program: BenchProgram, args: readonly string[], env: NodeJS.ProcessEnv = process.env): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--enable-source-maps', programPath(program), ...args], { stdio: ['ignore', 'inherit', 'inherit'], env });
    const stop = (): void => void child.kill('SIGKILL');
    process.once('exit', stop);
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      process.off('exit', stop);
      if (code === 0) resolve();
      else reject(new Error(`${program} ended with ${code ?? signal ?? 'nothing'}`));
    });
  });
}
