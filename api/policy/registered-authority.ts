import { viewsOf } from '../../db/collections.js';
import type { OrganisationState } from '../../domain/organisation/state.js';
import { refuse } from '../../domain/kernel/refusal.js';
import { Refused } from '../http/problem.js';
import type { Ports } from '../ports.js';
import type { View } from '../../db/projection.js';

/**
 * The name of the authority under this code. Asked wherever a body names one that will decide, consent or speak for the state: nobody makes one of himself by
 * naming it, it is registered as one.
 */
export async function authorityNamed({ db }: Pick<Ports, 'db'>, organisation: string): Promise<string> {
  const own = (
    await viewsOf(db, 'organisations')
      .findOne({ _id: `organisation/${organisation}` })
      .lean<View>()
  )?.state as OrganisationState | undefined; // written by the projection of organisations
  if (own?.kind === 'authority') return own.name;
  throw new Refused(
    refuse('NOT_AN_AUTHORITY', {
      rule: 'D-AUTHORITY',
      source: 'D-AUTHORITY',
      found: { organisation, kind: own?.kind ?? null },
      needed: { kind: 'authority' },
      cure: ['monitor'],
    }).error,
  );
}
