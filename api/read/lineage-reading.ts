import type { Connection } from 'mongoose';
import type { View } from '../../db/projection.js';
import { unansweredAlarms } from '../../domain/drafting/lineage.js';
import { asksLineage, type LineageReading } from '../../domain/standard-project/lineage-gate.js';
import type { ProjectState } from '../../domain/standard-project/state.js';
import { traceRound } from './lineage.js';

/** As many alarms as a refusal names. */
const named = 50;

/** For the gate before 送审, where the profile has it: the alarms of the last comment round that nobody answered. */
export async function readLineage(db: Connection, project: View): Promise<LineageReading | null> {
  const state = project.state as ProjectState; // written by the projection of projects
  if (!asksLineage(state)) return null;
  const { round } = state.comment;
  // The draft goes to review, not what the group has been working on since.
  const traced = await traceRound(db, project, { round, inside: false });
  if (traced?.lineage == null) return { round, to: null, open: 0, alarms: [] };
  const open = unansweredAlarms(traced.lineage, traced.answers);
  return { round, to: traced.to, open: open.length, alarms: open.slice(0, named) };
}
