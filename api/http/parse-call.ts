import type { z } from 'zod';
import { issueRows } from '../../contract/issue-words.js';
import { HttpProblem } from './problem.js';

/** A bad path is a missing thing, a bad query or body is a bad request (never a 5xx). */
export function parsePart<S extends z.ZodType>(schema: S, value: unknown, part: 'path' | 'query' | 'body'): z.output<S> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  if (part === 'path') throw new HttpProblem('NOT_FOUND', { cure: ['self'] });
  throw new HttpProblem('BAD_REQUEST', {
    found: issueRows(parsed.error.issues, value).slice(0, 20),
    needed: { zh: '按所列各条更正后重新提交', en: 'each line that is listed put right' },
    cure: ['self'],
  });
}

/** Deeper than any body of a route; a walk through a few thousand levels would end on the stack. */
const deepest = 32;

/** What JSON can say and nobody here can keep: a half surrogate pair has no UTF-8 and so nothing to hash, a NUL stands in no page or form, and nesting has a bound. */
export function refuseUnkeepable(value: unknown, depth = 0): void {
  if (typeof value === 'string' && !value.isWellFormed())
    throw new HttpProblem('BAD_JSON', { found: 'a lone surrogate', needed: 'Unicode text', cure: ['self'] });
  if (typeof value === 'string' && value.includes('\0'))
    throw new HttpProblem('BAD_JSON', { found: 'a NUL character', needed: 'text without U+0000', cure: ['self'] });
  if (typeof value !== 'object' || value === null) return;
  if (depth === deepest) throw new HttpProblem('BAD_JSON', { found: 'deeper nesting', needed: `at most ${deepest} levels`, cure: ['self'] });
  for (const [name, part] of Object.entries(value)) {
    refuseUnkeepable(name);
    refuseUnkeepable(part, depth + 1);
  }
}
