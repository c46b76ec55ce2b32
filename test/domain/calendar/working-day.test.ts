import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { calendarHashHolds, calendarOf } from '../../../domain/law/calendar/calendar.js';
import { dayNumber, dayNumberOf } from '../../../domain/law/calendar/civil-date.js';
import { calendar2026, calendars } from '../../../domain/law/calendar/state-council.js';
import { isAnnounced, isWorkingDay } from '../../../domain/law/calendar/working-day.js';

type Day = { date: string; in: string[] };
type Year = { year: number; daysOff: Day[]; makeUpWorkingDays: Day[]; 'workingDaysInYear(computed)': number };
const published = (JSON.parse(readFileSync('test/data/holidays.json', 'utf8')) as { years: Year[] }).years;

const listed = published.flatMap(({ daysOff }) => daysOff.map((day) => day.date));
const made = published.flatMap(({ makeUpWorkingDays }) => makeUpWorkingDays.map((day) => day.date));

/** The same question asked of the published records in the plainest way. */
function naive(date: string): boolean {
  if (made.includes(date)) return true;
  return !listed.includes(date) && ![0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());
}

const isWorked = (date: string): boolean => isWorkingDay(calendar2026, dayNumber(date));

describe('the shipped calendar', () => {
  it('covers 2015–2026 and is found by its hash, which is that of its content', () => {
    expect(calendar2026.years).toEqual(published.map(({ year }) => year));
    expect(calendarHashHolds(calendar2026)).toBe(true);
    expect(calendars[calendar2026.hash]).toBe(calendar2026);
  });
  it('is what the published records make when built again', () => {
    const again = calendarOf({
      id: calendar2026.id,
      years: published.map(({ year }) => year),
      daysOff: published.flatMap(({ daysOff }) => daysOff.map(({ date }) => date)),
      workDays: published.flatMap(({ makeUpWorkingDays }) => makeUpWorkingDays.map(({ date }) => date)).filter((date) => date !== '2020-02-03'),
    });
    expect(again).toEqual(calendar2026);
  });
  it.each(published.map((year) => [year.year, year['workingDaysInYear(computed)']]))('gives %i its %i working days', (year, days) => {
    const first = dayNumberOf(year, 1, 1);
    const all = Array.from({ length: dayNumberOf(year + 1, 1, 1) - first }, (_, n) => first + n);
    expect(all.filter((day) => isWorkingDay(calendar2026, day))).toHaveLength(days);
  });
  it('answers every day of every year as the published records do', () => {
    const disputed: string[] = [];
    for (let at = Date.UTC(2015, 0, 1); at < Date.UTC(2027, 0, 1); at += 86_400_000) {
      const date = new Date(at).toISOString().slice(0, 10);
      if (isWorked(date) !== naive(date)) disputed.push(date);
    }
    expect(disputed).toEqual([]);
  });
  it('knows the days both sources dispute: 1 and 2 February 2020 off by the second notice, Monday the 3rd worked', () => {
    expect(['2020-02-01', '2020-02-02', '2020-02-03'].map((date) => isWorked(date))).toEqual([false, false, true]);
  });
  it('guesses by weekends in a year not yet announced, and says so', () => {
    expect(isWorked('2027-10-01')).toBe(true);
    expect(isWorked('2027-10-02')).toBe(false);
    expect([2014, 2015, 2026, 2027].map((year) => isAnnounced(calendar2026, dayNumber(`${year}-06-01`)))).toEqual([false, true, true, false]);
  });
});

describe('a calendar from outside', () => {
  const lists = { id: 'x', years: [2027, 2026, 2027], daysOff: ['2027-01-01', '2026-01-01', '2027-01-01'], workDays: [] };
  it('has the same hash whatever the order of its lists', () => {
    expect(calendarOf(lists)).toEqual(calendarOf({ ...lists, years: [2026, 2027], daysOff: ['2026-01-01', '2027-01-01'] }));
    expect(calendarOf({ ...lists, id: 'y' }).hash).not.toBe(calendarOf(lists).hash);
  });
  it('with a day that does not exist, or one both off and worked, is no calendar', () => {
    expect(() => calendarOf({ ...lists, daysOff: ['2026-02-30'] })).toThrow(RangeError);
    expect(() => calendarOf({ ...lists, workDays: ['2026-01-01'] })).toThrow(/off and worked/);
  });
  it('carrying another one’s hash is still read by its own lists, and is found out', () => {
    const forged = { ...calendar2026, daysOff: [], workDays: [] };
    expect(isWorked('2026-10-01')).toBe(false);
    expect(isWorkingDay(forged, dayNumber('2026-10-01'))).toBe(true);
    expect(isWorked('2026-10-01')).toBe(false);
    expect(calendarHashHolds(forged)).toBe(false);
  });
});
