import type { Delivery } from './notices/delivery.js';
import { forgetErased } from './notices/forget-erased.js';

const lookMs = 5_000;

/** Every few seconds: mail in an outbox of ours to somebody who has been erased is removed. What cannot be removed now is looked for again. */
export function startRemovingErasedMail(ports: Pick<Delivery, 'db' | 'personal' | 'mailer' | 'log'>): { stop(): void } {
  const look = (): void =>
    void forgetErased({ ...ports, clock: Date.now }).catch((error: unknown) =>
      ports.log.warn({ err: error }, 'mail of somebody erased is still there'),
    );
  look();
  const timer = setInterval(look, lookMs);
  return { stop: () => clearInterval(timer) };
}
