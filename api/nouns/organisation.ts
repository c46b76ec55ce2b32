import { organisationCommands, organisationStart } from '../../contract/organisation.js';
import { organisation } from '../../domain/organisation/organisation.js';
import type { OrganisationState } from '../../domain/organisation/organisation-state.js';
import { actRoutes, type Noun } from '../nouns.js';
import { sightOf } from '../policy/sight.js';

/** A body under its credit code, which is its id: registering it twice is one registration. */
export const organisationNoun: Noun = {
  kind: 'organisation',
  path: 'organisations',
  tag: 'organisations',
  collection: 'organisations',
  decider: organisation,
  acts: actRoutes(organisationCommands),
  start: {
    body: organisationStart,
    birth: (body) => {
      const input = organisationStart.parse(body);
      return { id: input.uscc, input };
    },
  },
  sees: sightOf,
  show: (view, sight) => {
    const state = view.state as OrganisationState; // written by the projection of organisations
    // Projects are listed by their own rules of sight, not through their organisation.
    return sight === 'full' ? { ...state } : { ...state, projects: undefined };
  },
};
