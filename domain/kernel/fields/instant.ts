import { z } from 'zod';
import { latestInstant } from '../../law/calendar/instant.js';

/** An instant that a person names, in milliseconds since 1970; what lies beyond the year 2200 could be stored and never be printed. */
export const millis = z.int().min(0).max(latestInstant).meta({ format: 'instant-ms' });
