import { civilDate, dateText, weekday } from '../../domain/law/calendar/civil-date.js';
import { formatInstant, localDay, startOfDay } from '../../domain/law/calendar/instant.js';
import type { Instant } from '../../domain/kernel/decider.js';
import type { Title } from '../../domain/profile/vocabulary.js';

const day = 86_400_000;
/** A reminder set seven days before the close is composed a moment later and still says seven. */
const slack = 3_600_000;

/** `2026-10-16 17:00` in Beijing time, to the minute. A period that ends with a day ends at its 24:00, not at the next day's 00:00. */
export function deadlineText(at: Instant): string {
  const local = localDay(at);
  return at === startOfDay(local) ? `${dateText(local - 1)} 24:00` : formatInstant(at).slice(0, 16).replace('T', ' ');
}

/** How much is left, in whole days, as it stands behind a deadline. */
export function timeLeft(at: Instant, now: Instant): Title {
  if (now >= at) return { zh: '（已截止）', en: ' (closed)' };
  const days = Math.floor((at - now + slack) / day);
  if (days === 0) return { zh: '（不足 1 天）', en: ' (less than a day left)' };
  return { zh: `（还剩 ${days} 天）`, en: ` (${days} day${days === 1 ? '' : 's'} left)` };
}

const weekdays = ['一', '二', '三', '四', '五', '六', '日'];
const weekdaysInEnglish = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const monthsInEnglish = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
];

/** The day and the hour at which a period ends, by the same rule as `deadlineText`. */
function endOf(at: Instant) {
  const local = localDay(at);
  const midnight = at === startOfDay(local);
  const on = midnight ? local - 1 : local;
  return { ...civilDate(on), weekday: weekday(on), hour: midnight ? '24:00' : formatInstant(at).slice(11, 16) };
}

/** `2026年12月2日（星期三）24:00`: a deadline as a page says it. */
export function deadlineWords(at: Instant): Title {
  const { year, month, day: date, weekday: on, hour } = endOf(at);
  return {
    zh: `${year}年${month}月${date}日（星期${weekdays[on]}）${hour}`,
    en: `${weekdaysInEnglish[on]} ${date} ${monthsInEnglish[month - 1]} ${year}, ${hour} (Beijing time)`,
  };
}

/** The same for a list, where the current year is not said again. */
export function dayWords(at: Instant, now: Instant): Title {
  const { year, month, day: date, weekday: on, hour } = endOf(at);
  const thisYear = year === civilDate(localDay(now)).year;
  return {
    zh: `${thisYear ? '' : `${year}年`}${month}月${date}日（星期${weekdays[on]}）${hour}`,
    en: `${weekdaysInEnglish[on]?.slice(0, 3)} ${date} ${monthsInEnglish[month - 1]?.slice(0, 3)}${thisYear ? '' : ` ${year}`}, ${hour}`,
  };
}

/** How much is left on a page that is read now: whole days, and under a day hours and minutes. */
export function leftWords(at: Instant, now: Instant): Title {
  const left = at - now;
  if (left <= 0) return { zh: '已截止', en: 'closed' };
  const days = Math.floor(left / day);
  if (days > 0) return { zh: `还剩 ${days} 天`, en: days === 1 ? '1 day left' : `${days} days left` };
  const [hours, minutes] = [Math.floor(left / 3_600_000), Math.floor(left / 60_000) % 60];
  if (hours > 0) return { zh: `还剩 ${hours} 小时 ${minutes} 分`, en: `${hours} h ${minutes} min left` };
  return { zh: `还剩 ${minutes} 分`, en: `${minutes} min left` };
}

/** When something happened, to the second: `2026-11-30 09:14:26`. */
export const momentText = (at: Instant): string => formatInstant(at).slice(0, 19).replace('T', ' ');
