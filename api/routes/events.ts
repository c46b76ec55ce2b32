import { z } from 'zod';
import { endpoint } from '../../contract/endpoint.js';
import { eventShown } from '../../contract/event-shown.js';
import { cursor, idParams, oneQuery, pageOf as pageSchema } from '../../contract/http.js';
import { plainNumber } from '../../contract/plain-number.js';
import { eventId, eventsOf, type EventRow } from '../../db/archive.js';
import { trusted } from '../../db/model.js';
import { bindTo, type Bound, type Reply } from '../http/call.js';
import { personalOf, type Noun } from '../nouns.js';
import { eventSight } from '../policy/event-sight.js';
import type { EventSight } from '../policy/public-events.js';
import type { Ports } from '../ports.js';
import { decodeCursor, pageOf } from '../read/cursor.js';
import { lookUp } from '../read/record.js';
import { showEvents } from '../read/show-event.js';

const query = oneQuery.extend({
  limit: plainNumber({ min: 1, max: 200 }).default(50),
  cursor,
  after: plainNumber({ min: 0 }).default(0).meta({ description: 'Only events with a higher number' }),
  type: z
    .string()
    .regex(/^[A-Za-z]{1,60}$/, '须为事件的名称 · must be the name of an event')
    .optional(),
});

const eventsEndpoint = (noun: Noun) =>
  endpoint({
    name: `events.${noun.path}`,
    personal: 'offices',
    method: 'get',
    path: `/api/v1/${noun.path}/:id/events`,
    tag: noun.tag,
    summary: `What happened to one of ${noun.path}, in order, as sentences; nothing that the record itself does not show its reader`,
    who: 'public',
    ...personalOf(noun),
    params: idParams,
    query,
    answer: pageSchema(eventShown),
    status: 200,
  });

function typesFor({ types }: EventSight, asked: string | undefined): { readonly [field: string]: unknown } {
  if (types === null) return asked === undefined ? {} : { type: asked };
  return { type: trusted({ $in: asked === undefined ? [...types] : types.filter((type) => type === asked) }) };
}

/** `GET /<noun>/:id/events`: the archive of a record as its reader may see it. */
export const eventRoute = (ports: Ports, noun: Noun): Bound =>
  bindTo(eventsEndpoint(noun), lookUp(ports, noun), async ({ query, caller }, seen): Promise<Reply> => {
    const sight = eventSight(noun, seen, caller);
    const stream = seen.view._id;
    const after = Math.max(query.after, decodeCursor(query.cursor)?.[0] ?? 0);
    // What has not been seen to happen yet is not there.
    const upTo = { $gt: eventId(stream, after), $lte: eventId(stream, seen.view.shownSeq) };
    const rows = await eventsOf(ports.db)
      .find({ _id: trusted(upTo), ...typesFor(sight, query.type) })
      .sort({ _id: 1 })
      .limit(query.limit + 1)
      .lean<EventRow[]>();
    const page = pageOf(rows, query.limit, (row) => [row.seq, row._id]);
    return { body: { items: await showEvents(ports.db, page.items.map(sight.row)), next: page.next } };
  });
