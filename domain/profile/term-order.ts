import type { Term } from '../law/calendar/deadline.js';
import { unreachable } from '../kernel/result.js';

/*
 * Terms of different units are compared by the calendar days they hold at the very least and at the very most, so that a
 * finding is raised only when it is certain, whatever the start date and whatever the holidays.
 */

const shortestMonths = [0, 28, 59, 89, 120, 150, 181, 212, 242, 273, 303, 334];
const longestMonths = [0, 31, 62, 92, 123, 153, 184, 215, 245, 276, 306, 337];

/** Fewest calendar days the term can hold. */
export function leastDays({ count, unit }: Term): number {
  switch (unit) {
    case 'calendarDays':
    case 'workingDays':
      return count;
    case 'months':
      return Math.floor(count / 12) * 365 + (shortestMonths[count % 12] ?? 0);
    case 'years':
      return count * 365;
    default:
      return unreachable(unit);
  }
}

/** Most calendar days the term can hold. The longest run of days off ever published is nine, and a last day off moves by as many. */
export function mostDays({ count, unit }: Term): number {
  switch (unit) {
    case 'calendarDays':
      return count;
    case 'workingDays':
      return count * 2 + 10;
    case 'months':
      return Math.floor(count / 12) * 366 + (longestMonths[count % 12] ?? 0);
    case 'years':
      return count * 366;
    default:
      return unreachable(unit);
  }
}

/** `a` is certainly longer than `b`. Months and years of a whole number of years compare exactly. */
export function longer(a: Term, b: Term): boolean {
  if (a.unit === b.unit) return a.count > b.count;
  const [left, right] = [wholeMonths(a), wholeMonths(b)];
  if (left !== null && right !== null) return left > right;
  return leastDays(a) > mostDays(b);
}

/** `a` may hold fewer than `days` calendar days: what a legal minimum is compared with. */
export const mayFallShortOf = (a: Term, days: number): boolean => leastDays(a) < days;

const wholeMonths = ({ count, unit }: Term): number | null => (unit === 'months' ? count : unit === 'years' ? count * 12 : null);
