import { z } from 'zod';
import { endpoint } from '../../contract/endpoint.js';
import { instant } from '../../contract/http.js';
import { fateOf } from '../../db/command.js';
import { bind, type Bound } from '../http/call.js';
import { chinaTime } from '../http/china-time.js';
import { commandId } from '../http/idempotency-key.js';
import type { Ports } from '../ports.js';

const row = z.strictObject({ stream: z.string(), seq: z.number().int(), at: instant, type: z.string(), leaf: z.string() });
const answer = z.strictObject({ key: z.string(), found: z.boolean(), done: z.array(row) });

/**
 * What became of key K, in one lifecycle or, without `stream`, in whichever it was sent to.
 * Only the caller's own keys can be asked for, because the caller is part of the command id.
 * `found: false` right after an unknown outcome means "not yet in the archive", so the caller asks again or repeats the POST with the same key.
 */
const fateEndpoint = endpoint({
  name: 'readCommand',
  method: 'get',
  path: '/api/v1/commands/:key',
  tag: 'commands',
  summary: 'What became of a command sent with this Idempotency-Key',
  who: 'public',
  params: z.strictObject({ key: z.string().regex(/^[\x21-\x7e]{8,128}$/) }),
  query: z.strictObject({
    stream: z
      .string()
      .regex(/^[a-z-]{1,40}\/[^\s/]{1,100}$/, '须为所指记录的标识 · must be the id of a record')
      .optional(),
  }),
  answer,
  status: 200,
});

export const commandRoutes = (ports: Ports): readonly Bound[] => [
  bind(fateEndpoint, async ({ params, query, caller }) => {
    const rows = await fateOf(ports.db, commandId(caller, params.key), query.stream ?? null);
    return {
      body: {
        key: params.key,
        found: rows.length > 0,
        done: rows.map(({ stream, seq, at, type, leaf }) => ({ stream, seq, at: chinaTime(at), type, leaf })),
      },
    };
  }),
];
