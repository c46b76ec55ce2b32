import { personsOfUnits, unitsOfAll } from '../../db/known.js';
import { readRoll } from '../../db/roll.js';
import type { BallotState, KnownUnits } from '../../domain/ballot/ballot-state.js';
import type { Roll } from '../../domain/messages.js';
import type { BallotTerms } from '../../domain/profile/profile.js';
import type { Ports } from '../ports.js';

type Typed = { readonly person: string; readonly organisation: string };
type Drafting = { readonly exclusion: BallotTerms['exclusion']; readonly drafters: readonly string[]; readonly drafterUnits: readonly string[] };

const beside = (units: ReadonlyMap<string, readonly string[]>, { person, organisation }: Typed): readonly string[] =>
  (units.get(person) ?? []).filter((unit) => unit !== organisation);

/**
 * A roll with what the register knows of its people: a member belongs to a drafting unit whatever unit was typed beside the name (G6). Long rolls are asked
 * the other way round, for the people of the drafting units.
 */
export async function rollAsKnown(ports: Ports, roll: Roll, drafting: Drafting, on: string): Promise<Roll> {
  if (roll.kind === 'document') return { ...roll, excluded: await excludedOf(ports, roll, drafting, on) };
  const units = await unitsOfAll(
    ports.db,
    roll.seats.map(({ person }) => person),
    on,
  );
  const seats = roll.seats.map((seat) => {
    const more = beside(units, seat);
    return more.length === 0 ? seat : { ...seat, units: more };
  });
  return { ...roll, seats };
}

async function excludedOf(
  { db }: Ports,
  roll: Extract<Roll, { readonly kind: 'document' }>,
  { exclusion, drafters, drafterUnits }: Drafting,
  on: string,
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

/** What the register knows today of the people of a draft: the opening asks again. */
export async function knownAtOpening({ db }: Ports, { seats }: BallotState, on: string): Promise<KnownUnits> {
  const units = await unitsOfAll(
    db,
    (seats ?? []).map(({ person }) => person),
    on,
  );
  return (seats ?? []).flatMap((one, seat) => {
    const more = beside(units, one);
    return more.length === 0 ? [] : [{ seat, units: more }];
  });
}
