import type { Instant } from '../../kernel/decider.js';
import { dateText, dayNumberOf, daysInMonth, pad, type DayNumber } from './civil-date.js';

const minute = 60_000;
const day = 86_400_000;
/** Asia/Shanghai has been UTC+8 without daylight saving since 1991, so a local date is integer arithmetic. */
const shanghaiOffset = 8 * 60 * minute;

/** Day number of the instant's date in Asia/Shanghai. */
export const localDay = (at: Instant): DayNumber => Math.floor((at + shanghaiOffset) / day);

/** The instant's date in Asia/Shanghai, `YYYY-MM-DD`. */
export const localDate = (at: Instant): string => dateText(localDay(at));

/** 00:00 (+08:00) of a day: the first instant that belongs to it, and the exclusive end of the day before. */
export const startOfDay = (local: DayNumber): Instant => local * day - shanghaiOffset;

/**
 * 2200-01-01. What a person names as an instant lies before it: no procedure reaches so far, and every sum of terms from there can still be printed,
 * which ends with the year 9999.
 */
export const latestInstant: Instant = startOfDay(dayNumberOf(2200, 1, 1));

/** RFC 3339 with +08:00, milliseconds only when there are any: `2026-09-28T15:00:00+08:00`. */
export function formatInstant(at: Instant): string {
  if (!Number.isInteger(at)) throw new RangeError(`an instant is a whole number of milliseconds, not ${at}`);
  const local = localDay(at);
  const ms = at - startOfDay(local);
  const [seconds, millis] = [Math.floor(ms / 1000), ms % 1000];
  const clock = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map((part) => pad(part, 2)).join(':');
  return `${dateText(local)}T${clock}${millis === 0 ? '' : `.${pad(millis, 3)}`}+08:00`;
}

const rfc3339 = /^(\d{4})-(\d{2})-(\d{2})[Tt](\d{2}):(\d{2}):(\d{2})(?:\.(\d+))?(?:[Zz]|([+-])(\d{2}):(\d{2}))$/;

/**
 * Instant of an RFC 3339 text, or null. The offset is required: a time without one means different instants to different readers.
 * Digits beyond milliseconds are cut off; leap seconds (:60) are refused, no deadline of ours can fall on one.
 */
export function parseInstant(text: string): Instant | null {
  const match = rfc3339.exec(text);
  if (!match) return null;
  const [year, month, dayOfMonth, hour, min, second] = match.slice(1, 7).map(Number) as [number, number, number, number, number, number]; // six groups of digits
  const [fraction = '', sign, offsetHour = '0', offsetMinute = '0'] = match.slice(7);
  if (month < 1 || month > 12 || dayOfMonth < 1 || dayOfMonth > daysInMonth(year, month)) return null;
  if (hour > 23 || min > 59 || second > 59 || Number(offsetHour) > 23 || Number(offsetMinute) > 59) return null;
  const offset = (Number(offsetHour) * 60 + Number(offsetMinute)) * (sign === '-' ? -1 : 1);
  const millis = Number(fraction.slice(0, 3).padEnd(3, '0'));
  return dayNumberOf(year, month, dayOfMonth) * day + (hour * 60 + min - offset) * minute + second * 1000 + millis;
}
