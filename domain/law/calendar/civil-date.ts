/** Days since 1970-01-01 of a civil (Gregorian) date. Day numbers, not Date objects, are what the calendar counts with. */
export type DayNumber = number;

const daysPer400Years = 146_097;
const daysPer100Years = 36_524;
const daysPer4Years = 1_460;
/** Day number 0 counted from 0000-03-01. Years that begin in March end with the leap day, which makes every rule below uniform. */
const epochFromMarchZero = 719_468;

/** Day number of year, month 1–12, day 1–31. The caller has checked that the date exists. */
export function dayNumberOf(year: number, month: number, day: number): DayNumber {
  const marchYear = month > 2 ? year : year - 1;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const monthFromMarch = (month + 9) % 12;
  const dayOfYear = Math.floor((153 * monthFromMarch + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * daysPer400Years + dayOfEra - epochFromMarchZero;
}

/** Year, month 1–12 and day of a day number. */
export function civilDate(day: DayNumber): { readonly year: number; readonly month: number; readonly day: number } {
  const shifted = day + epochFromMarchZero;
  const era = Math.floor(shifted / daysPer400Years);
  const dayOfEra = shifted - era * daysPer400Years;
  const leapCorrection = Math.floor(dayOfEra / daysPer4Years) - Math.floor(dayOfEra / daysPer100Years) + Math.floor(dayOfEra / (daysPer400Years - 1));
  const yearOfEra = Math.floor((dayOfEra - leapCorrection) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  const year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0);
  return { year, month, day: dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1 };
}

/** 28–31. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Monday 0 … Sunday 6; 1970-01-01 was a Thursday. */
export const weekday = (day: DayNumber): number => (((day + 3) % 7) + 7) % 7;

/** `YYYY-MM-DD`. Throws RangeError outside the years 0–9999, which no other part can print. */
export function dateText(day: DayNumber): string {
  const { year, month, day: dayOfMonth } = civilDate(day);
  if (!(year >= 0 && year <= 9999)) throw new RangeError(`day number ${day} lies outside the years 0–9999`);
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(dayOfMonth, 2)}`;
}

/** Day number of `YYYY-MM-DD`, or null when the text is not a date that exists. */
export function parseDate(text: string): DayNumber | null {
  const [, y, m, d] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  const [year, month, day] = [Number(y), Number(m), Number(d)];
  if (!(month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month))) return null;
  return dayNumberOf(year, month, day);
}

/** Day number of `YYYY-MM-DD`. Throws RangeError when there is no such date. */
export function dayNumber(date: string): DayNumber {
  const day = parseDate(date);
  if (day === null) throw new RangeError(`no such date: ${date}`);
  return day;
}

export const pad = (value: number, width: number): string => String(value).padStart(width, '0');
