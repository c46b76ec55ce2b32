import type { FeedEntry } from './feed.js';
import { remarksOf, titleOf, type Cited } from './standard-citation.js';

/** What a feed says of a published standard; `page` is where it is read. */
export type Published = Cited & { readonly id: string; readonly changedAt: number; readonly page: string };

export function standardEntry(standard: Published): FeedEntry {
  const { id, number, organisationName, standing, publishedAt, changedAt, page } = standard;
  const title = titleOf(standard);
  return {
    ...{ named: id, title: `${number} ${title.zh}`, updated: changedAt, published: publishedAt },
    ...{ author: organisationName, link: page, category: standing },
    summary: [title.en, ...remarksOf(standard, 'zh'), ...remarksOf(standard, 'en')].join(' · '),
  };
}
