import { titleOf } from '../../domain/law/sources.js';
import type { Title } from '../../domain/profile/vocabulary.js';
import { formatInstant } from '../../domain/law/calendar/instant.js';
import { escaped, printedTable } from './printed-page.js';

export type Rows = readonly (readonly string[])[];

/** Chinese first, English below it. */
export const paragraph = ({ zh, en }: Title): string => `<p>${escaped(zh)}<br><span class="en">${escaped(en)}</span></p>`;

/** A part of a page; one that has nothing to say is not there. */
export type Part = Title & { readonly body: string };

const numerals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二', '十三'];

/** Parts under running numbers. */
export const numbered = (parts: readonly Part[]): string =>
  parts
    .filter(({ body }) => body !== '')
    .map(({ zh, en, body }, n) => `<h2>${numerals[n] ?? n + 1}、${escaped(zh)} <span class="en">${n + 1}. ${escaped(en)}</span></h2>\n${body}`)
    .join('\n');

/** A table; without rows there is none. */
export const table = (head: readonly string[], rows: Rows): string => (rows.length === 0 ? '' : printedTable(head, rows));

/** A table of many columns in small print; on a narrow screen it is pushed sideways instead of being squeezed. */
export const wide = (head: readonly string[], rows: Rows): string =>
  rows.length === 0 ? '' : `<div class="dense wide">${printedTable(head, rows)}</div>`;

/** Names and values in small print. */
export const facts = (head: readonly string[], rows: Rows): string =>
  rows.length === 0 ? '' : `<div class="dense">${printedTable(head, rows)}</div>`;

/** An instant in Beijing time, to the second. */
export const time = (at: number | null): string => (at === null ? '–' : formatInstant(at).slice(0, 19).replace('T', ' '));

/** A source as a page prints it: title in both languages, and its id to look it up. */
export const sourceWords = (source: string): string => {
  const { zh, en } = titleOf(source);
  return zh === en ? zh : `${zh} ${en}（${source}）`;
};

export const joined = (...parts: readonly (string | null)[]): string => parts.filter((part) => part !== null && part !== '').join('；');

/** JSON of a value that has no words of its own. */
export const plain = (value: unknown): string =>
  typeof value === 'string' ? value : value === null || value === undefined ? '–' : JSON.stringify(value);
