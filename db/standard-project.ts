import { standardProject } from '../domain/standard-project/standard-project.js';
import type { ProjectState } from '../domain/standard-project/state.js';
import type { Json } from '../domain/refusal.js';
import type { Projection } from './projection.js';
import { distinct, type SightFacets } from './sight-facets.js';

/** A project is the society's and the drafting units' own until it is announced (立项公告); from then on its public part is public. */
const sight = (state: ProjectState): SightFacets => ({
  openTo: state.plan === null ? 'nobody' : 'everyone',
  parties: distinct([
    state.organisation,
    state.proposer.unit,
    state.plan?.lead.organisation,
    ...(state.group?.units.map((unit) => unit.organisation) ?? []),
  ]),
  persons: distinct([state.proposer.person, ...(state.group?.drafters.map((drafter) => drafter.person) ?? [])]),
});

const searched = (state: ProjectState): { readonly [name: string]: Json } => ({
  organisation: state.organisation,
  organisationName: state.organisationName,
  societyCode: state.societyCode,
  title: state.title,
  field: state.field,
  profileId: state.profile.id,
  rehearsal: state.rehearsal,
  number: state.number,
  publishedAt: state.publication?.at ?? null,
  publishedText: state.publication?.text ?? null,
  end: state.end,
  overdue: Object.values(state.clocks).some((clock) => clock?.overdue === true),
});

/** Projects, with what they are searched by. */
export const standardProjectProjection: Projection = {
  kind: 'standard-project',
  collection: 'projects',
  decider: standardProject,
  facets: (value) => {
    const state = value as ProjectState; // evolved by its own decider
    return { ...sight(state), ...searched(state) };
  },
};
