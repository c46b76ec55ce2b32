import { said } from '../../domain/kernel/words.js';
import type { FeedLink } from '../server/page.js';

export const feedWords = {
  subscribe: said('订阅', 'Subscribe'),
  news: said('动态（Atom）', 'News (Atom)'),
  windows: said('截止时间（日历）', 'Deadlines (calendar)'),
};

/** What accompanies the page of a record. */
export const feedOf = (noun: string, id: string): FeedLink => ({
  kind: 'feed',
  href: `/api/v1/${noun}/${encodeURIComponent(id)}/feed.atom`,
  title: feedWords.news,
});
export const committeeCalendar = (id: string): FeedLink => ({
  kind: 'calendar',
  href: `/api/v1/committees/${encodeURIComponent(id)}/calendar.ics`,
  title: feedWords.windows,
});

export const roundsFeed: FeedLink = { kind: 'feed', href: '/api/v1/consultations.atom', title: feedWords.news };
export const standardsFeed: FeedLink = { kind: 'feed', href: '/api/v1/standards.atom', title: feedWords.news };
export const publicCalendar: FeedLink = { kind: 'calendar', href: '/api/v1/calendar.ics', title: feedWords.windows };
