import type { Context } from '../decider.js';
import type { Refusal } from '../refusal.js';
import type { Result } from '../result.js';
import { ok } from '../result.js';
import type { Command } from './ballot-command.js';
import type { BallotEvent } from './events.js';
import type { BallotState } from './state.js';
import { uncovered } from '../outages.js';
import { remindersAhead } from './open-ballot.js';

type Recorded = Extract<BallotEvent, { readonly type: 'outageRecorded' }>;
const minute = 60_000;

/** How long a close that fired late waits for the measurement of the outage that made it late. */
const holdMinutes = 10;

/**
 * 停机补时. The part of an outage that falls into the window is recorded in any case. Where the terms say `extend` and it is long enough,
 * its minutes are given back: after the close, or after the return of the system if that was later. A ballot is never closed earlier by it.
 */
export function measureOutage(
  state: BallotState,
  { from, to }: Command<'outageMeasured'>,
  { now }: Context,
): Result<readonly BallotEvent[], Refusal> {
  const { openedAt, closesAt, outages = [] } = state;
  if (openedAt === null || closesAt === null || !['open', 'tied', 'closed'].includes(state.phase)) return ok([]);
  // Told again, or measured twice a little apart: what is known already is not given back twice.
  const lost = uncovered({ from: Math.max(from, openedAt), to: Math.min(to, closesAt) }, outages);
  if (lost <= 0 || to > now) return ok([]);
  const minutes = Math.ceil(lost / minute);
  const why = reasonFor(state, minutes, closesAt - to);
  return ok([{ type: 'outageRecorded', from, to, minutes, why, extension: why === 'extended' ? later(state, to, minutes, now) : null }]);
}

function reasonFor(state: BallotState, minutes: number, beforeClose: number): Recorded['why'] {
  const { outage } = state.terms;
  if (outage?.rule !== 'extend') return 'termsSayNone';
  if (minutes < outage.minMinutes) return 'tooShort';
  if (outage.lastHours !== undefined && beforeClose > outage.lastHours * 60 * minute) return 'tooEarly';
  return state.used ? 'resultUsed' : 'extended';
}

function later(state: BallotState, to: number, minutes: number, now: number): Recorded['extension'] {
  const closesAt = Math.max(state.closesAt ?? to, to) + minutes * minute;
  return {
    closesAt,
    countsUntil: closesAt + state.terms.graceSeconds * 1000,
    reminders: remindersAhead(state.remindersLeft, closesAt, now),
    provisional: false,
  };
}

/** A clock that fires this late shows that the system was away at the close; the measurement is on its way and is waited for once. */
export function closeLate(state: BallotState, now: number): BallotEvent | null {
  const lateByMs = now - (state.countsUntil ?? now);
  const { outage } = state.terms;
  if (outage?.rule !== 'extend' || state.heldUntil !== undefined || lateByMs < outage.minMinutes * minute) return null;
  return { type: 'closeHeld', until: now + holdMinutes * minute, lateByMs };
}
