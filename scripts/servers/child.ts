import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, openSync, closeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { repositoryRoot } from '../../repository.js';

/** How one server or program is run. Output goes to `log`; `env` replaces the environment when given; `user` is another than ours, for one that refuses root. */
export type ChildSpec = {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly log: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly user?: { readonly uid: number; readonly gid: number };
};

/** A running child. `exited` settles once, with the exit code or the signal's name. */
export type Child = {
  readonly name: string;
  readonly pid: number;
  readonly log: string;
  readonly exited: Promise<number | string>;
  running(): boolean;
  /** SIGTERM, then SIGKILL when it has not gone after `patience` ms. */
  stop(patience?: number): Promise<number | string>;
  kill(signal: NodeJS.Signals): void;
};

let guardian: ChildProcess | null = null;

/**
 * Starts a child in its own process group, so that Ctrl-C in the terminal reaches only us and we can stop the children in order,
 * and tells the guardian of it, so that it does not outlive us when we are killed.
 */
export async function startChild(spec: ChildSpec): Promise<Child> {
  mkdirSync(dirname(spec.log), { recursive: true });
  const out = openSync(spec.log, 'a');
  const started = spawn(spec.command, spec.args, { stdio: ['ignore', out, out], detached: true, env: spec.env ?? process.env, ...spec.user });
  closeSync(out);
  const pid = await spawned(started);
  const exited = new Promise<number | string>((resolve) => {
    started.once('exit', (code, signal) => {
      tellGuardian(`forget ${pid}`);
      resolve(code ?? signal ?? 'unknown');
    });
  });
  tellGuardian(`watch ${pid}`);
  return {
    name: spec.name,
    pid,
    log: spec.log,
    exited,
    running: () => started.exitCode === null && started.signalCode === null,
    kill: (signal) => void started.kill(signal),
    async stop(patience = 15_000) {
      started.kill('SIGTERM');
      const impatient = setTimeout(() => started.kill('SIGKILL'), patience);
      return exited.finally(() => clearTimeout(impatient));
    },
  };
}

function spawned(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('spawn', () => (child.pid === undefined ? reject(new Error('no process id')) : resolve(child.pid)));
  });
}

function tellGuardian(line: string): void {
  if (guardian === null || guardian.exitCode !== null) {
    guardian = spawn(process.execPath, [join(repositoryRoot, 'scripts', 'servers', 'guardian.mjs')], {
      stdio: ['pipe', 'ignore', 'ignore'],
      detached: true,
    });
    // It must not keep us alive, nor bring us down when it is gone first.
    guardian.unref();
    guardian.stdin?.on('error', () => undefined);
    if (guardian.stdin && 'unref' in guardian.stdin && typeof guardian.stdin.unref === 'function') guardian.stdin.unref();
  }
  guardian.stdin?.write(`${line}\n`);
}
