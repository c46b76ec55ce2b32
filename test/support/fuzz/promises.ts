import { z } from 'zod';
import type { Endpoint } from '../../../contract/endpoint.js';
import { errorRegistry } from '../../../contract/errors.js';
import { problem } from '../../../contract/http.js';
import { brokenPromise } from '../answers.js';
import type { Schema } from './body-of.js';

const evidence = ['rule', 'source', 'found', 'needed', 'cure'];

/** A mark of one character or a pattern in the evidence of a refusal; of what was found, only where it is called a mark, as it may be what the asker typed. */
function codedIn(value: unknown, everywhere = true): string | null {
  if (typeof value === 'string') return everywhere && (/^[a-z.-]$/i.test(value) || /\[\^|\\p\{|\\d/.test(value)) ? value : null;
  if (typeof value !== 'object' || value === null) return null;
  for (const [name, one] of Object.entries(value)) {
    const coded = codedIn(one, everywhere || name === 'mark' || name === 'was');
    if (coded !== null) return `${name}: ${coded}`;
  }
  return null;
}

/** A refusal explains itself; a 5xx is only ever a view that was asked for before it can be there. Null when the promise is kept. */
export function checkProblem(type: string | null, status: number, text: string): string | null {
  if (!type?.startsWith('application/problem+json')) return `no problem+json but ${type}`;
  const said = problem.safeParse(JSON.parse(text));
  if (!said.success) return 'not a problem';
  const { code } = said.data;
  if (errorRegistry[code]?.status !== status) return `status ${status} with ${code}`;
  if (status >= 500 && code !== 'VIEW_BEHIND') return code;
  const coded = codedIn(said.data.needed) ?? codedIn(said.data.found, false);
  if (coded !== null) return `${code} says ${coded}, which no reader knows`;
  const missing = evidence.filter((name) => !(name in said.data));
  return missing.length === 0 ? null : `${code} without ${missing.join(', ')}`;
}

/** An accepted request is answered in the shape its route promises. */
export function checkAnswer(e: Endpoint, status: number, text: string): string | null {
  if ('media' in e.answer || status === 204 || text === '' || !text.startsWith('{')) return null;
  const broken = brokenPromise(e, JSON.parse(text));
  return broken === null ? null : `another answer than the contract: ${broken}`;
}

const made = new Map<z.ZodType, Schema>();

/** The JSON schema of a body or query, made once: it takes longer than the request. */
export function schemaOf(schema: z.ZodType): Schema {
  const known = made.get(schema) ?? z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  made.set(schema, known);
  return known;
}
