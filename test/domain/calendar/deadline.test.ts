import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarOf } from '../../../domain/law/calendar/calendar.js';
import { dateText, dayNumber } from '../../../domain/law/calendar/civil-date.js';
import { deadline, longestTerm, timeUnits, type TimeUnit } from '../../../domain/law/calendar/deadline.js';
import { fullDaysBetween } from '../../../domain/law/calendar/full-days.js';
import { formatInstant, localDate, localDay, parseInstant } from '../../../domain/law/calendar/instant.js';
import { calendar2026 } from '../../../domain/law/calendar/state-council.js';
import { isWorkingDay } from '../../../domain/law/calendar/working-day.js';

const at = (text: string): number => parseInstant(text.includes('T') ? text : `${text}T15:00:00+08:00`) ?? Number.NaN;
const closing = (from: string, count: number, unit: TimeUnit): string => formatInstant(deadline(calendar2026, at(from), { count, unit }).closesAt);
const day = 86_400_000;
const after = (date: string, days: number): string => dateText(dayNumber(date) + days);

describe('calendar days', () => {
  it('leave the start day out, whatever the hour (CC 201)', () => {
    for (const hour of ['00:00:00', '15:00:00', '23:59:59'])
      expect(closing(`2026-05-11T${hour}+08:00`, 1, 'calendarDays')).toBe('2026-05-13T00:00:00+08:00');
  });
  it('belong to Shanghai: 16:00 UTC starts the next local day', () => {
    expect(closing('2026-05-11T15:59:59Z', 1, 'calendarDays')).toBe('2026-05-13T00:00:00+08:00');
    expect(closing('2026-05-11T16:00:00Z', 1, 'calendarDays')).toBe('2026-05-14T00:00:00+08:00');
  });
  it('C2: list every date counted, then the days the last one was moved over', () => {
    const { daysCounted, closesAt } = deadline(calendar2026, at('2026-09-01'), { count: 30, unit: 'calendarDays' });
    expect(formatInstant(closesAt)).toBe('2026-10-09T00:00:00+08:00');
    expect(daysCounted).toHaveLength(37);
    expect([daysCounted[0], daysCounted[29], daysCounted[36]]).toEqual(['2026-09-02', '2026-10-01', '2026-10-08']);
  });
  it('30 days over National Day: a last day on 30 September stands, on 1–7 October it moves to the 8th, on the 8th it stands', () => {
    expect(closing('2026-08-31', 30, 'calendarDays')).toBe('2026-10-01T00:00:00+08:00');
    for (let i = 0; i < 7; i += 1) expect(closing(after('2026-09-01', i), 30, 'calendarDays')).toBe('2026-10-09T00:00:00+08:00');
    expect(closing('2026-09-08', 30, 'calendarDays')).toBe('2026-10-09T00:00:00+08:00');
    expect(closing('2026-09-09', 30, 'calendarDays')).toBe('2026-10-10T00:00:00+08:00');
  });
  it('M2: a last day on a make-up Saturday stands: 10 October and 14 February 2026 are worked', () => {
    expect(closing('2026-09-10', 30, 'calendarDays')).toBe('2026-10-11T00:00:00+08:00');
    expect(closing('2026-01-15', 30, 'calendarDays')).toBe('2026-02-15T00:00:00+08:00');
  });
  it('30 days over Spring Festival: a last day on 15–23 February 2026 moves to Tuesday the 24th', () => {
    for (let i = 0; i < 9; i += 1) expect(closing(after('2026-01-16', i), 30, 'calendarDays')).toBe('2026-02-25T00:00:00+08:00');
  });
});

describe('working days', () => {
  it('M2: 5 from Monday 2026-09-28 15:00 skip National Day and take the make-up Saturday 10 October', () => {
    const answer = deadline(calendar2026, at('2026-09-28T15:00:00+08:00'), { count: 5, unit: 'workingDays' });
    expect(answer.daysCounted).toEqual(['2026-09-29', '2026-09-30', '2026-10-08', '2026-10-09', '2026-10-10']);
    expect(formatInstant(answer.closesAt)).toBe('2026-10-11T00:00:00+08:00');
    expect(answer.provisional).toBe(false);
  });
  it('D3: 5 from the Friday before Spring Festival 2026 end on Friday the 27th, not on Wednesday (D3)', () => {
    const answer = deadline(calendar2026, at('2026-02-13'), { count: 5, unit: 'workingDays' });
    expect(answer.daysCounted).toEqual(['2026-02-14', '2026-02-24', '2026-02-25', '2026-02-26', '2026-02-27']);
  });
  it('1 from New Year’s Eve 2014 is Sunday 4 January 2015, worked in exchange for Friday', () => {
    expect(deadline(calendar2026, at('2014-12-31'), { count: 1, unit: 'workingDays' })).toMatchObject({
      daysCounted: ['2015-01-04'],
      provisional: false,
    });
  });
  it('are provisional from the first day looked up in a year not announced', () => {
    expect(deadline(calendar2026, at('2026-12-28'), { count: 3, unit: 'workingDays' })).toMatchObject({
      daysCounted: ['2026-12-29', '2026-12-30', '2026-12-31'],
      provisional: true,
    });
    expect(deadline(calendar2026, at('2026-12-21'), { count: 4, unit: 'workingDays' })).toMatchObject({ provisional: false });
    expect(deadline(calendar2026, at('2026-12-28'), { count: 4, unit: 'workingDays' })).toMatchObject({ provisional: true });
  });
  it('M1: move when the year is announced, and are then no longer provisional', () => {
    const later = calendarOf({
      ...calendar2026,
      id: 'with-2027',
      years: [...calendar2026.years, 2027],
      daysOff: [...calendar2026.daysOff, '2027-01-01'],
    });
    const term = { count: 4, unit: 'workingDays' } as const;
    expect(formatInstant(deadline(calendar2026, at('2026-12-28'), term).closesAt)).toBe('2027-01-02T00:00:00+08:00');
    expect(formatInstant(deadline(later, at('2026-12-28'), term).closesAt)).toBe('2027-01-05T00:00:00+08:00');
    expect(deadline(later, at('2026-12-28'), term).provisional).toBe(false);
  });
});

describe('a last day moved over New Year', () => {
  const only = (year: number, daysOff: string[]) => calendarOf({ id: `only-${year}`, years: [year], daysOff, workDays: [] });
  const term = { count: 1, unit: 'months' } as const; // from 30 November 2022 + 1 month to 30 December; from 1 December + 30 days to Saturday the 31st
  const days = { count: 30, unit: 'calendarDays' } as const;
  it('is provisional when either the day it left or the day it reached is in a year not announced', () => {
    const reached2023 = deadline(only(2022, []), at('2022-12-01'), days);
    expect(reached2023).toMatchObject({ provisional: true });
    expect(reached2023.daysCounted.at(-1)).toBe('2023-01-02');
    const left2022 = deadline(only(2023, ['2023-01-02']), at('2022-12-01'), days);
    expect(left2022).toMatchObject({ provisional: false, beforeCalendar: true });
    expect(left2022.daysCounted.at(-1)).toBe('2023-01-03');
    expect(deadline(only(2022, []), at('2022-11-30'), term)).toMatchObject({ daysCounted: ['2022-12-30'], provisional: true });
  });
});

describe('months and years (CC 202)', () => {
  it('end on the same day of the month, and list it alone', () => {
    const answer = deadline(calendar2026, at('2026-04-09'), { count: 3, unit: 'months' });
    expect(answer).toMatchObject({ daysCounted: ['2026-07-09'], provisional: false });
    expect(formatInstant(answer.closesAt)).toBe('2026-07-10T00:00:00+08:00');
  });
  it('end on the last day of a month that is too short', () => {
    expect(closing('2026-01-31', 1, 'months')).toBe('2026-03-01T00:00:00+08:00');
    expect(closing('2024-02-29', 1, 'years')).toBe('2025-03-01T00:00:00+08:00');
    expect(closing('2019-10-31', 4, 'months')).toBe('2020-03-03T00:00:00+08:00'); // Saturday 29 February moves to Monday 2 March
    expect(closing('2025-12-31', 12, 'months')).toBe('2027-01-01T00:00:00+08:00');
  });
  it('move a last day off: a year from 3 October 2025 ends on 8 October 2026', () => {
    expect(closing('2025-10-03', 1, 'years')).toBe('2026-10-09T00:00:00+08:00');
  });
  it('five years reach past the calendar and are provisional', () => {
    const answer = deadline(calendar2026, at('2026-11-23'), { count: 5, unit: 'years' });
    expect(answer).toMatchObject({ daysCounted: ['2031-11-24'], provisional: true }); // the 23rd is a Sunday
  });
  it('twelve months are one year, sixty are five', () => {
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(2015, 0, 1), max: Date.UTC(2030, 0, 1) }), fc.integer({ min: 1, max: 20 }), (from, years) => {
        expect(deadline(calendar2026, from, { count: years * 12, unit: 'months' })).toEqual(
          deadline(calendar2026, from, { count: years, unit: 'years' }),
        );
      }),
    );
  });
});

describe('any term', () => {
  const from = fc.integer({ min: Date.UTC(2015, 0, 2), max: Date.UTC(2026, 5, 1) });
  const unit = fc.constantFrom(...timeUnits);
  const count = fc.integer({ min: 1, max: 90 });
  it('never closes earlier when it is longer, and working days close strictly later', () => {
    fc.assert(
      fc.property(from, unit, count, (start, u, n) => {
        const [shorter, longer] = [n, n + 1].map((k) => deadline(calendar2026, start, { count: k, unit: u }).closesAt) as [number, number]; // two in, two out
        expect(longer).toBeGreaterThanOrEqual(shorter);
        if (u === 'workingDays') expect(longer).toBeGreaterThan(shorter);
      }),
    );
  });
  it('closes at 00:00 +08:00 after a working day, the last one listed', () => {
    fc.assert(
      fc.property(from, unit, count, (start, u, n) => {
        const { closesAt, daysCounted } = deadline(calendar2026, start, { count: n, unit: u });
        expect(formatInstant(closesAt)).toMatch(/T00:00:00\+08:00$/);
        expect(localDate(closesAt - 1)).toBe(daysCounted.at(-1));
        expect(isWorkingDay(calendar2026, dayNumber(daysCounted.at(-1) ?? ''))).toBe(true);
        expect(daysCounted).not.toContain(localDate(start));
      }),
    );
  });
  it('of working days lists exactly `count` worked days and skips none', () => {
    fc.assert(
      fc.property(from, count, (start, n) => {
        const { daysCounted, closesAt } = deadline(calendar2026, start, { count: n, unit: 'workingDays' });
        const worked: string[] = [];
        for (let t = start + day; localDate(t) < localDate(closesAt); t += day)
          if (isWorkingDay(calendar2026, localDay(t))) worked.push(localDate(t));
        expect(daysCounted).toEqual(worked);
        expect(daysCounted).toHaveLength(n);
      }),
    );
  });
  it('of none, of a negative, broken or endless number is refused', () => {
    for (const n of [0, -1, 1.5, Number.NaN, Infinity])
      for (const u of timeUnits) expect(() => deadline(calendar2026, 0, { count: n, unit: u })).toThrow(RangeError);
    for (const u of timeUnits) expect(() => deadline(calendar2026, 0, { count: longestTerm[u] + 1, unit: u })).toThrow(RangeError);
    expect(() => deadline(calendar2026, Number.NaN, { count: 1, unit: 'calendarDays' })).toThrow(RangeError);
  });
});

describe('full days of a window (G4)', () => {
  const opened = at('2026-09-28T15:00:00+08:00');
  it('a 30-day term holds at least 30, a close one day earlier holds 29, one millisecond earlier too', () => {
    const closes = at('2026-10-29T00:00:00+08:00');
    expect([closes - day, closes - 1, closes, closes + 1, closes + day].map((end) => fullDaysBetween(opened, end))).toEqual([29, 29, 30, 30, 31]);
  });
  it('a window of its own start day, or turned round, holds none', () => {
    expect([opened, opened + 3_600_000, opened - 5 * day].map((end) => fullDaysBetween(opened, end))).toEqual([0, 0, 0]);
  });
  it('every calendar-day term holds at least its own count', () => {
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(2015, 0, 2), max: Date.UTC(2028, 5, 1) }), fc.integer({ min: 1, max: 90 }), (start, n) => {
        const { closesAt, daysCounted } = deadline(calendar2026, start, { count: n, unit: 'calendarDays' });
        expect(fullDaysBetween(start, closesAt)).toBe(daysCounted.length);
        expect(daysCounted.length).toBeGreaterThanOrEqual(n);
      }),
    );
  });
});

describe('how certain a date is', () => {
  const certainty = (from: string, count: number, unit: TimeUnit, calendar = calendar2026) => {
    const { provisional, beforeCalendar } = deadline(calendar, at(from), { count, unit });
    return beforeCalendar ? 'before the calendar' : provisional ? 'provisional' : 'certain';
  };
  const { hash: _hash, ...shipped } = calendar2026;
  const withNext = calendarOf({ ...shipped, years: [...shipped.years, 2027] });

  it.each<[string, number, TimeUnit, string]>([
    ['2026-12-28', 3, 'calendarDays', 'provisional'],
    ['2026-12-23', 3, 'workingDays', 'provisional'],
    ['2026-11-30', 1, 'months', 'provisional'],
    ['2026-11-26', 1, 'months', 'provisional'],
    ['2025-12-29', 1, 'years', 'provisional'],
    ['2026-12-24', 1, 'calendarDays', 'certain'],
    ['2026-12-25', 1, 'calendarDays', 'provisional'],
    ['2025-12-28', 3, 'calendarDays', 'certain'],
  ])('XD3 given %s and %i %s: %s, for the next year’s arrangement may still move the last days of December', (from, count, unit, said) => {
    expect(certainty(from, count, unit)).toBe(said);
    expect(certainty(from, count, unit, withNext)).toBe('certain');
  });

  it('XD3 no arrangement of a year ever moved a day before the 27th of the December before it', () => {
    const moved = [...shipped.daysOff, ...shipped.workDays].filter((date) => date.slice(5, 7) === '12').map((date) => Number(date.slice(8)));
    expect(Math.min(...moved)).toBeGreaterThanOrEqual(27);
  });

  it.each<[string, number, TimeUnit]>([
    ['2007-12-28', 1, 'workingDays'],
    ['2007-12-28', 3, 'calendarDays'],
    ['2010-05-04', 2, 'years'],
    ['2014-12-30', 5, 'workingDays'],
    ['1999-01-31', 1, 'months'],
  ])('XD4 given %s and %i %s: before the calendar, which is not provisional, because nothing is still to be announced', (from, count, unit) => {
    expect(certainty(from, count, unit)).toBe('before the calendar');
    expect(deadline(calendar2026, at(from), { count, unit }).provisional).toBe(false);
  });
});
