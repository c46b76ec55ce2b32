import { refused } from './refusals.js';
import type { BallotState } from './state.js';

/** A ballot that was called off did not close: who asks is told what happened to it. */
export function calledOff({ phase, voided }: BallotState): ReturnType<typeof refused> | null {
  if (phase !== 'recalled' && phase !== 'voided') return null;
  return refused(phase === 'recalled' ? 'BALLOT_RECALLED' : 'BALLOT_VOIDED', {
    rule: 'D-BALLOT',
    source: 'D-BALLOT-ORDER',
    found: voided === undefined ? null : { reason: voided.reason, at: voided.at },
    needed: { zh: '另行开启的投票', en: 'another ballot' },
    cure: ['nobody'],
  });
}
