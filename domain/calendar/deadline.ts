// Interface agreed first; the calendar owner fills it in.
import type { Instant } from '../decider.js';
import type { Calendar } from './calendar.js';

export type TimeUnit = 'calendarDays' | 'workingDays' | 'months' | 'years';
export type Term = { readonly count: number; readonly unit: TimeUnit };

/** `closesAt` is exclusive: 24:00 of the last day, i.e. 00:00 (+08:00) of the day after. */
export type Deadline = { readonly closesAt: Instant; readonly daysCounted: readonly string[]; readonly provisional: boolean };

export declare function deadline(calendar: Calendar, from: Instant, term: Term): Deadline;
