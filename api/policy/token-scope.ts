import type { Endpoint } from '../../contract/endpoint.js';
import type { Scope } from '../../contract/scope.js';
import type { Caller } from '../http/call.js';
import { HttpProblem } from '../http/problem.js';

const votes: readonly string[] = ['castVote', 'draftings.statePosition'];

/** What a program needs to be allowed for a route; null for what no program does, as everything about accounts. */
export function scopeOf({ name, method, tag, raw }: Endpoint): Scope | null {
  if (method === 'get') return 'read';
  if (tag === 'accounts') return null;
  if (votes.includes(name)) return 'vote';
  return raw === undefined ? 'act' : 'file';
}

/** Throws when a program asks for more than its owner let it. */
export function checkScope(endpoint: Endpoint, { session }: Caller): void {
  const program = session?.program ?? null;
  if (program === null) return;
  const needed = scopeOf(endpoint);
  if (needed !== null && program.scopes.includes(needed)) return;
  throw new HttpProblem('SCOPE_TOO_NARROW', { found: [...program.scopes], needed: needed ?? 'a person who has signed in', cure: ['self'] });
}
