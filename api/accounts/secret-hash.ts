import { hash, verify } from '@node-rs/argon2';

/** What one hash costs (argon2id, RFC 9106). The default takes some 50 ms and 19 MiB; tests use a small one. */
export type SecretCost = { readonly memoryKib: number; readonly passes: number };
export const defaultCost: SecretCost = { memoryKib: 19_456, passes: 2 };

/** Typed on another keyboard, the same characters are the same secret. */
const typed = (secret: string): string => secret.normalize('NFC');

/** `$argon2id$v=19$m=…,t=…,p=1$salt$hash`: what was stored says its cost itself, so that the cost can be raised without breaking accounts. Hashed in a thread of its own. */
export const hashSecret = (secret: string, { memoryKib, passes }: SecretCost = defaultCost): Promise<string> =>
  hash(typed(secret), { memoryCost: memoryKib, timeCost: passes, parallelism: 1 });

/** An account that has no secret yet is opened by none. */
export const checkSecret = async (secret: string, stored: string): Promise<boolean> =>
  stored.startsWith('$argon2id$') && (await verify(stored, typed(secret)));
