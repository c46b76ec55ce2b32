import type { Instant } from '../../kernel/decider.js';
import { unreachable } from '../../kernel/result.js';
import type { Calendar } from './calendar.js';
import { civilDate, dateText, dayNumberOf, daysInMonth, type DayNumber } from './civil-date.js';
import { localDay, startOfDay } from './instant.js';
import { isAnnounced, isBeforeCalendar, isWorkingDay, workingDayFrom } from './working-day.js';

export const timeUnits = ['calendarDays', 'workingDays', 'months', 'years'] as const;
export type TimeUnit = (typeof timeUnits)[number];
export type Term = { readonly count: number; readonly unit: TimeUnit };

/**
 * `closesAt` is exclusive: 24:00 of the last day, i.e. 00:00 (+08:00) of the day after.
 * `daysCounted`: for days, every local date that was counted, then those a moved last day added; for months and years the one final date.
 * `provisional`: the answer rests on days off that are not announced yet, and may move. `beforeCalendar`: it rests on days before the first year
 * of the calendar: their arrangement is long published, but not known here, so that the answer counts weekends only and will not become better.
 */
export type Deadline = {
  readonly closesAt: Instant;
  readonly daysCounted: readonly string[];
  readonly provisional: boolean;
  readonly beforeCalendar: boolean;
};

/** Longest term per unit, a hundred years: beyond it a count is a slip of the pen (house rule D-TERM). */
export const longestTerm: Readonly<Record<TimeUnit, number>> = { calendarDays: 36_500, workingDays: 25_000, months: 1_200, years: 100 };

/**
 * When a term ends that begins at `from` (Asia/Shanghai). The start day is not counted (CC 201); months and years end on the
 * same day of the month, or its last (CC 202); a last day off moves to the next working day and the period ends at its 24:00 (CC 203).
 * Throws RangeError unless `from` is a whole number of milliseconds and `count` a whole number from 1 to `longestTerm`.
 */
export function deadline(calendar: Calendar, from: Instant, { count, unit }: Term): Deadline {
  if (!(Number.isInteger(count) && count >= 1 && count <= longestTerm[unit]))
    throw new RangeError(`a term is 1 to ${longestTerm[unit]} ${unit}, not ${count}`);
  if (!Number.isInteger(from)) throw new RangeError(`an instant is a whole number of milliseconds, not ${from}`);
  const start = localDay(from);
  switch (unit) {
    case 'workingDays':
      return workingDays(calendar, start, count);
    case 'calendarDays':
      return moved(calendar, start + count, start + 1);
    case 'months':
      return moved(calendar, monthsLater(start, count));
    case 'years':
      return moved(calendar, monthsLater(start, count * 12));
    default:
      return unreachable(unit);
  }
}

function workingDays(calendar: Calendar, start: DayNumber, count: number): Deadline {
  const daysCounted: string[] = [];
  let day = start;
  let certainty = certain;
  while (daysCounted.length < count) {
    day += 1;
    certainty = worse(certainty, certaintyOf(calendar, day));
    if (isWorkingDay(calendar, day)) daysCounted.push(dateText(day));
  }
  return { closesAt: startOfDay(day + 1), daysCounted, ...certainty };
}

type Certainty = Pick<Deadline, 'provisional' | 'beforeCalendar'>;
const certain: Certainty = { provisional: false, beforeCalendar: false };

function certaintyOf(calendar: Calendar, day: DayNumber): Certainty {
  const beforeCalendar = isBeforeCalendar(calendar, day);
  return { provisional: !beforeCalendar && !isAnnounced(calendar, day), beforeCalendar };
}

const worse = (one: Certainty, other: Certainty): Certainty => ({
  provisional: one.provisional || other.provisional,
  beforeCalendar: one.beforeCalendar || other.beforeCalendar,
});

/** Only the last day and those it is moved over were looked up, so only they can make the answer provisional. */
function moved(calendar: Calendar, nominal: DayNumber, firstCounted?: DayNumber): Deadline {
  const last = workingDayFrom(calendar, nominal);
  const daysCounted: string[] = [];
  for (let day = firstCounted ?? last; day <= last; day += 1) daysCounted.push(dateText(day));
  return { closesAt: startOfDay(last + 1), daysCounted, ...worse(certaintyOf(calendar, nominal), certaintyOf(calendar, last)) };
}

/** The same day of the month so many months later, or its last (CC 202); fewer than none counts back. */
export function monthsLater(start: DayNumber, months: number): DayNumber {
  const { year, month, day } = civilDate(start);
  const counted = year * 12 + month - 1 + months;
  const [endYear, endMonth] = [Math.floor(counted / 12), (counted % 12) + 1];
  return dayNumberOf(endYear, endMonth, Math.min(day, daysInMonth(endYear, endMonth)));
}
