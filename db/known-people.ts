import type { Connection } from 'mongoose';
import { accountsOf, type AccountRow } from './account.js';
import { committees, memberships, type MemberRow } from './committee.js';
import { modelOf, trusted } from './model.js';
import { persons } from './person.js';
import type { Tie } from './ties.js';
import type { View } from './projection.js';
import type { PersonState } from '../domain/person/state.js';

/** Somebody, and one thing they are. */
export type Place = Pick<Tie, 'by' | 'role' | 'organisation'> & { readonly person: string; readonly name: string };

/** More than sit in all committees of a province. */
const most = 20_000;
type Seat = Omit<MemberRow, 'person' | 'committee'> & { readonly person: string | null; readonly committee: string };
type Filter = { readonly [field: string]: unknown };

/** Who holds a seat on a day in one of the committees that this filter of their views finds. */
export async function seatedIn(
  db: Connection,
  seen: Filter,
  { on, rehearsal }: { readonly on: string; readonly rehearsal: boolean },
): Promise<readonly Place[]> {
  const views = await modelOf(db, committees).find(seen, { _id: 1 }).limit(most).lean<Pick<View, '_id'>[]>();
  const seats = await modelOf<Seat>(db, memberships)
    .find(
      {
        committee: trusted({ $in: views.map(({ _id }) => _id) }),
        ...{ over: false, rehearsal: rehearsal ? true : trusted({ $ne: true }), $or: [{ until: null }, { until: trusted({ $gt: on }) }] },
      },
      { person: 1, name: 1, organisation: 1, duty: 1 },
    )
    .limit(most)
    .lean<Seat[]>();
  return seats.flatMap(({ person, name, organisation, duty }) =>
    person === null ? [] : [{ person, name, by: 'committee', role: duty, organisation }],
  );
}

/** Who stands in the register of persons, of those whom this filter finds, with the memberships that last. */
export async function registered(db: Connection, seen: Filter, on: string): Promise<readonly Place[]> {
  const views = await modelOf(db, persons).find(seen, { 'state.name': 1, 'state.memberships': 1 }).limit(most).lean<View[]>();
  return views.flatMap(({ _id, state }): readonly Place[] => {
    const { name, memberships: all } = state as Pick<PersonState, 'name' | 'memberships'>; // written by the projection of persons
    const person = _id.slice('person/'.length);
    const lasting = all.filter(({ to }) => to === null || to >= on);
    if (lasting.length === 0) return [{ person, name, by: 'register', role: '', organisation: null }];
    return lasting.map(({ role, organisation }) => ({ person, name, by: 'register', role, organisation }));
  });
}

/** Whose accounts hold a role at one of these units. */
export async function employedAt(db: Connection, units: readonly string[]): Promise<readonly Place[]> {
  if (units.length === 0) return [];
  const rows = await accountsOf(db)
    .find({ 'grants.organisation': trusted({ $in: [...units] }) }, { person: 1, name: 1, grants: 1 })
    .limit(most)
    .lean<Pick<AccountRow, 'person' | 'name' | 'grants'>[]>();
  return rows.flatMap(({ person, name, grants }) =>
    grants
      .filter(({ organisation }) => units.includes(organisation))
      .map(({ role, organisation }) => ({ person, name, by: 'account', role, organisation }) as const),
  );
}
