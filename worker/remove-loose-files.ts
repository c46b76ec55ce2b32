import type { Connection } from 'mongoose';
import type { Logger } from 'pino';
import { removeLoose } from '../db/document.js';

const hourMs = 3_600_000;

/** Every hour: files that no record names and nobody has sent or named for so long are removed. Several workers may do it side by side. */
export function startRemovingLooseFiles(db: Connection, keptMs: number, log: Logger): { stop(): void } {
  const look = (): void => {
    removeLoose(db, Date.now() - keptMs).then(
      (removed) => removed > 0 && log.info({ removed }, 'files that no record names were removed'),
      (error: unknown) => log.warn({ err: error }, 'files that no record names are still there'),
    );
  };
  look();
  const timer = setInterval(look, hourMs);
  return { stop: () => clearInterval(timer) };
}
