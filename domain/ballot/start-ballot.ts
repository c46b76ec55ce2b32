import { ruleOfTerms } from '../profile/rule-of-terms.js';
import type { Context, Stream } from '../kernel/decider.js';
import type { BallotInput, Roll } from '../messages/messages.js';
import type { Refusal } from '../kernel/refusal.js';
import { refused } from './refusals.js';
import { happened, type Verdict } from '../kernel/gate.js';
import type { Result } from '../kernel/result.js';
import { ok } from '../kernel/result.js';
import { isMachine } from '../kernel/actor.js';
import { needRole } from '../kernel/need-role.js';
import type { BallotEvent } from './events.js';
import { ballotDrafted } from './events/opening.js';
import { exclusions } from './electorate.js';
import { maxSeats, maxSeatsByValue } from '../kernel/fields/roll.js';
import { after, bornWith } from './ahead.js';
import { handsInOrder } from './mandate.js';
import { noSuchSeat } from './marks.js';
import { proposeNamed } from './named-drafters.js';
import { openedNow } from './open-ballot.js';
import { rollFits } from './roll-fits.js';

/** Used when the profile says nothing. */
const defaultRecallMinutes = 30;
const defaultReminders: readonly number[] = [14, 7, 3, 1];

export const starters = ['officer', 'secretariat', 'chair'] as const;

/** Drafts a ballot, and opens it in the same breath when a project asks for it, for the project's own act was the decision. */
export function startBallot(input: BallotInput, context: Context): Verdict<BallotEvent> {
  const allowed = isMachine(context.actor) ? ok(null) : needRole(context.actor, input.organisation, ...starters);
  if (!allowed.ok) return allowed;
  const rule = ruleOfTerms(input.terms);
  if (!rule.ok) return rule;
  const roll = rollInOrder(input.roll);
  if (!roll.ok) return roll;
  const fits = rollFits(rule.value, input);
  if (!fits.ok) return fits;
  // A procedure was looked at by the check-up before a project or committee could be held under it.
  const hands = isMachine(context.actor) ? ok(null) : handsInOrder(input.terms, eligibleOf(input));
  if (!hands.ok) return hands;
  const ahead = isMachine(context.actor) ? ok(null) : opensAhead(input, context);
  if (!ahead.ok) return ahead;
  const drafted = ballotDrafted({
    stream: ownStream(context),
    input: isMachine(context.actor) || input.named === undefined ? input : { ...input, named: { ...input.named, by: context.actor.id } },
    recallMinutes: input.recallMinutes ?? defaultRecallMinutes,
    reminders: [...(input.reminders ?? defaultReminders)].sort((a, b) => b - a),
  });
  const draft = bornWith(drafted, context.now);
  const proposed = proposeNamed(draft, context);
  if (!proposed.ok) return proposed;
  const begun = [drafted, ...proposed.value] as const;
  if (!(input.opens === 'atStart' || (input.opens === undefined && input.project !== null))) return happened(...begun);
  const opened = openedNow(after(draft, proposed.value, context.now), context);
  return opened.ok ? happened<BallotEvent>(...begun, ...opened.value) : opened;
}

/** A draft that waits for a time which is over waits for ever. */
function opensAhead({ opensAt }: BallotInput, { now }: Context): Result<null, Refusal> {
  if (opensAt === undefined || opensAt > now) return ok(null);
  return refused('OPENING_IN_PAST', { rule: 'D-BALLOT', source: 'D-BALLOT-ORDER', found: opensAt, needed: { after: now }, cure: ['self'] });
}

/** Seats left once drafters and their units are excluded (G6). */
export function eligibleOf({ roll, terms, drafters, drafterUnits }: Pick<BallotInput, 'roll' | 'terms' | 'drafters' | 'drafterUnits'>): number {
  if (roll.kind === 'document') return roll.size - roll.excluded.length;
  return roll.seats.length - exclusions(roll.seats, { drafters, drafterUnits }, terms).length;
}

function ownStream(context: Context): Stream {
  if (context.stream) return context.stream;
  throw new Error('a ballot reports to others: the shell must name its stream in the context');
}

function rollInOrder(roll: Roll): Result<null, Refusal> {
  const size = roll.kind === 'seats' ? roll.seats.length : roll.size;
  const limit = roll.kind === 'seats' ? maxSeatsByValue : maxSeats;
  if (size < 1 || size > limit) {
    return refused('ROLL_SIZE', {
      rule: 'D-ROLL',
      source: 'D-SMALL',
      found: size,
      needed: { min: 1, max: limit, kind: roll.kind },
      cure: ['officer', 'secretariat'],
    });
  }
  const repeated =
    roll.kind === 'seats' ? repeatedValue(roll.seats.map((seat) => seat.person)) : repeatedValue(roll.excluded.map((one) => String(one.seat)));
  if (repeated !== null) {
    return refused('ROLL_REPEATS', {
      rule: 'D-ROLL',
      source: 'D-ONE-SEAT',
      found: repeated,
      needed: 'each once',
      cure: ['officer', 'secretariat'],
    });
  }
  const beyond = roll.kind === 'document' ? roll.excluded.find((one) => one.seat >= roll.size) : undefined;
  if (!beyond) return ok(null);
  return noSuchSeat(size, beyond.seat, ['officer', 'secretariat']);
}

function repeatedValue(values: readonly string[]): string | null {
  const seen = new Set<string>();
  for (const value of values) {
    if (seen.has(value)) return value;
    seen.add(value);
  }
  return null;
}
