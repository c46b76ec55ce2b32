import type { LocalBirth } from './input.js';
import type { LocalState, ProjectState } from './state.js';

/** What a local standard is born with. */
export const bornLocal = ({ proposedAs, department, committee }: LocalBirth): LocalState => ({
  proposedAs,
  department,
  committee,
  feedbackChannel: null,
  consent: null,
  filing: null,
  filed: null,
  voices: [],
});

/** A change of what only a local standard remembers. */
export const local = (state: ProjectState, change: Partial<LocalState>): ProjectState =>
  state.local === undefined ? state : { ...state, local: { ...state.local, ...change } };

/** Its committee is no more: from here on a panel reviews, and the papers of a panel are asked for. */
export const withoutCommittee = (state: ProjectState): ProjectState => local(state, { committee: null });
