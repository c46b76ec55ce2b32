import type { IncomingMessage } from 'node:http';
import { HttpProblem } from './problem.js';

/** Whether a table is wanted as CSV, by `format` or else by `Accept`. */
export function wantsCsv({ headers }: IncomingMessage, format: 'json' | 'csv' | undefined): boolean {
  if (format !== undefined) return format === 'csv';
  const accept = headers.accept ?? '*/*';
  if (/application\/(\*|json)|\*\/\*/.test(accept)) return false;
  if (/text\/(csv|\*)/.test(accept)) return true;
  throw new HttpProblem('NOT_ACCEPTABLE', { found: accept, needed: ['application/json', 'text/csv'], cure: ['self'] });
}
