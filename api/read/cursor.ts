import { z } from 'zod';
import { HttpProblem } from '../http/problem.js';

/** Where a page ended: the sort value and the id of its last row. */
export type Position = readonly [number, string];

const shape = z.tuple([z.int().min(0), z.string().min(1)]);

/** An opaque cursor. It holds nothing secret; it is checked on the way in because it becomes part of a query. */
export const encodeCursor = (position: Position): string => Buffer.from(JSON.stringify(position)).toString('base64url');

export function decodeCursor(cursor: string | undefined): Position | null {
  if (cursor === undefined) return null;
  const parsed = shape.safeParse(jsonOrNull(Buffer.from(cursor, 'base64url').toString('utf8')));
  if (!parsed.success) throw new HttpProblem('BAD_CURSOR', { cure: ['self'] });
  return parsed.data;
}

const jsonOrNull = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

/** Cuts `limit` rows of `limit + 1` read and says where the next page begins. */
export function pageOf<Row>(
  rows: readonly Row[],
  limit: number,
  at: (row: Row) => Position,
): { readonly items: readonly Row[]; readonly next: string | null } {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, next: rows.length > limit && last !== undefined ? encodeCursor(at(last)) : null };
}
