import { existsSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { anchorsOf, matches, readPage, type Finding, type Page } from './page.js';

const relativeLink = /\]\(([^)\s]+)\)/g;
const elsewhere = /^[a-z]+:/i;

/** Links of a page that lead to no file or to no heading. Addresses on the web are not asked. */
export function brokenLinks(root: string, page: Page): readonly Finding[] {
  return matches(page.prose, relativeLink)
    .filter(({ found }) => !elsewhere.test(found))
    .flatMap(({ found, line }) => {
      const what = brokenLink(root, page, found);
      return what === null ? [] : [{ file: page.file, line, what }];
    });
}

function brokenLink(root: string, page: Page, link: string): string | null {
  const [path = '', anchor] = link.split('#');
  const target = path === '' ? page.file : posix.join(dirname(page.file), path);
  if (path !== '' && !existsSync(join(root, target))) return `the link ${link} leads to no file`;
  if (anchor === undefined || !target.endsWith('.md')) return null;
  const anchors = anchorsOf(target === page.file ? page : readPage(root, target));
  return anchors.has(decodeURIComponent(anchor)) ? null : `${target} has no heading #${anchor}`;
}
