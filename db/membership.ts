import { isPersonId, type PersonId } from '../domain/kernel/person-id.js';
import type { Connection, Model } from 'mongoose';
import type { SeatElsewhere } from '../domain/committee/composition.js';
import type { CommitteeState, HostBar } from '../domain/committee/state.js';
import { committeeBody, type Member } from '../domain/committee/member.js';
import type { Stream } from '../domain/kernel/decider.js';
import { committees, memberships, type MemberRow } from './committee.js';
import { modelOf, trusted } from './model.js';
import type { View } from './projection.js';

const rowsOf = (db: Connection): Model<MemberRow> => modelOf(db, memberships);

/** Every interval a committee ever had, in the order they were made. */
export async function intervalsOf(db: Connection, committee: Stream): Promise<readonly Member[]> {
  const rows = await rowsOf(db).find({ committee }).sort({ n: 1 }).lean<MemberRow[]>();
  return rows.map(({ _id, committee: _committee, rehearsal: _rehearsal, over: _over, ...member }) => member);
}

/*
 * A rehearsal is a world of its own: its dates are those of its own clock and cannot be compared with another's, and nobody sits or hosts there in earnest.
 * So it counts itself alone; a rehearsal that was broken off stands in nobody's way.
 */

/** Whether a person belongs to a committee on a date, in whatever body and duty. */
export async function belongsTo(
  db: Connection,
  committee: Stream,
  { person, on }: { readonly person: string; readonly on: string },
): Promise<boolean> {
  if (!isPersonId(person)) return false;
  const held = { committee, person, over: false, from: trusted({ $lte: on }), $or: [{ until: null }, { until: trusted({ $gt: on }) }] };
  return (await rowsOf(db).exists(held)) !== null;
}

/** The latest day until which a host is barred by a revoked committee of its own, if that is after a date. */
export async function hostBarOf(
  db: Connection,
  host: string,
  { rehearsal, on }: { readonly rehearsal: boolean; readonly on: string },
): Promise<HostBar | null> {
  if (rehearsal) return null;
  const barred = { organisation: host, rehearsal: false, end: 'revoked', 'state.hostBarredUntil': trusted({ $gt: on }) };
  const view = await modelOf(db, committees).findOne(barred).sort({ 'state.hostBarredUntil': -1 }).lean<View>();
  if (view === null) return null;
  const { stream, hostBarredUntil: until } = view.state as CommitteeState; // written by the projection of committees
  return until === null ? null : { committee: stream, until };
}

/** Seats these people hold in other committees on a date or later; subcommittees are no seats of their own. */
export async function seatsElsewhere(
  db: Connection,
  persons: readonly PersonId[],
  { committee, rehearsal, on }: { readonly committee: Stream; readonly rehearsal: boolean; readonly on: string },
): Promise<readonly SeatElsewhere[]> {
  if (rehearsal) return [];
  const others = { person: trusted({ $in: [...new Set(persons)] }), committee: trusted({ $ne: committee }) };
  const held = { ...others, body: committeeBody, rehearsal: false, over: false };
  const rows = await rowsOf(db)
    .find({ ...held, $or: [{ until: null }, { until: trusted({ $gt: on }) }] })
    .lean<MemberRow[]>();
  return rows.map(({ person, committee: other, organisation }) => ({ person, committee: other, organisation }));
}
