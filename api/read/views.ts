import type { Connection } from 'mongoose';
import { viewsOf } from '../../db/collections.js';
import type { View } from '../../db/projection.js';
import { HttpProblem } from '../http/problem.js';
import { whenWritten } from './view-watch.js';

/** The view of one lifecycle, or null. */
export const readView = (db: Connection, collection: string, stream: string): Promise<View | null> =>
  viewsOf(db, collection).findOne({ _id: stream }).lean<View>();

export const viewBehind = (found: number, needed: number): HttpProblem =>
  new HttpProblem('VIEW_BEHIND', { found, needed, cure: ['self'], headers: { 'retry-after': '1' } });

type Awaited = { readonly stream: string; readonly atLeast: number; readonly waitMs: number };

/**
 * The view once it shows at least `atLeast` (read your own write). Waits up to `waitMs`, then refuses: late is better than wrong.
 * Without `atLeast`, a missing view is null at once.
 */
export async function awaitView(db: Connection, collection: string, { stream, atLeast, waitMs }: Awaited): Promise<View | null> {
  if (atLeast > 0) await whenWritten(db, collection, { stream, seq: atLeast, until: performance.now() + waitMs });
  const view = await readView(db, collection, stream);
  const seq = view?.lastSeq ?? 0;
  if (seq < atLeast) throw viewBehind(seq, atLeast);
  return view;
}
