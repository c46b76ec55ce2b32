import type { CommentPage, CommentShown } from '../../../contract/views/comment.js';
import type { ClauseShown } from '../../../contract/views/document.js';
import { compareClauseIds, placeOf } from '../../../domain/text/clause-id.js';
import type { Fields } from '../../server/page.js';

/** The comments on one place of the text, which stands above them where it can be read. */
export type Part = { readonly place: string; readonly clause: ClauseShown | null; readonly rows: readonly CommentShown[] };

/** Which rows are looked at. */
export type Asked = { readonly state: string; readonly clause: string; readonly by: string };
export const askedIn = ({ state = '', clause = '', by = '' }: Fields): Asked => ({ state, clause, by });

/** The author objected and waits for an answer. */
export const isObjected = ({ objection, objectionAnswer }: CommentShown): boolean => objection !== null && objectionAnswer === null;

/** Who made it, as the table names them: the unit, or whoever spoke for themselves. */
export const makerOf = ({ organisationName, author }: CommentShown): string => organisationName ?? author ?? '';

/** As many ways as people name a clause are one place; what is none stands as it was written. */
export const placeOfComment = ({ clause }: Pick<CommentShown, 'clause'>): string => placeOf(clause) ?? clause;

const inState: { readonly [state: string]: (row: CommentShown) => boolean } = { objected: isObjected, late: ({ late }) => late };

export const isAsked = (row: CommentShown, { state, clause, by }: Asked): boolean =>
  (state === '' || (inState[state]?.(row) ?? row.status === state)) &&
  (clause === '' || placeOfComment(row) === clause) &&
  (by === '' || makerOf(row) === by);

const byPlace = (clauses: readonly ClauseShown[]) => {
  const known = new Set(clauses.map(({ id }) => id));
  // What is said of no clause stands behind all that is.
  return (a: string, b: string): number => Number(known.has(b)) - Number(known.has(a)) || compareClauseIds(a, b);
};

/** The rows in the order of the text, under each place in the order in which they came. */
export function partsOf(rows: readonly CommentShown[], clauses: readonly ClauseShown[]): readonly Part[] {
  const places = new Map<string, CommentShown[]>();
  for (const row of rows) places.set(placeOfComment(row), [...(places.get(placeOfComment(row)) ?? []), row]);
  return [...places]
    .toSorted(([a], [b]) => byPlace(clauses)(a, b))
    .map(([place, of]) => ({ place, clause: clauses.find(({ id }) => id === place) ?? null, rows: of }));
}

/** Every place and every author once, in order, to choose from. */
export const placesIn = (rows: readonly CommentShown[], clauses: readonly ClauseShown[]): readonly string[] =>
  partsOf(rows, clauses).map(({ place }) => place);
export const makersIn = (rows: readonly CommentShown[]): readonly string[] =>
  [...new Set(rows.map(makerOf))].filter((name) => name !== '').toSorted((a, b) => a.localeCompare(b, 'zh'));

export type Progress = { readonly answered: number; readonly of: number; readonly counts: { readonly [status: string]: number } };

/** How much of the table is done. Who took a comment back waits for nothing; what came late waits where the procedure says so. */
export function progressOf(byStatus: CommentPage['byStatus'], lateDisposition: 'required' | 'optional'): Progress {
  const all = byStatus ?? [];
  const sum = (rows: typeof all): number => rows.reduce((total, { count }) => total + count, 0);
  const open = sum(all.filter(({ status, late }) => status === 'open' && (!late || lateDisposition === 'required')));
  const answered = sum(all.filter(({ status }) => status !== 'open' && status !== 'withdrawn'));
  const counts = Object.fromEntries([...new Set(all.map(({ status }) => status))].map((one) => [one, sum(all.filter((row) => row.status === one))]));
  return { answered, of: answered + open, counts };
}
