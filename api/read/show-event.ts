import type { z } from 'zod';
import type { eventShown } from '../../contract/http.js';
import type { SeenRow } from '../../db/archive.js';
import { contentHash } from '../../domain/kernel/log/merkle.js';
import { chinaTime } from '../http/china-time.js';

/** An archived event as it goes over the wire; with `leaf` anyone can check it. */
export const showEvent = ({ stream, seq, at, actor, commandId, type, data, asked, leaf }: SeenRow): z.output<typeof eventShown> => ({
  stream,
  seq,
  at: chinaTime(at),
  actor,
  commandId,
  type,
  data: { ...data },
  ...(asked === undefined ? {} : { asked: contentHash(asked) }),
  leaf,
});
