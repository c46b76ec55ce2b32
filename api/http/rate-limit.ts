import { HttpProblem } from './problem.js';

type Window = { count: number; readonly endsAt: number };

/** Counts per name in fixed windows of one minute, in this process. Bounded: when full, ended windows go first, then all. */
export class RateLimit {
  private readonly windows = new Map<string, Window>();

  constructor(
    private readonly perMinute: number,
    private readonly now: () => number,
    private readonly capacity = 200_000,
  ) {}

  /** Counts one and says what is left, as headers; throws 429 with Retry-After beyond the limit. */
  take(name: string): RateHeaders {
    const now = this.now();
    const window = this.current(name, now);
    window.count += 1;
    const seconds = Math.ceil((window.endsAt - now) / 1000);
    if (window.count > this.perMinute) throw limited(this.perMinute, seconds);
    return rateHeaders(this.perMinute, this.perMinute - window.count, seconds);
  }

  /** Throws when `name` has used up its share, without counting. */
  check(name: string): void {
    const now = this.now();
    const window = this.windows.get(name);
    if (window !== undefined && window.endsAt > now && window.count >= this.perMinute)
      throw limited(this.perMinute, Math.ceil((window.endsAt - now) / 1000));
  }

  private current(name: string, now: number): Window {
    const known = this.windows.get(name);
    if (known !== undefined && known.endsAt > now) return known;
    if (this.windows.size >= this.capacity) this.makeRoom(now);
    const fresh = { count: 0, endsAt: now + 60_000 };
    this.windows.set(name, fresh);
    return fresh;
  }

  private makeRoom(now: number): void {
    for (const [name, window] of this.windows) if (window.endsAt <= now) this.windows.delete(name);
    if (this.windows.size >= this.capacity) this.windows.clear();
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
