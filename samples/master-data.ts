import type { ApiClient } from '../cli/walk/api-client.js';
import type { Cast } from '../cli/walk/cast.js';
import { organisations } from './organisations.js';
import { people } from './people.js';

/** Where the persons of the samples have belonged since. */
const since = '2025-01-01';

/** Registers the organisations by civil affairs, and the people by the office of the first society. */
export async function registerMasterData(client: ApiClient, cast: Cast): Promise<void> {
  const monitor = await cast.token(cast.find('monitor'));
  for (const { uscc, name, kind, code, fields, charter } of Object.values(organisations))
    await client.post('/api/v1/organisations', { uscc, name, kind, code, fields, charter }, { token: monitor, key: `sample-organisation-${uscc}` });
  const registrar = organisations.lnsr.uscc;
  const officer = await cast.token(cast.find('officer', registrar));
  for (const { account, name, role, at, employer } of people) {
    if (at === null || role === 'public') continue;
    const organisation = organisations[at].uscc;
    const memberships = [
      { organisation: employer === undefined ? organisation : organisations[employer].uscc, role: 'employee', from: since, to: null },
      { organisation, role, from: since, to: null },
    ];
    await client.post('/api/v1/persons', { name, registrar, memberships }, { token: officer, key: `sample-person-${account}` });
  }
}
