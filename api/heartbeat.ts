import type { Logger } from 'pino';
import { beatMs, type Pulse } from '../db/heartbeat.js';
import type { Instant } from '../domain/kernel/decider.js';
import type { Engine } from './engine-contract.js';

type Beating = { readonly pulse: Pulse; readonly engine: Pick<Engine, 'healthy'>; readonly clock: () => Instant; readonly log: Logger };

/** Says every ten seconds that this process works, as long as it reaches Temporal and MongoDB, so that a time without any can be measured afterwards. */
export function startHeartbeat({ pulse, engine, clock, log }: Beating): { stop(): void } {
  const beat = async (): Promise<void> => {
    if (await engine.healthy()) await pulse.beat(clock());
  };
  const again = (): void =>
    void beat().catch((error: unknown) => log.warn({ err: error }, 'no heartbeat written, or whether there was an outage not asked'));
  again();
  const timer = setInterval(again, beatMs);
  return { stop: () => clearInterval(timer) };
}
