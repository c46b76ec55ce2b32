import type { Endpoint } from '../../contract/endpoint.js';
import { keepForNaming } from '../../db/document.js';
import { filePlaces, filesNamed } from '../../domain/kernel/fields/document-hash.js';
import type { Caller } from '../http/call.js';
import { HttpProblem } from '../http/problem.js';
import type { Ports } from '../ports.js';
import { readableDocument } from './document-sight.js';

/** Asked of every body, whichever route takes it. */
export type MayName = (endpoint: Endpoint, body: unknown, caller: Caller) => Promise<void>;

/**
 * A file may be put on record only by who may read it: on the own record it is readable to all of its readers. What is missing and what is
 * somebody else's are refused in the same words.
 */
export function namingOnlyReadable({ db, clock }: Pick<Ports, 'db' | 'clock'>): MayName {
  const marked = new WeakMap<Endpoint, boolean>();
  const names = (endpoint: Endpoint): boolean => {
    const known = marked.get(endpoint) ?? (endpoint.body !== undefined && filePlaces(endpoint.body).length > 0);
    marked.set(endpoint, known);
    return known;
  };
  return async (endpoint, body, caller) => {
    if (endpoint.body === undefined || !names(endpoint)) return;
    for (const { path, sha256 } of filesNamed(endpoint.body, body)) {
      const row = await readableDocument(db, sha256, caller);
      if (row === null || !(await keepForNaming(db, row, clock())))
        throw new HttpProblem('DOCUMENT_NOT_STORED', { found: { [path]: sha256 }, needed: 'a file uploaded to /api/v1/documents', cure: ['self'] });
    }
  };
}
