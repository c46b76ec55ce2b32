import type { Connection } from 'mongoose';
import { viewsOf } from './archive.js';

const within = (values: readonly string[]) => ({ $in: [...values] });

/** Those of these persons who have an account or a seat in a committee. */
export async function knownPersons(db: Connection, persons: readonly string[]): Promise<readonly string[]> {
  const [accounts, members] = await Promise.all([
    db.collection('accounts').distinct('person', { person: within(persons) }),
    db.collection('memberships').distinct('person', { person: within(persons) }),
  ]);
  return [...accounts, ...members].map(String);
}

/** Registered organisations among these credit codes, with the names they are registered under. */
export async function registeredNames(db: Connection, codes: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (codes.length === 0) return new Map();
  const rows = await viewsOf(db, 'organisations')
    .find({ organisation: within(codes) }, { projection: { organisation: 1, title: 1 } })
    .toArray();
  return new Map(rows.map((row) => [String(row['organisation']), (row['title'] as { readonly zh: string }).zh])); // facets of organisations
}

/** Those of these units that are registered or have people in a committee. */
export async function knownUnits(db: Connection, codes: readonly string[]): Promise<readonly string[]> {
  const [registered, seated] = await Promise.all([
    registeredNames(db, codes),
    db.collection('memberships').distinct('organisation', { organisation: within(codes) }),
  ]);
  return [...registered.keys(), ...seated.map(String)];
}

/** The units somebody belongs to on a date: where the account holds a role, and for which unit the person sits in a committee. */
export async function unitsOf(db: Connection, person: string, on: string): Promise<readonly string[]> {
  const held = { person, over: false, from: { $lte: on }, $or: [{ until: null }, { until: { $gt: on } }] };
  const [granted, seated] = await Promise.all([
    db.collection('accounts').distinct('grants.organisation', { person }),
    db.collection('memberships').distinct('organisation', held),
  ]);
  return [...new Set([...granted, ...seated].map(String))].filter((unit) => unit !== '*' && unit !== 'null').sort();
}
