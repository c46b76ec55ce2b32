import { person } from '../domain/person/person.js';
import type { PersonState } from '../domain/person/state.js';
import type { Projection } from './projection.js';
import { distinct, type SightFacets } from './sight-facets.js';

/** People are personal data: seen by those who keep the record and by the monitor, never by the public. */
const sight = (state: PersonState): SightFacets => ({
  openTo: 'nobody',
  parties: distinct([state.registrar, ...state.memberships.map((one) => one.organisation)]),
  persons: [],
});

export const personProjection: Projection = {
  kind: 'person',
  collection: 'persons',
  decider: person,
  facets: (value) => {
    const state = value as PersonState; // evolved by its own decider
    return { ...sight(state), organisation: state.registrar, title: { zh: state.name, en: state.name }, rehearsal: false };
  },
};
