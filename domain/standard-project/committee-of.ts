import type { Stream } from '../kernel/decider.js';
import type { ProjectState } from './state.js';

/** The committee that reviews the text in place of a panel (by the TC if one exists). */
export const committeeOf = (state: ProjectState): Stream | null => state.local?.committee ?? null;
