import type { Owing } from '../work/owing.js';
import { keeps } from './keepers.js';
import type { PersonCommand } from './person.js';
import type { PersonState } from './state.js';

/** Somebody was written down as one of an organisation's people, and waits for its word. */
export const personOwing = ({ memberships }: PersonState): readonly Owing<PersonState, PersonCommand['type']>[] =>
  memberships.flatMap(({ organisation, role, unconfirmed }) =>
    unconfirmed === true
      ? [
          {
            ...{ why: 'MEMBERSHIP_TO_CONFIRM', acts: ['confirmMembership'], due: null, about: { what: role } },
            by: (_state, { actor }) => keeps(actor, organisation),
          },
        ]
      : [],
  );
