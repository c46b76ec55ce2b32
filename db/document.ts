import { createHash } from 'node:crypto';
import { mongo, type Connection, type Model } from 'mongoose';
import type { Readable, Writable } from 'node:stream';
import { isDuplicate } from './duplicate.js';
import { isNamed } from './named-file.js';
import { documents, type DocumentRow, type Upload } from './document-row.js';
import { modelOf, trusted } from './model.js';

/** GridFS on the driver mongoose carries: a second copy of the driver would not know its own ObjectIds. */
const bucket = (db: Connection): mongo.GridFSBucket => {
  if (db.db === undefined) throw new Error('the connection is not open');
  return new mongo.GridFSBucket(db.db, { bucketName: 'files' }); // same class, mongoose's own declaration of it
};

const documentsOf = (db: Connection): Model<DocumentRow> => modelOf(db, documents);

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
    if (await noteUpload(this.db, _id, upload)) await bucket(this.db).delete(this.upload.id);
    else await this.insert(_id, upload);
    return _id;
  }

  private async insert(_id: string, upload: Upload): Promise<void> {
    try {
      await documentsOf(this.db).insertOne({ _id, file: this.upload.id, size: this.size, uploads: [upload], loose: true, touchedAt: upload.at });
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      await bucket(this.db).delete(this.upload.id);
      await noteUpload(this.db, _id, upload);
    }
    // A record may name a file before it comes, or again after it was lost.
    if (await isNamed(this.db, _id)) await documentsOf(this.db).updateOne({ _id }, { $unset: { loose: '' } });
  }
}

const finished = (upload: Writable): Promise<void> =>
  new Promise((resolve, reject) => {
    upload.once('error', reject);
    upload.end(() => resolve());
  });

/** False when no such file is stored. From here on the file stays for as long as a new one. */
async function noteUpload(db: Connection, _id: string, upload: Upload): Promise<boolean> {
  const { by, organisation } = upload;
  const { matchedCount } = await documentsOf(db).updateOne({ _id }, { $max: { touchedAt: upload.at } });
  await documentsOf(db).updateOne({ _id, uploads: trusted({ $not: { $elemMatch: { by, organisation } } }) }, { $push: { uploads: upload } });
  return matchedCount === 1;
}

/** Keeps a file that is about to be named from being removed meanwhile; false when it is gone. */
export async function keepForNaming(db: Connection, { _id, loose }: DocumentRow, now: number): Promise<boolean> {
  if (loose !== true) return true;
  return (await documentsOf(db).updateOne({ _id }, { $max: { touchedAt: now } })).matchedCount === 1;
}

/** What somebody has sent that no record names: how much, and since when the oldest is left alone. */
export type LooseFiles = { readonly files: number; readonly bytes: number; readonly oldest: number | null };

export async function looseFilesOf(db: Connection, by: string): Promise<LooseFiles> {
  const sums = { _id: null, files: { $sum: 1 }, bytes: { $sum: '$size' }, oldest: { $min: '$touchedAt' } };
  const [found] = await documentsOf(db).aggregate<LooseFiles>([{ $match: { 'uploads.by': by, loose: true } }, { $group: sums }]);
  return found === undefined ? { files: 0, bytes: 0, oldest: null } : { files: found.files, bytes: found.bytes, oldest: found.oldest };
}

/** Removes the files that no record names and that nobody has sent or named since a moment; says how many. */
export async function removeLoose(db: Connection, since: number): Promise<number> {
  let removed = 0;
  const old = { loose: true, touchedAt: trusted({ $lt: since }) } as const;
  for (const { _id } of await documentsOf(db).find(old, { _id: 1 }).lean<Pick<DocumentRow, '_id'>[]>()) {
    if (await isNamed(db, _id)) continue;
    // Asked again in the same step: somebody may just have sent or named it.
    const gone = await documentsOf(db)
      .findOneAndDelete({ _id, ...old })
      .lean<DocumentRow>();
    if (gone === null) continue;
    await bucket(db).delete(gone.file);
    removed += 1;
  }
  return removed;
}

export const findDocument = (db: Connection, sha256: string): Promise<DocumentRow | null> =>
  documentsOf(db).findOne({ _id: sha256 }).lean<DocumentRow>();

export const readDocument = (db: Connection, row: DocumentRow): Readable => bucket(db).openDownloadStream(row.file);
