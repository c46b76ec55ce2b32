import type { Instant } from '../kernel/decider.js';
import { ok, type Result } from '../kernel/result.js';
import type { Refusal } from '../kernel/refusal.js';
import { dayNumberOf } from '../law/calendar/civil-date.js';
import { formatInstant, localDay, startOfDay } from '../law/calendar/instant.js';
import { indicatorRefused } from './refusals.js';

/** Parts of a year, by the month they begin with and how many months they have. */
export const periods = {
  year: { first: 1, months: 12, zh: '全年', en: 'the whole year' },
  H1: { first: 1, months: 6, zh: '上半年', en: 'first half' },
  H2: { first: 7, months: 6, zh: '下半年', en: 'second half' },
  Q1: { first: 1, months: 3, zh: '第一季度', en: 'first quarter' },
  Q2: { first: 4, months: 3, zh: '第二季度', en: 'second quarter' },
  Q3: { first: 7, months: 3, zh: '第三季度', en: 'third quarter' },
  Q4: { first: 10, months: 3, zh: '第四季度', en: 'fourth quarter' },
} as const;
export type Period = keyof typeof periods;

const monthStart = (year: number, month: number): Instant => startOfDay(dayNumberOf(year + Math.floor((month - 1) / 12), ((month - 1) % 12) + 1, 1));

/** The last instant of the day: a figure stays the same all day long unless something happens, and a limit that ends tonight has not passed. */
const endOfDay = (now: Instant): Instant => startOfDay(localDay(now) + 1) - 1;

/** Of a year or a part of it, up to the end of today; of everything up to now where no year is named. What has not begun has no figures. */
export function spanOf(
  { year, period = 'year' }: { readonly year?: number | undefined; readonly period?: Period | undefined },
  now: Instant,
): Result<{ readonly from: Instant; readonly at: Instant }, Refusal> {
  if (year === undefined) return ok({ from: 0, at: endOfDay(now) });
  const { first, months } = periods[period];
  const [from, until] = [monthStart(year, first), monthStart(year, first + months)];
  if (from >= now)
    return indicatorRefused('PERIOD_NOT_BEGUN', { found: formatInstant(from), needed: { before: formatInstant(now) }, source: 'D-PERIOD-BEGUN' });
  return ok({ from, at: Math.min(until, endOfDay(now)) });
}
