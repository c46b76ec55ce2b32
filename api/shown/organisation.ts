import type { organisationView, publicOrganisationView } from '../../contract/views/organisation.js';
import type { ShownFrom } from '../../contract/views/shown.js';
import type { OrganisationState } from '../../domain/organisation/state.js';
import type { Seen } from '../policy/sight.js';
import type { Ports } from '../ports.js';

/** Projects are listed by their own rules of sight, not through their organisation: the public view does not name them. */
export const showOrganisation = (_ports: Ports, { view }: Seen): ShownFrom<typeof organisationView> & ShownFrom<typeof publicOrganisationView> =>
  view.state as OrganisationState; // written by the projection of organisations
