import { escaped } from './printed-page.js';
import { chinaTime } from '../http/china-time.js';
import type { Cited } from './standard-citation.js';

export type FeedEntry = Cited & { readonly changedAt: number };

const element = (name: string, text: string): string => `<${name}>${xmlText(text)}</${name}>`;
/** XML 1.0 has no control characters but tab and line ends, not even written as entities. */
const xmlText = (text: string): string => escaped(text.replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, ''));

function entryOf({ number, title, organisationName, standing, publishedAt, changedAt, url }: FeedEntry): string {
  return [
    '<entry>',
    element('id', url),
    element('title', `${number} ${title.zh}`),
    element('updated', chinaTime(changedAt)),
    element('published', chinaTime(publishedAt)),
    `<author>${element('name', organisationName)}</author>`,
    `<link rel="alternate" type="application/json" href="${xmlText(url)}"/>`,
    `<category term="${xmlText(standing)}"/>`,
    element('summary', title.en),
    '</entry>',
  ].join('\n');
}

/** Published standards as a feed (Atom, RFC 4287). An empty feed was last changed when time began. */
export function atomFeed(self: string, entries: readonly FeedEntry[]): string {
  const changed = Math.max(0, ...entries.map((one) => one.changedAt));
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">',
    element('id', self),
    element('title', '已发布标准 · published standards'),
    element('updated', chinaTime(changed)),
    `<author>${element('name', '标程 Biaocheng')}</author>`,
    `<link rel="self" type="application/atom+xml" href="${xmlText(self)}"/>`,
    ...entries.map(entryOf),
    '</feed>',
    '',
  ].join('\n');
}
