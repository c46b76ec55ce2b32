import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { everyLifecycle } from '../../domain/lifecycles.js';
import { roles } from '../../domain/kernel/actor.js';
import { stageCodes } from '../../domain/profile/stage-codes.js';
import { documentKinds, stageTitles, traits, type Title } from '../../domain/profile/vocabulary.js';
import type { Finding, Page } from './page.js';

/** A row of a hand-written table: the term, the identifiers it names, the file or folder they stand in. */
type Row = { readonly term: string; readonly identifiers: readonly string[]; readonly file: string; readonly line: number; readonly table: string };

/** Acts of people, by name. */
const acts = everyLifecycle.flatMap(({ commands }) => Object.values(commands).flatMap(({ type, payload }) => (payload === null ? [] : [type])));
const markers = { open: '<!-- generated:vocabulary -->', close: '<!-- /generated:vocabulary -->' };

/** What is wrong with the glossary. */
export function glossaryFindings(root: string, page: Page): readonly Finding[] {
  const rows = rowsOf(page);
  const say = (line: number, what: string): Finding => ({ file: page.file, line, what });
  const missing = [...needed()].filter((name) => !rows.some((row) => row.identifiers.includes(name)));
  const folders = readdirSync(join(root, 'domain'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return [
    ...rows.flatMap((row) => strangers(root, row).map((name) => say(row.line, `${name} does not stand in ${row.file}`))),
    ...repeated(rows.map((row) => ({ ...row, key: row.term }))).map((row) => say(row.line, `the term ${row.term} has two rows`)),
    ...repeated(rows.flatMap((row) => row.identifiers.map((name) => ({ ...row, key: `${row.table}: ${name}` })))).map((row) =>
      say(row.line, `${row.key} has two rows`),
    ),
    ...missing.map((name) => say(1, `${name} is not in the glossary`)),
    ...folders
      .filter(({ name }) => !rows.some((row) => row.file.startsWith(`domain/${name}/`)))
      .map(({ name }) => say(1, `domain/${name}/ is not in the glossary`)),
    ...(page.text === withVocabulary(page.text) ? [] : [say(1, 'the generated lists are old; run: npx tsx scripts/check-docs.ts --write')]),
  ];
}

function rowsOf(page: Page): readonly Row[] {
  let table = '';
  const [byHand = ''] = page.prose.split(markers.open);
  return byHand.split('\n').flatMap((text, index) => {
    if (text.startsWith('## ')) table = text.slice(3);
    const cells = text.startsWith('| ')
      ? text
          .slice(1, -1)
          .split('|')
          .map((cell) => cell.trim())
      : [];
    const file = /^`([^`]+)`$/.exec(cells.at(-1) ?? '')?.[1];
    if (file === undefined) return [];
    const isActs = table.startsWith('Acts of');
    const identifiers = [
      ...cells
        .slice(1, isActs ? -1 : 2)
        .join(' ')
        .matchAll(/`([^`]+)`/g),
    ].map(([, name = '']) => name);
    return [{ term: cells[0] ?? '', identifiers, file, line: index + 1, table }];
  });
}

/** Identifiers of a row that its file, or no file below its folder, has as a word. */
function strangers(root: string, { identifiers, file }: Row): readonly string[] {
  const path = join(root, file);
  const files = statSync(path, { throwIfNoEntry: false })?.isDirectory()
    ? readdirSync(path, { recursive: true, encoding: 'utf8' }).map((name) => join(path, name))
    : [path];
  const code = files.map((one) => (statSync(one, { throwIfNoEntry: false })?.isFile() ? readFileSync(one, 'utf8') : '')).join('\n');
  return identifiers.filter((name) => !new RegExp(`\\b${name}\\b`).test(code));
}

function repeated<R extends { readonly key: string }>(rows: readonly R[]): readonly R[] {
  const seen = new Set<string>();
  return rows.filter(({ key }) => seen.size === seen.add(key).size);
}

/** Every role, every act of every lifecycle and every event. */
function needed(): ReadonlySet<string> {
  return new Set<string>([...roles, ...acts, ...eventTypes]);
}

export const eventTypes: readonly string[] = everyLifecycle.flatMap(({ events }) => Object.keys(events));

/** The page with the lists of stages, codes, kinds and traits as the code has them today. */
export function withVocabulary(text: string): string {
  const [before, rest = ''] = text.split(markers.open);
  const after = rest.split(markers.close)[1] ?? '';
  const list = (title: string, file: string, entries: { readonly [name: string]: Title }): string =>
    [
      `### ${title}`,
      '',
      `\`${file}\``,
      '',
      '| 中文 | Identifier | English |',
      '|---|---|---|',
      ...Object.entries(entries).map(([name, { zh, en }]) => `| ${zh} | \`${name}\` | ${en} |`),
    ].join('\n');
  const lists = [
    list('Stages', 'domain/profile/vocabulary.ts', stageTitles),
    list('Stage codes', 'domain/profile/stage-codes.ts', stageCodes),
    list('Kinds of documents', 'domain/profile/vocabulary.ts', documentKinds),
    list('Traits of a project', 'domain/profile/vocabulary.ts', traits),
  ];
  return `${before}${markers.open}\n\n${lists.join('\n\n')}\n\n${markers.close}${after}`;
}
