import { stageNameOf } from '../domain/profile/stage-codes.js';
import { runningChild } from '../domain/standard-project/call-off.js';
import { standardProject as decider } from '../domain/standard-project/standard-project.js';
import type { ProjectState } from '../domain/standard-project/state.js';
import { lifecycle } from './shell/lifecycle.js';

/** The whole life of a group or a local standard, from the proposal to its withdrawal. */
export const standardProject = lifecycle(decider, { stage: ({ code, profile }) => stageNameOf(code, profile.kind), waitsFor });

/** The comment round or ballot that runs, the group that drafts by consensus, and the next edition until it has its number. */
function waitsFor(state: ProjectState) {
  const { end, consensus, successor } = state;
  if (end !== null) return [];
  const running = runningChild(state);
  return [
    ...(running === null ? [] : [running]),
    ...(consensus === undefined ? [] : [consensus.drafting]),
    ...(successor === null || successor.number !== null ? [] : [successor.project]),
  ];
}
