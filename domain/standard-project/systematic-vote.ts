import { happened, type Verdict } from '../kernel/gate.js';
import { decisionOf, type Decided } from './ballots.js';
import type { ProjectEvent } from './events.js';
import { systematicBallotDecided } from './events/ballots.js';
import type { ProjectState } from './state.js';

/** The vote of the 复审. What follows from it is concluded by the office. */
export const systematicVoteDecided = (state: ProjectState, result: Decided): Verdict<ProjectEvent> =>
  state.code === '90.20' ? happened(systematicBallotDecided(decisionOf(state.systematic, result))) : happened();
