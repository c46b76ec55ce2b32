import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateText, dayNumber, daysInMonth, parseDate, weekday } from '../../../domain/law/calendar/civil-date.js';
import { formatInstant, localDate, parseInstant, startOfDay } from '../../../domain/law/calendar/instant.js';

const day = 86_400_000;
const anyInstant = fc.integer({ min: Date.UTC(1, 0, 2), max: Date.UTC(9999, 11, 30) });

describe('civil dates', () => {
  it('agree with the engine’s own Gregorian calendar on every day of 1899–2101', () => {
    const disputed: string[] = [];
    for (let at = Date.UTC(1899, 0, 1); at < Date.UTC(2101, 0, 1); at += day) {
      const text = new Date(at).toISOString().slice(0, 10);
      const same = dayNumber(text) === at / day && dateText(at / day) === text && weekday(at / day) === (new Date(at).getUTCDay() + 6) % 7;
      if (!same) disputed.push(text);
    }
    expect(disputed).toEqual([]);
  });
  it('count a common February as 28 days, a leap one as 29, a century as common unless divisible by 400', () => {
    expect([2025, 2024, 1900, 2000, 2100].map((year) => daysInMonth(year, 2))).toEqual([28, 29, 28, 29, 28]);
  });
  it('that do not exist are not dates', () => {
    for (const text of [
      '2026-02-29',
      '2026-13-01',
      '2026-00-10',
      '2026-04-31',
      '2026-1-1',
      '20260101',
      ' 2026-01-01',
      '2026-01-01 ',
      '２０２６-01-01',
    ])
      expect(parseDate(text)).toBeNull();
    expect(() => dayNumber('2026-02-29')).toThrow(RangeError);
    expect(() => dateText(dayNumber('9999-12-31') + 1)).toThrow(RangeError);
  });
});

describe('instants', () => {
  it('print in +08:00, with milliseconds only when there are any', () => {
    expect(formatInstant(Date.UTC(2026, 8, 28, 7, 0, 0))).toBe('2026-09-28T15:00:00+08:00');
    expect(formatInstant(Date.UTC(2026, 8, 28, 16, 0, 0, 7))).toBe('2026-09-29T00:00:00.007+08:00');
    expect(() => formatInstant(0.5)).toThrow(RangeError);
  });
  it('read back what was printed, whatever the instant', () => {
    fc.assert(
      fc.property(anyInstant, (at) => {
        expect(parseInstant(formatInstant(at))).toBe(at);
      }),
    );
  });
  it('read what any RFC 3339 writer prints, offset and all', () => {
    fc.assert(
      fc.property(anyInstant, fc.integer({ min: -1439, max: 1439 }), (at, offset) => {
        const local = new Date(at + offset * 60_000);
        fc.pre(local.getUTCFullYear() >= 1 && local.getUTCFullYear() <= 9999);
        const sign = offset < 0 ? '-' : '+';
        const [hours, minutes] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60].map((n) => String(n).padStart(2, '0'));
        expect(parseInstant(local.toISOString().replace('Z', `${sign}${hours}:${minutes}`))).toBe(at);
        expect(parseInstant(new Date(at).toISOString())).toBe(at);
      }),
    );
  });
  it('without an offset, with a 24th hour, a leap second or a day that does not exist are refused', () => {
    const bad = [
      '2026-09-28T15:00:00',
      '2026-09-28',
      '2026-09-28T24:00:00Z',
      '2026-06-30T23:59:60Z',
      '2026-02-30T00:00:00Z',
      '2026-09-28T15:00Z',
      '2026-09-28T15:00:00+8:00',
      '2026-09-28T15:00:00+24:00',
      '2026-09-28 15:00:00Z',
      '',
    ];
    for (const text of bad) expect(parseInstant(text), text).toBeNull();
  });
  it('cut digits beyond milliseconds and take lower-case letters, as RFC 3339 allows', () => {
    expect(parseInstant('2026-09-28t15:00:00.123999z')).toBe(Date.UTC(2026, 8, 28, 15, 0, 0, 123));
  });
  it('belong to the Shanghai date: 15:59:59.999 UTC is still today, 16:00 UTC is tomorrow', () => {
    expect(localDate(Date.UTC(2026, 8, 28, 15, 59, 59, 999))).toBe('2026-09-28');
    expect(localDate(Date.UTC(2026, 8, 28, 16, 0, 0))).toBe('2026-09-29');
    fc.assert(
      fc.property(anyInstant, (at) => {
        expect(localDate(startOfDay(dayNumber(localDate(at))))).toBe(localDate(at));
      }),
    );
  });
});
