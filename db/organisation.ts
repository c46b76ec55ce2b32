import { organisation } from '../domain/organisation/organisation.js';
import { nameKey } from '../domain/organisation/organisation-name.js';
import type { OrganisationEvent } from '../domain/organisation/events.js';
import type { OrganisationState } from '../domain/organisation/state.js';
import type { Recorded } from '../domain/kernel/decider.js';
import { eventOf } from '../domain/kernel/log/record.js';
import { addressErasedBy } from './mailbox.js';
import { erasedBy } from './personal.js';
import type { Projection, RowWrite } from './projection.js';
import type { SightFacets } from './sight-facets.js';
import { texts } from './model.js';
import { viewCollection } from './view.js';

const everyone: SightFacets = { openTo: 'everyone', parties: [], persons: [] };

/** An erasure is done in the transaction that archives it. The keeper is the organisation whose log says so. */
function rowsOf(recorded: Recorded): readonly RowWrite[] {
  const event = eventOf(recorded) as OrganisationEvent; // an archived event of an organisation
  const keeper = recorded.stream.slice('organisation/'.length);
  if (event.type === 'personalErased') return [erasedBy(keeper, event.ref, recorded.at)];
  if (event.type === 'addressErased') return [addressErasedBy({ ...event, keeper }, { by: event.by, at: recorded.at })];
  return [];
}

export const organisations = viewCollection('organisations', { code: String, standing: String, fields: texts, nameKey: String }, [
  [{ code: 1 }, { name: 'code' }],
  // Who bears a name, in whatever spelling: asked when another body takes it.
  [{ nameKey: 1 }, { name: 'nameKey' }],
]);

/** Organisations are public: name, credit code, standing. */
export const organisationProjection: Projection = {
  kind: 'organisation',
  views: organisations,
  decider: organisation,
  facets: (value) => {
    const { uscc, name, kind, code, standing, fields } = value as OrganisationState; // evolved by its own decider
    return {
      ...everyone,
      parties: [uscc],
      organisation: uscc,
      title: { zh: name, en: null },
      kind,
      code,
      standing,
      fields,
      nameKey: nameKey(name),
      rehearsal: false,
    };
  },
  rows: rowsOf,
};
