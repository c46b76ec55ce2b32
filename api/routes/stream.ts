import { endpoint } from '../../contract/endpoint.js';
import { streamQuery } from '../../contract/stream.js';
import { bind, type Bound, type Reply } from '../http/call.js';
import type { Live } from '../live/live.js';

const streamEndpoint = endpoint({
  name: 'listen',
  method: 'get',
  path: '/api/v1/stream',
  tag: 'system',
  summary: 'Which records moved, of those the caller may see, as server-sent events (text/event-stream): data is Moved, in JSON',
  who: 'public',
  query: streamQuery,
  answer: { media: 'text/event-stream' },
  goesOn: true,
  status: 200,
});

/** Not kept, not packed and not collected by a proxy on the way: each message goes out when it is written. */
const headers = { 'cache-control': 'no-store, no-transform', 'x-accel-buffering': 'no', 'content-type': 'text/event-stream' };

export const streamRoutes = (live: Live): readonly Bound[] => [
  bind(streamEndpoint, async ({ caller, address, query, request }): Promise<Reply> => {
    if (request.method === 'HEAD') return { empty: true, headers };
    const last = request.headers['last-event-id'];
    const after = typeof last === 'string' && last !== '' ? last : (query.after ?? null);
    return { stream: await live.listen({ caller, address, after, have: query.have ?? null }), headers };
  }),
];
