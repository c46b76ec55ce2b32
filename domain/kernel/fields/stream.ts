import { z } from 'zod';
import type { Kind } from '../decider.js';
import { lifecycleId } from './lifecycle-id.js';

const wanted = '须为所指记录的标识 · must name a record of the kind that is asked for';

/** The name of a record of one kind, `ballot/b1`; `format` tells a form which list to choose from. */
export const streamOf = <const K extends Kind>(kind: K) =>
  z
    .templateLiteral([`${kind}/`, z.string().min(1).max(100)])
    .refine((stream) => lifecycleId.safeParse(stream.slice(kind.length + 1)).success, wanted)
    .meta({ format: `stream:${kind}` });

/** The same by its id alone. */
export const idOfA = (kind: Kind) => lifecycleId.meta({ format: `id:${kind}` });
