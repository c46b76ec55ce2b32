import type { Owing } from '../work/owing.js';
import type { CommandOf } from '../kernel/act.js';
import type { organisationActs } from './acts.js';
import type { OrganisationState } from './state.js';

/** A body that was ordered to stop, or struck off: known to whom it concerns. When it ends is civil affairs' to say, and no duty of theirs. */
export const organisationOwing = ({
  standing,
  since,
  reason,
}: OrganisationState): readonly Owing<OrganisationState, CommandOf<typeof organisationActs>['type']>[] =>
  standing === 'clear'
    ? []
    : [
        {
          ...{ why: 'SUSPENDED', acts: ['clear'], by: null, due: null },
          ground: { rule: 'G3', source: 'D-FREEZE', found: { standing, since, reason }, needed: { standing: 'clear' } },
        },
      ];
