import { ruleWith } from '../ballot-rule/rules.js';
import type { FollowUpRule } from '../ballot-rule/ballot-rule.js';
import type { Term } from '../law/calendar/deadline.js';
import type { Stream } from '../kernel/decider.js';
import type { May } from '../kernel/gate.js';
import type { FollowUp } from '../messages/follow-up.js';
import type { BallotInput, Roll } from '../messages/messages.js';
import type { BallotTerms } from '../profile/profile.js';
import type { Refusal } from '../kernel/refusal.js';
import { refused } from './refusals.js';
import type { Result } from '../kernel/result.js';
import { ok } from '../kernel/result.js';
import type { BallotState } from './state.js';
import { draftersOf } from './electorate.js';

type Shape = { readonly terms: BallotTerms; readonly window: Term; readonly follows: FollowUp };

const letters: { readonly [kind in FollowUp['kind']]: string } = { motion: 'm', recirculation: 'r', appeal: 'a' };

/** The name of the next ballot that follows from this one; it says which. */
export const nextStream = (state: BallotState, kind: FollowUp['kind']): Stream =>
  `ballot/${state.stream.slice('ballot/'.length)}-${letters[kind]}${(state.followUps?.length ?? 0) + 1}`;

/**
 * Birth of a ballot that follows from this one, on the same roll, question and text. It reports to this one alone, as to its `project`. Names stay in
 * the archive of this ballot: the state knows persons and units by their codes.
 */
export const following = (state: BallotState, roll: Roll, { terms, window, follows }: Shape): BallotInput => ({
  purpose: 'standalone',
  project: state.stream,
  organisation: state.organisation,
  ...(state.secretariat ? { secretariat: state.secretariat } : {}),
  round: state.round,
  question: state.question,
  text: state.text,
  terms,
  window,
  roll,
  drafters: draftersOf(state),
  drafterUnits: state.drafterUnits,
  profile: state.profile,
  rehearsal: state.rehearsal,
  opens: 'atStart',
  recallMinutes: state.recallMinutes,
  reminders: state.reminders,
  follows,
});

/** The roll of this ballot once more, those without a vote included; only a roll by value can be sent on. */
export function sameRoll(state: BallotState): Result<Roll, Refusal> {
  if (state.seats) {
    const withheld = state.excluded.map(({ seat, reason, evidence }) => ({ seat, reason, evidence }));
    const seats = state.seats.map((seat) => ({ ...seat, name: seat.person, organisationName: seat.organisation }));
    return ok({ kind: 'seats', seats, ...(withheld.length === 0 ? {} : { withheld }) });
  }
  return refused('ROLL_NOT_BY_VALUE', {
    rule: 'D-FOLLOW',
    source: 'D-FOLLOW-UP',
    found: { size: state.size },
    needed: 'a roll by value',
    cure: ['nobody'],
  });
}

export function rollByValue(state: BallotState): May {
  const roll = sameRoll(state);
  return roll.ok ? ok(null) : roll;
}

/** The terms of this ballot under another rule, with that rule's own treatments. */
export function termsUnder(state: BallotState, { rule, params }: FollowUpRule, seats: number): BallotTerms {
  const read = ruleWith(rule, params);
  if (!read.ok) throw new Error(`a shipped rule names ${rule}: ${read.error.code}`);
  const { silence, abstainIn, spoilt, recusal, tie } = read.value;
  return {
    ...state.terms,
    rule,
    params,
    mode: 'letter',
    choices: 'three',
    reasons: 'optional',
    minSeats: Math.min(state.terms.minSeats, seats),
    silence,
    abstention: abstainIn.den ? 'inDenominator' : 'outOfDenominator',
    spoilt,
    recusal,
    tie,
  };
}

/** One following ballot at a time: two of them could contradict each other. */
export function noneRunning(state: BallotState): Result<null, Refusal> {
  const running = state.followUps?.find((one) => one.running);
  if (!running) return ok(null);
  return refused('FOLLOW_UP_RUNNING', {
    rule: 'D-FOLLOW',
    source: 'D-FOLLOW-UP',
    found: { ballot: running.stream, kind: running.kind },
    needed: 'none open',
    cure: ['nobody'],
  });
}
