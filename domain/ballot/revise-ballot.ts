import type { Context } from '../decider.js';
import type { Refusal } from '../refusal.js';
import { refused } from './refusals.js';
import type { Result } from '../result.js';
import { ok } from '../result.js';
import type { Command } from './ballot-command.js';
import type { BallotEvent } from './events.js';
import { needConductor } from './conductor.js';
import type { BallotState } from './state.js';
import { notExcluded } from './can-ballot.js';
import { ownSeat } from './cast-vote.js';
import { marksCounted } from './consent.js';
import { countPapers } from './count-marks.js';
import { after } from './ahead.js';
import { hasSeat, markAt, noSuchSeat } from './marks.js';
import { mayDecide } from './party.js';
import { recirculated } from './recirculate.js';
import { resultOf } from './result-of.js';

type Decision = Result<readonly BallotEvent[], Refusal>;

/** A reason to step aside found after opening: the seat is excluded, its mark kept, and both tallies appear in the result. */
export function recuse(state: BallotState, command: Command<'recuse'>, context: Context): Decision {
  const { seat, reason, evidence, proof } = command;
  if (!hasSeat(state.size, seat)) return noSuchSeat(state.size, seat);
  const own = mayDecide(state, context.actor).ok ? notExcluded(state, seat) : recuseOwn(state, seat, context);
  if (!own.ok) return own;
  return ok([
    { type: 'seatRecused', seat, reason, evidence, ...(proof === undefined ? {} : { proof }), was: markAt(state.marks, seat), by: context.actor.id },
  ]);
}

/** Only a roll by value can tell whose seat it is; for others the secretariat acts on the person's word. */
function recuseOwn(state: BallotState, seat: number, context: Context): Result<null, Refusal> {
  return state.seats ? ownSeat(state, seat, context.actor.id) : needConductor(state, context.actor, 'officer', 'secretariat', 'chair');
}

/** The adopted change is to the voter's satisfaction: only the voter can say so. */
export function confirmConditional(state: BallotState, command: Command<'confirmConditional'>, context: Context): Decision {
  const own = ownSeat(state, command.seat, context.actor.id);
  if (!own.ok) return own;
  const mark = markAt(state.marks, command.seat);
  if (mark === 'c') return ok([{ type: 'conditionalConfirmed', seat: command.seat, person: context.actor.id, text: command.text }]);
  return refused('NOT_CONDITIONAL', {
    rule: 'D-COND',
    source: 'FORM-LETTER',
    found: { seat: command.seat },
    needed: 'a conditional no',
    cure: ['self'],
  });
}

/** One list of who was there, whatever votes came in before it: who has voted is nobody's to learn from it, and counts as there. */
export function recordAttendance(state: BallotState, { present }: Command<'recordAttendance'>, context: Context): Decision {
  const seats = [...new Set(present)].sort((a, b) => a - b);
  const unknown = seats.find((seat) => !hasSeat(state.size, seat));
  if (unknown !== undefined) return noSuchSeat(state.size, unknown);
  return ok([{ type: 'attendanceRecorded', present: seats, by: context.actor.id }]);
}

/** Events after the close that may change what is counted, and with it the result. */
const revising: readonly BallotEvent['type'][] = [
  'seatRecused',
  'paperObjected',
  'conditionalConfirmed',
  'negativeWithdrawn',
  'negativeAnswered',
  'negativeHandled',
  'factRecorded',
  'followUpConcluded',
];

/** After close a lawful change brings a second result beside the first; before close it simply counts. */
export function withRevision(state: BallotState, decision: Decision, { now }: Context): Decision {
  if (!decision.ok || (state.phase !== 'closed' && state.phase !== 'tied') || !state.result) return decision;
  const event = decision.value.findLast((one) => revising.includes(one.type));
  if (!event || recirculated(state)) return decision;
  const next = after(state, decision.value, now);
  const result = resultOf(next);
  if (JSON.stringify(result) === JSON.stringify(state.result)) return decision;
  const seat = 'seat' in event ? { seat: event.seat } : {};
  return ok([
    ...decision.value,
    { type: 'resultRevised', cause: event.type, ...seat, before: state.result, papers: countPapers(marksCounted(next)), ...result },
  ]);
}
