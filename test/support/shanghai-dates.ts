import type { Term } from '../../domain/law/calendar/deadline.js';
import { calendar2026 } from '../../domain/law/calendar/state-council.js';
import type { Instant } from '../../domain/kernel/decider.js';

const day = 86_400_000;
const offset = 8 * 3_600_000;

/** A date as UTC midnight, so that JavaScript's own date arithmetic applies to it. */
const localMidnight = (at: Instant): Date => new Date(Math.floor((at + offset) / day) * day);
const iso = (date: Date): string => date.toISOString().slice(0, 10);
const plus = (date: Date, days: number): Date => new Date(date.getTime() + days * day);

function isWorked(date: Date): boolean {
  const weekend = date.getUTCDay() === 0 || date.getUTCDay() === 6;
  return weekend ? calendar2026.workDays.includes(iso(date)) : !calendar2026.daysOff.includes(iso(date));
}

function nominalEnd(start: Date, { count, unit }: Term): Date {
  if (unit === 'calendarDays') return plus(start, count);
  if (unit === 'workingDays') {
    let [date, left] = [start, count];
    while (left > 0) if (isWorked((date = plus(date, 1)))) left -= 1;
    return date;
  }
  const months = unit === 'years' ? count * 12 : count;
  const first = new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + months, 1));
  const lastOfMonth = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return plus(first, Math.min(start.getUTCDate(), lastOfMonth) - 1);
}

/** When a term ends, computed anew on JavaScript's Date and not by domain/calendar: 24:00 in Shanghai of its last day, moved off days that are not worked. */
export function endOf(from: Instant, term: Term): Instant {
  let last = nominalEnd(localMidnight(from), term);
  while (!isWorked(last)) last = plus(last, 1);
  return plus(last, 1).getTime() - offset;
}

export const isShanghaiMidnight = (at: Instant): boolean => (at + offset) % day === 0;
