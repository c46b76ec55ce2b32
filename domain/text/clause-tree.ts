import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { halfWidth } from '../kernel/half-width.js';
import { clauseIdOf, coverId, namedPart, parentOf } from './clause-id.js';

/** What stands for a clause in a state: its path and the first 128 bits of the SHA-256 of its own words, its number apart. */
export type ClausePrint = { readonly id: string; readonly hash: string };
/** A clause as it was read. `text` are its own words: the title, then what stands before the next heading. */
export type Clause = ClausePrint & { readonly title: string; readonly line: number; readonly text: string };
/** `duplicate`: a number used before, `gap`: the number before it is missing, `orphan`: its clause above is missing. */
export type ClauseProblem = {
  readonly kind: 'duplicate' | 'gap' | 'orphan';
  readonly id: string;
  readonly line: number;
  readonly expected: string | null;
};
/** Clauses in the order of the text. */
export type ClauseTree = { readonly clauses: readonly Clause[]; readonly problems: readonly ClauseProblem[] };

/** A title longer than this is the beginning of a numbered paragraph (无标题条). */
const titleLength = 60;
/** A chapter of plain text is short and no sentence; otherwise `3 台机器人…` would be one. */
const chapterLength = 40;

type Heading = { readonly id: string; readonly rest: string };
type Section = Heading & { readonly line: number; readonly body: string[] };

/** No standard has more; what follows is the text of its last clause. A file that was made to be costly costs no more than a long standard. */
const mostClauses = 10_000;
const mostLines = 100_000;

const marked = /^ {0,3}#{1,6}\s+(?=\S)/;
const fence = /^\s*(```|~~~)/;
const annex = /^(?:附\s*录|annex|appendix)\s*([A-Z])(?![A-Z.])\s*(?:[(（][^)）]*[)）])?\s*(.*)$/i;
const path = /^(\d{1,3}(?:\.\d{1,3})*|[A-Z](?:\.\d{1,3})+)\.?(?:\s+|(?=[\p{Script=Han}])|$)(.*)$/u;

/**
 * Reads the clauses of a draft: Markdown or plain text with numbered headings (GB/T 1.1): `## 4 状态模型`, `4.1 交接分为…`, `附录A（规范性）…`,
 * `A.1 …`, `前言`. A numbered line of plain text opens a clause only at the start of a paragraph and below a clause that is there, so that
 * `24.5 V` in a sentence opens none. Total: any text has at least its cover.
 */
export function parseClauses(source: string): ClauseTree {
  const text = source.replaceAll('\r\n', '\n').replaceAll('\r', '\n');
  const lines = text.split('\n', mostLines);
  const sections = sectionsOf(lines);
  // What follows is not looked at line by line, however many there are.
  if (lines.length === mostLines) sections.at(-1)?.body.push(text.slice(lines.reduce((sum, line) => sum + line.length + 1, 0)));
  const seen: { [id: string]: number } = {};
  const clauses = sections.map(({ id, rest, line, body }): Clause => {
    const times = (seen[id] = (seen[id] ?? 0) + 1);
    const words = ownWords(rest, body);
    return { id: times === 1 ? id : `${id}#${times}`, title: rest.slice(0, titleLength), line, text: words, hash: clauseHash(words) };
  });
  return { clauses: clauses.filter((clause) => clause.id !== coverId || clause.text !== ''), problems: problemsOf(sections) };
}

export const clauseHash = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)).slice(0, 16));

/** Without white space at line ends and blank lines around, which no reader sees. */
const ownWords = (title: string, body: readonly string[]): string =>
  [title, ...body]
    .map((line) => line.trimEnd())
    .join('\n')
    .trim();

function sectionsOf(lines: readonly string[]): readonly Section[] {
  const hasMarks = lines.some((line) => marked.test(line));
  const sections: Section[] = [{ id: coverId, rest: '', line: 1, body: [] }];
  const known: { [id: string]: true } = {};
  let fenced = false;
  let atStart = true;
  lines.forEach((line, index) => {
    if (fence.test(line)) fenced = !fenced;
    const isText = fenced || sections.length > mostClauses;
    const heading = isText ? null : headingOf(line, { hasMarks, atStart, known });
    if (heading) {
      known[heading.id] = true;
      sections.push({ ...heading, line: index + 1, body: [] });
    } else sections.at(-1)?.body.push(line);
    atStart = heading !== null || line.trim() === '';
  });
  return sections;
}

type Around = { readonly hasMarks: boolean; readonly atStart: boolean; readonly known: { readonly [id: string]: true } };

/** The words behind the marks of a heading, without marks that close it; one step a character, however the line was made. */
function markedWords(line: string): string | null {
  const marks = marked.exec(line)?.[0];
  if (marks === undefined) return null;
  const words = line.slice(marks.length).trim();
  let end = words.length;
  while (words[end - 1] === '#') end -= 1;
  return words.slice(0, end).trimEnd() || words;
}

function headingOf(line: string, around: Around): Heading | null {
  const words = markedWords(line);
  const raw = words ?? line.trim();
  const heading = headingIn(halfWidth(raw), words !== null, around);
  // Numbers are read in half width; the words stay as they were written. One character becomes one, so the end of both is the same.
  return heading === null ? null : { ...heading, rest: raw.slice(raw.length - heading.rest.length) };
}

function headingIn(words: string, isMarked: boolean, around: Around): Heading | null {
  if (isMarked) return titledHeading(words) ?? annexHeading(words);
  if (!around.atStart || words === '') return null;
  const named = around.hasMarks ? null : namedPart(words);
  if (named !== null) return { id: named, rest: words };
  return plainHeading(words, around) ?? (around.hasMarks ? null : annexHeading(words));
}

function titledHeading(words: string): Heading | null {
  const named = namedPart(words);
  if (named !== null) return { id: named, rest: words };
  const found = path.exec(words);
  const id = found === null ? null : clauseIdOf(found[1] ?? '');
  return found === null || id === null ? null : { id, rest: (found[2] ?? '').trim() };
}

function annexHeading(words: string): Heading | null {
  const found = annex.exec(words);
  return found === null || (found[2] ?? '').length > titleLength ? null : { id: (found[1] ?? '').toUpperCase(), rest: (found[2] ?? '').trim() };
}

function plainHeading(words: string, { hasMarks, known }: Around): Heading | null {
  const found = path.exec(words);
  const id = found?.[1] ?? '';
  const rest = (found?.[2] ?? '').trim();
  if (found === null || rest === '') return null;
  const above = parentOf(id);
  if (above !== null) return known[above] ? { id, rest } : null;
  const isChapter = !hasMarks && rest.length <= chapterLength && !/[。；;，,：:.]$/.test(rest) && /^\d+\s/.test(words);
  return isChapter ? { id, rest } : null;
}

/** In the order of the text; only numbers are expected to follow one another. */
function problemsOf(sections: readonly Section[]): readonly ClauseProblem[] {
  const seen: { [id: string]: true } = {};
  return sections.flatMap(({ id, line }): readonly ClauseProblem[] => {
    const repeated = seen[id] === true;
    seen[id] = true;
    if (id === coverId || (namedPart(id) !== null && !repeated)) return [];
    if (repeated) return [{ kind: 'duplicate', id, line, expected: null }];
    const above = parentOf(id);
    if (above !== null && !seen[above]) return [{ kind: 'orphan', id, line, expected: above }];
    const before = numberBefore(id);
    return before === null || seen[before] ? [] : [{ kind: 'gap', id, line, expected: before }];
  });
}

function numberBefore(id: string): string | null {
  const above = parentOf(id);
  const last = above === null ? id : id.slice(above.length + 1);
  if (/^[A-Z]$/.test(last)) return last === 'A' ? null : String.fromCharCode(last.charCodeAt(0) - 1);
  return Number(last) <= 1 ? null : `${above === null ? '' : `${above}.`}${Number(last) - 1}`;
}
