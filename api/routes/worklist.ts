import { z } from 'zod';
import { endpoint } from '../../contract/endpoint.js';
import { instant } from '../../contract/http.js';
import { title } from '../../contract/views/shown.js';
import { bind, type Bound, type Reply } from '../http/call.js';
import { chinaTime } from '../http/china-time.js';
import type { Ports } from '../ports.js';
import { Marks } from '../read/marks.js';
import { earnest, ofRehearsals } from './lists.js';
import { titleShown } from '../read/title.js';
import { worklistOf, worklistReasons, type Waiting } from '../read/worklist.js';

const item = z.strictObject({
  kind: z.string(),
  self: z.string(),
  status: z.string(),
  why: z.enum(worklistReasons),
  due: instant.nullable(),
  title: title.nullable(),
  about: z.strictObject({
    call: z.int().optional(),
    issue: z.int().optional(),
    clauses: z.array(z.string()).optional().describe('条款 · the first ones'),
    people: z.int().optional().describe('通知未送达的人数 · how many people a notice did not reach'),
    proposal: z
      .int()
      .optional()
      .describe('待确认的提议 · what waits for a second person, by the number that its confirm act, or decline-proposal, names'),
    act: z.string().optional().describe('提议的操作 · what was proposed, or confirmPaper for a sheet on paper'),
    what: z
      .string()
      .optional()
      .describe('他人代为之事 · what somebody did for the caller: sheetEntered; act answers it, until due; of confirmMembership the role'),
    seat: z.int().optional(),
    by: z.string().optional().describe('提议人或代为投票者 · who proposed or entered it, or votes for the caller'),
    for: z.string().optional().describe('被代表的委员 · the member for whom the caller holds a mandate'),
  }),
});
const worklistEndpoint = endpoint({
  name: 'readWorklist',
  method: 'get',
  path: '/api/v1/me/worklist',
  tag: 'accounts',
  summary:
    'What waits for the caller: votes (own and by mandate), what needs a second person, positions and answers in drafting groups, meetings, comment rounds, projects, people whom notices did not reach; next deadline first; of rehearsals only when asked for',
  who: 'account',
  query: z.strictObject(ofRehearsals),
  answer: z.strictObject({ items: z.array(item) }),
  status: 200,
});

const shown = ({ at, about: { clauses, ...about }, ...row }: Waiting): z.output<typeof item> => ({
  ...row,
  title: titleShown(row.title),
  due: at === null ? null : chinaTime(at),
  about: clauses === undefined ? about : { ...about, clauses: [...clauses] },
});

/** What exactly is open in each is in the `acts` of the lifecycle itself. */
export function worklistRoutes(ports: Ports): readonly Bound[] {
  const marks = new Marks(ports.db);
  return [
    bind(worklistEndpoint, async ({ caller, query }): Promise<Reply> => {
      const rows = await worklistOf(ports, marks, caller, earnest(query));
      return { body: { items: rows.map(shown) } };
    }),
  ];
}
