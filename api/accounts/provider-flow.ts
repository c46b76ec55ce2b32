import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';

/*
 * What a browser keeps while somebody is away at the provider. State, nonce and proof key follow from it by a key of ours, so that nothing is stored here, every API
 * process knows them, and whoever changes what is kept, or comes with that of another browser, has another state.
 */

const cookieName = '__Host-biaocheng-away';
/** How long somebody may be away: with an authenticator to be found and a secret to be remembered. */
export const awaySeconds = 900;

const keptSchema = z.strictObject({ seed: z.string(), next: z.string(), until: z.number() });
export type Flow = { readonly kept: string; readonly next: string };

const cookieOf = (kept: string): string => `${cookieName}=${kept}; Path=/; Max-Age=${awaySeconds}; Secure; HttpOnly; SameSite=Lax`;

/** A sign-in that nobody has begun before, and the cookie that keeps it. */
export function beginFlow(next: string, now: number): { readonly flow: Flow; readonly cookie: string } {
  const seed = randomBytes(24).toString('base64url');
  const kept = Buffer.from(JSON.stringify({ seed, next, until: now + awaySeconds * 1000 })).toString('base64url');
  return { flow: { kept, next }, cookie: cookieOf(kept) };
}

/** The sign-in this browser has begun; null when it has begun none, or long ago. What it says is true once the state fits. */
export function flowIn(cookies: string | undefined, now: number): Flow | null {
  const found = (cookies ?? '').split(/; ?/).filter((one) => one.startsWith(`${cookieName}=`));
  const [only = ''] = found;
  if (found.length !== 1) return null;
  const kept = only.slice(cookieName.length + 1);
  const read = keptSchema.safeParse(jsonIn(kept));
  return read.success && read.data.until > now ? { kept, next: read.data.next } : null;
}

function jsonIn(kept: string): unknown {
  try {
    return JSON.parse(Buffer.from(kept, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
}

/** What is sent to the provider and must come back: `state` in the address, `nonce` in the signed word, `verifier` with the code. */
export type Secrets = { readonly state: string; readonly nonce: string; readonly verifier: string };

export function secretsOf(key: Uint8Array, { kept }: Flow): Secrets {
  const derived = (purpose: string): string => createHmac('sha256', key).update(`provider ${purpose}\n${kept}`).digest('base64url');
  return { state: derived('state'), nonce: derived('nonce'), verifier: derived('verifier') };
}

/** Whether an answer is one to what this browser has asked. */
export const answers = ({ state }: Secrets, brought: string | null): boolean =>
  brought !== null && brought.length === state.length && timingSafeEqual(Buffer.from(brought), Buffer.from(state));
