import { createHash } from 'node:crypto';
import { mongo, type Connection } from 'mongoose';
import type { Readable, Writable } from 'node:stream';
import { isDuplicate } from './archive.js';

/** Somebody sent these bytes, under a name of their own. */
export type Upload = { readonly by: string; readonly organisation: string | null; readonly at: number; readonly type: string; readonly name: string };

/**
 * What is known of a stored file. `_id` is the SHA-256 of its bytes, so the same bytes are one file, whoever sends them; each is shown their own upload, for the name
 * and the time of another would tell that there is one. Never without an upload.
 */
export type DocumentRow = {
  readonly _id: string;
  readonly file: mongo.ObjectId;
  readonly size: number;
  readonly uploads: readonly [Upload, ...Upload[]];
};

/** GridFS on the driver mongoose carries: a second copy of the driver would not know its own ObjectIds. */
const bucket = (db: Connection): mongo.GridFSBucket => {
  if (db.db === undefined) throw new Error('the connection is not open');
  return new mongo.GridFSBucket(db.db, { bucketName: 'files' }); // same class, mongoose's own declaration of it
};

const documents = (db: Connection): mongo.Collection<DocumentRow> => db.collection<DocumentRow>('documents'); // mongoose types its collections loosely

/** A file on its way in: write chunks, then `keep` or `drop`. Nothing can be read before `keep`. */
export class Incoming {
  private readonly hash = createHash('sha256');
  private readonly upload: mongo.GridFSBucketWriteStream;
  size = 0;

  constructor(private readonly db: Connection) {
    this.upload = bucket(db).openUploadStream('incoming', { writeConcern: { w: 'majority', j: true } });
    // A failed write is reported by `write`; without a listener it would end the process.
    this.upload.on('error', () => undefined);
  }

  async write(chunk: Buffer): Promise<void> {
    this.hash.update(chunk);
    this.size += chunk.length;
    await new Promise<void>((resolve, reject) => this.upload.write(chunk, (error) => (error ? reject(error) : resolve())));
  }

  async drop(): Promise<void> {
    await this.upload.abort();
  }

  /** Names the file by its hash, which is returned. When the bytes are known already, this copy goes and only the upload is noted. */
  async keep(upload: Upload): Promise<string> {
    await finished(this.upload);
    const _id = this.hash.digest('hex');
    try {
      await documents(this.db).insertOne({ _id, file: this.upload.id, size: this.size, uploads: [upload] });
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      await bucket(this.db).delete(this.upload.id);
      await noteUpload(this.db, _id, upload);
    }
    return _id;
  }
}

const finished = (upload: Writable): Promise<void> =>
  new Promise((resolve, reject) => {
    upload.once('error', reject);
    upload.end(() => resolve());
  });

async function noteUpload(db: Connection, _id: string, upload: Upload): Promise<void> {
  const { by, organisation } = upload;
  await documents(db).updateOne({ _id, uploads: { $not: { $elemMatch: { by, organisation } } } }, { $push: { uploads: upload } });
}

export const findDocument = (db: Connection, sha256: string): Promise<DocumentRow | null> => documents(db).findOne({ _id: sha256 });

export const readDocument = (db: Connection, row: DocumentRow): Readable => bucket(db).openDownloadStream(row.file);
