import { z } from 'zod';

/** RFC 3339 with the offset of China. */
export const instant = z
  .string()
  .regex(
    /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?\+08:00$/,
    '须为北京时间的时刻，如 2027-01-31T09:00:00+08:00 · must be a time in China, e.g. 2027-01-31T09:00:00+08:00',
  );
