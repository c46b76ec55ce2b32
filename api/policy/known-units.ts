import { personsOfUnits, unitsOfAll } from '../../db/known.js';
import { readRoll } from '../../db/roll.js';
import type { BallotState, KnownUnits } from '../../domain/ballot/state.js';
import type { BallotInput, Roll } from '../../domain/messages/messages.js';
import type { BallotTerms } from '../../domain/profile/profile.js';
import type { Ports } from '../ports.js';

type Typed = { readonly person: string; readonly organisation: string };
/** Who drafted, what becomes of their seats, and the day on which the register is asked. */
type Drafting = {
  readonly exclusion: BallotTerms['exclusion'];
  readonly drafters: readonly string[];
  readonly drafterUnits: readonly string[];
  readonly on: string;
};

/** Of each seat, the units the register knows its person at beside the one that was typed. */
async function unitsBeside({ db }: Ports, seats: readonly Typed[], on: string): Promise<readonly (readonly string[])[]> {
  const known = await unitsOfAll(
    db,
    seats.map(({ person }) => person),
    on,
  );
  return seats.map(({ person, organisation }) => (known.get(person) ?? []).filter((unit) => unit !== organisation));
}

/**
 * A roll with what the register knows of its people: a member belongs to a drafting unit whatever unit was typed beside the name (G6). Long rolls are asked
 * the other way round, for the people of the drafting units.
 */
export async function rollAsKnown(ports: Ports, roll: Roll, drafting: Drafting): Promise<Roll> {
  if (roll.kind === 'document') return { ...roll, excluded: await excludedOf(ports, roll, drafting) };
  const beside = await unitsBeside(ports, roll.seats, drafting.on);
  return { ...roll, seats: roll.seats.map((seat, at) => (beside[at]?.length ? { ...seat, units: beside[at] } : seat)) };
}

async function excludedOf(
  { db }: Ports,
  roll: Extract<Roll, { readonly kind: 'document' }>,
  { exclusion, drafters, drafterUnits, on }: Drafting,
): Promise<typeof roll.excluded> {
  if (exclusion === 'none' || drafters.length + drafterUnits.length === 0) return roll.excluded;
  const [persons, ofUnits] = await Promise.all([
    readRoll(db, roll.sha256),
    personsOfUnits(db, exclusion === 'draftersAndUnits' ? drafterUnits : [], on),
  ]);
  const said = new Set(roll.excluded.map(({ seat }) => seat));
  const found = persons.flatMap((person, seat) => {
    if (said.has(seat)) return [];
    if (drafters.includes(person)) return [{ seat, reason: 'drafter', evidence: person }];
    const unit = ofUnits.get(person);
    return unit === undefined ? [] : [{ seat, reason: 'drafterUnit', evidence: unit }];
  });
  return [...roll.excluded, ...found];
}

/** Roll of a ballot somebody begins; on a roll by document the seats of those who were called drafters are looked up, to be proposed. */
export async function bornAsKnown(
  ports: Ports,
  { roll, terms: { exclusion }, drafters, drafterUnits, named }: BallotInput,
  on: string,
): Promise<Pick<BallotInput, 'roll' | 'named'>> {
  const known = await rollAsKnown(ports, roll, { exclusion, drafters, drafterUnits, on });
  if (known.kind === 'seats' || named === undefined) return { roll: known };
  const all = await excludedOf(ports, known, { exclusion, ...named, on });
  const seats = all.slice(known.excluded.length).map(({ seat, reason, evidence = '' }) => ({ seat, reason, evidence }));
  return { roll: known, named: { ...named, seats } };
}

/** What the register knows today of the people of a draft: the opening asks again. */
export async function knownAtOpening(ports: Ports, { seats }: BallotState, on: string): Promise<KnownUnits> {
  return (await unitsBeside(ports, seats ?? [], on)).flatMap((units, seat) => (units.length === 0 ? [] : [{ seat, units }]));
}
