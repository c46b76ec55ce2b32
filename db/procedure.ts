import { idOf } from '../domain/kernel/decider.js';
import { procedure } from '../domain/procedure/procedure.js';
import { referenceTo, type ProcedureState } from '../domain/procedure/state.js';
import type { Projection } from './projection.js';
import type { SightFacets } from './sight-facets.js';
import { viewCollection } from './view.js';

export const procedures = viewCollection('procedures', { organisationName: String, profileId: String, profile: String, drafted: Boolean }, [
  [{ organisation: 1, status: 1 }, { name: 'organisation' }],
  [{ parties: 1 }, { name: 'parties' }],
]);

/** What a society has confirmed everybody may read, for projects are held under it; drafts are seen by its own people and those who supervise it. */
export const procedureProjection: Projection = {
  kind: 'procedure',
  views: procedures,
  decider: procedure,
  facets: (value) => {
    const { procedure: stream, organisation, organisationName, title, profileId, inForce, draft, versions } = value as ProcedureState; // folded by its own decider
    const sight: SightFacets = { openTo: versions.length === 0 ? 'nobody' : 'everyone', parties: [organisation], persons: [] };
    const profile = inForce === null ? null : referenceTo(idOf(stream), inForce.version);
    return {
      ...{ openTo: sight.openTo, parties: [...sight.parties], persons: [...sight.persons] },
      ...{ title: { zh: title.zh, en: title.en }, organisation, organisationName, profileId, profile },
      ...{ field: inForce?.profile.field ?? null, drafted: draft !== null, rehearsal: false },
    };
  },
};
