import type { Connection } from 'mongoose';
import { viewsOf } from '../../db/archive.js';
import { findDocument, type DocumentRow } from '../../db/document.js';
import type { VersionRow } from '../../db/drafting.js';
import type { Caller } from '../http/call.js';
import { reachOf, type Reach } from './reach.js';
import { seenOf } from './sight.js';

const uploadedBySide = (row: DocumentRow, caller: Caller): boolean =>
  row.uploads.some(
    ({ by, organisation }) =>
      by === caller.actor.id || (organisation !== null && caller.actor.grants.some((grant) => grant.organisation === organisation)),
  );

const exists = async (db: Connection, collection: string, filter: { readonly [field: string]: unknown }): Promise<boolean> =>
  (await db.collection(collection).findOne({ ...filter }, { projection: { _id: 1 } })) !== null;

/** A version of a group that the caller sees all of. */
async function isWorkingDraftOf(db: Connection, sha256: string, caller: Caller, reach: Reach): Promise<boolean> {
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
  return views.some((view) => seenOf(view, caller, reach)?.sight === 'full');
}

/**
 * Who may read a file: its uploaders and their organisations, the monitor, everyone when it is the text of a public consultation
 * or of a published standard, those on a roster when it is material of their meeting, and those on a roll when it is the text put to their vote.
 */
async function mayReadDocument(db: Connection, row: DocumentRow, caller: Caller): Promise<boolean> {
  const reach = await reachOf(db, caller);
  if (!caller.anonymous && (uploadedBySide(row, caller) || reach.all)) return true;
  if (await exists(db, 'consultations', { text: row._id, public: true })) return true;
  if (await exists(db, 'projects', { publishedText: row._id })) return true;
  if (caller.anonymous) return false;
  if (await isWorkingDraftOf(db, row._id, caller, reach)) return true;
  if (await exists(db, 'meetings', { documents: row._id, persons: caller.actor.id })) return true;
  return exists(db, 'ballots', { text: row._id, $or: [{ 'state.seats.person': caller.actor.id }, { 'state.document': { $ne: null } }] });
}

/** The file, for who may read it; null alike when there is none and when it is not theirs. */
export async function readableDocument(db: Connection, sha256: string, caller: Caller): Promise<DocumentRow | null> {
  const row = await findDocument(db, sha256);
  return row !== null && (await mayReadDocument(db, row, caller)) ? row : null;
}
