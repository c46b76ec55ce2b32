import type { Call } from './call.js';
import { HttpProblem } from './problem.js';

/** JSON unless a page is asked for, by `format` or by `Accept`. */
export function wantsPage({
  query,
  request,
}: Pick<Call, 'request'> & { readonly query: { readonly format?: 'json' | 'html' | undefined } }): boolean {
  if (query.format !== undefined) return query.format === 'html';
  const accept = request.headers.accept ?? '*/*';
  if (/text\/(html|\*)/.test(accept)) return true;
  if (/application\/(\*|json)|\*\/\*/.test(accept)) return false;
  throw new HttpProblem('NOT_ACCEPTABLE', { found: accept, needed: ['application/json', 'text/html'], cure: ['self'] });
}
