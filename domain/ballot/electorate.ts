import type { BallotInput, NamedDrafters, Roll } from '../messages/messages.js';
import type { BallotTerms } from '../profile/profile.js';
import type { BallotState, Exclusion, KeptSeat } from './state.js';
import { blankRows, withChar } from '../kernel/rows.js';
import type { PersonId } from '../kernel/person-id.js';
import { unitIdOf } from '../law/unit-id.js';

/** One unit under one credit code, however it was typed. Two who have none are of no unit together. */
export function sameUnit(one: string, other: string): boolean {
  const unit = unitIdOf(one);
  return unit !== null && unit === unitIdOf(other);
}

/** G6: who may not vote, by person and by the organisation's credit code, never by name (GS art. 14). */
export function exclusions(
  seats: readonly KeptSeat[],
  input: Pick<BallotInput, 'drafters' | 'drafterUnits'>,
  terms: BallotTerms,
): readonly Exclusion[] {
  if (terms.exclusion === 'none') return [];
  return seats.flatMap((seat, index): readonly Exclusion[] => {
    if (input.drafters.includes(seat.person)) return [excludedAtOpening(index, 'drafter', seat.person)];
    if (terms.exclusion !== 'draftersAndUnits') return [];
    // The unit that was written beside the name, and those the register knows: a member belongs to a drafting unit whatever was typed.
    const unit = [seat.organisation, ...(seat.units ?? [])].find((one) => input.drafterUnits.some((other) => sameUnit(one, other)));
    return unit === undefined ? [] : [excludedAtOpening(index, 'drafterUnit', unit)];
  });
}

/** What the person who asks for a ballot says of its drafters; nothing when nothing was said. */
export const namedIn = ({ drafters, drafterUnits }: Partial<Pick<BallotInput, 'drafters' | 'drafterUnits'>>): NamedDrafters | undefined =>
  drafters === undefined && drafterUnits === undefined ? undefined : { drafters: drafters ?? [], drafterUnits: drafterUnits ?? [] };

/** Nobody is known to have drafted. */
export const nobody: Pick<BallotInput, 'drafters' | 'drafterUnits'> = { drafters: [], drafterUnits: [] };

type Kept = Pick<BallotState, 'drafters' | 'drafterUnits' | 'excluded' | 'seats'>;

/** Drafters by the record, and those on whom two have agreed. */
export const draftersOf = ({ drafters, excluded, seats }: Kept): readonly PersonId[] => [
  ...new Set([...drafters, ...excluded.flatMap(({ seat, reason }) => (reason === 'drafter' ? (seats?.[seat]?.person ?? []) : []))]),
];

/** Units that drafted by the record, and those for which two have agreed that somebody has no vote: nobody of theirs votes for another or decides here. */
export const draftingUnitsOf = ({ drafterUnits, excluded }: Kept): readonly string[] => [
  ...drafterUnits,
  ...excluded.flatMap(({ reason, evidence }) => (reason === 'drafterUnit' ? [evidence] : [])),
];

/** An exclusion known when the roll was frozen. */
export function excludedAtOpening(seat: number, reason: string, evidence: string): Exclusion {
  return { seat, reason, evidence, late: false, was: '.' };
}

/** Several grounds against one seat are one exclusion: the first. */
export const excludedOf = (...lists: readonly (readonly Exclusion[])[]): readonly Exclusion[] =>
  lists.flat().filter((one, at, all) => all.findIndex(({ seat }) => seat === one.seat) === at);

/** Seats whose members had no vote on the day the roll was made. */
export const withheldIn = (roll: Extract<Roll, { readonly kind: 'seats' }>): readonly Exclusion[] =>
  (roll.withheld ?? []).map(({ seat, reason, evidence }) => excludedAtOpening(seat, reason, evidence));

/** The rows of a fresh roll: excluded seats marked, all others empty. */
export function freshMarks(size: number, excluded: readonly Exclusion[]): readonly string[] {
  return excluded.reduce((rows, exclusion) => withChar(rows, exclusion.seat, '-'), blankRows(size, '.'));
}
