import type { BallotRule } from '../ballot-rule/ballot-rule.js';
import { checkOnlyIf } from '../ballot-rule/check-counts.js';
import { noCounts } from '../ballot-rule/counts.js';
import type { BallotInput } from '../messages/messages.js';
import type { Refusal } from '../kernel/refusal.js';
import { refuse } from '../kernel/refusal.js';
import type { Result } from '../kernel/result.js';
import { ok } from '../kernel/result.js';

/**
 * Whether the rule can be applied to this roll at all: a vote in a class the rule does not know, or in none where it counts by class, would be
 * ignored without a word. And the facts must be those the rule is for (CEN: the mandate decides which counting applies).
 */
export function rollFits(rule: BallotRule, { roll, facts }: BallotInput): Result<null, Refusal> {
  const suits = checkOnlyIf(rule, { ...noCounts, facts: facts ?? {} });
  if (!suits.ok) return suits;
  const classes = roll.kind === 'seats' ? roll.seats.map((seat) => seat.class) : [undefined];
  const named = classes.filter((name) => name !== undefined);
  const { classes: known } = rule;
  const stranger = known === 'any' || known.length === 0 ? undefined : named.find((name) => !known.includes(name));
  if (stranger !== undefined) return misfit(rule, 'COUNTS_CLASS_UNKNOWN', stranger);
  const divided = rule.flat === 'refused' || named.length > 0;
  return divided && named.length < classes.length ? misfit(rule, 'ROLL_CLASS_MISSING', 'a seat without a class') : ok(null);
}

const misfit = (rule: BallotRule, code: 'COUNTS_CLASS_UNKNOWN' | 'ROLL_CLASS_MISSING', found: string): Result<never, Refusal> =>
  refuse(code, {
    rule: rule.id,
    source: rule.source,
    found,
    needed: rule.classes === 'any' ? 'any class' : [...rule.classes],
    cure: ['officer', 'secretariat'],
  });
