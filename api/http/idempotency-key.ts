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

type Sender = Pick<Caller, 'actor'> & Partial<Pick<Caller, 'session'>>;

/** How the ids of all commands of a sender begin. A link may be opened by somebody else too: what came by it is known by the very session it came in. */
const senderOf = ({ actor, session }: Sender): string => (session?.only == null ? `${actor.id}:` : `${actor.id}:${session.id}.`);

/** `<actor id>:<key>`: nobody can meet another's key. */
export const commandId = (sender: Sender, key: string): string => `${senderOf(sender)}${key}`;

/** Whether this is the id of a command of this sender: by a link, of one sent in this session. */
export const isOwnCommand = (sender: Sender, id: string): boolean => id.startsWith(senderOf(sender));

/** The ids of all commands of a sender, as a range. */
export const ownCommands = (sender: Sender): { readonly $gte: string; readonly $lt: string } => ({
  $gte: senderOf(sender),
  $lt: `${senderOf(sender)}\u{7f}`,
});
