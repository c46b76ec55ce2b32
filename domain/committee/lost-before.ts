import { refuse } from '../kernel/refusal.js';
import { ok } from '../kernel/result.js';
import type { May } from '../kernel/gate.js';
import type { CommitteeState, DecidedBallot } from './state.js';

/** What was validly lost comes back as another text, or with a named change and its document; not until it passes. */
export function notLostBefore(
  decided: CommitteeState['decided'],
  { matter, body, text, change }: Pick<DecidedBallot, 'matter' | 'body' | 'text' | 'change'>,
): May {
  const lost = decided.find((one) => (one.outcome === 'FAIL' || one.lost) && one.matter === matter && one.body === body && one.text === text);
  if (lost === undefined || (change !== undefined && change.document !== text)) return ok(null);
  return refuse('LOST_VOTE_REPEATED', {
    rule: 'D-SECOND-TRY',
    source: 'D-SECOND-TRY',
    found: { subject: text, lostIn: lost.ballot },
    needed: 'another text, or a named change with its document',
    cure: ['self'],
  });
}
