import type { Counts } from '../ballot-rule/ballot-rule.js';
import type { Context } from '../decider.js';
import type { Refusal } from '../refusal.js';
import { refused } from './refusals.js';
import type { Result } from '../result.js';
import { ok } from '../result.js';
import type { Command } from './ballot-command.js';
import type { BallotEvent } from './events.js';
import type { BallotResult, BallotState } from './state.js';
import { answersOf, marksCounted } from './consent.js';
import { countPapers } from './count-marks.js';
import { changesOf, decideBy, resultOf, sensitivityOf } from './result-of.js';
import { closeLate } from './outage.js';
import { unconfirmedSheets } from './proposals.js';
import { settlingDays } from './settling.js';

type Decision = Result<readonly BallotEvent[], Refusal>;

/** The clock closes once everything taken in time has been sequenced, never earlier (a re-armed timer may fire for the old instant). */
export function closeByClock(state: BallotState, { now }: Context): Decision {
  if (state.countsUntil !== null && now >= Math.max(state.countsUntil, state.heldUntil ?? 0))
    return ok([closeLate(state, now) ?? closing(state, 'clock', now)]);
  return refused('BALLOT_STILL_OPEN', {
    rule: 'D-CLOSE',
    source: 'D-TRANSIT',
    found: now,
    needed: { from: state.countsUntil },
    cure: ['nobody'],
  });
}

/** The meeting closes by hand, on one recorded attendance (minutes and votes must agree). */
export function closeMeeting(state: BallotState, { now }: Context): Decision {
  if (state.attendance) return ok([closing(state, 'meeting', now)]);
  return refused('ATTENDANCE_MISSING', {
    rule: 'CN-GS',
    source: 'GS-14',
    found: null,
    needed: 'recordAttendance',
    cure: ['secretariat', 'chair'],
  });
}

function closing(state: BallotState, by: 'clock' | 'meeting', now: number): BallotEvent {
  const result = resultOf(state);
  const changed = changesOf(state, result);
  return {
    type: 'ballotClosed',
    by,
    ...result,
    papers: countPapers(marksCounted(state)),
    rule: state.terms.rule,
    params: state.terms.params,
    profile: state.profile,
    size: state.size,
    excluded: state.excluded,
    sensitivity: sensitivityOf(state),
    ...(changed.length === 0 ? {} : { changed }),
    ...swappedIn(state),
    ...(state.byMandate?.length ? { mandated: mandated(state) } : {}),
    ...(unconfirmedSheets(state).length === 0 ? {} : { unconfirmed: unconfirmedSheets(state).length }),
    casts: state.casts,
    late: state.late,
    tied: isTied(state, result),
    settlesAt: now + settlingDays * 86_400_000,
  };
}

function swappedIn(state: BallotState): Pick<Extract<BallotEvent, { readonly type: 'ballotClosed' }>, 'swapped'> {
  const { swaps } = state;
  if (!swaps) return {};
  const lapsed = countPapers(marksCounted(state)).silent - countPapers(state.marks).silent;
  return { swapped: { swaps, ...answersOf(state), lapsed } };
}

const mandated = (state: BallotState) =>
  (state.byMandate ?? []).flatMap((seat) =>
    (state.mandates ?? []).filter((one) => one.seat === seat).map(({ holder, kind, proof }) => ({ seat, holder, kind, proof })),
  );

/** Only a tie stands between the ballot and a decision: the chair's no would end it. */
const isTied = (state: BallotState, { outcome, counts }: BallotResult): boolean =>
  state.terms.tie === 'chairDecides' && outcome === 'PENDING' && decideBy(state, withChair(counts, 'no')).outcome === 'FAIL';

const withChair = (counts: Counts, choice: 'yes' | 'no'): Counts => ({ ...counts, facts: { ...counts.facts, chairFor: choice === 'yes' } });

/** The chair's word on an exact tie is one more row of the trace. */
export function decideTie(state: BallotState, { choice, reason }: Command<'decideTie'>, { actor }: Context): Decision {
  return ok([{ type: 'tieDecided', choice, reason, by: actor.id, ...decideBy(state, withChair(resultOf(state).counts, choice)) }]);
}

/** The days of grace are over. A tie the chair left alone is lost: nothing passes by silence. */
export function settleBallot(state: BallotState, { now }: Context): Decision {
  if (state.settlesAt === null || now < state.settlesAt) {
    return refused('BALLOT_STILL_OPEN', {
      rule: 'D-CLOSE',
      source: 'D-GRACE',
      found: now,
      needed: { from: state.settlesAt },
      cure: ['nobody'],
    });
  }
  if (state.phase !== 'tied') return ok([{ type: 'ballotSettled' }]);
  const lost = decideBy(state, withChair(resultOf(state).counts, 'no'));
  return ok([{ type: 'tieDecided', choice: 'no', reason: 'the chair did not decide', by: 'system', ...lost }, { type: 'ballotSettled' }]);
}
