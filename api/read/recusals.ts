import type { Connection } from 'mongoose';
import { viewsOf } from '../../db/collections.js';
import type { View } from '../../db/projection.js';
import type { BallotState } from '../../domain/ballot/state.js';
import { trusted } from '../../db/model.js';

/** How many seats of a ballot were put aside after opening by others than their members. */
export type Recusals = { readonly ballot: string; readonly seats: number; readonly of: number };

/** By project, from the ballots of these projects; how anybody voted is not in it. */
export async function recusalsOf(db: Connection, projects: readonly View[]): Promise<ReadonlyMap<string, readonly Recusals[]>> {
  const found = await viewsOf(db, 'ballots')
    .find({ project: trusted({ $in: projects.map(({ _id }) => _id) }), 'state.excluded.by': trusted({ $exists: true }) })
    .sort({ _id: 1 })
    .maxTimeMS(10_000)
    .lean<View[]>();
  const rows = new Map<string, readonly Recusals[]>();
  for (const view of found) {
    const { excluded, size, project } = view.state as BallotState; // written by the projection of ballots
    const seats = excluded.filter(({ by }) => by !== undefined).length;
    if (project !== null) rows.set(project, [...(rows.get(project) ?? []), { ballot: view._id, seats, of: size }]);
  }
  return rows;
}
