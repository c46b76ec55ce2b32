import type { Instant } from './decider.js';

/** A rehearsal clock 演练: virtual now = epoch + (real now − since) × scale. */
export type Clock = { readonly epoch: Instant; readonly since: Instant; readonly scale: number };

/** The time decisions are made in: the workflow's own, or the rehearsal's. */
export const virtualNow = (clock: Clock | null, real: Instant): Instant =>
  clock ? Math.floor(clock.epoch + (real - clock.since) * clock.scale) : real;

/** Real milliseconds until a virtual instant, at least 1 so that a timer always moves time forward. */
export const realDelay = (clock: Clock | null, at: Instant, real: Instant): number =>
  Math.max(1, Math.ceil((at - virtualNow(clock, real)) / (clock?.scale ?? 1)));
