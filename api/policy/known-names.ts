import { knownPersons, knownUnits, registeredNames } from '../../db/known.js';
import { readRoll, RollUnreadable } from '../../db/roll.js';
import { checkCreditCode } from '../../domain/law/credit-code.js';
import { refuse, type Json } from '../../domain/kernel/refusal.js';
import { Refused } from '../http/problem.js';
import type { Ports } from '../ports.js';
import { namedIn, objectsIn } from './named-in.js';

const house = 'D-KNOWN-NAMES';

/** A parsed body with the JSON schema that says what its fields are. */
export type Said = { readonly schema: unknown; readonly body: object };

/**
 * Every unit a body names has sound check characters. Codes whose check fails were issued in early pilot areas: such a unit is registered first, with the
 * evidence that stands in for the arithmetic.
 */
async function checkUnits({ db }: Ports, { schema, body }: Said): Promise<void> {
  const codes = [...namedIn(schema, body, 'uscc'), ...namedIn(schema, body, 'known-unit')];
  const doubtful = codes.filter((code) => !checkCreditCode(code).valid);
  const registered = await registeredNames(db, doubtful);
  const [problem] = doubtful
    .filter((code) => !registered.has(code))
    .flatMap((code) => checkCreditCode(code).problems.map((one) => ({ ...one, of: code })));
  if (problem === undefined) return;
  const { code, rule, source, found, needed, of } = problem;
  throw new Refused(refuse(code, { rule, source, found: { creditCode: of, found }, needed, cure: ['self', 'monitor'] }).error);
}

const rollSource = 'D-ONE-SEAT';
const badRoll = (code: 'ROLL_UNREADABLE' | 'ROLL_SIZE_DIFFERS' | 'ROLL_REPEATS', found: Json, needed: Json): Refused =>
  new Refused(refuse(code, { rule: 'D-ROLL', source: rollSource, found, needed, cure: ['officer', 'secretariat'] }).error);

/** A roll by document holds as many people as it says, each once. A roll by value is looked at by the ballot itself, which cannot read documents. */
async function checkRolls({ db }: Ports, body: object): Promise<void> {
  for (const { kind, sha256, size } of objectsIn(body)) {
    if (kind !== 'document' || typeof sha256 !== 'string' || typeof size !== 'number') continue;
    const persons = await readRoll(db, sha256).catch((error: unknown) => {
      throw error instanceof RollUnreadable
        ? badRoll('ROLL_UNREADABLE', error.message, 'a stored document of JSON lines, each with a person')
        : error;
    });
    if (persons.length !== size) throw badRoll('ROLL_SIZE_DIFFERS', size, persons.length);
    const twice = persons.length === new Set(persons).size ? undefined : persons.find((one, seat) => persons.indexOf(one) !== seat);
    if (twice !== undefined) throw badRoll('ROLL_REPEATS', twice, 'each once');
  }
}

/** Who a body brings in itself, with a name beside the id: the seats of a roll, the members of a panel, the units of a group. */
const introduced = (body: object, field: 'person' | 'organisation'): readonly unknown[] =>
  objectsIn(body).flatMap((one) => (typeof one['name'] === 'string' || typeof one['organisationName'] === 'string' ? [one[field]] : []));

/** Whether a state holds this very text somewhere: as a seat, a member, a drafter, a unit. */
const within = (state: unknown): ((name: string) => boolean) => {
  const text = state === undefined ? '' : JSON.stringify(state);
  return (name) => text.includes(JSON.stringify(name));
};

/** What a body names is looked at before a rule is asked, because rules know nothing outside their own lifecycle. */
export async function checkNames(ports: Ports, said: Said, state?: unknown): Promise<void> {
  await checkUnits(ports, said);
  await checkRolls(ports, said.body);
  await checkKnown(ports, said, state);
}

async function personsOfRoll({ db }: Ports, { schema, body }: Said): Promise<readonly string[]> {
  const rolls = await Promise.all(namedIn(schema, body, 'roll').map((sha256) => readRoll(db, sha256)));
  return rolls.flat();
}

/**
 * Whoever a body names by id alone is known: brought in by the same body, of this lifecycle, or somebody of the installation. Otherwise a drafter with a
 * slip in the id would be excluded from nothing, and nobody told.
 */
async function checkKnown(ports: Ports, { schema, body }: Said, state?: unknown): Promise<void> {
  const persons = namedIn(schema, body, 'person').filter((one) => !introduced(body, 'person').includes(one));
  const units = namedIn(schema, body, 'known-unit').filter((one) => !introduced(body, 'organisation').includes(one));
  if (persons.length + units.length === 0) return;
  const has = within(state);
  const strangers = await missing(
    persons.filter((one) => !has(one)),
    async (some) => [...(await knownPersons(ports.db, some)), ...(await personsOfRoll(ports, { schema, body }))],
  );
  refuseUnknown('PERSON_UNKNOWN', strangers, 'accounts, members of committees, or people this body or its record names');
  refuseUnknown(
    'CREDIT_CODE_UNKNOWN',
    await missing(
      units.filter((one) => !has(one)),
      (some) => knownUnits(ports.db, some),
    ),
    'registered organisations, units of members, or units this body or its record names',
  );
}

async function missing(names: readonly string[], known: (names: readonly string[]) => Promise<readonly string[]>): Promise<readonly string[]> {
  if (names.length === 0) return [];
  const found = await known(names);
  return names.filter((one) => !found.includes(one));
}

function refuseUnknown(code: 'PERSON_UNKNOWN' | 'CREDIT_CODE_UNKNOWN', found: readonly string[], needed: string): void {
  if (found.length > 0)
    throw new Refused(refuse(code, { rule: 'D-NAMES', source: house, found: [...found].slice(0, 50), needed, cure: ['self'] }).error);
}

/** The name of a registered organisation is the one in the register, whatever stands beside its code in a body: nobody names himself or another. */
export async function withRegisteredNames<T>({ db }: Ports, body: T): Promise<T> {
  const codes = objectsIn(body).flatMap(({ organisation }) => (typeof organisation === 'string' ? [organisation] : []));
  const names = await registeredNames(db, [...new Set(codes)]);
  return names.size === 0 ? body : (renamed(body, names) as T); // the same shape, some texts replaced
}

function renamed(value: unknown, names: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(value)) return value.map((one: unknown) => renamed(one, names));
  if (typeof value !== 'object' || value === null) return value;
  const same = Object.fromEntries(Object.entries(value).map(([field, one]) => [field, renamed(one, names)]));
  const name = typeof same['organisation'] === 'string' ? names.get(same['organisation']) : undefined;
  if (name === undefined) return same;
  if ('organisationName' in same) return { ...same, organisationName: name };
  return 'name' in same && !('person' in same) ? { ...same, name } : same;
}
