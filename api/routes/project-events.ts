import { z } from 'zod';
import { endpoint } from '../../contract/endpoint.js';
import { cursor, eventShown, idParams, pageOf as pageSchema } from '../../contract/http.js';
import { eventId, eventsOf, recordedOf, type EventRow, type SeenRow } from '../../db/archive.js';
import type { ProjectState } from '../../domain/standard-project/state.js';
import { bindTo, type Bound, type Reply } from '../http/call.js';
import type { Noun } from '../nouns.js';
import { complaintRow } from '../policy/complaint-sight.js';
import { isPublicEvent, publicEvent, publicEventTypes } from '../policy/public-project.js';
import type { Ports } from '../ports.js';
import { decodeCursor, pageOf } from '../read/cursor.js';
import { lookUp } from '../read/record.js';
import { showEvent } from '../read/show-event.js';
import { trusted } from '../../db/model.js';

const query = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor,
  type: z
    .string()
    .regex(/^[A-Za-z]{1,60}$/, '须为事件的名称 · must be the name of an event')
    .optional(),
});

const eventsEndpoint = endpoint({
  name: 'listProjectEvents',
  method: 'get',
  path: '/api/v1/projects/:id/events',
  tag: 'projects',
  summary: 'What happened to a project, in order; without a role in it, the public part',
  who: 'public',
  params: idParams,
  query,
  answer: pageSchema(eventShown),
  status: 200,
});

const typesFor = (sight: 'full' | 'public', type: string | undefined): { readonly [field: string]: unknown } => {
  if (type !== undefined) return { type: sight === 'full' || isPublicEvent(type) ? type : trusted({ $in: [] }) };
  return sight === 'full' ? {} : { type: trusted({ $in: [...publicEventTypes] }) };
};

/** The archive of a project as its reader may see it. */
export const projectEventRoutes = (ports: Ports, noun: Noun): readonly Bound[] => [
  bindTo(eventsEndpoint, lookUp(ports, noun), async ({ query, caller }, { view, sight }): Promise<Reply> => {
    const after = decodeCursor(query.cursor)?.[0] ?? 0;
    const rows = await eventsOf(ports.db)
      .find({ _id: trusted({ $gt: eventId(view._id, after), $lt: `${view._id}#~` }), ...typesFor(sight, query.type) })
      .sort({ _id: 1 })
      .limit(query.limit + 1)
      .lean<EventRow[]>();
    const page = pageOf(rows, query.limit, (row) => [row.seq, row._id]);
    const row = complaintRow(view.state as ProjectState, caller.actor); // written by the projection of projects
    const seen = (one: EventRow): SeenRow => (sight === 'full' ? { ...one, actor: '', commandId: '', ...row(recordedOf(one)) } : publicEvent(one));
    return { body: { items: page.items.map((one) => showEvent(seen(one))), next: page.next } };
  }),
];
