import type { Stream } from './decider.js';
import { contentHash } from './log/merkle.js';

/** What somebody says of themself when they write in. Never part of an event: the log keeps a digest, the words stand beside it and can be erased. */
export type Personal = { readonly author: string; readonly contact: string | null };

/** Where the personal data of a command stand. A repeated command has the same name, so it finds what the first one left. */
export const personalRef = (stream: Stream, commandId: string): string => contentHash(['personal', stream, commandId]);

/** What the event keeps. The salt stands with the words and goes with them: afterwards nobody can try names and telephone numbers against the digest. */
export const personalDigest = (salt: string, { author, contact }: Personal): string => contentHash([salt, author, contact]);
