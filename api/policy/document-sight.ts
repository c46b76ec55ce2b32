import type { Connection } from 'mongoose';
import { viewsOf } from '../../db/archive.js';
import type { DocumentRow } from '../../db/document.js';
import type { VersionRow } from '../../db/drafting.js';
import type { Caller } from '../http/call.js';
import { sightOf } from './sight.js';

const uploadedBySide = (row: DocumentRow, caller: Caller): boolean =>
  row.uploads.some(
    ({ by, organisation }) =>
      by === caller.actor.id || (organisation !== null && caller.actor.grants.some((grant) => grant.organisation === organisation)),
  );

const isMonitor = (caller: Caller): boolean => caller.actor.grants.some((grant) => grant.role === 'monitor');

const exists = async (db: Connection, collection: string, filter: { readonly [field: string]: unknown }): Promise<boolean> =>
  (await db.collection(collection).findOne({ ...filter }, { projection: { _id: 1 } })) !== null;

/** A version of a group that the caller sees all of. */
async function isWorkingDraftOf(db: Connection, sha256: string, caller: Caller): Promise<boolean> {
  const rows = await db
    .collection<VersionRow>('draftingVersions')
    .find({ sha256 }, { projection: { drafting: 1 } })
    .limit(20)
    .toArray();
  if (rows.length === 0) return false;
  const groups = rows.map((one) => one.drafting as string);
  const views = await viewsOf(db, 'draftings')
    .find({ _id: { $in: groups } }, { projection: { state: 0 } })
    .toArray();
  return views.some((view) => sightOf(view, caller) === 'full');
}

/**
 * Who may read a file: its uploaders and their organisations, the monitor, everyone when it is the text of a public consultation
 * or of a published standard, those on a roster when it is material of their meeting, and those on a roll when it is the text put to their vote.
 */
export async function mayReadDocument(db: Connection, row: DocumentRow, caller: Caller): Promise<boolean> {
  if (!caller.anonymous && (uploadedBySide(row, caller) || isMonitor(caller))) return true;
  if (await exists(db, 'consultations', { text: row._id, public: true })) return true;
  if (await exists(db, 'projects', { publishedText: row._id })) return true;
  if (caller.anonymous) return false;
  if (await isWorkingDraftOf(db, row._id, caller)) return true;
  if (await exists(db, 'meetings', { documents: row._id, persons: caller.actor.id })) return true;
  return exists(db, 'ballots', { text: row._id, $or: [{ 'state.seats.person': caller.actor.id }, { 'state.document': { $ne: null } }] });
}
