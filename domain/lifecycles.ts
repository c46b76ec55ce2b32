import type { AnyLifecycle } from './kernel/lifecycle.js';
import { campaign } from './campaign/campaign.js';

/** Lifecycles whose acts are written once: their words, refusals, notices and decisions are read off them. */
export const lifecycles: readonly AnyLifecycle[] = [campaign];
