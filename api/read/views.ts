import type { Connection } from 'mongoose';
import { viewsOf } from '../../db/archive.js';
import type { View } from '../../db/projection.js';
import { HttpProblem } from '../http/problem.js';

/** Between two looks at a view that is behind. */
const pollMs = 25;

/** The view of one lifecycle, or null. */
export const readView = (db: Connection, collection: string, stream: string): Promise<View | null> =>
  viewsOf(db, collection).findOne({ _id: stream });

export const viewBehind = (found: number, needed: number): HttpProblem =>
  new HttpProblem('VIEW_BEHIND', { found, needed, cure: ['self'], headers: { 'retry-after': '1' } });

/**
 * The view once it shows at least `atLeast` (read your own write). Waits up to `waitMs`, then refuses: late is better than wrong.
 * Without `atLeast`, a missing view is null at once.
 */
export async function awaitView(db: Connection, collection: string, stream: string, atLeast: number, waitMs: number): Promise<View | null> {
  for (const until = performance.now() + waitMs; ; await new Promise((resolve) => setTimeout(resolve, pollMs))) {
    const view = await readView(db, collection, stream);
    const seq = view?.lastSeq ?? 0;
    if (seq >= atLeast) return view;
    if (performance.now() >= until) throw viewBehind(seq, atLeast);
  }
}
