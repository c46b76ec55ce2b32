import { ok } from '../result.js';
import { against, type May } from './committee-act.js';
import type { CommitteeState } from './committee-state.js';

/** Members of a committee would vote in earnest, and be absent in earnest, on what is only practised. */
export const alikeRehearsed = ({ rehearsal }: CommitteeState, asked: boolean): May =>
  asked === rehearsal
    ? ok(null)
    : against('REHEARSAL_MIXED', {
        rule: 'D-REHEARSAL',
        source: 'D-REHEARSAL',
        found: { rehearsal: asked },
        needed: { rehearsal },
        cure: ['officer'],
      });
