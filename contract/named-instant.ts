import { z } from 'zod';
import { latestInstant, parseInstant } from '../domain/law/calendar/instant.js';

export { millis } from '../domain/kernel/fields/instant.js';

const named = (text: string): boolean => {
  const at = parseInstant(text);
  return at !== null && at >= 0 && at <= latestInstant;
};

/** The same as RFC 3339 text with seconds and an offset. */
export const instantText = z.iso
  .datetime({ offset: true })
  .refine(named, '须为 1970 年至 2199 年的时刻，写明秒和时区 · must be a time with seconds and an offset, from 1970 to 2199');

/** A local date up to which the same holds. */
export const namedDate = z.iso
  .date()
  .refine((date) => date >= '1970-01-01' && date < '2200-01-01', '须为 1970 年至 2199 年的日期 · must be a date from 1970 to 2199');
