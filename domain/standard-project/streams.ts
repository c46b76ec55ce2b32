import { idOf } from '../kernel/decider.js';
import type { Stream } from '../kernel/decider.js';
import type { ProjectState } from './state.js';

/** The project's own part of its stream name; children are named after it. */

export const consultationStream = (state: ProjectState, round: number): Stream => `consultation/${idOf(state.project)}-${round}`;
export const draftingStream = (state: ProjectState, version: number): Stream => `drafting/${idOf(state.project)}-${version}`;
export const organisationStream = (state: Pick<ProjectState, 'organisation'>): Stream => `organisation/${state.organisation}`;
/** A rehearsal mints from a register of its own, so that training never uses up a real serial. */
export const registerStream = (state: Pick<ProjectState, 'societyCode' | 'rehearsal'>): Stream =>
  `register/${state.rehearsal ? 'rehearsal-' : ''}${state.societyCode}`;
/** The stream of the next edition: one per revision of this project. */
export const successorStream = (state: ProjectState): Stream => `standard-project/${idOf(state.project)}-r${state.systematic.held}`;
