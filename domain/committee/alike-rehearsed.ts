import { refused } from './refusals.js';
import { ok } from '../kernel/result.js';
import type { May } from '../kernel/gate.js';
import type { CommitteeState } from './state.js';

/** Members of a committee would vote in earnest, and be absent in earnest, on what is only practised. */
export const alikeRehearsed = ({ rehearsal }: CommitteeState, asked: boolean): May =>
  asked === rehearsal
    ? ok(null)
    : refused('REHEARSAL_MIXED', {
        rule: 'D-REHEARSAL',
        source: 'D-REHEARSAL',
        found: { rehearsal: asked },
        needed: { rehearsal },
        cure: ['officer'],
      });
