import { createHash } from 'node:crypto';
import { escaped } from './printed-page.js';
import { chinaTime } from '../http/china-time.js';
import { remarksOf, titleOf, type Cited } from './standard-citation.js';

export type FeedEntry = Cited & { readonly id: string; readonly changedAt: number };

/** A name for ever, whatever host answers: made of what is named alone (RFC 4122, version 8 by its shape). */
export const urnOf = (named: string): string => {
  const hex = createHash('sha256').update(named).digest('hex');
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};

const element = (name: string, text: string): string => `<${name}>${xmlText(text)}</${name}>`;
/** XML 1.0 has no control characters but tab and line ends, not even written as entities. */
const xmlText = (text: string): string => escaped(text.replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, ''));

function entryOf(entry: FeedEntry): string {
  const { id, number, organisationName, standing, publishedAt, changedAt, url } = entry;
  const title = titleOf(entry);
  return [
    '<entry>',
    element('id', urnOf(id)),
    element('title', `${number} ${title.zh}`),
    element('updated', chinaTime(changedAt)),
    element('published', chinaTime(publishedAt)),
    `<author>${element('name', organisationName)}</author>`,
    `<link rel="alternate" type="application/json" href="${xmlText(url)}"/>`,
    `<category term="${xmlText(standing)}"/>`,
    element('summary', [title.en, ...remarksOf(entry, 'zh'), ...remarksOf(entry, 'en')].join(' · ')),
    '</entry>',
  ].join('\n');
}

/** Published standards as a feed (Atom, RFC 4287). An empty feed changes when its first entry comes; until then it is as of now. */
export function atomFeed(self: string, entries: readonly FeedEntry[], now: number): string {
  const changed = entries.length === 0 ? now : Math.max(...entries.map((one) => one.changedAt));
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">',
    element('id', urnOf('standards.atom')),
    element('title', '已发布标准 · published standards'),
    element('updated', chinaTime(changed)),
    `<author>${element('name', '标程 Biaocheng')}</author>`,
    `<link rel="self" type="application/atom+xml" href="${xmlText(self)}"/>`,
    ...entries.map(entryOf),
    '</feed>',
    '',
  ].join('\n');
}
