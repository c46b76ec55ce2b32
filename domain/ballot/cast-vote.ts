import type { Actor, ActorId } from '../actor.js';
import type { Context } from '../decider.js';
import type { Refusal } from '../refusal.js';
import { refused } from './refusals.js';
import type { Result } from '../result.js';
import { ok } from '../result.js';
import type { BallotState, Mandate } from './state.js';
import type { CastVote } from './ballot-command.js';
import type { BallotEvent } from './events.js';
import { ballotMoment } from './ballot-window.js';
import { canBallot, first, notExcluded } from './can-ballot.js';
import { lacks, markOf, paperForms } from './choice.js';
import type { Choice } from './words.js';
import { notGivenUp } from './change-seat.js';
import { charAt } from '../rows.js';
import { holderMayVote, mandateFor, unitsAmong } from './mandate.js';
import { hasSeat, markAt, noSuchSeat } from './marks.js';
import { outOfScope } from './recirculate.js';
import { seatExcluded } from './seat-excluded.js';

type Check = Result<null, Refusal>;
type Sheet = { readonly seat: number; readonly choice: Choice; readonly reason?: string; readonly comment?: string; readonly text: string };

/** A vote: of the seat's own person, on the frozen text, on the paper in use. A further one replaces it until close. */
export function castVote(state: BallotState, command: CastVote, context: Context): Result<readonly BallotEvent[], Refusal> {
  if (ballotMoment(state, context.now) === 'late') return keepLate(state, command, context);
  const allowed = canBallot(state, 'castVote', context);
  if (!allowed.ok) return allowed;
  const mandate = mandateFor(state, command.seat, context.actor.id, context.now);
  const own = mandate ? mayStandIn(state, mandate, context) : ownSeat(state, command.seat, context.actor.id);
  if (!own.ok) return own;
  const kept = first(notGivenUp(state, command.seat), () => (mandate ? ok(null) : ofNoDraftingUnit(state, command.seat, context.actor)));
  if (!kept.ok) return kept;
  if (isEmpty(state, command)) return emptyVote(command);
  const sheet = sheetInOrder(state, command);
  if (!sheet.ok) return sheet;
  const parked = outOfScope(state, command, context.actor.id);
  if (!parked.ok) return parked;
  const negative = 'Nncd'.includes(markOf(command.choice, command.reason, command.comment));
  if (parked.value && negative) return ok([parked.value]);
  const replaces = markAt(state.marks, command.seat);
  if (replaces !== '.' && state.terms.revote === 'never') {
    return refused('REVOTE_NOT_ALLOWED', {
      rule: 'D-REVOTE',
      source: 'SET-TERMS',
      found: { seat: command.seat },
      needed: 'one vote of each seat',
      cure: ['nobody'],
    });
  }
  const cast: BallotEvent = { type: 'voteCast', ...castOf(command, context.actor.id), ...standIn(mandate), replaces, first: replaces === '.' };
  return ok(parked.value ? [cast, parked.value] : [cast]);
}

const standIn = (mandate: Mandate | null) => (mandate ? { as: mandate.kind, proof: mandate.proof } : {});

function mayStandIn(state: BallotState, mandate: Mandate, { actor }: Context): Check {
  const own = state.seats?.findIndex((one) => one.person === mandate.holder) ?? -1;
  // Who has lost the own vote since the mandate was recorded casts none for another either.
  const checks = [mandate.seat, ...(own < 0 ? [] : [own])].map((seat) => notExcluded(state, seat));
  const barred = [...checks, ...(own < 0 ? [] : [notGivenUp(state, own)])].find((one) => !one.ok);
  return barred ?? holderMayVote(state, mandate, actor);
}

/** An abstention without a word is often a slip: where the terms ask, the voter says twice that it is meant. */
const isEmpty = (state: BallotState, { choice, reason, comment, confirmed }: CastVote): boolean =>
  state.terms.emptyVote === 'confirmed' && choice === 'abstain' && !(reason ?? comment ?? '').trim() && confirmed !== true;

const emptyVote = ({ choice }: CastVote): Result<never, Refusal> =>
  refused('EMPTY_VOTE', {
    rule: 'D-EMPTY',
    source: 'D-EMPTY-VOTE',
    found: { choice, words: null },
    needed: { confirmed: true, or: 'a reason or a comment' },
    cure: ['self'],
  });

function castOf(command: CastVote, person: ActorId): Omit<Extract<BallotEvent, { readonly type: 'voteCast' }>, 'type' | 'replaces' | 'first'> {
  const { seat, choice, text, reason, comment, clause } = command;
  return {
    seat,
    person,
    choice,
    mark: markOf(choice, reason, comment),
    text,
    ...(reason === undefined ? {} : { reason }),
    ...(comment === undefined ? {} : { comment }),
    ...(clause === undefined ? {} : { clause }),
  };
}

/** The vote an event holds. Votes come by the thousand and must not stand in the archive twice. */
export function heldVote(event: BallotEvent): CastVote | null {
  if (event.type !== 'voteCast' && event.type !== 'voteKeptLate') return null;
  const { seat, choice, text, reason, comment, clause } = event;
  return { type: 'castVote', seat, choice, text, reason, comment, clause };
}

/** Late papers are kept so that nobody can say they never came, also those of who held a mandate when the ballot closed. */
function keepLate(state: BallotState, command: CastVote, context: Context): Result<readonly BallotEvent[], Refusal> {
  const { id } = context.actor;
  const mandate = mandateFor(state, command.seat, id, Math.min(context.now, (state.closesAt ?? context.now) - 1));
  const own = mandate ? notExcluded(state, command.seat) : ownSeat(state, command.seat, id);
  if (!own.ok) return own;
  const sheet = sheetInOrder(state, command);
  if (!sheet.ok) return sheet;
  return ok([
    { type: 'voteKeptLate', ...castOf(command, id), ...standIn(mandate), lateByMs: Math.max(0, context.now - (state.closesAt ?? context.now)) },
  ]);
}

/** Whoever holds a role at a unit that drafted by the record is of that unit, whatever unit is written on the roll (G6). */
function ofNoDraftingUnit(state: BallotState, seat: number, { grants }: Actor): Check {
  const [unit] = unitsAmong(
    state.terms,
    state.drafterUnits,
    grants.map(({ organisation }) => organisation),
  );
  return unit === undefined ? ok(null) : seatExcluded({ seat, reason: 'drafterUnit', evidence: unit });
}

/** The seat exists, is the actor's as far as the roll knows persons, and has a vote. */
export function ownSeat(state: BallotState, seat: number, person: ActorId): Check {
  if (!hasSeat(state.size, seat)) return noSuchSeat(state.size, seat);
  const kept = state.seats?.[seat];
  if (kept && kept.person !== person) {
    return refused('NOT_YOUR_SEAT', {
      rule: 'D-ROLL',
      source: 'D-OWN-VOTE',
      found: person,
      needed: kept.person,
      cure: ['self'],
    });
  }
  return notExcluded(state, seat);
}

/** The sheet is about the frozen text, on the printed choices, with the reasons the terms ask for, by someone who is present if it is a meeting. */
export function sheetInOrder(state: BallotState, sheet: Sheet): Check {
  if (sheet.text !== state.text) {
    return refused('TEXT_MISMATCH', {
      rule: 'D-TEXT',
      source: 'D-FROZEN-TEXT',
      found: sheet.text,
      needed: state.text,
      cure: ['self'],
    });
  }
  const here = attending(state, sheet.seat);
  if (!here.ok) return here;
  const form = paperForms[state.terms.choices];
  if (!form.includes(sheet.choice)) {
    return refused('CHOICE_NOT_ON_PAPER', {
      rule: 'D-PAPER',
      source: 'SET-TERMS',
      found: sheet.choice,
      needed: form,
      cure: ['self'],
    });
  }
  return wordsGiven(state, sheet);
}

/** At a meeting the vote is of who is on the attendance list. */
export function attending({ attendance }: BallotState, seat: number): Check {
  if (!attendance || charAt(attendance, seat) === '1') return ok(null);
  return refused('NOT_PRESENT', {
    rule: 'CN-GS',
    source: 'GS-14',
    found: seat,
    needed: 'on the attendance list',
    cure: ['secretariat', 'chair'],
  });
}

function wordsGiven(state: BallotState, sheet: Sheet): Check {
  const missing = lacks(state.terms, sheet.choice, sheet.reason, sheet.comment);
  if (missing === null) return ok(null);
  const code = missing === 'reason' ? 'REASON_MISSING' : 'COMMENT_MISSING';
  return refused(code, {
    rule: 'D-REASON',
    source: 'FORM-LETTER',
    found: sheet[missing] ?? null,
    needed: `a ${missing} for ${sheet.choice}`,
    cure: ['self'],
  });
}
