import type { Connection } from 'mongoose';
import type { CommitteeState } from '../../domain/committee/committee-state.js';
import type { ProjectState } from '../../domain/standard-project/state.js';
import { readView } from './views.js';

/** Is the committee that should review this project no more? It would hear nothing, and the project would wait for ever. */
export async function committeeEnded(db: Connection, { local }: ProjectState): Promise<boolean> {
  const committee = local?.committee ?? null;
  if (committee === null) return false;
  const view = await readView(db, 'committees', committee);
  return view === null || (view.state as CommitteeState).end !== null; // written by the projection of committees
}
