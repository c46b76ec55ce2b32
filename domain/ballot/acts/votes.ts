import type { Actor, ActorId } from '../../kernel/actor.js';
import type { Context } from '../../kernel/decider.js';
import type { CommandOf } from '../../kernel/act.js';
import type { PayloadOf } from '../../kernel/field.js';
import { all, happened, someOf, type May, type Verdict } from '../../kernel/gate.js';
import { said } from '../../kernel/words.js';
import { ok } from '../../kernel/result.js';
import { markOf } from '../choice.js';
import { isUnanswered } from '../consent.js';
import type { BallotEvent } from '../events.js';
import { attendanceRecorded, conditionalConfirmed, voteCast, voteKeptLate, voteStood } from '../events/votes.js';
import { castFields, present, seat, votedText } from '../fields.js';
import { act, atMeeting, changeable, isLate, meetingOrConductor, notLate, onRollOrLate, openOrLate, stillOpen, type BallotGate } from '../gates.js';
import { ballotMoment } from '../ballot-window.js';
import { notGivenUp } from '../given-up.js';
import { holderMayVote, mandateFor, unitsAmong } from '../mandate.js';
import { hasSeat, markAt, noSuchSeat } from '../marks.js';
import { noSeatOfOwn, notExcluded, onRoll, ownSeat, ownSeatThat, seatsOf } from '../own-seat.js';
import { outOfScope } from '../recirculation.js';
import { refused } from '../refusals.js';
import { seatExcluded } from '../seat-excluded.js';
import { attending, sheetInOrder } from '../sheet.js';
import type { BallotState, Mandate } from '../state.js';

/** Seats this person may vote for now, the own one and those of mandates. Late papers are kept all the same; a roll by document is asked seat by seat. */
const hasVote: BallotGate = (state, context) => (state.seats === null || isLate(state, context.now) ? ok(null) : someVote(state, context));
const someVote = someOf<BallotState, number>(
  (state, { actor, now }) => [
    ...seatsOf(state, actor.id),
    ...(state.mandates ?? []).flatMap(({ seat: at }) => (mandateFor(state, at, { actor, now }) === null ? [] : [at])),
  ],
  (at, state, context) =>
    all(
      () => entitled(state, at, context),
      () => attending(state, at),
      () => mayVoteAgain(state, at),
    ),
  (_state, { actor }) => noSeatOfOwn(actor.id),
);

/** Of words on an untouched clause a recirculation takes more than one, whatever was voted. */
const mayVoteAgain = (state: BallotState, at: number): May => (state.follows?.kind === 'recirculation' ? ok(null) : votesOnce(state, at));

/** A vote: of the seat's own person, on the frozen text, on the paper in use. A further one replaces it until the close; what comes later is kept and marked. */
const castVote = act('castVote', {
  words: said('投票', 'vote'),
  payload: castFields,
  who: onRollOrLate,
  byInvitation: true,
  gates: [openOrLate, hasVote],
  door: [stillOpen, onRoll, notLate],
  decide: (state, vote, context) => (ballotMoment(state, context.now) === 'late' ? keepLate(state, vote, context) : cast(state, vote, context)),
});
type Vote = PayloadOf<typeof castFields>;
type CastVote = CommandOf<readonly [typeof castVote]>;

function cast(state: BallotState, vote: Vote, context: Context): Verdict<BallotEvent> {
  const { id } = context.actor;
  const may = entitled(state, vote.seat, context);
  if (!may.ok) return may;
  const sheet = isEmpty(state, vote) ? emptyVote(vote) : sheetInOrder(state, vote);
  if (!sheet.ok) return sheet;
  const parked = outOfScope(state, vote, id);
  if (!parked.ok) return parked;
  const mark = markOf(vote.choice, vote.reason, vote.comment);
  if (parked.value && 'Nncd'.includes(mark)) return happened(parked.value);
  const again = votesOnce(state, vote.seat);
  if (!again.ok) return again;
  const mandate = mandateFor(state, vote.seat, context);
  const replaces = markAt(state.marks, vote.seat);
  // Thousands of these are made in a second: an object that begins with a spread is many times dearer than one that ends with it.
  const event = voteCast({ mark, replaces, first: replaces === '.', ...castOf(vote, id, mandate) });
  return parked.value ? happened<BallotEvent>(event, parked.value) : happened(event);
}

/** Whether this person may vote for the seat now, whatever the vote. */
function entitled(state: BallotState, at: number, context: Context): May {
  const mandate = mandateFor(state, at, context);
  return all(
    () => (mandate ? mayStandIn(state, mandate, context) : ownSeat(state, at, context.actor.id)),
    () => notGivenUp(state, at),
    () => (mandate ? ok(null) : ofNoDraftingUnit(state, at, context.actor)),
  );
}

function mayStandIn(state: BallotState, mandate: Mandate, { actor }: Context): May {
  const own = state.seats?.findIndex((one) => one.person === mandate.holder) ?? -1;
  // Who has lost the own vote since the mandate was recorded casts none for another either.
  const checks = [mandate.seat, ...(own < 0 ? [] : [own])].map((one) => notExcluded(state, one));
  const barred = [...checks, ...(own < 0 ? [] : [notGivenUp(state, own)])].find((one) => !one.ok);
  return barred ?? holderMayVote(state, mandate, actor);
}

/** Whoever holds a role at a unit that drafted by the record is of that unit, whatever unit is written on the roll (G6). */
function ofNoDraftingUnit(state: BallotState, at: number, { grants }: Actor): May {
  const [unit] = unitsAmong(
    state.terms,
    state.drafterUnits,
    grants.map(({ organisation }) => organisation),
  );
  return unit === undefined ? ok(null) : seatExcluded({ seat: at, reason: 'drafterUnit', evidence: unit });
}

/** An abstention without a word is often a slip: where the terms ask, the voter says twice that it is meant. */
const isEmpty = (state: BallotState, { choice, reason, comment, confirmed }: Vote): boolean =>
  state.terms.emptyVote === 'confirmed' && choice === 'abstain' && !(reason ?? comment ?? '').trim() && confirmed !== true;

const emptyVote = ({ choice }: Vote): May =>
  refused('EMPTY_VOTE', {
    rule: 'D-EMPTY',
    source: 'D-EMPTY-VOTE',
    found: { choice, words: null },
    needed: { confirmed: true, or: 'a reason or a comment' },
    cure: ['self'],
  });

const votesOnce = ({ marks, terms }: BallotState, seat: number): May =>
  terms.revote !== 'never' || markAt(marks, seat) === '.'
    ? ok(null)
    : refused('REVOTE_NOT_ALLOWED', { rule: 'D-REVOTE', source: 'SET-TERMS', found: { seat }, needed: 'one vote of each seat' });

/** What the voter said, and by whose letter. */
function castOf({ seat: at, choice, text, reason, comment, clause }: Vote, person: ActorId, mandate: Mandate | null) {
  return {
    seat: at,
    person,
    choice,
    text,
    ...(reason === undefined ? {} : { reason }),
    ...(comment === undefined ? {} : { comment }),
    ...(clause === undefined ? {} : { clause }),
    ...(mandate === null ? {} : { as: mandate.kind, proof: mandate.proof }),
  };
}

/** Late papers are kept so that nobody can say they never came, also those of who held a mandate when the ballot closed. */
function keepLate(state: BallotState, vote: Vote, { actor, now }: Context): Verdict<BallotEvent> {
  const closed = state.closesAt ?? now;
  const mandate = mandateFor(state, vote.seat, { actor, now: Math.min(now, closed - 1) });
  const own = mandate ? notExcluded(state, vote.seat) : ownSeat(state, vote.seat, actor.id);
  if (!own.ok) return own;
  const sheet = sheetInOrder(state, vote);
  if (!sheet.ok) return sheet;
  const mark = markOf(vote.choice, vote.reason, vote.comment);
  return happened(voteKeptLate({ mark, lateByMs: Math.max(0, now - closed), ...castOf(vote, actor.id, mandate) }));
}

/** The vote an event holds. Votes come by the thousand and must not stand in the archive twice. */
export function heldVote(event: BallotEvent): CastVote | null {
  if (event.type !== 'voteCast' && event.type !== 'voteKeptLate') return null;
  const { seat: at, choice, text, reason, comment, clause } = event;
  return { type: 'castVote', seat: at, choice, text, reason, comment, clause };
}

const nothingAsked = (state: BallotState, found: { readonly seat: number; readonly text: string | null }) =>
  refused('NOTHING_ASKED', { rule: 'D-TEXT', source: 'D-SWAP', found, needed: { text: state.text, asked: true }, cure: ['self'] });

/** Asked whether the vote stands on the corrected text, the voter says yes; to change it, the voter votes again. */
const standByVote = act('standByVote', {
  words: said('确认维持原票', 'stand by the vote'),
  payload: { seat, text: votedText },
  who: onRoll,
  byInvitation: true,
  at: ['open'],
  gates: [ownSeatThat((state, at) => (isUnanswered(state, at) ? ok(null) : nothingAsked(state, { seat: at, text: null })))],
  decide(state, { seat: at, text }, { actor }) {
    const own = ownSeat(state, at, actor.id);
    if (!own.ok) return own;
    if (isUnanswered(state, at) && text === state.text) return happened(voteStood({ seat: at, person: actor.id, text }));
    return nothingAsked(state, { seat: at, text });
  },
});

const isConditional = ({ marks }: BallotState, seat: number): May =>
  markAt(marks, seat) === 'c'
    ? ok(null)
    : refused('NOT_CONDITIONAL', { rule: 'D-COND', source: 'FORM-LETTER', found: { seat }, needed: 'a conditional no', cure: ['self'] });

/** The adopted change is to the voter's satisfaction: only the voter can say so. */
export const confirmConditional = act('confirmConditional', {
  words: said('确认改为赞成', 'turn a conditional no to yes'),
  payload: { seat, text: votedText },
  who: onRoll,
  at: ['open', 'closed'],
  gates: [...changeable, ownSeatThat(isConditional)],
  decide(state, { seat: at, text }, { actor }) {
    const own = ownSeat(state, at, actor.id);
    const asked = own.ok ? isConditional(state, at) : own;
    return asked.ok ? happened(conditionalConfirmed({ seat: at, person: actor.id, text })) : asked;
  },
});

/** One list of who was there, whatever votes came in before it: who has voted is nobody's to learn from it, and counts as there. */
const recordAttendance = act('recordAttendance', {
  words: said('登记到会', 'record the attendance'),
  payload: { present },
  who: meetingOrConductor,
  at: ['open'],
  gates: [atMeeting],
  decide(state, { present: here }, { actor }) {
    const seats = [...new Set(here)].sort((a, b) => a - b);
    const unknown = seats.find((one) => !hasSeat(state.size, one));
    return unknown === undefined ? happened(attendanceRecorded({ present: seats, by: actor.id })) : noSuchSeat(state.size, unknown);
  },
});

export const voteActs = [castVote, standByVote, recordAttendance] as const;
