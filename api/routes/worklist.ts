import { z } from 'zod';
import { endpoint } from '../../contract/endpoint.js';
import { idParams, pageQuery } from '../../contract/http.js';
import { beginnings, workList } from '../../contract/views/work.js';
import { holds } from '../../domain/kernel/actor.js';
import { needRole } from '../../domain/kernel/need-role.js';
import { bind, bindTo, type Bound, type Look, type Reply } from '../http/call.js';
import { Refused } from '../http/problem.js';
import type { Noun } from '../nouns.js';
import { reachOf } from '../policy/reach.js';
import type { Ports } from '../ports.js';
import { lookUp } from '../read/record.js';
import { beginningsOf } from '../read/work/beginnings.js';
import { workOf } from '../read/work/work-list.js';
import { earnest, ofRehearsals } from './lists.js';

const query = pageQuery.extend(ofRehearsals);
const listed = { answer: workList, status: 200 } as const;

const worklistEndpoint = endpoint({
  name: 'readWorklist',
  method: 'get',
  path: '/api/v1/me/worklist',
  tag: 'accounts',
  summary:
    'What waits for the caller, in person and at their organisations: own duties first, then by due; each with the act that is open, why, and what follows when it is left undone; of rehearsals only when asked for',
  who: 'account',
  query,
  ...listed,
});

const beginningsEndpoint = endpoint({
  name: 'readBeginnings',
  method: 'get',
  path: '/api/v1/me/acts',
  tag: 'accounts',
  summary: 'What the caller may begin, and for which organisations; what is not open comes with the refusal',
  who: 'public',
  query: z.strictObject({ schemas: z.stringbool().default(false).describe('附表单结构 · with the schema of each body') }),
  answer: beginnings,
  status: 200,
});

const organisationDesk = endpoint({
  name: 'readOrganisationDesk',
  method: 'get',
  path: '/api/v1/organisations/:id/desk',
  tag: 'organisations',
  summary:
    'What waits at an organisation, whoever does it: rows as in the work list, own duties of the caller first; for its people and its supervisors',
  who: 'account',
  params: idParams,
  query,
  ...listed,
});

const supervisorDesk = endpoint({
  name: 'readSupervisorDesk',
  method: 'get',
  path: '/api/v1/monitor/desk',
  tag: 'monitor',
  summary:
    'What a supervising authority is to know and to do: complaints, suspensions and notices that did not arrive, as facts with rule and source',
  who: ['monitor'],
  query,
  ...listed,
});

/** The desk of an organisation is for those who hold a role there and for those who supervise it. */
const deskOf =
  (ports: Ports, noun: Noun): Look<{ readonly id: string }, { readonly organisation: string }> =>
  async (params, asker) => {
    const { view, supervised } = await lookUp(ports, noun)(params, asker);
    const organisation = String(view['organisation']);
    const { actor } = asker.caller;
    if (!supervised && !holds(actor, organisation, 'officer', 'secretariat', 'chair', 'drafter', 'expert')) {
      const refused = needRole({ id: actor.id, grants: [] }, organisation, 'officer', 'secretariat', 'chair', 'monitor');
      if (!refused.ok) throw new Refused(refused.error);
    }
    return { organisation };
  };

/** Lists of what is owed. What exactly is open in each lifecycle is in its own `acts`. */
export function worklistRoutes(ports: Ports, organisations: Noun): readonly Bound[] {
  return [
    bind(worklistEndpoint, async ({ caller, query: { limit, cursor, ...asked } }): Promise<Reply> => {
      const reach = await reachOf(ports.db, caller);
      return { body: await workOf(ports, { scope: { of: 'person', caller, reach }, caller, reach, which: earnest(asked), limit, cursor }) };
    }),
    bind(beginningsEndpoint, async ({ caller, query: { schemas } }): Promise<Reply> => ({ body: await beginningsOf(ports, caller, schemas) })),
    bindTo(
      organisationDesk,
      deskOf(ports, organisations),
      async ({ caller, query: { limit, cursor, ...asked } }, { organisation }): Promise<Reply> => {
        const reach = await reachOf(ports.db, caller);
        return { body: await workOf(ports, { scope: { of: 'organisation', organisation }, caller, reach, which: earnest(asked), limit, cursor }) };
      },
    ),
    bind(supervisorDesk, async ({ caller, query: { limit, cursor, ...asked } }): Promise<Reply> => {
      const reach = await reachOf(ports.db, caller);
      return { body: await workOf(ports, { scope: { of: 'supervised', reach }, caller, reach, which: earnest(asked), limit, cursor }) };
    }),
  ];
}
