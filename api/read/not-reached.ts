import type { Connection } from 'mongoose';
import type { Stream } from '../../domain/kernel/decider.js';
import { viewsOf } from '../../db/collections.js';
import { trusted } from '../../db/model.js';
import { unreachedIn } from '../../db/notice-ledger.js';
import type { View } from '../../db/projection.js';

/** A running ballot or comment round with a notice that did not reach everybody, and how many people it missed. */
export type NotReached = { readonly of: string; readonly people: number };

/** By project, from the ballots and comment rounds of these projects that still run. */
export async function notReachedOf(db: Connection, projects: readonly View[]): Promise<ReadonlyMap<string, readonly NotReached[]>> {
  const ids = projects.map(({ _id }) => _id);
  const read = (collection: string) =>
    viewsOf(db, collection)
      .find({ project: trusted({ $in: ids }), ended: false }, { project: 1 })
      .sort({ _id: 1 })
      .maxTimeMS(10_000)
      .lean<View[]>();
  const running = (await Promise.all([read('ballots'), read('consultations')])).flat();
  const counts = await unreachedIn(
    db,
    running.map(({ _id }) => _id as Stream), // views are named by streams
  );
  const rows = new Map<string, readonly NotReached[]>();
  for (const { _id, project } of running) {
    const people = counts.get(_id as Stream); // as above
    if (people !== undefined && typeof project === 'string') rows.set(project, [...(rows.get(project) ?? []), { of: _id, people }]);
  }
  return rows;
}
