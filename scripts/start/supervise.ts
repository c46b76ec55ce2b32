import type { Child } from '../servers.js';
import { note } from './words.js';

/** A child that is started again when it dies, until told to stop. */
export type Supervised = { readonly name: string; pid(): number | null; stop(patience?: number): Promise<void>; force(): void };

const slowest = 30_000;
/** A child that lived this long is taken as healthy; its next restart is quick again. */
const healthy = 60_000;

/** Watches a child that is already up. `again` starts a new one; `changed` is told of every new process. */
export function supervise(first: Child, again: () => Promise<Child>, changed: () => void): Supervised {
  let child: Child | null = first;
  let stopping = false;
  let wake = (): void => undefined;

  const loop = async (): Promise<void> => {
    for (let pause = 500; !stopping; pause = Math.min(pause * 2, slowest)) {
      const began = Date.now();
      const outcome = await child?.exited;
      child = null;
      if (stopping) return;
      if (Date.now() - began > healthy) pause = 500;
      note(
        `${first.name} 意外退出(${outcome}),${pause / 1000} 秒后重启`,
        `${first.name} stopped (${outcome}), starting it again in ${pause / 1000} s; log ${first.log}`,
      );
      await new Promise<void>((resolve) => {
        wake = resolve;
        setTimeout(resolve, pause);
      });
      await revive();
    }
  };

  const revive = async (): Promise<void> => {
    if (stopping) return;
    try {
      child = await again();
      // A stop that arrived while it was coming up must not leave it behind.
      if (stopping) await child.stop();
      else note(`${first.name} 已重新启动，片刻后可用`, `${first.name} was started again and will answer in a moment`);
      changed();
    } catch (error) {
      note(`${first.name} 未能启动`, error instanceof Error ? error.message : String(error));
    }
  };

  const watching = loop();
  return {
    name: first.name,
    pid: () => child?.pid ?? null,
    async stop(patience) {
      stopping = true;
      wake();
      await child?.stop(patience);
      await watching;
    },
    force() {
      stopping = true;
      child?.kill('SIGKILL');
    },
  };
}
