import type { BallotInput, Roll } from '../messages/messages.js';
import { inRows } from '../kernel/rows.js';
import { excludedAtOpening, excludedOf, exclusions, freshMarks, withheldIn } from './electorate.js';
import type { BallotState, Birth, Exclusion, KeptSeat } from './state.js';

type Drafted = Pick<BallotState, 'stream' | 'recallMinutes' | 'reminders'> & { readonly input: BallotInput };

/** A roll by value, without what only people read. */
const keptSeats = (roll: Roll): readonly KeptSeat[] | null =>
  roll.kind !== 'seats'
    ? null
    : roll.seats.map(({ person, organisation, units, class: kind, weight }) => ({
        person,
        organisation,
        ...(units === undefined ? {} : { units }),
        ...(kind === undefined ? {} : { class: kind }),
        ...(weight === undefined ? {} : { weight }),
      }));

function birthOf({ purpose, project, organisation, round, question, text, terms, window, profile, rehearsal, ...more }: BallotInput): Birth {
  const { committee, meeting, secretariat, drafters, drafterUnits, named } = more;
  return {
    ...{ purpose, project, organisation, round, question, text, terms, window, profile, rehearsal, drafters, drafterUnits },
    ...(named ? { named } : {}),
    ...(committee ? { committee } : {}),
    ...(meeting ? { meeting } : {}),
    ...(secretariat ? { secretariat } : {}),
  };
}

const recirculationIn = ({ follows }: BallotInput) => (follows?.kind === 'recirculation' ? follows : null);

function excludedAtBirth(input: BallotInput, seats: readonly KeptSeat[] | null): readonly Exclusion[] {
  const carried = recirculationIn(input);
  if (carried) return carried.excluded.map((one) => excludedAtOpening(one.seat, one.reason, one.evidence));
  const { roll, terms } = input;
  return roll.kind === 'seats'
    ? excludedOf(exclusions(seats ?? [], input, terms), withheldIn(roll))
    : roll.excluded.map((one) => excludedAtOpening(one.seat, one.reason, one.evidence ?? ''));
}

/** The state a ballot begins with. */
export function bornOf({ stream, input, recallMinutes, reminders }: Drafted): BallotState {
  const { roll, follows } = input;
  const seats = keptSeats(roll);
  const carried = recirculationIn(input);
  const excluded = excludedAtBirth(input, seats);
  const size = roll.kind === 'seats' ? roll.seats.length : roll.size;
  return {
    stream,
    phase: 'draft',
    ...birthOf(input),
    facts: input.facts ?? {},
    recallMinutes,
    reminders,
    remindersLeft: [],
    opensAt: input.opensAt ?? null,
    size,
    seats,
    document: roll.kind === 'document' ? roll.sha256 : null,
    // Votes carry over into a recirculation; the marks themselves are no part of what is shown.
    marks: carried ? inRows(carried.marks) : freshMarks(size, excluded),
    ...(follows ? { follows: carried ? { ...carried, marks: '' } : follows } : {}),
    ...(carried ? { negatives: [...carried.resting, ...carried.negatives].map((seat) => ({ seat, status: 'recirculated' as const })) } : {}),
    ...{ attendance: null, excluded, papers: [] },
    ...{ openedAt: null, closesAt: null, countsUntil: null, settlesAt: null },
    ...{ extendedDays: 0, casts: 0, late: 0, result: null, used: false },
  };
}
