import { calledOff } from './called-off.js';
import { notGivenUp } from './change-seat.js';
import { isMachine } from '../actor.js';
import type { Context, Stream } from '../decider.js';
import { needStream, needSystem } from '../need-role.js';
import type { Cure, Refusal } from '../refusal.js';
import { refused } from './refusals.js';
import type { Result } from '../result.js';
import { ok, unreachable } from '../result.js';
import type { BallotCommand } from './ballot-command.js';
import type { BallotState, Phase } from './state.js';
import { ballotMoment } from './ballot-window.js';
import { needConductor } from './conductor.js';
import { holdsMandate } from './mandate.js';
import { mayDecide, noParty } from './party.js';
import { mayProposeVoiding } from './void-ballot.js';
import { hasProposed } from './decline-proposal.js';
import { recirculated } from './recirculate.js';
import { reopenable } from './reopen-ground.js';
import { charAt } from '../rows.js';
import { seatExcluded } from './seat-excluded.js';
import { anyAsked } from './asked.js';

type Answer = Result<null, Refusal>;
type Type = BallotCommand['type'];

const allPhases: readonly Phase[] = ['draft', 'open', 'tied', 'closed', 'settled', 'recalled', 'voided'];

/** Phases in which an act has a meaning at all: every command of a ballot. */
export const phasesOf: { readonly [type in Type]: readonly Phase[] } = {
  openBallot: ['draft'],
  castVote: ['open'],
  enterPaper: ['open'],
  confirmPaper: ['open'],
  objectPaper: ['open', 'tied', 'closed'],
  confirmConditional: ['open', 'closed'],
  recuse: ['draft', 'open', 'closed'],
  recordAttendance: ['open'],
  proposeExtension: ['open'],
  confirmExtension: ['open'],
  proposeReopening: ['tied', 'closed'],
  confirmReopening: ['tied', 'closed'],
  proposeVoiding: ['draft', 'open', 'tied', 'closed'],
  confirmVoiding: ['draft', 'open', 'tied', 'closed'],
  confirmChange: ['draft', 'open', 'tied', 'closed'],
  declineProposal: ['draft', 'open', 'tied', 'closed'],
  withdrawProposal: ['draft', 'open', 'tied', 'closed'],
  recallBallot: ['draft', 'open'],
  closeMeeting: ['open'],
  decideTie: ['tied'],
  voidBallot: ['draft', 'open', 'tied', 'closed'],
  remindUnvoted: ['open'],
  closeBallot: ['open'],
  settleBallot: ['tied', 'closed'],
  swapBallotText: ['draft', 'open'],
  standByVote: ['open'],
  recordMandate: ['draft', 'open'],
  withdrawMandate: ['draft', 'open'],
  outageMeasured: allPhases,
  withdrawNegative: ['closed'],
  answerNegative: ['closed'],
  findPersuasive: ['closed'],
  putMotion: ['closed'],
  recirculate: ['closed'],
  supportAppeal: ['closed'],
  recordFact: ['open', 'closed'],
  // A report is a fact: once it concerns the ballot no longer, it is answered with no events.
  seatChanged: allPhases,
  followUpDecided: allPhases,
  followUpVoided: allPhases,
  useResult: allPhases,
};

/** May this actor do `type` now? Phase, then role, then what the terms leave open. An asker cannot know that the vote just ended: its swap is then void. */
export function canBallot(state: BallotState, type: Type, context: Context): Answer {
  const phase = inPhase(state, type);
  if (!phase.ok) return type === 'swapBallotText' && needStream(context.actor, askerOf(state)).ok ? ok(null) : phase;
  const role = mayAct(state, type, context);
  return role.ok ? termsAllow(state, type, context) : role;
}

function inPhase(state: BallotState, type: Type): Answer {
  const wanted = phasesOf[type];
  if (wanted.includes(state.phase)) return ok(null);
  const off = calledOff(state);
  if (off !== null) return off;
  return refused('BALLOT_PHASE', {
    rule: 'D-BALLOT',
    source: 'D-BALLOT-ORDER',
    found: state.phase,
    needed: wanted,
    cure: cureOfPhase(state.phase),
  });
}

function cureOfPhase(phase: Phase): readonly Cure[] {
  if (phase === 'draft') return ['officer', 'secretariat', 'chair'];
  return phase === 'closed' || phase === 'tied' ? ['chair', 'secretariat'] : ['nobody'];
}

function mayAct(state: BallotState, type: Type, context: Context): Answer {
  const { actor } = context;
  const conductor = (): Answer => needConductor(state, actor, 'officer', 'secretariat', 'chair');
  switch (type) {
    case 'castVote':
    case 'objectPaper':
    case 'confirmConditional':
    case 'withdrawNegative':
    case 'supportAppeal':
    case 'standByVote':
      return onRoll(state, context);
    case 'recuse':
    case 'recordMandate':
    case 'withdrawMandate':
      // A party may step aside, and may not put anybody else aside.
      return mayDecide(state, actor).ok ? ok(null) : onRoll(state, context);
    case 'confirmChange':
    case 'declineProposal':
      return anyAsked(state, actor.id) ? ok(null) : mayDecide(state, actor);
    case 'openBallot':
      return actor.id === 'system' && state.opensAt !== null ? ok(null) : conductor();
    case 'enterPaper':
    case 'confirmPaper':
      return needConductor(state, actor, 'officer', 'secretariat');
    case 'closeMeeting':
    case 'recordAttendance':
      return needStream(actor, state.meeting ?? null).ok ? ok(null) : needConductor(state, actor, 'chair', 'secretariat', 'officer');
    case 'decideTie':
      return first(needConductor(state, actor, 'chair'), () => noParty(state, actor));
    case 'proposeExtension':
    case 'confirmExtension':
    case 'proposeReopening':
    case 'confirmReopening':
    case 'confirmVoiding':
    case 'findPersuasive':
    case 'putMotion':
    case 'recirculate':
    case 'recordFact':
      return mayDecide(state, actor);
    case 'proposeVoiding':
      return mayProposeVoiding(state, context);
    case 'withdrawProposal':
      return hasProposed(state, actor.id);
    case 'recallBallot':
    case 'answerNegative':
      return conductor();
    case 'swapBallotText':
      return needStream(actor, askerOf(state)).ok ? ok(null) : conductor();
    case 'followUpDecided':
    case 'followUpVoided':
      return needStream(actor, state.followUps?.find(({ stream }) => actor.id === `stream:${stream}`)?.stream ?? null);
    case 'voidBallot':
    case 'useResult':
      // A committee that ends, or a meeting that is called off, ends its votes also where a project asked for them, and each reports what it used.
      return [state.committee, state.meeting].some((one) => one && needStream(actor, one).ok) ? ok(null) : needStream(actor, askerOf(state));
    case 'seatChanged':
      return needStream(actor, state.committee ?? null);
    case 'remindUnvoted':
    case 'closeBallot':
    case 'settleBallot':
    case 'outageMeasured':
      return needSystem(actor);
    default:
      return unreachable(type);
  }
}

const permitted = (found: Result<unknown, Refusal>): Answer => (found.ok ? ok(null) : found);

export const first = (role: Answer, then: () => Answer): Answer => (role.ok ? then() : role);

/** Who asked for the ballot, and may void it or act on its result. */
export const askerOf = (state: BallotState): Stream | null => state.project ?? state.committee ?? state.meeting ?? null;

/** A roll by value knows its persons; a roll by document is mapped to its seats before the command is sent. */
export function onRoll(state: BallotState, context: Context): Answer {
  const { actor } = context;
  const seat = state.seats ? state.seats.findIndex((kept) => kept.person === actor.id) : 0;
  if (seat < 0 && holdsMandate(state, actor.id)) return ok(null);
  if (seat < 0 || isMachine(actor)) {
    return refused('NO_SEAT', {
      rule: 'D-ROLL',
      source: 'D-FROZEN-ROLL',
      found: actor.id,
      needed: 'a seat of this ballot',
      cure: ['nobody'],
    });
  }
  return state.seats ? notExcluded(state, seat) : ok(null);
}

/** G6: an excluded seat has no vote, whoever sits on it. Who left, died or was suspended drafted nothing: that is a matter of the roster. */
export function notExcluded(state: BallotState, seat: number): Answer {
  if (charAt(state.marks, seat) !== '-') return ok(null);
  const gone = notGivenUp(state, seat);
  if (!gone.ok) return gone;
  const { reason, evidence } = state.excluded.find((one) => one.seat === seat) ?? { reason: '', evidence: '' };
  return seatExcluded({ seat, reason, evidence });
}

function termsAllow(state: BallotState, type: Type, { now }: Context): Answer {
  switch (type) {
    case 'proposeExtension':
    case 'confirmExtension':
      return ballotMoment(state, now) === 'open' ? prolongable(state) : afterClose(now, state.closesAt);
    case 'proposeReopening':
    case 'confirmReopening':
      return state.used ? resultUsed() : first(prolongable(state), () => permitted(reopenable(state)));
    case 'recuse':
    case 'confirmChange':
    case 'objectPaper':
    case 'confirmConditional':
    case 'withdrawNegative':
    case 'answerNegative':
    case 'findPersuasive':
    case 'putMotion':
    case 'recirculate':
    case 'recordFact':
      return state.used ? resultUsed() : notRecirculated(state);
    case 'supportAppeal':
      return state.used ? resultUsed() : ok(null);
    case 'recordAttendance':
    case 'closeMeeting':
      return state.terms.mode === 'meeting' ? ok(null) : notAMeeting();
    case 'recallBallot':
      return recallable(state, now);
    case 'recordMandate':
      return state.terms.mandates ? ok(null) : noMandates();
    case 'castVote':
      return ballotMoment(state, now) === 'late' ? afterClose(now, state.countsUntil) : ok(null);
    default:
      return ok(null);
  }
}

const noMandates = (): Answer =>
  refused('MANDATE_NOT_ALLOWED', { rule: 'D-MANDATE', source: 'SET-TERMS', found: null, needed: 'terms that allow mandates', cure: ['nobody'] });

const prolongable = (state: BallotState): Answer =>
  state.terms.extension
    ? ok(null)
    : refused('PROLONGING_NOT_ALLOWED', {
        rule: 'D-EXTEND',
        source: 'SET-TERMS',
        found: null,
        needed: 'terms that allow an extension',
        cure: ['nobody'],
      });

const afterClose = (now: number, closesAt: number | null): Answer =>
  refused('BALLOT_CLOSED', {
    rule: 'D-CLOSE',
    source: 'D-ONE-CLOCK',
    found: now,
    needed: { before: closesAt },
    cure: ['chair', 'secretariat'],
  });

const resultUsed = (): Answer =>
  refused('RESULT_USED', {
    rule: 'D-REOPEN',
    source: 'D-BEFORE-USE',
    found: 'used',
    needed: 'unused',
    cure: ['nobody'],
  });

/** Once the next round runs, its votes are the ones that count: what changes a vote is done there. */
function notRecirculated(state: BallotState): Answer {
  const next = recirculated(state);
  if (next === null) return ok(null);
  return refused('RECIRCULATED', {
    rule: 'D-RECIRC',
    source: 'D-CARRY-OVER',
    found: next,
    needed: 'the act on that ballot',
    cure: ['self'],
  });
}

const notAMeeting = (): Answer =>
  refused('NOT_A_MEETING', { rule: 'D-BALLOT', source: 'SET-TERMS', found: 'letter', needed: 'meeting', cure: ['nobody'] });

/** One person may undo an opening while it is fresh and nobody has voted; a draft always. */
function recallable(state: BallotState, now: number): Answer {
  if (state.openedAt === null) return ok(null);
  const until = state.openedAt + state.recallMinutes * 60_000;
  if (state.casts === 0 && state.papers.length === 0 && now <= until) return ok(null);
  return refused('RECALL_OVER', {
    rule: 'D-RECALL',
    source: 'D-RECALL',
    // Which of the two it is says before the close whether anybody has voted.
    found: null,
    needed: { voted: false, minutes: state.recallMinutes },
    cure: ['officer', 'secretariat', 'chair'],
  });
}
