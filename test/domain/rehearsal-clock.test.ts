import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localDate } from '../../domain/law/calendar/instant.js';
import { realDelay, virtualNow, type Clock } from '../../domain/kernel/rehearsal-clock.js';

const day = 86_400_000;
const since = Date.UTC(2026, 10, 25, 1);
const clock = (over: Partial<Clock>): Clock => ({ epoch: since - 100 * day, since, scale: day / 1000, ...over });

describe('a rehearsal clock', () => {
  it('without a clock, time is the wall clock’s', () => {
    expect([virtualNow(null, since), realDelay(null, since + 5, since)]).toEqual([since, 5]);
  });

  it('passes a day in a second and never stops by itself', () => {
    expect(virtualNow(clock({}), since + 1000)).toBe(since - 99 * day);
    expect(virtualNow(clock({}), since + 200_000)).toBe(since + 100 * day);
  });

  it('that catches up meets the wall clock after as many seconds as days lay between, and goes on at its pace', () => {
    const catching = clock({ catchesUp: true });
    expect(virtualNow(catching, since + 99_000)).toBe(since - day);
    expect(virtualNow(catching, since + 101_000)).toBe(since + 101_000);
    expect(virtualNow(catching, since + 200_000)).toBe(since + 200_000);
    expect(realDelay(catching, since - 99 * day, since)).toBe(1000);
    expect(realDelay(catching, since + 30 * day, since)).toBe(30 * day);
  });

  it('left alone it stands still at the year 2200, and what lies beyond is not waited for second by second', () => {
    const fast = clock({ scale: 2_000_000 });
    const end = Date.UTC(2199, 11, 31, 16);
    expect(virtualNow(fast, since + 40 * day)).toBe(end);
    expect(localDate(virtualNow(fast, since + 4000 * day))).toBe('2200-01-01');
    expect(realDelay(fast, end + 1, since + 40 * day)).toBeGreaterThanOrEqual(365 * day);
    expect(realDelay(fast, end, since + 40 * day)).toBe(1);
  });

  it('wakes no earlier than the instant it waits for, and no later than the rounding of it', () => {
    const clocks = fc.record({ days: fc.integer({ min: 0, max: 4000 }), scale: fc.integer({ min: 1, max: 2_000_000 }), catchesUp: fc.boolean() });
    fc.assert(
      fc.property(clocks, fc.nat(1_000_000), fc.nat(50 * day), ({ days, ...one }, real, ahead) => {
        const running = clock({ epoch: since - days * day, ...one });
        const now = since + real;
        const at = virtualNow(running, now) + ahead;
        const delay = realDelay(running, at, now);
        expect(virtualNow(running, now + delay)).toBeGreaterThanOrEqual(at);
        expect(delay === 1 || virtualNow(running, now + delay - 1) < at).toBe(true);
      }),
      { seed: 20261125, numRuns: 2000 },
    );
  });
});
