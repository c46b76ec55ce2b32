import type { Connection } from 'mongoose';
import { findDocument } from '../../db/document.js';
import { HttpProblem } from '../http/problem.js';

/** Fields of acts that put a paper on file by its hash. `text` is none: it names the draft that is on file already, which the decider compares. */
const paperFields = ['sha256', 'to', 'statement', 'evidence', 'proof', 'opinion', 'creditCodeEvidence'];

/** Refuses an act that would put on file what nobody has uploaded: a gate would open before a hash of nothing. */
export async function requireStored(db: Connection, body: object): Promise<void> {
  for (const [field, hash] of Object.entries(body) as [string, unknown][]) {
    if (!paperFields.includes(field) || typeof hash !== 'string') continue;
    if ((await findDocument(db, hash)) === null)
      throw new HttpProblem('DOCUMENT_NOT_STORED', { found: { [field]: hash }, needed: 'a file uploaded to /api/v1/documents', cure: ['self'] });
  }
}
