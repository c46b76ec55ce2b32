import { z } from 'zod';
import { endpoint } from '../../contract/endpoint.js';
import { instant } from '../../contract/http.js';
import { viewsOf } from '../../db/archive.js';
import type { View } from '../../db/projection.js';
import { bind, type Bound, type Caller, type Reply } from '../http/call.js';
import { chinaTime } from '../http/china-time.js';
import type { Ports } from '../ports.js';
import { idOf } from '../read/show-lifecycle.js';

const item = z.strictObject({
  kind: z.string(),
  self: z.string(),
  status: z.string(),
  why: z.enum(['yourVote', 'openForComment', 'projectOfYours']),
  due: instant.nullable(),
  title: z.unknown(),
});
const worklistEndpoint = endpoint({
  name: 'readWorklist',
  method: 'get',
  path: '/api/v1/me/worklist',
  tag: 'accounts',
  summary: 'What waits for the caller: votes, comment rounds, projects of their units, next deadline first',
  who: 'account',
  answer: z.strictObject({ items: z.array(item) }),
  status: 200,
});

const each = 100;

type Source = {
  readonly collection: string;
  readonly path: string;
  readonly kind: string;
  readonly why: z.output<typeof item>['why'];
  readonly filter: { readonly [field: string]: unknown };
};

const sourcesFor = (caller: Caller): readonly Source[] => {
  const mine = caller.actor.grants.map((grant) => grant.organisation).filter((code) => code !== '*');
  return [
    { collection: 'ballots', path: 'ballots', kind: 'ballot', why: 'yourVote', filter: { status: 'open', persons: caller.actor.id } },
    {
      collection: 'consultations',
      path: 'consultations',
      kind: 'consultation',
      why: 'openForComment',
      filter: { status: 'open', parties: { $in: mine } },
    },
    {
      collection: 'projects',
      path: 'projects',
      kind: 'standard-project',
      why: 'projectOfYours',
      filter: { end: null, $or: [{ persons: caller.actor.id }, { parties: { $in: mine } }] },
    },
  ];
};

const shown = (source: Source, view: View): z.output<typeof item> => ({
  kind: source.kind,
  self: `/api/v1/${source.path}/${idOf(view._id)}`,
  status: view.status,
  why: source.why,
  due: view.due === null ? null : chinaTime(view.due),
  title: view['title'] ?? null,
});

/** Three indexed reads; what exactly is open in each is in the `acts` of the lifecycle itself. */
export const worklistRoutes = (ports: Ports): readonly Bound[] => [
  bind(worklistEndpoint, async ({ caller }): Promise<Reply> => {
    const found = await Promise.all(
      sourcesFor(caller).map(async (source) => {
        const views = await viewsOf(ports.db, source.collection)
          .find({ ...source.filter }, { projection: { state: 0 } })
          .sort({ due: 1 })
          .limit(each)
          .toArray();
        return views.map((view) => ({ at: view.due ?? Number.MAX_SAFE_INTEGER, row: shown(source, view) }));
      }),
    );
    return {
      body: {
        items: found
          .flat()
          .toSorted((a, b) => a.at - b.at)
          .map(({ row }) => row),
      },
    };
  }),
];
