import { system } from '../../kernel/actor.js';
import type { Counts } from '../../ballot-rule/ballot-rule.js';
import type { Instant } from '../../kernel/decider.js';
import { happened, type Verdict } from '../../kernel/gate.js';
import { ok } from '../../kernel/result.js';
import { said } from '../../kernel/words.js';
import type { BallotOrder } from '../../messages/messages.js';
import { closingOf, withChair } from '../closing.js';
import type { BallotEvent } from '../events.js';
import { ballotClosed, ballotSettled, resultUsed, tieDecided } from '../events/close.js';
import { closeHeld } from '../events/window.js';
import { reason, tie } from '../fields.js';
import { act, asker, askerOrHost, atMeeting, chairDecides, clock, meetingOrConductor, report, type BallotGate } from '../gates.js';
import { refused } from '../refusals.js';
import { decideBy, resultOf } from '../result-of.js';
import type { BallotState } from '../state.js';

const minute = 60_000;
/** How long a close that fired late waits for the measurement of the outage that made it late. */
const holdMinutes = 10;

/** The instant has not come for which the clock waits. */
const stillRuns = (from: Instant | null, source: 'D-TRANSIT' | 'D-GRACE', now: Instant) =>
  refused('BALLOT_STILL_OPEN', { rule: 'D-CLOSE', source, found: now, needed: { from } });

/** The clock closes once everything taken in time has been sequenced, never earlier (a re-armed timer may fire for the old instant). */
const closeBallot = clock('closeBallot', {
  words: said('按时截止表决', 'close the ballot'),
  at: ['open'],
  decide(state, _none, context) {
    const { countsUntil, heldUntil = 0 } = state;
    if (countsUntil === null || context.now < Math.max(countsUntil, heldUntil)) return stillRuns(countsUntil, 'D-TRANSIT', context.now);
    return happened<BallotEvent>(heldLate(state, context.now) ?? ballotClosed(closingOf(state, 'clock', context.now)));
  },
});

/** A clock that fires this late shows that the system was away at the close; the measurement is on its way and is waited for once. */
function heldLate(state: BallotState, now: number): BallotEvent | null {
  const lateByMs = now - (state.countsUntil ?? now);
  const { outage } = state.terms;
  if (outage?.rule !== 'extend' || state.heldUntil !== undefined || lateByMs < outage.minMinutes * minute) return null;
  return closeHeld({ until: now + holdMinutes * minute, lateByMs });
}

const attendanceKept: BallotGate = ({ attendance }) =>
  attendance
    ? ok(null)
    : refused('ATTENDANCE_MISSING', { rule: 'CN-GS', source: 'GS-14', found: null, needed: 'recordAttendance', cure: ['secretariat', 'chair'] });

/** The meeting closes by hand, on one recorded attendance (minutes and votes must agree). */
const closeMeeting = act('closeMeeting', {
  words: said('会议结束表决', 'end the vote at the meeting'),
  payload: {},
  who: meetingOrConductor,
  at: ['open'],
  gates: [atMeeting, attendanceKept],
  secondFactor: true,
  decide: (state, _none, { now }) => happened(ballotClosed(closingOf(state, 'meeting', now))),
});

const byChair = (state: BallotState, choice: 'yes' | 'no') => decideBy(state, withChair(countsIn(state), choice));
const countsIn = (state: BallotState): Counts => resultOf(state).counts;

/** The chair's word on an exact tie is one more row of the trace. */
const decideTie = act('decideTie', {
  words: said('主席裁定平票', 'decide a tie'),
  payload: { choice: tie, reason },
  who: chairDecides,
  at: ['tied'],
  decide: (state, { choice, reason: why }, { actor }) => happened(tieDecided({ choice, reason: why, by: actor.id, ...byChair(state, choice) })),
});

/** The days of grace are over. A tie the chair left alone is lost: nothing passes by silence. */
const settleBallot = clock('settleBallot', {
  words: said('结果确定', 'settle the result'),
  at: ['tied', 'closed'],
  decide(state, _none, context): Verdict<BallotEvent> {
    if (state.settlesAt === null || context.now < state.settlesAt) return stillRuns(state.settlesAt, 'D-GRACE', context.now);
    if (state.phase !== 'tied') return happened(ballotSettled({}));
    const lost = tieDecided({ choice: 'no', reason: 'the chair did not decide', by: system.id, ...byChair(state, 'no') });
    return happened<BallotEvent>(lost, ballotSettled({}));
  },
});

/** The asker has acted on the result. What was used or settled already, or is another's to use, is no fault of who reports it. */
const useResult = report<Extract<BallotOrder, { readonly type: 'useResult' }>>('useResult', {
  words: said('采用结果', 'the result is used'),
  from: askerOrHost,
  decide: (state, _none, context) =>
    state.phase === 'closed' && !state.used && asker(state, context).ok ? happened(resultUsed({ by: context.actor.id })) : happened(),
});

export const closeActs = [closeBallot, closeMeeting, decideTie, settleBallot, useResult] as const;
