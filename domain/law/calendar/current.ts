import type { Calendar } from './calendar.js';
import { calendar2026 } from './state-council.js';

/** The newest calendar this code knows. New lifecycles pin it, and running ones decide by it from their next hand-over on. */
export const currentCalendar: Calendar = calendar2026;
