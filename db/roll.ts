import type { Connection } from 'mongoose';
import { findDocument, readDocument } from './document.js';

/**
 * The persons of a roll by seat: line n of the document is seat n, JSON with at least `person`. Read in one piece, because 100,000 lines
 * taken one by one from a stream hold up everything else for seconds.
 */
export async function readRoll(db: Connection, sha256: string): Promise<readonly string[]> {
  const row = await findDocument(db, sha256);
  if (row === null) throw new Error(`the roll ${sha256} is not in the store`);
  const chunks: Buffer[] = [];
  for await (const chunk of readDocument(db, row)) chunks.push(chunk as Buffer); // GridFS streams give buffers
  return Buffer.concat(chunks).toString('utf8').split(/\r?\n/).filter(Boolean).map(personOf);
}

function personOf(line: string, seat: number): string {
  const entry: unknown = JSON.parse(line);
  if (typeof entry === 'object' && entry !== null && 'person' in entry && typeof entry.person === 'string') return entry.person;
  throw new Error(`seat ${seat} of the roll names no person`);
}
