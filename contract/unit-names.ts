import type { TimeUnit } from '../domain/law/calendar/deadline.js';
import { said, type Words } from '../domain/kernel/words.js';

export const unitNames: { readonly [unit in TimeUnit]: Words } = {
  calendarDays: said('日', 'calendar days'),
  workingDays: said('工作日', 'working days'),
  months: said('个月', 'months'),
  years: said('年', 'years'),
};
