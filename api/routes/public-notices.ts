import { z } from 'zod';
import { endpoint } from '../../contract/endpoint.js';
import { publicNotice, type PublicNotice } from '../../contract/views/public-notice.js';
import { viewsOf } from '../../db/collections.js';
import { registeredNames } from '../../db/known.js';
import type { View } from '../../db/projection.js';
import type { CommitteeState } from '../../domain/committee/state.js';
import { idOf } from '../../domain/kernel/decider.js';
import { said, type Words } from '../../domain/kernel/words.js';
import type { PilotState } from '../../domain/pilot/state.js';
import type { ProjectState } from '../../domain/standard-project/state.js';
import { trusted } from '../../db/model.js';
import { bind, type Bound } from '../http/call.js';
import { chinaTime } from '../http/china-time.js';
import type { Ports } from '../ports.js';
import { timeOf } from '../read/time-of.js';
import { earnest, ofRehearsals } from './lists.js';

/** More than this run at no time. */
const most = 200;

const noticesEndpoint = endpoint({
  name: 'listPublicNotices',
  method: 'get',
  path: '/api/v1/public-notices',
  tag: 'notices',
  summary: 'What is put before the public now, what ends first in front, and until when anybody may object',
  who: 'public',
  query: z.strictObject(ofRehearsals),
  answer: z.strictObject({ items: z.array(publicNotice) }),
  status: 200,
});

const kinds = {
  project: said('立项公示', 'proposed project'),
  setup: said('筹建公示', 'committee to be set up'),
  plan: said('组建方案公示', 'constitution of a committee'),
  ending: said('注销或撤销公示', 'end of a committee'),
  selection: said('试点公示', 'selection of a pilot'),
} as const satisfies { readonly [kind in PublicNotice['kind']]: Words };

type Row = PublicNotice & { readonly over: boolean };
type Told = { readonly path: string; readonly kind: PublicNotice['kind']; readonly closesAt: number; readonly organisation: string | null };

const rowOf = (ports: Ports, view: View, { path, kind, closesAt, organisation }: Told): Row => ({
  kind,
  ...kinds[kind],
  subject: `/api/v1/${path}/${idOf(view._id)}`,
  title: titleOf(view),
  organisation,
  organisationName: null,
  closesAt: chinaTime(closesAt),
  rehearsal: view['rehearsal'] === true,
  over: closesAt <= timeOf(view, ports.clock()),
});

function titleOf(view: View): PublicNotice['title'] {
  const { zh, en = null } = view['title'] as { readonly zh: string; readonly en?: string | null }; // a facet of projects and committees
  return { zh, en };
}

const ofProject = (ports: Ports, view: View): Row[] => {
  const { notice, local } = view.state as ProjectState; // written by the projection of projects
  const organisation = local?.department.organisation ?? null;
  return notice === null ? [] : [rowOf(ports, view, { path: 'projects', kind: notice.of, closesAt: notice.closesAt, organisation })];
};

const ofCommittee = (ports: Ports, view: View): Row[] => {
  const { notice, authority } = view.state as CommitteeState; // written by the projection of committees
  return notice === null ? [] : [rowOf(ports, view, { path: 'committees', kind: notice.of, closesAt: notice.closesAt, organisation: authority })];
};

const ofPilot = (ports: Ports, view: View): Row[] => {
  const { notice, departments } = view.state as PilotState; // written by the projection of pilots
  const { organisation } = departments.market;
  return notice === null ? [] : [rowOf(ports, view, { path: 'pilots', kind: notice.of, closesAt: notice.closesAt, organisation })];
};

/** Everything that stands open for objections, whichever lifecycle it belongs to. */
export const publicNoticeRoutes = (ports: Ports): readonly Bound[] => [
  bind(noticesEndpoint, async ({ query }) => {
    const open = { openTo: 'everyone', ...earnest(query) };
    // As the index of it has it: a few of however many.
    const runs = { closesAt: trusted({ $gt: 0 }) };
    const find = (collection: string, filter: object) =>
      viewsOf(ports.db, collection)
        .find({ ...open, ...filter })
        .limit(most)
        .maxTimeMS(5000)
        .lean<View[]>();
    const [projects, pilots, committees] = await Promise.all([
      find('projects', runs),
      find('pilots', { 'state.notice.closed': false }),
      find('committees', runs),
    ]);
    const rows = [
      ...projects.flatMap((view) => ofProject(ports, view)),
      ...pilots.flatMap((view) => ofPilot(ports, view)),
      ...committees.flatMap((view) => ofCommittee(ports, view)),
    ];
    const running = rows.filter(({ over }) => !over).toSorted((a, b) => (a.closesAt < b.closesAt ? -1 : 1));
    const names = await registeredNames(
      ports.db,
      running.flatMap(({ organisation }) => (organisation === null ? [] : [organisation])),
    );
    return { body: { items: running.map(({ over: _over, ...row }) => ({ ...row, organisationName: names.get(row.organisation ?? '') ?? null })) } };
  }),
];
