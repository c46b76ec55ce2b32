import { z } from 'zod';
import { instant, sha256 } from '../http.js';

/** 50 MiB. Drafts are texts; larger things belong to a file service. */
export const documentLimit = 50 * 1024 * 1024;

/** A stored file. */
export const documentShown = z.strictObject({
  sha256,
  size: z.number().int(),
  type: z.string(),
  name: z.string(),
  uploadedAt: instant,
  self: z.string(),
});
export type DocumentShown = z.output<typeof documentShown>;

/** The clauses of a draft; `text` are the words of the clause itself, its title first. */
export const documentClauses = z.strictObject({ items: z.array(z.strictObject({ id: z.string(), title: z.string(), text: z.string() })) });
export type ClauseShown = z.output<typeof documentClauses>['items'][number];
