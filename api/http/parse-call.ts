import type { z } from 'zod';
import type { Json } from '../../domain/refusal.js';
import { HttpProblem } from './problem.js';

const issueRow = (issue: z.core.$ZodIssue): Json => ({ path: issue.path.map(String).join('.'), problem: issue.message });

/** A bad path is a missing thing, a bad query or body is a bad request (never a 5xx). */
export function parsePart<S extends z.ZodType>(schema: S, value: unknown, part: 'path' | 'query' | 'body'): z.output<S> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  if (part === 'path') throw new HttpProblem('NOT_FOUND', { cure: ['self'] });
  throw new HttpProblem('BAD_REQUEST', {
    found: parsed.error.issues.slice(0, 20).map(issueRow),
    needed: `a ${part} that matches the schema of the route`,
    cure: ['self'],
  });
}

/** A half surrogate pair has no UTF-8 and so no canonical JSON: it could be shown but never hashed. */
export function refuseLoneSurrogates(value: unknown): void {
  if (typeof value === 'string' && !value.isWellFormed())
    throw new HttpProblem('BAD_JSON', { found: 'a lone surrogate', needed: 'Unicode text', cure: ['self'] });
  if (typeof value !== 'object' || value === null) return;
  for (const [name, part] of Object.entries(value)) {
    refuseLoneSurrogates(name);
    refuseLoneSurrogates(part);
  }
}
