import type { Connection } from 'mongoose';
import { findDocument, readDocument } from '../../db/document.js';
import type { DocumentRow } from '../../db/document-row.js';
import { parseClauses, type ClauseTree } from '../../domain/text/clause-tree.js';
import { runningText } from './docx/running-text.js';

/** Larger texts are no drafts of one standard; they are stored, but their clauses are not read. */
const readableSize = 4 * 1024 * 1024;
const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

async function bytesOf(db: Connection, row: DocumentRow): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of readDocument(db, row)) chunks.push(chunk as Buffer); // GridFS streams buffers
  return Buffer.concat(chunks);
}

/** Word documents that were read; a file never changes under its hash. As few as fit into memory beside everything else. */
const read = new Map<string, ClauseTree>();
const mostRead = 16;
let reading: Promise<unknown> = Promise.resolve();

/** One after the other: a file that was made to be costly costs others no more than a wait. Whatever is wrong with it, it has no clauses to read. */
function clausesOfWord(db: Connection, row: DocumentRow): Promise<ClauseTree | null> {
  const known = read.get(row._id);
  if (known !== undefined) return Promise.resolve(known);
  const mine = reading.then(async () => {
    // Whoever asked for the same file before had it read meanwhile.
    const before = read.get(row._id);
    if (before !== undefined) return before;
    const bytes = await bytesOf(db, row);
    const text = await runningText(bytes).catch(() => null);
    if (text === null) return null;
    const tree = parseClauses(text);
    if (read.size >= mostRead) read.clear();
    read.set(row._id, tree);
    return tree;
  });
  reading = mine.catch(() => undefined);
  return mine;
}

/** The clauses of a stored text, plain (Markdown too) or of Word; null when it is not there, is of another type, is too large or cannot be read. */
export async function readClauses(db: Connection, sha256: string): Promise<ClauseTree | null> {
  const row = await findDocument(db, sha256);
  if (row === null) return null;
  const is = (wanted: string): boolean => row.uploads.some(({ type }) => type === wanted);
  if (is(wordType)) return clausesOfWord(db, row);
  if (!is('text/plain') || row.size > readableSize) return null;
  return parseClauses((await bytesOf(db, row)).toString('utf8'));
}
