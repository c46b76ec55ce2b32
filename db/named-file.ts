import type { Connection } from 'mongoose';
import type { Recorded } from '../domain/kernel/decider.js';
import { isDuplicate } from './duplicate.js';
import { documents } from './document-row.js';
import { collection, modelOf, trusted } from './model.js';

/** A SHA-256 that stands in some event: `_id`. Whether a file is stored under it now or not, it is one that a record names. */
type NamedFile = { readonly _id: string };

export const namedFiles = collection<NamedFile>('namedFiles', {});

/** Anything that looks like one, wherever it stands: to take a hash of something else for a file costs a row, to overlook one would cost the file. */
const hash = /(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])/g;

/** The digest of name and contact beside a comment is left out: every comment has another, and it is none of a file. */
const withoutDigest = (key: string, value: unknown): unknown => (key === 'personal' ? undefined : value);

export const hashesIn = (data: Recorded['data']): readonly string[] => JSON.stringify(data, withoutDigest).match(hash) ?? [];

/** What is known to be noted already; begun anew when it grows beyond this. */
const remembered = 10_000;

/**
 * Notes the files that events name, before the events are written: an event without its note could lose its file, a note without its event only keeps one. Votes
 * and comments name the text that is known already and cost nothing.
 */
export function noterOfFiles(db: Connection): (events: readonly Pick<Recorded, 'data'>[]) => Promise<void> {
  const known = new Set<string>();
  return async (events) => {
    const fresh = [...new Set(events.flatMap(({ data }) => hashesIn(data)))].filter((one) => !known.has(one));
    if (fresh.length === 0) return;
    await noteNamed(db, fresh);
    if (known.size > remembered) known.clear();
    for (const one of fresh) known.add(one);
  };
}

/** First the note, then the mark of the file goes: `Incoming.keep` does it the other way round, so that between them no named file stays loose. */
export async function noteNamed(db: Connection, hashes: readonly string[]): Promise<void> {
  const notes = hashes.map((_id) => ({ updateOne: { filter: { _id }, update: { $setOnInsert: { _id } }, upsert: true } }));
  await modelOf(db, namedFiles)
    .bulkWrite(notes, { ordered: false })
    .catch((error: unknown) => {
      if (!isDuplicate(error)) throw error; // another process has just noted it
    });
  await modelOf(db, documents).updateMany({ _id: trusted({ $in: [...hashes] }), loose: true }, { $unset: { loose: '' } });
}

export const isNamed = async (db: Connection, sha256: string): Promise<boolean> => (await modelOf(db, namedFiles).exists({ _id: sha256 })) !== null;
