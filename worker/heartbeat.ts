import type { Connection } from 'mongoose';
import type { Logger } from 'pino';
import { beatMs, Pulse } from '../db/heartbeat.js';

/** Says every ten seconds that this worker runs lifecycles, so that a time without any can be measured afterwards. */
export function startHeartbeat(db: Connection, works: () => boolean, log: Logger): { stop(): void } {
  const pulse = new Pulse(db, 'worker');
  const beat = (): void => {
    if (works()) pulse.beat(Date.now()).catch((error: unknown) => log.warn({ err: error }, 'no heartbeat written'));
  };
  beat();
  const timer = setInterval(beat, beatMs);
  return { stop: () => clearInterval(timer) };
}
