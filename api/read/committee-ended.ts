import type { Connection } from 'mongoose';
import type { CommitteeState } from '../../domain/committee/state.js';
import type { Stream } from '../../domain/kernel/decider.js';
import { readView } from './views.js';

/** Is the committee that a project or a drafting group would ask for a ballot no more? */
export async function committeeEnded(db: Connection, committee: Stream | null): Promise<boolean> {
  if (committee === null) return false;
  const view = await readView(db, 'committees', committee);
  return view === null || (view.state as CommitteeState).end !== null; // written by the projection of committees
}
