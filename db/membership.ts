import type { Connection } from 'mongoose';
import type { SeatElsewhere } from '../domain/committee/composition.js';
import { committeeBody, type Member } from '../domain/committee/member.js';
import type { Stream } from '../domain/decider.js';
import type { MemberRow } from './committee.js';

const rowsOf = (db: Connection) => db.collection<MemberRow>('memberships');

/** Every interval a committee ever had, in the order they were made. */
export async function intervalsOf(db: Connection, committee: Stream): Promise<readonly Member[]> {
  const rows = await rowsOf(db).find({ committee }).sort({ n: 1 }).toArray();
  return rows.map(({ _id, committee: _committee, rehearsal: _rehearsal, over: _over, ...member }) => member);
}

/** Seats these people hold in other committees on a date or later; subcommittees are no seats of their own, rehearsals are apart. */
export async function seatsElsewhere(
  db: Connection,
  persons: readonly string[],
  { committee, rehearsal, on }: { readonly committee: Stream; readonly rehearsal: boolean; readonly on: string },
): Promise<readonly SeatElsewhere[]> {
  const held = { person: { $in: [...new Set(persons)] }, committee: { $ne: committee }, body: committeeBody, rehearsal, over: false };
  const rows = await rowsOf(db)
    .find({ ...held, $or: [{ until: null }, { until: { $gt: on } }] })
    .toArray();
  return rows.map(({ person, committee: other, organisation }) => ({ person, committee: other, organisation }));
}
