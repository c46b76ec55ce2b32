import { z } from 'zod';

/** A local date as it is typed; whether the calendar has it is asked where it is used. */
export const localDate = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, '须为日期，如 2027-01-31 · must be a date, e.g. 2027-01-31')
  .meta({ format: 'date' });
