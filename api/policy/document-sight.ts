import type { Connection } from 'mongoose';
import type { DocumentRow } from '../../db/document.js';
import type { Caller } from '../http/call.js';

const uploadedBySide = (row: DocumentRow, caller: Caller): boolean =>
  row.uploads.some(
    ({ by, organisation }) =>
      by === caller.actor.id || (organisation !== null && caller.actor.grants.some((grant) => grant.organisation === organisation)),
  );

const isMonitor = (caller: Caller): boolean => caller.actor.grants.some((grant) => grant.role === 'monitor');

const exists = async (db: Connection, collection: string, filter: { readonly [field: string]: unknown }): Promise<boolean> =>
  (await db.collection(collection).findOne({ ...filter }, { projection: { _id: 1 } })) !== null;

/**
 * Who may read a file: its uploaders and their organisations, the monitor, everyone when it is the text of a public consultation
 * or of a published standard, those on a roster when it is material of their meeting, and those on a roll when it is the text put to their vote.
 */
export async function mayReadDocument(db: Connection, row: DocumentRow, caller: Caller): Promise<boolean> {
  if (!caller.anonymous && (uploadedBySide(row, caller) || isMonitor(caller))) return true;
  if (await exists(db, 'consultations', { text: row._id, public: true })) return true;
  if (await exists(db, 'projects', { publishedText: row._id })) return true;
  if (caller.anonymous) return false;
  if (await exists(db, 'meetings', { documents: row._id, persons: caller.actor.id })) return true;
  return exists(db, 'ballots', { text: row._id, $or: [{ 'state.seats.person': caller.actor.id }, { 'state.document': { $ne: null } }] });
}
