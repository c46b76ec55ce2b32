import { randomBytes } from 'node:crypto';
import type { Caller } from './call.js';
import { HttpProblem } from './problem.js';

const visible = /^[\x21-\x7e]{8,128}$/;

/**
 * The key of a POST: the client's, or a fresh one that the answer returns.
 * People without an account share one actor, so their own keys must be long enough not to meet by chance.
 */
export function idempotencyKey(header: string | undefined, caller: Caller): { readonly value: string; readonly given: boolean } {
  if (header === undefined) return { value: randomBytes(18).toString('base64url'), given: false };
  if (!visible.test(header) || (caller.anonymous && header.length < 20))
    throw new HttpProblem('BAD_IDEMPOTENCY_KEY', { found: header.slice(0, 200), cure: ['self'] });
  return { value: header, given: true };
}

/** `<actor id>:<key>`: nobody can meet another's key. */
export const commandId = (caller: Pick<Caller, 'actor'>, key: string): string => `${caller.actor.id}:${key}`;
