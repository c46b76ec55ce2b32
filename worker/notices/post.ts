import { randomUUID } from 'node:crypto';
import type { Post } from '../../activities/notices.js';
import type { Delivery } from './delivery.js';
import { handleNotice } from './handle-notice.js';

/** The post of this worker: every turn is its own, also the second try of one that was given up. A worker that stops ends its turns after the mail in hand. */
export const postOf = (ports: Omit<Delivery, 'owner' | 'stopping' | 'clock'>, closing: AbortSignal): Post => ({
  turn: (notice, given) => handleNotice({ ...ports, clock: Date.now, owner: randomUUID(), stopping: () => closing.aborted || given.aborted }, notice),
});
