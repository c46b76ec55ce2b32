import { Schema, type mongo } from 'mongoose';
import { anything, collection } from './model.js';

/** Somebody sent these bytes, under a name of their own. */
export type Upload = { readonly by: string; readonly organisation: string | null; readonly at: number; readonly type: string; readonly name: string };

/**
 * What is known of a stored file. `_id` is the SHA-256 of its bytes, so the same bytes are one file, whoever sends them; each is shown their own upload, for the name
 * and the time of another would tell that there is one. Never without an upload. `loose` while no record names it: then it counts against the quota of its senders, and
 * is removed some days after `touchedAt`, when it was last sent or named in a request.
 */
export type DocumentRow = {
  readonly _id: string;
  readonly file: mongo.ObjectId;
  readonly size: number;
  readonly uploads: readonly [Upload, ...Upload[]];
  readonly loose?: true;
  readonly touchedAt?: number;
};

export const documents = collection<DocumentRow>(
  'documents',
  { file: Schema.Types.ObjectId, size: Number, uploads: anything, loose: Boolean, touchedAt: Number },
  [
    // Files that no record names, by their senders and by age.
    [
      { 'uploads.by': 1, loose: 1 },
      { name: 'looseBySender', partialFilterExpression: { loose: true } },
    ],
    [{ touchedAt: 1 }, { name: 'looseByAge', partialFilterExpression: { loose: true } }],
  ],
);
