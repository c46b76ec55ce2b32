import { chineseNumber } from './chinese-number.js';
import { bodies } from './bodies.js';
import { instruments, type Certainty } from './instruments.js';
import { ownOfLifecycles } from './own-of-lifecycles.js';
import { ownOfVotes } from './own-of-votes.js';
import type { SourceRow } from './row.js';
import { statutes } from './statutes.js';

/** The one table of sources: what a rule, a gate, a threshold or a refusal may rest on. `docs/law.md` is made from it. */
export const sources = { ...statutes, ...bodies, ...ownOfVotes, ...ownOfLifecycles } as const;
export type SourceId = keyof typeof sources;
export const sourceIds = Object.keys(sources) as readonly SourceId[]; // keys of the table

/** What a body says its own rule rests on, in its own words: marked, so that it is never taken for one of the table. */
export type OwnSource = `own:${string}`;
export type Source = SourceId | OwnSource;

export const isSourceId = (text: string): text is SourceId => Object.hasOwn(sources, text);
const isOwn = (text: string): text is OwnSource => text.startsWith('own:');

/** Text from outside as a source: an id of the table, or else the words of whoever gave it. */
export const toSource = (text: string): Source => (isSourceId(text) || isOwn(text) ? text : `own:${text}`);

type Title = { readonly zh: string; readonly en: string };

function article({ article: at }: SourceRow): Title {
  if (at === undefined) return { zh: '', en: '' };
  if (typeof at === 'number') return { zh: `第${chineseNumber(at)}条`, en: `, art. ${at}` };
  return { zh: at.zh, en: at.en.startsWith('(') ? ` ${at.en}` : `, ${at.en}` };
}

/** A source as a reader sees it. Words that stand in no table (older records) are shown as they are. */
export function titleOf(source: string): Title {
  if (isOwn(source)) {
    const words = source.slice('own:'.length).trim();
    return { zh: `自定：${words}`, en: `own rule: ${words}` };
  }
  if (!isSourceId(source)) return { zh: source, en: source };
  const row: SourceRow = sources[source];
  const { zh, en } = instruments[row.of];
  const at = article(row);
  const about = row.about === undefined ? { zh: '', en: '' } : { zh: `：${row.about.zh}`, en: `: ${row.about.en}` };
  return { zh: `${zh}${at.zh}${about.zh}`, en: `${en}${at.en}${about.en}` };
}

export const certaintyOf = (source: SourceId): Certainty => {
  const row: SourceRow = sources[source];
  return row.certainty ?? instruments[row.of].certainty;
};

export const dateOf = (source: SourceId): string | null => {
  const row: SourceRow = sources[source];
  return row.date ?? instruments[row.of].date;
};
