import type { LocalBirth } from './input.js';
import type { LocalState, ProjectState } from './state.js';

const noNotice: LocalState['notice'] = { status: 'none', closesAt: null, raised: 0, open: [], upheld: 0 };

/** What a local standard is born with. */
export const bornLocal = ({ proposedAs, department, committee }: LocalBirth): LocalState => ({
  proposedAs,
  department,
  committee,
  notice: noNotice,
  feedbackChannel: null,
  consent: null,
  filing: null,
  filed: null,
  voices: [],
});

/** A change of what only a local standard remembers. */
export const local = (state: ProjectState, change: Partial<LocalState>): ProjectState =>
  state.local === undefined ? state : { ...state, local: { ...state.local, ...change } };

/** Returned to its proposer, a project is announced anew when it comes again. */
export const withoutNotice = (state: ProjectState): ProjectState => local(state, { notice: noNotice });

/** Its committee is no more: from here on a panel reviews, and the papers of a panel are asked for. */
export const withoutCommittee = (state: ProjectState): ProjectState => local(state, { committee: null });

/** A change of its 公示. */
export const noticed = (state: ProjectState, change: Partial<LocalState['notice']>): ProjectState =>
  state.local === undefined ? state : local(state, { notice: { ...state.local.notice, ...change } });
