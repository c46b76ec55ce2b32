import type { DocumentRow, Upload } from '../../db/document-row.js';
import type { Connection } from 'mongoose';
import { viewsOf } from '../../db/collections.js';
import { findDocument } from '../../db/document.js';
import type { View } from '../../db/projection.js';
import { draftingVersions, type VersionRow } from '../../db/drafting.js';
import { modelOf, trusted } from '../../db/model.js';
import type { Caller } from '../http/call.js';
import { reachOf } from './reach.js';
import { seenOf } from './sight.js';

/** The upload by the caller, or else by their organisation. */
const uploadOfSide = ({ uploads }: DocumentRow, { actor, anonymous }: Caller): Upload | undefined =>
  anonymous
    ? undefined
    : (uploads.find(({ by }) => by === actor.id) ??
      uploads.find(({ organisation }) => organisation !== null && actor.grants.some((grant) => grant.organisation === organisation)));

/** Under which name and since when the caller knows a file: from their own side's upload; what is on record for others is known from the first. */
export const uploadShown = (row: DocumentRow, caller: Caller): Upload => uploadOfSide(row, caller) ?? row.uploads[0];

const exists = async (db: Connection, collection: string, filter: { readonly [field: string]: unknown }): Promise<boolean> =>
  (await viewsOf(db, collection).exists({ ...filter })) !== null;

/** Where files stand on record: collections of lifecycles, and the facet that names their files. */
const onRecord: readonly (readonly [collection: string, facet: string])[] = [
  ['projects', 'files'],
  ['committees', 'files'],
  ['consultations', 'text'],
  ['ballots', 'text'],
  ['meetings', 'documents'],
  ['supervisions', 'files'],
];

/** Lifecycles that have the file on record; as many as are looked at. */
const looked = 50;

async function recordsOf(db: Connection, sha256: string): Promise<readonly View[]> {
  const direct = onRecord.map(([collection, facet]) =>
    viewsOf(db, collection)
      .find({ [facet]: sha256 }, { state: 0 })
      .limit(looked)
      .lean<View[]>(),
  );
  const versions = await modelOf(db, draftingVersions).find({ sha256 }, { drafting: 1 }).limit(looked).lean<Pick<VersionRow, 'drafting'>[]>();
  const groups = { _id: trusted({ $in: versions.map((one) => one.drafting) }) };
  const drafts = versions.length === 0 ? [] : await viewsOf(db, 'draftings').find(groups, { state: 0 }).lean<View[]>();
  return [...(await Promise.all(direct)).flat(), ...drafts];
}

/**
 * Who may read a file: its uploaders and their organisations, everyone when it is the text of a public consultation or of a published standard,
 * everyone with an account when it is put to a vote of thousands, and whoever sees all of a lifecycle that has it on record: nobody puts a file on
 * record whom it was hidden from.
 */
async function mayReadDocument(db: Connection, row: DocumentRow, caller: Caller): Promise<boolean> {
  const reach = await reachOf(db, caller);
  if (uploadOfSide(row, caller) !== undefined || (!caller.anonymous && reach.all)) return true;
  if (await exists(db, 'consultations', { text: row._id, public: true })) return true;
  if (await exists(db, 'projects', { publishedText: row._id })) return true;
  if (caller.anonymous) return false;
  if ((await recordsOf(db, row._id)).some((view) => seenOf(view, caller, reach)?.sight === 'full')) return true;
  return exists(db, 'ballots', { text: row._id, 'state.document': trusted({ $ne: null }) });
}

/** The file, for who may read it; null alike when there is none and when it is not theirs. */
export async function readableDocument(db: Connection, sha256: string, caller: Caller): Promise<DocumentRow | null> {
  const row = await findDocument(db, sha256);
  return row !== null && (await mayReadDocument(db, row, caller)) ? row : null;
}
