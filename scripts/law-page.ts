import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { instruments, type Certainty, type InstrumentId } from '../domain/law/instruments.js';
import { ruleNames } from '../domain/law/rule-names.js';
import { certaintyOf, dateOf, sourceIds, sources, titleOf } from '../domain/law/sources.js';
import { repositoryRoot } from '../repository.js';

const head = `# Sources

Made from \`domain/law/\` by \`npx tsx scripts/law-page.ts\`; a test compares. Every rule, gate, threshold and refusal names one of these ids in \`source\`; beside it stands the title
in the reader's language. Whoever writes a profile or terms of their own may give their own words: they are kept as \`own:…\` and shown as 自定 (own rule), never as a law.

1. [How sure](#how-sure) · 2. [Abbreviations](#abbreviations) · 3. [Names of rules](#names-of-rules) · 4. [The sources](#the-sources)

## How sure

| Certainty | What it means |
|---|---|
`;

const meaning: { readonly [certainty in Certainty]: string } = {
  'text seen': 'The text was read in full.',
  'second-hand': 'Known from other texts that quote or use it. The official wording was not compared: read it before you rely on an article number.',
  practice: 'What offices and committees do; no text binds to it.',
  'our decision': 'No law says so. It is a rule of this system (本系统约定), and its reason stands beside it.',
};

const line = (...cells: readonly string[]): string => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |\n`;
const when = (date: string | null): string => date ?? 'unknown';

function ofInstrument(id: InstrumentId): string {
  const { zh, en } = instruments[id];
  const rows = sourceIds.filter((source) => sources[source].of === id);
  const lines = rows.map((source) => {
    const title = titleOf(source);
    return line(`\`${source}\``, title.zh, title.en, sources[source].says, certaintyOf(source), when(dateOf(source)));
  });
  return `### ${id}\n\n${zh} · ${en}\n\n| Id | 依据 | Source | What it says, in our words | Certainty | Date |\n|---|---|---|---|---|---|\n${lines.join('')}\n`;
}

/** The page as text. */
export function lawPage(): string {
  const ids = Object.keys(instruments).filter((id): id is InstrumentId => Object.hasOwn(instruments, id));
  const sure = Object.entries(meaning).map(([certainty, words]) => line(certainty, words));
  const short = ids.map((id) => {
    const { zh, en, certainty, date, about } = instruments[id];
    return line(`\`${id}\``, zh, en, certainty, when(date), about);
  });
  const names = Object.entries(ruleNames).map(([name, { zh, en, certainty }]) => line(`\`${name}\``, zh, en, certainty));
  return [
    head,
    ...sure,
    '\n## Abbreviations\n\nWith these the ids of sources begin.\n\n| Short | 全称 | Full | Certainty | Date | About |\n|---|---|---|---|---|---|\n',
    ...short,
    '\n## Names of rules\n\nA refusal, a comparison and a gate also carry the name of their rule (`rule`). A name is one of these, or begins with one of them.\n\n| Name | 含义 | Meaning | Certainty |\n|---|---|---|---|\n',
    ...names,
    '\n## The sources\n\n',
    ...ids.filter((id) => sourceIds.some((source) => sources[source].of === id)).map(ofInstrument),
  ].join('');
}

export const writeLawPage = (): void => writeFileSync(join(repositoryRoot, 'docs', 'law.md'), lawPage());

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) writeLawPage();
