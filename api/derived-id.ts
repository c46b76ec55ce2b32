import { createHash } from 'node:crypto';

/** The id of a lifecycle begun by a command: the same request names the same lifecycle, however often it arrives. */
export const derivedId = (prefix: string, commandId: string): string =>
  `${prefix}${createHash('sha256').update(commandId).digest('hex').slice(0, 20)}`;
