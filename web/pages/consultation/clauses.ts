import type { CommentPage, CommentShown } from '../../../contract/views/comment.js';
import type { ClauseShown } from '../../../contract/views/document.js';
import { clauseIdOf, coverId } from '../../../domain/text/clause-id.js';

/** A clause as it is shown: number or name, a heading where it has one, its paragraphs. */
export type Clause = { readonly id: string; readonly title: string | null; readonly paragraphs: readonly string[] };
/** A clause of the first order with those below it. */
export type Chapter = { readonly id: string; readonly title: string | null; readonly clauses: readonly Clause[] };

/** A first line is a heading when it is short and no sentence. */
const isHeading = (line: string): boolean => line.length <= 40 && !/[。；;，,：:.]$/.test(line);

function clauseOf({ id, text }: ClauseShown): Clause {
  const lines = text
    .split(/\n+/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const [first = '', ...rest] = lines;
  const titled = isHeading(first) && (rest.length > 0 || !id.includes('.'));
  return { id, title: titled ? first : null, paragraphs: titled ? rest : lines };
}

const chapterOf = (id: string): string => id.split('.')[0] ?? id;

/** The text by chapters, without what stands on its cover. */
export function chaptersOf(items: readonly ClauseShown[]): readonly Chapter[] {
  const clauses = items.filter(({ id }) => id !== coverId).map(clauseOf);
  const ids = [...new Set(clauses.map(({ id }) => chapterOf(id)))];
  return ids.map((id) => {
    const own = clauses.filter((clause) => chapterOf(clause.id) === id);
    return { id, title: own.find((clause) => clause.id === id)?.title ?? null, clauses: own };
  });
}

/** Where a comment belongs in the text; null where it names no clause that is there. */
export function placeOf(words: string, chapters: readonly Chapter[]): string | null {
  const id = clauseIdOf(words);
  return id !== null && chapters.some(({ clauses }) => clauses.some((clause) => clause.id === id)) ? id : null;
}

/** Comments by the clause they are about; those about no clause of the text stand under null. */
export class Placed {
  private readonly of = new Map<string | null, CommentShown[]>();
  private readonly counts = new Map<string | null, number>();

  constructor({ items, byClause }: Pick<CommentPage, 'items' | 'byClause'>, chapters: readonly Chapter[]) {
    for (const one of items) {
      const place = placeOf(one.clause, chapters);
      this.of.set(place, [...(this.of.get(place) ?? []), one]);
    }
    for (const { clause, count } of byClause ?? []) {
      const place = placeOf(clause, chapters);
      this.counts.set(place, (this.counts.get(place) ?? 0) + count);
    }
  }

  on = (id: string | null): readonly CommentShown[] => this.of.get(id) ?? [];
  count = (id: string | null): number => this.counts.get(id) ?? 0;
  inChapter = ({ clauses }: Chapter): number => clauses.reduce((sum, { id }) => sum + this.count(id), 0);
}
