import type { Connection } from 'mongoose';
import { personIdOf, type PersonId } from '../domain/kernel/person-id.js';
import { findDocument, readDocument } from './document.js';

/** A roll that cannot be read, with the place where it stops being one. */
export class RollUnreadable extends Error {}

/**
 * The persons of a roll by seat: line n of the document is seat n, JSON with at least `person`. Read in one piece, because 100,000 lines
 * taken one by one from a stream hold up everything else for seconds.
 */
export async function readRoll(db: Connection, sha256: string): Promise<readonly PersonId[]> {
  const row = await findDocument(db, sha256);
  if (row === null) throw new RollUnreadable('not in the store');
  const chunks: Buffer[] = [];
  for await (const chunk of readDocument(db, row)) chunks.push(chunk as Buffer); // GridFS streams give buffers
  return Buffer.concat(chunks).toString('utf8').split(/\r?\n/).filter(Boolean).map(personOf);
}

function personOf(line: string, seat: number): PersonId {
  const person = personIdOf(personIn(line) ?? '');
  if (person === null) throw new RollUnreadable(`line ${seat + 1} names no person`);
  return person;
}

function personIn(line: string): string | null {
  try {
    const entry: unknown = JSON.parse(line);
    return typeof entry === 'object' && entry !== null && 'person' in entry && typeof entry.person === 'string' ? entry.person : null;
  } catch {
    return null;
  }
}
