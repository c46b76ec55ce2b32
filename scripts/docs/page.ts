import { readFileSync, readdirSync } from 'node:fs';
import { join, posix } from 'node:path';

/** A fenced block: its info string (`console recorded` → lang `console`, marks `['recorded']`), its text and the line it begins on. */
export type Fence = { readonly lang: string; readonly marks: readonly string[]; readonly text: string; readonly line: number };

/** A page of the documentation. `prose` is the text with fenced blocks blanked out, line for line. */
export type Page = { readonly file: string; readonly text: string; readonly prose: string; readonly fences: readonly Fence[] };

/** What is wrong with a page, and where. */
export type Finding = { readonly file: string; readonly line: number; readonly what: string };

/** The pages a newcomer reads: those at the root and everything under docs/. */
export function pageFiles(root: string): readonly string[] {
  const own = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md'];
  const docs = readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' }).map((name) => posix.join('docs', name));
  return [...own, ...docs.filter((file) => file.endsWith('.md')).sort()];
}

export const readPage = (root: string, file: string): Page => parsePage(file, readFileSync(join(root, file), 'utf8'));

/** Splits a page into prose and fenced blocks. */
export function parsePage(file: string, text: string): Page {
  const prose: string[] = [];
  const fences: Fence[] = [];
  let open: { lang: string; marks: readonly string[]; lines: string[]; line: number } | null = null;
  text.split('\n').forEach((line, index) => {
    const fence = /^```(.*)$/.exec(line);
    if (open === null && fence === null) return void prose.push(line);
    prose.push('');
    if (open === null) {
      const [lang = '', ...marks] = (fence?.[1] ?? '').trim().split(/\s+/);
      open = { lang, marks, lines: [], line: index + 1 };
    } else if (fence === null) open.lines.push(line);
    else {
      fences.push({ lang: open.lang, marks: open.marks, text: open.lines.join('\n'), line: open.line });
      open = null;
    }
  });
  return { file, text, prose: prose.join('\n'), fences };
}

/** Every match in the prose with its line number, counted from 1. */
export function matches(text: string, pattern: RegExp): readonly { readonly found: string; readonly line: number }[] {
  return text
    .split('\n')
    .flatMap((content, index) => [...content.matchAll(pattern)].map((match) => ({ found: match[1] ?? match[0], line: index + 1 })));
}

/** The anchor GitHub gives a heading: lower case, spaces to hyphens, no punctuation. */
export const anchorOf = (heading: string): string =>
  heading
    .trim()
    .replaceAll('`', '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(/\s/g, '-');

export const anchorsOf = (page: Page): ReadonlySet<string> => new Set(matches(page.prose, /^#{1,6} (.+)$/g).map(({ found }) => anchorOf(found)));
