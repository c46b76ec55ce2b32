import type { Context, Instant } from '../../kernel/decider.js';
import { deadline } from '../../law/calendar/deadline.js';
import { happened, type May } from '../../kernel/gate.js';
import { said } from '../../kernel/words.js';
import { remindsInTime } from '../../kernel/over.js';
import { uncovered } from '../../kernel/outages.js';
import { ok } from '../../kernel/result.js';
import { countPapers } from '../count-marks.js';
import {
  ballotExtended,
  ballotReopened,
  extensionProposed,
  outageRecorded,
  remindersSkipped,
  reopeningProposed,
  votersReminded,
} from '../events/window.js';
import { windowEnd } from '../ballot-window.js';
import { days, n, reason } from '../fields.js';
import { act, beforeClose, clock, decides, hasGround, prolongable, unused, type BallotGate } from '../gates.js';
import { remindersAhead } from '../open-ballot.js';
import { nextNumber } from '../proposals.js';
import { refused } from '../refusals.js';
import { reopenable } from '../reopen-ground.js';
import type { BallotState, Prolonged } from '../state.js';
import { proposalToConfirm, someToConfirm } from '../two-persons.js';
import type { MakingUp } from '../words.js';

const minute = 60_000;

/** All extensions together stay within the days of the terms. */
function withinTerms(state: BallotState, more: number): May {
  const max = state.terms.extension?.maxDays ?? 0;
  if (more >= 1 && state.extendedDays + more <= max) return ok(null);
  return refused('PROLONGING_TOO_LONG', {
    rule: 'D-EXTEND',
    source: 'SET-TERMS',
    found: state.extendedDays + more,
    needed: { min: state.extendedDays + 1, max },
    cure: ['officer', 'secretariat', 'chair'],
  });
}

/** A day is left to add. */
const daysLeft: BallotGate = (state) => withinTerms(state, 1);

/** `from` is the exclusive end of the day that counts as the start day. */
function later(state: BallotState, { from, more }: { readonly from: Instant; readonly more: number }, { calendar, now }: Context): Prolonged {
  const { closesAt, provisional } = deadline(calendar, from - 1, { count: more, unit: 'calendarDays' });
  return {
    closesAt,
    countsUntil: closesAt + state.terms.graceSeconds * 1000,
    reminders: remindersAhead(state.reminders, closesAt, now),
    provisional,
  };
}

/** The first of two persons: what, how long, why. A new proposal takes the place of an open one. */
const proposeExtension = act('proposeExtension', {
  words: said('提议延期', 'propose an extension'),
  payload: { days, reason },
  who: decides,
  at: ['open'],
  gates: [beforeClose, prolongable, daysLeft],
  secondFactor: true,
  decide(state, { days: more, reason: why }, { actor }) {
    const within = withinTerms(state, more);
    return within.ok ? happened(extensionProposed({ n: nextNumber(state), days: more, reason: why, by: actor.id })) : within;
  },
});

const confirmExtension = act('confirmExtension', {
  words: said('确认延期', 'confirm an extension'),
  payload: { n },
  who: decides,
  at: ['open'],
  gates: [beforeClose, prolongable, someToConfirm('extension')],
  secondFactor: true,
  decide(state, { n: serial }, context) {
    const found = proposalToConfirm(state, { act: 'extension', n: serial }, context);
    if (!found.ok) return found;
    const { days: more, signed } = found.value;
    return happened(ballotExtended({ days: more, ...signed, ...later(state, { from: state.closesAt ?? context.now, more }, context) }));
  },
});

const proposeReopening = act('proposeReopening', {
  words: said('提议重新开放', 'propose to open it again'),
  payload: { days, reason },
  who: decides,
  at: ['tied', 'closed'],
  gates: [unused, prolongable, hasGround, daysLeft],
  secondFactor: true,
  decide(state, { days: more, reason: why }, { actor }) {
    const within = withinTerms(state, more);
    return within.ok ? happened(reopeningProposed({ n: nextNumber(state), days: more, reason: why, by: actor.id })) : within;
  },
});

const confirmReopening = act('confirmReopening', {
  words: said('确认重新开放', 'confirm to open it again'),
  payload: { n },
  who: decides,
  at: ['tied', 'closed'],
  gates: [unused, prolongable, hasGround, someToConfirm('reopening')],
  secondFactor: true,
  decide(state, { n: serial }, context) {
    const found = proposalToConfirm(state, { act: 'reopening', n: serial }, context);
    if (!found.ok) return found;
    const ground = reopenable(state);
    if (!ground.ok) return ground;
    const { days: more, signed } = found.value;
    const window = later(state, { from: context.now + 1, more }, context);
    return happened(ballotReopened({ ground: ground.value, days: more, ...signed, ...window }));
  },
});

/** A reminder says how many days are left; where that is no longer true it is skipped, with all others whose time has passed. */
const remindUnvoted = clock('remindUnvoted', {
  words: said('催票', 'remind those who have not voted'),
  at: ['open'],
  decide({ remindersLeft, closesAt, marks }, { daysLeft }: { readonly daysLeft: number }, { now }) {
    if (!remindersLeft.includes(daysLeft)) return happened();
    if (remindsInTime(closesAt, daysLeft, now)) return happened(votersReminded({ daysLeft, unvoted: countPapers(marks).silent }));
    return happened(remindersSkipped({ days: remindersLeft.filter((left) => !remindsInTime(closesAt, left, now)) }));
  },
});

/**
 * The system was away, measured by its own heartbeats. The part of an outage that falls into the window is recorded in any case. Where the terms
 * say `extend` and it is long enough, its minutes are given back (停机补时): after the close, or after the return of the system if that was later. A ballot is
 * never closed earlier by it.
 */
const outageMeasured = clock('outageMeasured', {
  words: said('测得停机', 'an outage was measured'),
  decide(state, { from, to }: { readonly from: Instant; readonly to: Instant }, { now }) {
    const { openedAt, outages = [] } = state;
    const closesAt = windowEnd(state);
    if (openedAt === null || closesAt === null || !['open', 'tied', 'closed'].includes(state.phase)) return happened();
    // Told again, or measured twice a little apart: what is known already is not given back twice.
    const lost = uncovered({ from: Math.max(from, openedAt), to: Math.min(to, closesAt) }, outages);
    if (lost <= 0 || to > now) return happened();
    const minutes = Math.ceil(lost / minute);
    const why = whyGivenBack(state, minutes, closesAt - to);
    const extension = why === 'extended' ? givenBack(state, { from: Math.max(closesAt, to), minutes }, now) : null;
    return happened(outageRecorded({ from, to, minutes, why, extension }));
  },
});

function whyGivenBack(state: BallotState, minutes: number, beforeEnd: number): MakingUp {
  const { outage } = state.terms;
  if (outage?.rule !== 'extend') return 'termsSayNone';
  if (minutes < outage.minMinutes) return 'tooShort';
  if (outage.lastHours !== undefined && beforeEnd > outage.lastHours * 60 * minute) return 'tooEarly';
  return state.used ? 'resultUsed' : 'extended';
}

function givenBack(state: BallotState, { from, minutes }: { readonly from: Instant; readonly minutes: number }, now: Instant): Prolonged {
  const closesAt = from + minutes * minute;
  return {
    closesAt,
    countsUntil: closesAt + state.terms.graceSeconds * 1000,
    reminders: remindersAhead(state.remindersLeft, closesAt, now),
    provisional: false,
  };
}

export const windowActs = [proposeExtension, confirmExtension, proposeReopening, confirmReopening, remindUnvoted, outageMeasured] as const;
