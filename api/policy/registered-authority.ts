import { viewsOf } from '../../db/collections.js';
import type { OrganisationState } from '../../domain/organisation/state.js';
import type { OrganisationKind } from '../../domain/organisation/words.js';
import { refuse } from '../../domain/kernel/refusal.js';
import { Refused } from '../http/problem.js';
import type { Ports } from '../ports.js';
import type { View } from '../../db/projection.js';

/**
 * The name of the authority under this code. Asked wherever a body names one that will decide, consent or speak for the state: nobody makes one of himself by
 * naming it, it is registered as one.
 */
export const authorityNamed = (ports: Pick<Ports, 'db'>, organisation: string): Promise<string> => bodyNamed(ports, organisation, ['authority']);

/** The same for a body of one of these kinds. */
export async function bodyNamed({ db }: Pick<Ports, 'db'>, organisation: string, kinds: readonly OrganisationKind[]): Promise<string> {
  const own = (
    await viewsOf(db, 'organisations')
      .findOne({ _id: `organisation/${organisation}` })
      .lean<View>()
  )?.state as OrganisationState | undefined; // written by the projection of organisations
  if (own !== undefined && kinds.includes(own.kind)) return own.name;
  throw new Refused(
    refuse('NOT_AN_AUTHORITY', {
      rule: 'D-AUTHORITY',
      source: 'D-AUTHORITY',
      found: { organisation, kind: own?.kind ?? null },
      needed: { kind: kinds.length === 1 ? (kinds[0] ?? null) : kinds },
      cure: ['monitor'],
    }).error,
  );
}
