import type { Calendar } from './calendar.js';
import { civilDate, dayNumber, weekday, type DayNumber } from './civil-date.js';

/** Days on which the answer differs from "Monday to Friday", sorted. Compact, because every cached workflow holds its own copy. */
type Exceptions = { readonly calendar: Calendar; readonly days: readonly DayNumber[]; readonly years: Readonly<Record<number, true>> };

const read: Record<string, Exceptions> = {};

const isWeekend = (day: DayNumber): boolean => weekday(day) > 4;

/** Read once per calendar. The object is compared too, so that a calendar carrying somebody else's hash cannot answer for it. */
function exceptionsOf(calendar: Calendar): Exceptions {
  const known = read[calendar.hash];
  if (known?.calendar === calendar) return known;
  const off = calendar.daysOff.map(dayNumber).filter((day) => !isWeekend(day));
  const made = calendar.workDays.map(dayNumber).filter(isWeekend);
  const days = [...off, ...made].sort((a, b) => a - b);
  const exceptions = { calendar, days, years: Object.fromEntries(calendar.years.map((year) => [year, true])) as Record<number, true> }; // fromEntries widens the keys
  read[calendar.hash] = exceptions;
  return exceptions;
}

function contains(sorted: readonly number[], wanted: number): boolean {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? wanted) < wanted) low = middle + 1;
    else high = middle;
  }
  return sorted[low] === wanted;
}

/** True when the day is worked: a weekday that is not off, or a weekend day made up for (调休). */
export const isWorkingDay = (calendar: Calendar, day: DayNumber): boolean => contains(exceptionsOf(calendar).days, day) === isWeekend(day);

/**
 * From this day of December on the next year's arrangement may still move a day: it bridges New Year's Day with days off in December and makes up
 * for them on the weekend before. The earliest so far was 29 December (2018); a 1 January on a Thursday could reach the 27th.
 */
const movedByNextYear = 27;

/** False when an arrangement that may touch the day is not in this calendar: whether it is worked is then a guess. */
export function isAnnounced(calendar: Calendar, day: DayNumber): boolean {
  const { years } = exceptionsOf(calendar);
  const { year, month, day: dayOfMonth } = civilDate(day);
  return years[year] === true && !(month === 12 && dayOfMonth >= movedByNextYear && years[year + 1] !== true);
}

/** True when the day lies before every year of this calendar: its arrangement was published once, and we do not have it. */
export const isBeforeCalendar = ({ years }: Calendar, day: DayNumber): boolean => civilDate(day).year < (years[0] ?? Infinity);

/** The day itself when worked, else the next worked one (CC 203). */
export function workingDayFrom(calendar: Calendar, day: DayNumber): DayNumber {
  let candidate = day;
  while (!isWorkingDay(calendar, candidate)) candidate += 1;
  return candidate;
}

/** Working days after the first day up to and with the last: the day something begins is not counted (CC 201). */
export function workingDaysBetween(calendar: Calendar, first: DayNumber, last: DayNumber): number {
  if (last <= first) return 0;
  const { days } = exceptionsOf(calendar);
  const moved = days.filter((day) => day > first && day <= last).reduce((sum, day) => sum + (isWeekend(day) ? 1 : -1), 0);
  return weekdaysUpTo(last) - weekdaysUpTo(first) + moved;
}

/** Mondays to Fridays from the first Monday there is, up to and with a day. */
function weekdaysUpTo(day: DayNumber): number {
  const weeks = Math.floor((day + 3) / 7);
  return weeks * 5 + Math.min(5, weekday(day) + 1);
}
