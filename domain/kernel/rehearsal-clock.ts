import { latestInstant } from '../law/calendar/instant.js';
import type { Instant } from './decider.js';

/**
 * A rehearsal clock 演练: virtual now = epoch + (real now − since) × scale. With `catchesUp` it begins in the past, runs ahead of nobody and
 * goes on at the pace of the wall clock once it has reached it.
 */
export type Clock = { readonly epoch: Instant; readonly since: Instant; readonly scale: number; readonly catchesUp?: boolean };

/** What the clock has run to; it stands still at the latest instant there is, for a rehearsal left alone over a weekend would run out of years. */
const runTo = (clock: Clock, real: Instant): Instant => Math.min(latestInstant, Math.floor(clock.epoch + (real - clock.since) * clock.scale));

/** The time decisions are made in: the workflow's own, or the rehearsal's. */
export function virtualNow(clock: Clock | null, real: Instant): Instant {
  if (clock === null) return real;
  const run = runTo(clock, real);
  return clock.catchesUp === true ? Math.min(run, real) : run;
}

/** Real milliseconds until a virtual instant, at least 1 so that a timer always moves time forward; a year for one that never comes. */
export function realDelay(clock: Clock | null, at: Instant, real: Instant): number {
  if (clock === null) return Math.max(1, at - real);
  if (at > latestInstant) return 366 * 86_400_000;
  const byRun = Math.ceil((at - runTo(clock, real)) / clock.scale);
  return Math.max(1, byRun, clock.catchesUp === true ? at - real : 1);
}
