import { createHash } from 'node:crypto';
import { localDay, startOfDay } from '../../domain/law/calendar/instant.js';
import { chinaTime } from '../http/china-time.js';
import { escaped } from './printed-page.js';

/** One entry: `named` is what its id is made of, for ever; `link` the page about it; `updated` when it last changed for its readers. */
export type FeedEntry = {
  readonly named: string;
  readonly title: string;
  readonly updated: number;
  readonly published?: number;
  readonly author?: string;
  readonly link: string;
  readonly category?: string;
  readonly summary: string;
};

/** `self` is where the feed is read, `page` what it accompanies. `since`: from when an empty one is. */
export type Feed = {
  readonly named: string;
  readonly title: string;
  readonly self: string;
  readonly page: string;
  readonly since: number;
  readonly entries: readonly FeedEntry[];
};

/** From when an empty feed is that has no beginning of its own: the same all day long, so that nobody fetches it again for nothing. */
export const today = (now: number): number => startOfDay(localDay(now));

export const atomMedia = 'application/atom+xml; charset=utf-8';

/** A name for ever, whatever host answers: made of what is named alone (RFC 4122, version 8 by its shape). */
export const urnOf = (named: string): string => {
  const hex = createHash('sha256').update(named).digest('hex');
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};

/** XML 1.0 has no control characters but tab and line ends, not even written as entities, and no half of a pair. */
const xmlText = (text: string): string => escaped(text.toWellFormed().replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, ''));
const element = (name: string, text: string): string => `<${name}>${xmlText(text)}</${name}>`;
const page = (href: string): string => `<link rel="alternate" type="text/html" href="${xmlText(href)}"/>`;
const author = (name: string): string => `<author>${element('name', name)}</author>`;

const entryOf = ({ named, title, updated, published, author: by, link, category, summary }: FeedEntry): string =>
  [
    '<entry>',
    element('id', urnOf(named)),
    element('title', title),
    element('updated', chinaTime(updated)),
    ...(published === undefined ? [] : [element('published', chinaTime(published))]),
    ...(by === undefined ? [] : [author(by)]),
    page(link),
    ...(category === undefined ? [] : [`<category term="${xmlText(category)}"/>`]),
    element('summary', summary),
    '</entry>',
  ].join('\n');

/** A feed (Atom, RFC 4287). It changed when the latest of its entries did. */
export function atomFeed({ named, title, self, page: accompanied, since, entries }: Feed): string {
  const changed = entries.length === 0 ? since : Math.max(...entries.map((one) => one.updated));
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">',
    element('id', urnOf(named)),
    element('title', title),
    element('updated', chinaTime(changed)),
    author('标程 Biaocheng'),
    `<link rel="self" type="application/atom+xml" href="${xmlText(self)}"/>`,
    page(accompanied),
    ...entries.map(entryOf),
    '</feed>',
    '',
  ].join('\n');
}
