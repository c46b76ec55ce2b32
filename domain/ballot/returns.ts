import { namesVotes } from '../ballot-rule/quantity.js';
import type { BallotTerms } from '../profile/profile.js';
import type { BallotResult } from './state.js';
import { ruleOf } from './open-negatives.js';

/** How many papers came of how many, and how many the quorum of the rule needs; null when it asks for no number of papers. */
export function returnsOf(
  terms: BallotTerms,
  { counts, trace }: BallotResult,
): { readonly eligible: number; readonly returned: number; readonly needed: number | null } {
  const asked = ruleOf({ terms }).quorum.find((test) => namesVotes(test.num) && (test.op === '>=' || test.op === '>'));
  const row = asked && trace.find(({ test }) => test === asked.test);
  const cast = [counts, ...Object.values(counts.classes ?? {})].map(
    (part) => (part.yes ?? 0) + (part.noWithReasons ?? 0) + (part.noWithoutReasons ?? 0) + (part.abstain ?? 0) + (part.spoilt ?? 0),
  );
  const positions = Number(counts.facts?.['noObjection'] ?? 0) + Number(counts.facts?.['discuss'] ?? 0);
  return { eligible: counts.eligible, returned: (cast[0] ?? 0) + positions, needed: row ? leastMeeting(row) : null };
}

/** The smallest whole number n with n × q ≥ p × den, or > where the rule says more than. */
const leastMeeting = ({ q, op, p, den }: { readonly q: number; readonly op: string; readonly p: number; readonly den: number }): number =>
  op === '>=' ? Math.ceil((p * den) / q) : Math.floor((p * den) / q) + 1;
