import type { Calendar } from '../law/calendar/calendar.js';
import { deadline, longestTerm, type Term, type TimeUnit } from '../law/calendar/deadline.js';
import type { Instant } from '../kernel/decider.js';

const searched: readonly TimeUnit[] = ['years', 'months', 'calendarDays'];
const days = 86_400_000;

/**
 * A term that begins at `from` and ends at `closesAt`, for orders of which the archive keeps only the end: whole years or months where they fit, else
 * the most days that do. A term in another unit with the same end is the same term to every rule.
 */
export function termTo(calendar: Calendar, from: Instant, closesAt: Instant): Term | null {
  const most: { readonly [unit in TimeUnit]: number } = { years: 366, months: 28, calendarDays: 1, workingDays: 1 };
  for (const unit of searched) {
    const upTo = Math.min(longestTerm[unit], Math.floor((closesAt - from) / (most[unit] * days)) + 1);
    for (let count = upTo; count >= Math.max(1, upTo - 40); count -= 1)
      if (deadline(calendar, from, { count, unit }).closesAt === closesAt) return { count, unit };
  }
  return null;
}
