import type { Instant } from './decider.js';
import { unreachable } from './result.js';

/**
 * Somebody else's clock was read between two readings of one's own. `sent` is null when only the second is known: then the other's clock has
 * gone on since, and only a clock of one's own that is slow can be told.
 */
export type Sighting = { readonly sent: Instant | null; readonly seen: Instant; readonly answered: Instant };

/** Whose clocks a process can compare its own with: the servers decide and store by them. */
export const otherClocks = ['temporal', 'mongo'] as const;
export type OtherClock = (typeof otherClocks)[number];
export type Ahead = { readonly [clock in OtherClock]?: number };

/**
 * By how much one's own clock is ahead of the other's at the least (behind: negative). Time on the way explains the rest, so a slow answer is never taken
 * for a wrong clock.
 */
export function aheadBy({ sent, seen, answered }: Sighting): number {
  if (sent !== null && sent > seen) return sent - seen;
  return answered < seen ? answered - seen : 0;
}

/** Clocks kept by NTP agree within a tenth of a second; two seconds are no accident and are far below the grace of a ballot. */
export const wrongFromMs = 2_000;

/** Which clock is wrong, when it can be told: two that agree outvote one. */
export type Suspect = 'thisHost' | OtherClock | 'unclear';

/** Null when every known clock agrees with one's own. */
export function suspectOf({ temporal, mongo }: Ahead): Suspect | null {
  const off = (ms: number | undefined): boolean => ms !== undefined && Math.abs(ms) >= wrongFromMs;
  if (!off(temporal) && !off(mongo)) return null;
  if (temporal === undefined || mongo === undefined) return 'unclear';
  if (off(temporal) && off(mongo)) return Math.abs(temporal - mongo) < wrongFromMs ? 'thisHost' : 'unclear';
  return off(temporal) ? 'temporal' : 'mongo';
}

/**
 * The time to refuse by. Two clocks that agree outvote one's own. Where none is outvoted the earliest is taken: nobody is turned away early on a doubt, and
 * what is passed on is decided by the one clock of the lifecycle.
 */
export function trustedNow(own: Instant, ahead: Ahead): Instant {
  const suspect = suspectOf(ahead);
  switch (suspect) {
    case 'thisHost':
      return own - (ahead.temporal ?? 0);
    case 'unclear':
      return own - Math.max(0, ahead.temporal ?? 0, ahead.mongo ?? 0);
    case 'temporal':
    case 'mongo':
    case null:
      return own;
    default:
      return unreachable(suspect);
  }
}
