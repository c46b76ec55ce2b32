import type { Logger } from 'pino';
import { beatMs, type Pulse } from '../db/heartbeat.js';

/** Says every ten seconds that this worker runs lifecycles, so that a time without any can be measured afterwards. */
export function startHeartbeat(pulse: Pulse, works: () => boolean, log: Logger): { stop(): void } {
  const beat = (): void => {
    if (works())
      pulse.beat(Date.now()).catch((error: unknown) => log.warn({ err: error }, 'no heartbeat written, or whether there was an outage not asked'));
  };
  beat();
  const timer = setInterval(beat, beatMs);
  return { stop: () => clearInterval(timer) };
}
