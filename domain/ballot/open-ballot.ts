import type { Tally } from '../ballot-rule/ballot-rule.js';
import { deadline, longestTerm, type Deadline } from '../law/calendar/deadline.js';
import type { Context, Instant } from '../kernel/decider.js';
import type { Refusal } from '../kernel/refusal.js';
import { refused } from './refusals.js';
import type { Result } from '../kernel/result.js';
import { ok } from '../kernel/result.js';
import { happened, type Gate, type May, type Verdict } from '../kernel/gate.js';
import type { BallotEvent } from './events.js';
import { ballotOpened } from './events/opening.js';
import type { BallotState, KnownUnits } from './state.js';
import { blankRows, withChar } from '../kernel/rows.js';
import { exclusions } from './electorate.js';
import { smallClasses } from './class-figures.js';
import { proposeNamed } from './named-drafters.js';
import { resultOf } from './result-of.js';

const day = 86_400_000;

/** Freezes electorate, rule and text, and fixes both closing instants. */
export function openedNow(drafted: BallotState, context: Context, known?: KnownUnits): Verdict<BallotEvent> {
  const state = asKnown(drafted, known);
  const closing = windowInOrder(state, context);
  if (!closing.ok) return closing;
  const enough = enoughSeats(state);
  if (!enough.ok) return enough;
  const proposed = proposeNamed(state, context, drafted);
  if (!proposed.ok) return proposed;
  const { closesAt, provisional } = closing.value;
  const few = smallClasses(state);
  return happened<BallotEvent>(
    ballotOpened({
      by: context.actor.id,
      text: state.text,
      question: state.question,
      terms: state.terms,
      profile: state.profile,
      seats: state.seats,
      document: state.document,
      size: state.size,
      eligible: eligibleIn(state),
      excluded: state.excluded,
      closesAt,
      countsUntil: closesAt + state.terms.graceSeconds * 1000,
      provisional,
      recallUntil: context.now + state.recallMinutes * 60_000,
      reminders: remindersAhead(state.reminders, closesAt, context.now),
      reachability: reachability(state),
      ...(known === undefined ? {} : { known }),
      ...(few.length === 0 ? {} : { smallClasses: few }),
    }),
    ...proposed.value,
  );
}

/** Who has come to a drafting unit between drafting and opening votes no more than who was there (G6). */
function asKnown(state: BallotState, known: KnownUnits | undefined): BallotState {
  if (known === undefined || !state.seats) return state;
  const seats = state.seats.map((seat, at) => {
    const now = known.find((one) => one.seat === at);
    return now === undefined ? seat : { ...seat, units: now.units };
  });
  const more = exclusions(seats, state, state.terms).filter(({ seat }) => !state.excluded.some((one) => one.seat === seat));
  return {
    ...state,
    seats,
    excluded: [...state.excluded, ...more],
    marks: more.reduce((rows, { seat }) => withChar(rows, seat, '-'), state.marks),
  };
}

const eligibleIn = ({ size, excluded }: BallotState): number => size - excluded.length;

function enoughSeats(state: BallotState): May {
  const { rule, source, minSeats } = state.terms;
  const found = eligibleIn(state);
  return found >= minSeats ? ok(null) : refused('TOO_FEW_SEATS', { rule, source, found, needed: minSeats, cure: ['officer', 'secretariat'] });
}

/** As the record stands; whom the units of today exclude besides is known when it is opened. */
export const opensAsItStands: readonly Gate<BallotState>[] = [
  (state, context) => {
    const closing = windowInOrder(state, context);
    return closing.ok ? ok(null) : closing;
  },
  enoughSeats,
];

/** Days before close whose instant is still ahead. */
export const remindersAhead = (reminders: readonly number[], closesAt: Instant, now: Instant): readonly number[] =>
  reminders.filter((days) => closesAt - days * day > now);

/** The window lies between the floor and the cap of the terms, all three counted from the same instant. */
function windowInOrder(state: BallotState, { calendar, now }: Context): Result<Deadline, Refusal> {
  const longest = longestTerm[state.window.unit];
  if (state.window.count < 1 || state.window.count > longest) {
    return refused('WINDOW_TOO_LONG', {
      rule: 'D-TERM',
      source: 'D-TERM-SANE',
      found: state.window,
      needed: { min: 1, max: longest },
      cure: ['officer', 'secretariat'],
    });
  }
  const wanted = deadline(calendar, now, state.window);
  const { min, max } = state.terms.window;
  const short = wanted.closesAt < deadline(calendar, now, min).closesAt;
  if (!short && wanted.closesAt <= deadline(calendar, now, max).closesAt) return ok(wanted);
  return refused(short ? 'WINDOW_TOO_SHORT' : 'WINDOW_TOO_LONG', {
    rule: 'D-WINDOW',
    // The law names no days for a vote; those of the terms are a choice of ours or of the house.
    source: state.terms.mode === 'letter' ? 'D-LETTER-WINDOW' : 'D-MEETING-WINDOW',
    found: state.window,
    needed: { min, max },
    cure: ['officer', 'secretariat'],
  });
}

/** Could it pass at all if every eligible seat came and said yes? (recusals may make a threshold unreachable). */
function reachability(state: BallotState): Tally {
  const marks = state.marks.map((row) => row.replaceAll('.', 'y'));
  const { outcome, trace } = resultOf({ ...state, marks, attendance: state.terms.mode === 'meeting' ? blankRows(state.size, '1') : null });
  return { outcome, trace };
}
