import { organisation } from '../domain/organisation/organisation.js';
import type { OrganisationState } from '../domain/organisation/organisation-state.js';
import type { Projection } from './projection.js';
import type { SightFacets } from './sight-facets.js';

const everyone: SightFacets = { openTo: 'everyone', parties: [], persons: [] };

/** Organisations are public: name, credit code, standing. */
export const organisationProjection: Projection = {
  kind: 'organisation',
  collection: 'organisations',
  decider: organisation,
  facets: (value) => {
    const { uscc, name, kind, code, standing, fields } = value as OrganisationState; // evolved by its own decider
    return { ...everyone, parties: [uscc], organisation: uscc, title: { zh: name, en: name }, kind, code, standing, fields, rehearsal: false };
  },
};
