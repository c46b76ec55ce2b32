import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { flagsOf, programEnvironment, repositoryRoot } from '../../repository.js';
import { startChild, type Child } from '../servers.js';
import { logFile } from './stores.js';
import { supervise, type Supervised } from './supervise.js';
import { CannotStart, step } from './words.js';

/** One of our own programs. */
export type Program = { readonly name: string; readonly zh: string; readonly file: string };

export const workerProgram: Program = { name: 'worker', zh: '工作进程', file: 'worker.mjs' };
export const apiProgram: Program = { name: 'API', zh: '接口服务', file: 'api.mjs' };

/** Where a program keeps its log, the settings added to its environment, and who is told when its process is another one. */
type Surroundings = { readonly dataDirectory: string; readonly settings: NodeJS.ProcessEnv; readonly changed: () => void };

/** Starts one of our programs. */
export async function startProgram(program: Program, { dataDirectory, settings, changed }: Surroundings): Promise<Supervised> {
  const path = join(repositoryRoot, 'dist', program.file);
  if (!existsSync(path)) throw new CannotStart(`dist/${program.file} is missing; build it with: node scripts/build.mjs --force`);
  step(`启动${program.zh}`, `starting the ${program.name}`);
  const spec = {
    name: program.name,
    command: process.execPath,
    args: [...flagsOf(program.file), path],
    log: logFile(dataDirectory, program.name.toLowerCase()),
    // Local dates are integer arithmetic on UTC+8; the machine's own zone must not show through anywhere.
    env: { ...programEnvironment, ...process.env, ...settings, TZ: 'UTC' },
  };
  const start = (): Promise<Child> => startChild(spec);
  return supervise(await start(), start, changed);
}

/** Waits until `GET /readyz` answers 200. Throws one sentence when it does not in time. */
export async function waitUntilReady(api: string, log: string, patience = 90_000): Promise<void> {
  let last = 'no answer';
  for (const end = Date.now() + patience; Date.now() < end;) {
    try {
      const answer = await fetch(`${api}/readyz`, { signal: AbortSignal.timeout(3_000) });
      if (answer.ok) return;
      last = `${answer.status} ${(await answer.text()).slice(0, 200)}`;
    } catch (error) {
      last = error instanceof Error ? error.message : String(error);
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new CannotStart(`The API did not become ready within ${patience / 1000} s (${last}); its log says why: ${log}`);
}
