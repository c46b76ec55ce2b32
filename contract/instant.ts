import { z } from 'zod';
import { formatInstant, latestInstant } from '../domain/law/calendar/instant.js';
import type { Json } from '../domain/kernel/refusal.js';

/** RFC 3339 with the offset of China. */
export const instant = z
  .string()
  .regex(
    /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?\+08:00$/,
    '须为北京时间的时刻，如 2027-01-31T09:00:00+08:00 · must be a time in China, e.g. 2027-01-31T09:00:00+08:00',
  )
  .meta({ id: 'Instant', description: 'A time in China', examples: ['2027-01-31T09:00:00+08:00'] });

/** 1973: what a rule finds and needs are counts, sizes and instants, and no count or size of this system comes near. */
const earliest = 100_000_000_000;

/** The evidence of a refusal as it is shown: rules compare instants as numbers, whoever reads is told the time. */
export function evidence(value: Json): Json {
  if (typeof value === 'number') return Number.isInteger(value) && value >= earliest && value <= latestInstant ? formatInstant(value) : value;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((one: Json) => evidence(one));
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, evidence(one)]));
}
