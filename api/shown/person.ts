import type { personView } from '../../contract/views/person.js';
import type { ShownFrom } from '../../contract/views/shown.js';
import type { PersonState } from '../../domain/person/state.js';
import type { Seen } from '../policy/sight.js';
import type { Ports } from '../ports.js';
import { namesOf } from '../read/names.js';

export async function showPerson({ db }: Ports, { view }: Seen): Promise<ShownFrom<typeof personView>> {
  const state = view.state as PersonState; // written by the projection of persons
  const units = state.memberships.map(({ organisation }) => organisation);
  const names = await namesOf(db, [], [state.registrar, ...units]);
  return {
    ...state,
    registrarName: names(state.registrar),
    memberships: state.memberships.map((one) => ({ ...one, organisationName: names(one.organisation) })),
  };
}
