import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { repositoryRoot } from '../../repository.js';

/** `npm start` as a child, from source. `output` grows while it runs. */
export type RunningStart = {
  readonly process: ChildProcess;
  output(): string;
  exit: Promise<number | string>;
  until(sign: RegExp, patience?: number): Promise<void>;
};

/** Starts it with settings of its own; nothing of the surrounding environment that names a server gets through. */
export function runStart(settings: NodeJS.ProcessEnv, args: readonly string[] = []): RunningStart {
  const surroundings = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(TEMPORAL_|MONGODB_|BIAOCHENG_|VITEST|PORT$|NODE_OPTIONS)/.test(name)),
  );
  const child = spawn(process.execPath, ['--import', 'tsx', join(repositoryRoot, 'scripts', 'start.ts'), ...args], {
    cwd: repositoryRoot,
    env: { ...surroundings, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (text += chunk.toString()));
  const exit = new Promise<number | string>((resolve) => child.once('exit', (code, signal) => resolve(code ?? signal ?? '')));
  return { process: child, output: () => text, exit, until: (sign, patience = 90_000) => appears(() => text, sign, patience) };
}

async function appears(text: () => string, sign: RegExp, patience: number): Promise<void> {
  for (const end = Date.now() + patience; !sign.test(text());) {
    if (Date.now() > end || text().includes('✗')) throw new Error(`${sign} did not appear:\n${text()}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
