import { dateText } from '../../domain/law/calendar/civil-date.js';
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
