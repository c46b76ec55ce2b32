import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mayGoAt, noWish, type Wish } from '../../contract/notices/quiet-hours.js';
import { formatInstant, parseInstant } from '../../domain/law/calendar/instant.js';

const at = (text: string): number => parseInstant(`2026-10-${text}:00+08:00`) ?? NaN;
const said = (now: string, wish: Wish): string => formatInstant(mayGoAt(at(now), wish)).slice(8, 16);
const night = { from: 22, until: 7 };

describe('S10 when a mail that nobody requires may go', () => {
  it.each([
    ['08T12:34', noWish, '08T12:34'],
    ['08T21:59', { quiet: night, digestAt: null }, '08T21:59'],
    ['08T22:00', { quiet: night, digestAt: null }, '09T07:00'],
    ['09T06:59', { quiet: night, digestAt: null }, '09T07:00'],
    ['09T07:00', { quiet: night, digestAt: null }, '09T07:00'],
    ['08T12:30', { quiet: { from: 12, until: 14 }, digestAt: null }, '08T14:00'],
    ['08T14:00', { quiet: { from: 12, until: 14 }, digestAt: null }, '08T14:00'],
    ['08T08:00', { quiet: null, digestAt: 9 }, '08T09:00'],
    ['08T09:00', { quiet: null, digestAt: 9 }, '08T09:00'],
    ['08T09:01', { quiet: null, digestAt: 9 }, '09T09:00'],
    ['08T20:00', { quiet: night, digestAt: 23 }, '09T07:00'],
    ['08T12:00', { quiet: { from: 23, until: 0 }, digestAt: 23 }, '09T00:00'],
  ] as const)('%s with %j → %s', (now, wish, out) => {
    expect(said(now, wish)).toBe(out);
  });

  it('is never before now, never two days later, and never within the quiet hours', () => {
    const hour = fc.integer({ min: 0, max: 23 });
    const quiet = fc.option(fc.record({ from: hour, until: hour }).filter(({ from, until }) => from !== until));
    fc.assert(
      fc.property(fc.integer({ min: 1_700_000_000_000, max: 1_900_000_000_000 }), quiet, fc.option(hour), (now, hours, digestAt) => {
        const goes = mayGoAt(now, { quiet: hours, digestAt });
        expect(goes).toBeGreaterThanOrEqual(now);
        expect(goes - now).toBeLessThan(2 * 86_400_000);
        expect(mayGoAt(goes, { quiet: hours, digestAt: null })).toBe(goes);
      }),
    );
  });
});
