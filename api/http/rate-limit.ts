import { HttpProblem } from './problem.js';

type Window = { count: number; readonly endsAt: number };

/** What one more of a name comes to: how many are left or went beyond the limit, and when the window ends. */
export type Taken = { readonly left: number; readonly excess: number; readonly endsAt: number };

/** Counts per name in fixed windows (a minute when not said), in this process. Bounded: when full, ended windows go first, then all. */
export class RateLimit {
  private readonly windows = new Map<string, Window>();

  constructor(
    private readonly limit: number,
    private readonly now: () => number,
    private readonly size: { readonly capacity?: number; readonly windowMs?: number } = {},
  ) {}

  /** Counts one and says what is left, as headers; throws 429 with Retry-After beyond the limit. */
  take(name: string): RateHeaders {
    const { left, excess, endsAt } = this.count(name);
    const seconds = Math.ceil((endsAt - this.now()) / 1000);
    if (excess > 0) throw limited(this.limit, seconds);
    return rateHeaders(this.limit, left, seconds);
  }

  /** Counts one and says what that comes to. */
  count(name: string): Taken {
    const window = this.current(name, this.now());
    window.count += 1;
    const over = window.count - this.limit;
    return { left: Math.max(0, -over), excess: Math.max(0, over), endsAt: window.endsAt };
  }

  /** Takes back one that was counted before it was known to be harmless. */
  giveBack(name: string): void {
    const window = this.windows.get(name);
    if (window !== undefined && window.count > 0) window.count -= 1;
  }

  private current(name: string, now: number): Window {
    const known = this.windows.get(name);
    if (known !== undefined && known.endsAt > now) return known;
    const { capacity = 200_000, windowMs = 60_000 } = this.size;
    if (this.windows.size >= capacity) this.makeRoom(now, capacity);
    const fresh = { count: 0, endsAt: now + windowMs };
    this.windows.set(name, fresh);
    return fresh;
  }

  private makeRoom(now: number, capacity: number): void {
    for (const [name, window] of this.windows) if (window.endsAt <= now) this.windows.delete(name);
    if (this.windows.size >= capacity) this.windows.clear();
  }
}

/** How much the caller may still ask, and in how many seconds it begins anew. */
export type RateHeaders = { readonly [name: string]: string };
const rateHeaders = (limit: number, remaining: number, seconds: number): RateHeaders => ({
  'ratelimit-limit': String(limit),
  'ratelimit-remaining': String(remaining),
  'ratelimit-reset': String(Math.max(1, seconds)),
});

const limited = (perMinute: number, seconds: number): HttpProblem =>
  new HttpProblem('RATE_LIMITED', {
    needed: `${perMinute} a minute`,
    cure: ['self'],
    headers: { 'retry-after': String(Math.max(1, seconds)), ...rateHeaders(perMinute, 0, seconds) },
  });
