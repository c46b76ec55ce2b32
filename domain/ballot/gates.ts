import type { ActorId } from '../kernel/actor.js';
import type { Instant, Stream } from '../kernel/decider.js';
import { actsOf } from '../kernel/act.js';
import { first, oneOf, type Gate, type May } from '../kernel/gate.js';
import { needStream } from '../kernel/need-role.js';
import type { Cure } from '../kernel/refusal.js';
import { ok } from '../kernel/result.js';
import { anyAsked } from './asked.js';
import { ballotMoment } from './ballot-window.js';
import { calledOff } from './called-off.js';
import { needConductor } from './conductor.js';
import type { BallotEvent } from './events.js';
import { onRoll } from './own-seat.js';
import { mayDecide, noParty } from './party.js';
import { recirculated } from './recirculation.js';
import { refused } from './refusals.js';
import { reopenable } from './reopen-ground.js';
import type { BallotState, Phase } from './state.js';

export type BallotGate = Gate<BallotState>;

export function inPhase(state: BallotState, wanted: readonly Phase[]): May {
  if (wanted.includes(state.phase)) return ok(null);
  return calledOff(state) ?? refused('BALLOT_PHASE', { found: state.phase, needed: wanted, cure: cureOfPhase(state.phase) });
}

function cureOfPhase(phase: Phase): readonly Cure[] {
  if (phase === 'draft') return ['officer', 'secretariat', 'chair'];
  return phase === 'closed' || phase === 'tied' ? ['chair', 'secretariat'] : ['nobody'];
}

export const { act, clock, report } = actsOf<BallotState, BallotEvent, Phase>({ at: inPhase });

/** Phases in which there is still something to end. */
export const running: readonly Phase[] = ['draft', 'open', 'tied', 'closed'];

/* Who. */

export const conducts: BallotGate = (state, { actor }) => needConductor(state, actor, 'officer', 'secretariat', 'chair');
export const office: BallotGate = (state, { actor }) => needConductor(state, actor, 'officer', 'secretariat');
export const decides: BallotGate = (state, { actor }) => mayDecide(state, actor);
/** The chair, unless the chair is a party. */
export const chairDecides: BallotGate = (state, context) =>
  first([(_, { actor }) => needConductor(state, actor, 'chair'), (_, { actor }) => noParty(state, actor)], state, context);

/** Who asked for the ballot, and may void it or act on its result. */
const askerOf = (state: BallotState): Stream | null => state.project ?? state.committee ?? state.meeting ?? null;
export const asker: BallotGate = (state, { actor }) => needStream(actor, askerOf(state));
/** A committee that ends, or a meeting that is called off, ends its votes also where a project asked for them, and each reports what it used. */
export const askerOrHost: BallotGate = (state, context) =>
  [state.committee, state.meeting].some((one) => one && needStream(context.actor, one).ok) ? ok(null) : asker(state, context);
export const conductsOrAsker: BallotGate = oneOf(conducts, asker);

/** At a meeting the meeting itself, and who conducts the ballot. */
export const meetingOrConductor: BallotGate = (state, { actor }) =>
  needStream(actor, state.meeting ?? null).ok ? ok(null) : needConductor(state, actor, 'chair', 'secretariat', 'officer');

/** A party may step aside, and may not put anybody else aside. */
export const memberOrDecides: BallotGate = (state, context) => (decides(state, context).ok ? ok(null) : onRoll(state, context));
/** The member whose own seat a change is about, or who decides here. */
export const askedOrDecides: BallotGate = (state, context) => (anyAsked(state, context.actor.id) ? ok(null) : decides(state, context));

/* What the terms, the clock and the result leave open. */

export const isMember = (state: BallotState, seat: number, person: ActorId): boolean => state.seats?.[seat]?.person === person;

const afterClose = (now: Instant, closesAt: Instant | null): May =>
  refused('BALLOT_CLOSED', { rule: 'D-CLOSE', source: 'D-ONE-CLOCK', found: now, needed: { before: closesAt }, cure: ['chair', 'secretariat'] });

export const isLate = (state: BallotState, now: Instant): boolean => ballotMoment(state, now) === 'late';
export const notLate: BallotGate = (state, { now }) => (isLate(state, now) ? afterClose(now, state.countsUntil) : ok(null));
/** Late papers are kept, so that nobody can say they never came: whose they are is asked of each. */
export const onRollOrLate: BallotGate = (state, context) => (isLate(state, context.now) ? ok(null) : onRoll(state, context));
export const openOrLate: BallotGate = (state, { now }) => (isLate(state, now) ? ok(null) : inPhase(state, ['open']));
export const stillOpen: BallotGate = (state) => inPhase(state, ['open']);

/** A window is only made longer while it runs. */
export const beforeClose: BallotGate = (state, { now }) => (ballotMoment(state, now) === 'open' ? ok(null) : afterClose(now, state.closesAt));

export const prolongable: BallotGate = ({ terms }) =>
  terms.extension
    ? ok(null)
    : refused('PROLONGING_NOT_ALLOWED', { rule: 'D-EXTEND', source: 'SET-TERMS', found: null, needed: 'terms that allow an extension' });

export const hasGround: BallotGate = (state) => {
  const ground = reopenable(state);
  return ground.ok ? ok(null) : ground;
};

export const unused: BallotGate = ({ used }) =>
  used ? refused('RESULT_USED', { rule: 'D-REOPEN', source: 'D-BEFORE-USE', found: 'used', needed: 'unused' }) : ok(null);

/** Once the next round runs, its votes are the ones that count: what changes a vote is done there. */
const notRecirculated: BallotGate = (state) => {
  const next = recirculated(state);
  if (next === null) return ok(null);
  return refused('RECIRCULATED', { rule: 'D-RECIRC', source: 'D-CARRY-OVER', found: next, needed: 'the act on that ballot', cure: ['self'] });
};
export const changeable: readonly BallotGate[] = [unused, notRecirculated];

export const atMeeting: BallotGate = ({ terms }) =>
  terms.mode === 'meeting' ? ok(null) : refused('NOT_A_MEETING', { source: 'SET-TERMS', found: 'letter', needed: 'meeting' });
