import { z } from 'zod';
import { longestTerm, timeUnits } from '../../law/calendar/deadline.js';

/** A length of time; the longest differs by unit. */
export const term = z
  .strictObject({ count: z.int().min(1), unit: z.enum(timeUnits) })
  .refine(({ count, unit }) => count <= longestTerm[unit], { error: '不得长于一百年 · must not be longer than a hundred years', path: ['count'] });
