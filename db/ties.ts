import type { Connection } from 'mongoose';
import type { PersonState } from '../domain/person/state.js';
import type { Grant } from '../domain/kernel/actor.js';
import { dateText, dayNumber } from '../domain/law/calendar/civil-date.js';
import { localDate } from '../domain/law/calendar/instant.js';
import { accountRecords, findAccount } from './account.js';
import { committees, memberships, type MemberRow } from './committee.js';
import { modelOf, trusted } from './model.js';
import { persons } from './person.js';
import type { View } from './projection.js';

/** One thing somebody is somewhere, from its first day to its last: by their account, by the register of persons or on a committee. Null where the day is not known, or has not come. */
export type Tie = {
  readonly by: 'account' | 'register' | 'committee';
  readonly role: string;
  readonly organisation: string | null;
  readonly committee: string | null;
  readonly committeeName: { readonly zh: string; readonly en: string | null } | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly unconfirmed: boolean;
};

const blank = { organisation: null, committee: null, committeeName: null, from: null, to: null, unconfirmed: false };
const dayBefore = (date: string): string => dateText(dayNumber(date) - 1);
const same = (a: Grant, b: Grant): boolean => a.role === b.role && a.organisation === b.organisation;

type Change = { readonly at: number; readonly grants: readonly Grant[] };

/** The days on which roles were given and taken, read off what each change of the account left behind. */
function intervalsOf(changes: readonly Change[]): readonly (Grant & { readonly from: string; readonly to: string | null })[] {
  let open: readonly (Grant & { readonly from: string })[] = [];
  const over: (Grant & { readonly from: string; readonly to: string })[] = [];
  for (const { at, grants } of changes) {
    const day = localDate(at);
    const taken = open.filter((one) => !grants.some((grant) => same(grant, one)));
    over.push(...taken.map((one) => ({ ...one, to: day })));
    open = grants.map((grant) => open.find((one) => same(grant, one)) ?? { ...grant, from: day });
  }
  return [...open.map((one) => ({ ...one, to: null })), ...over];
}

async function grantTies(db: Connection, account: string): Promise<readonly Tie[]> {
  const [row, changes] = await Promise.all([
    findAccount(db, account),
    modelOf(db, accountRecords).find({ account }).sort({ _id: 1 }).lean<Change[]>(),
  ]);
  const dated = intervalsOf(changes);
  // An account that was made before its changes were written down holds its roles since some day nobody knows.
  const undated = (row?.grants ?? []).filter((grant) => !dated.some((one) => one.to === null && same(one, grant)));
  return [...dated, ...undated].map((one) => ({ ...blank, by: 'account', ...one }));
}

async function registeredTies(db: Connection, person: string): Promise<readonly Tie[]> {
  const view = await modelOf(db, persons)
    .findOne({ _id: `person/${person}` })
    .lean<View>();
  const known = view === null ? [] : (view.state as PersonState).memberships; // written by the projection of persons
  return known.map(({ unconfirmed = false, ...one }) => ({ ...blank, by: 'register', ...one, unconfirmed }));
}

type Seat = Omit<MemberRow, 'person'> & { readonly person: string };

async function seatTies(db: Connection, person: string): Promise<readonly Tie[]> {
  const seats = await modelOf<Seat>(db, memberships).find({ person, rehearsal: false }).sort({ from: 1 }).lean<Seat[]>();
  const views = await modelOf(db, committees)
    .find({ _id: trusted({ $in: seats.map(({ committee }) => committee) }) }, { title: 1 })
    .lean<View[]>();
  const titles = new Map(views.map(({ _id, title }) => [_id, title as Tie['committeeName']])); // a facet of committees
  return seats.map(({ duty, organisation, committee, from, until }) => ({
    ...{ ...blank, by: 'committee', role: duty, organisation, from, to: until === null ? null : dayBefore(until) },
    ...{ committee, committeeName: titles.get(committee) ?? null },
  }));
}

/** Everything somebody is and was, those that hold first. */
export async function tiesOf(
  db: Connection,
  { person, account }: { readonly person: string; readonly account: string },
  on: string,
): Promise<readonly Tie[]> {
  const all = (await Promise.all([grantTies(db, account), registeredTies(db, person), seatTies(db, person)])).flat();
  const holds = ({ from, to }: Tie): boolean => (from === null || from <= on) && (to === null || on <= to);
  return [...all.filter(holds), ...all.filter((one) => !holds(one))];
}
