import type { Cast } from './walk/cast.js';
import { organisations } from './organisations.js';
import { people } from './people.js';

/** Where the persons of the samples have belonged since. */
const since = '2025-01-01';

/** Registers the organisations and their people by civil affairs, whose word is that of each organisation. */
export async function registerMasterData(cast: Cast): Promise<void> {
  const monitor = await cast.token(cast.find('monitor'));
  for (const { uscc, name, kind, code, fields, charter } of Object.values(organisations))
    await cast.client.post(
      '/api/v1/organisations',
      { uscc, name, kind, code, fields, charter },
      { token: monitor, key: `sample-organisation-${uscc}` },
    );
  for (const { account, name, role, at, employer } of people) {
    if (at === null || role === 'public') continue;
    const organisation = organisations[at].uscc;
    const memberships = [
      { organisation: employer === undefined ? organisation : organisations[employer].uscc, role: 'employee', from: since, to: null },
      { organisation, role, from: since, to: null },
    ];
    await cast.client.post('/api/v1/persons', { name, registrar: organisation, memberships }, { token: monitor, key: `sample-person-${account}` });
  }
}
