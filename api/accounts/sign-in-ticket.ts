import { createHmac, timingSafeEqual } from 'node:crypto';
import type { AccountRow } from '../../db/account.js';

/** How long there is to type a code. */
const minutes = 5;

type Holder = Pick<AccountRow, '_id' | 'generation'>;

const sign = (key: Uint8Array, claims: string): string => createHmac('sha256', key).update(`sign-in ticket\n${claims}`).digest('base64url');

/** Says that the secret of this account was right a moment ago, so that it need not be typed again beside the code. It opens nothing without one. */
export function ticketFor(key: Uint8Array, { _id, generation = 0 }: Holder, now: number): string {
  const claims = Buffer.from(JSON.stringify([_id, generation, now + minutes * 60_000])).toString('base64url');
  return `${claims}.${sign(key, claims)}`;
}

/** Whose secret was right, and in which generation of the account; null for a ticket that is not ours or is over. */
export function ticketIn(key: Uint8Array, ticket: string, now: number): Required<Holder> | null {
  const [claims = '', signature = '', ...more] = ticket.split('.');
  const expected = sign(key, claims);
  if (more.length > 0 || signature.length !== expected.length || !timingSafeEqual(Buffer.from(signature), Buffer.from(expected))) return null;
  // We signed it, so it is what `ticketFor` wrote.
  const [_id, generation, until] = JSON.parse(Buffer.from(claims, 'base64url').toString('utf8')) as [string, number, number];
  return until > now ? { _id, generation } : null;
}
