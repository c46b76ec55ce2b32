import { contentHash } from '../../kernel/log/merkle.js';
import { parseDate } from './civil-date.js';

/**
 * Statutory days off and make-up working days (调休) as published by the State Council office, one list per year.
 * Dates are `YYYY-MM-DD` in Asia/Shanghai. A year outside `years` is not announced yet: its working days are provisional (weekends only).
 * `hash` is SHA-256 over the RFC 8785 bytes of the other fields and is what a project pins.
 */
export type Calendar = {
  readonly id: string;
  readonly hash: string;
  readonly years: readonly number[];
  readonly daysOff: readonly string[];
  readonly workDays: readonly string[];
};

/** A calendar under its hash: dates checked, sorted, each once, so that the same arrangement always has the same hash. Throws RangeError on a bad date. */
export function calendarOf({ id, years, daysOff, workDays }: Omit<Calendar, 'hash'>): Calendar {
  const both = daysOff.filter((date) => workDays.includes(date));
  if (both.length > 0) throw new RangeError(`off and worked at once: ${both.join(', ')}`);
  const body = { id, years: [...new Set(years)].sort((a, b) => a - b), daysOff: dates(daysOff), workDays: dates(workDays) };
  return { ...body, hash: contentHash(body) };
}

/** True when the hash is that of the other fields: asked once, when a calendar arrives from outside. */
export const calendarHashHolds = ({ hash, ...body }: Calendar): boolean => contentHash(body) === hash;

function dates(list: readonly string[]): readonly string[] {
  const wrong = list.find((date) => parseDate(date) === null);
  if (wrong !== undefined) throw new RangeError(`no such date: ${wrong}`);
  return [...new Set(list)].sort();
}
