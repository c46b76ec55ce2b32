import { pilot } from '../domain/pilot/pilot.js';
import { everyDepartment, type PilotState } from '../domain/pilot/state.js';
import type { Projection } from './projection.js';
import { distinct, type SightFacets } from './sight-facets.js';
import { viewCollection } from './view.js';

export const pilots = viewCollection('pilots', { organisationName: String, call: String, end: String }, [
  [{ organisation: 1, status: 1 }, { name: 'organisation' }],
  [{ field: 1, status: 1 }, { name: 'field' }],
  [{ call: 1 }, { name: 'call' }],
  [{ parties: 1 }, { name: 'parties' }],
]);

/** Everybody sees which societies are pilots; the three departments and the society see the papers. */
export const pilotProjection: Projection = {
  kind: 'pilot',
  views: pilots,
  decider: pilot,
  facets: (value) => {
    const { title, organisation, organisationName, fields, round, departments, clocks, end, rehearsal } = value as PilotState; // folded by its own decider
    const sight: SightFacets = {
      openTo: 'everyone',
      parties: distinct([organisation, ...everyDepartment.map((one) => departments[one].organisation)]),
      persons: [],
    };
    const field = round === null ? null : (fields[0] ?? null);
    const closesAt = clocks.applyUntil ?? clocks.notice ?? null;
    return { ...sight, parties: [...sight.parties], title, organisation, organisationName, field, call: round, end, closesAt, rehearsal };
  },
};
