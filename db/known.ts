import type { Connection, Model } from 'mongoose';
import { accountsMadeAt, accountsOf, type AccountRow } from './account.js';
import { memberships } from './committee.js';
import { modelOf, trusted } from './model.js';
import { organisations } from './organisation.js';
import { persons } from './person.js';
import type { View } from './projection.js';

const within = (values: readonly string[]) => trusted({ $in: [...values] });
type Seat = { readonly person: string; readonly organisation: string | null };
const seatsOf = (db: Connection): Model<Seat> => modelOf<Seat>(db, memberships);

/** Those of these persons who have an account or a seat in a committee. */
export async function knownPersons(db: Connection, ids: readonly string[]): Promise<readonly string[]> {
  const [accounts, members] = await Promise.all([
    accountsOf(db).distinct('person', { person: within(ids) }),
    seatsOf(db).distinct('person', { person: within(ids) }),
  ]);
  return [...accounts, ...members].map(String);
}

/** Registered organisations among these credit codes, with the names they are registered under. */
export async function registeredNames(db: Connection, codes: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (codes.length === 0) return new Map();
  const rows = await modelOf(db, organisations)
    .find({ organisation: within(codes) }, { organisation: 1, title: 1 })
    .lean<View[]>();
  return new Map(rows.map((row) => [String(row['organisation']), (row['title'] as { readonly zh: string }).zh])); // facets of organisations
}

/** Everything by which these organisations are called: code, registered name, the code of their standards. */
export async function calledAs(db: Connection, codes: readonly string[]): Promise<readonly string[]> {
  const rows = await modelOf(db, organisations)
    .find({ organisation: within(codes) }, { title: 1, code: 1 })
    .lean<{ title: { zh: string }; code: string | null }[]>();
  return [...codes, ...rows.flatMap(({ title, code }) => [title.zh, ...(code === null ? [] : [code])])];
}

type Called = Pick<AccountRow, '_id' | 'person' | 'name'>;

/** Accounts, of one person the first one last: a further account says nothing new of who somebody is. One without a record of its making is as old as the installation. */
async function oldestLast(db: Connection, accounts: readonly Called[]): Promise<readonly Called[]> {
  if (new Set(accounts.map(({ person }) => person)).size === accounts.length) return accounts;
  const made = await accountsMadeAt(
    db,
    accounts.map(({ _id }) => _id),
  );
  return [...accounts].sort((a, b) => (made.get(b._id) ?? 0) - (made.get(a._id) ?? 0));
}

/** What these persons are called: by the register of persons, by their account, or by the list of a committee they sit on. */
export async function personNames(db: Connection, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const [seats, named, registered] = await Promise.all([
    modelOf<{ readonly person: string; readonly name: string }>(db, memberships)
      .find({ person: within(ids) }, { person: 1, name: 1 })
      .lean<{ person: string; name: string }[]>(),
    accountsOf(db)
      .find({ person: within(ids) }, { person: 1, name: 1 })
      .lean<Called[]>(),
    modelOf(db, persons)
      .find({ _id: within(ids.map((id) => `person/${id}`)) }, { 'state.name': 1 })
      .lean<{ _id: string; state: { name: string } }[]>(),
  ]);
  return new Map([
    ...[...seats, ...(await oldestLast(db, named))].map(({ person, name }): [string, string] => [person, name]),
    ...registered.map(({ _id, state }): [string, string] => [_id.slice('person/'.length), state.name]),
  ]);
}

/** Those of these units that are registered or have people in a committee. */
export async function knownUnits(db: Connection, codes: readonly string[]): Promise<readonly string[]> {
  const [registered, seated] = await Promise.all([registeredNames(db, codes), seatsOf(db).distinct('organisation', { organisation: within(codes) })]);
  return [...registered.keys(), ...seated.map(String)];
}

/** A person and a unit the person belongs to. */
type Tie = { readonly person: string; readonly unit: string };

/** Where persons belong on a date: where their account holds a role, and for which unit they sit in a committee, in earnest. By person or by unit. */
async function tiesOf(db: Connection, by: { readonly person?: object; readonly unit?: object }, on: string): Promise<readonly Tie[]> {
  const whose = by.person === undefined ? {} : { person: by.person };
  const inTerm = { from: trusted({ $lte: on }), $or: [{ until: null }, { until: trusted({ $gt: on }) }] };
  const held = { over: false, rehearsal: trusted({ $ne: true }), ...inTerm };
  const [accounts, seats] = await Promise.all([
    accountsOf(db)
      .find({ ...whose, ...(by.unit === undefined ? {} : { 'grants.organisation': by.unit }) }, { person: 1, 'grants.organisation': 1 })
      .lean<{ person: string; grants: { organisation: string }[] }[]>(),
    seatsOf(db)
      .find({ ...whose, ...(by.unit === undefined ? {} : { organisation: by.unit }), ...held }, { person: 1, organisation: 1 })
      .lean<Seat[]>(),
  ]);
  const granted = accounts.flatMap(({ person, grants }) => grants.map(({ organisation }) => ({ person, unit: organisation })));
  const seated = seats.flatMap(({ person, organisation }) => (organisation === null ? [] : [{ person, unit: organisation }]));
  return [...granted, ...seated].filter(({ unit }) => unit !== '*');
}

/** The units each of these persons belongs to on a date; who belongs nowhere is not in it. */
export async function unitsOfAll(db: Connection, ids: readonly string[], on: string): Promise<ReadonlyMap<string, readonly string[]>> {
  const units = new Map<string, readonly string[]>();
  if (ids.length === 0) return units;
  for (const { person, unit } of await tiesOf(db, { person: within(ids) }, on))
    units.set(person, [...new Set([...(units.get(person) ?? []), unit])].sort());
  return units;
}

/** The units somebody belongs to on a date. */
export const unitsOf = async (db: Connection, person: string, on: string): Promise<readonly string[]> =>
  (await unitsOfAll(db, [person], on)).get(person) ?? [];

/** Who belongs to one of these units on a date, and to which: for rolls too long to ask about each person on them. */
export async function personsOfUnits(db: Connection, units: readonly string[], on: string): Promise<ReadonlyMap<string, string>> {
  if (units.length === 0) return new Map();
  const ties = await tiesOf(db, { unit: within(units) }, on);
  return new Map(ties.filter(({ unit }) => units.includes(unit)).map(({ person, unit }) => [person, unit]));
}
