import type { Connection } from 'mongoose';
import { findDocument, readDocument } from '../../db/document.js';
import { parseClauses, type ClauseTree } from '../../domain/text/clause-tree.js';

/** Larger texts are no drafts of one standard; they are stored, but their clauses are not read. */
const readableSize = 4 * 1024 * 1024;

/** The clauses of a stored text; null when it is not there, is no plain text (Markdown is), or is too large. */
export async function readClauses(db: Connection, sha256: string): Promise<ClauseTree | null> {
  const row = await findDocument(db, sha256);
  if (row === null || !row.uploads.some(({ type }) => type === 'text/plain') || row.size > readableSize) return null;
  const chunks: Buffer[] = [];
  for await (const chunk of readDocument(db, row)) chunks.push(chunk as Buffer); // GridFS streams buffers
  return parseClauses(Buffer.concat(chunks).toString('utf8'));
}
