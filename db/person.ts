import { person } from '../domain/person/person.js';
import type { PersonState } from '../domain/person/state.js';
import type { Projection } from './projection.js';
import { distinct, type SightFacets } from './sight-facets.js';
import { viewCollection } from './view.js';

/** People are personal data: seen by those who keep the record and by the monitor, never by the public. */
const sight = (state: PersonState): SightFacets => ({
  openTo: 'nobody',
  parties: distinct([state.registrar, ...state.memberships.map((one) => one.organisation)]),
  persons: [],
});

export const persons = viewCollection('persons', {}, [
  [{ organisation: 1 }, { name: 'organisation' }],
  // For notices to a role, and for the work list of who confirms them.
  [{ 'state.memberships.organisation': 1 }, { name: 'belonging' }],
]);

export const personProjection: Projection = {
  kind: 'person',
  views: persons,
  decider: person,
  facets: (value) => {
    const state = value as PersonState; // evolved by its own decider
    return { ...sight(state), organisation: state.registrar, title: { zh: state.name, en: null }, rehearsal: false };
  },
};
