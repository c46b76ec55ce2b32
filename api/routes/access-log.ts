import { z } from 'zod';
import { endpoint } from '../../contract/endpoint.js';
import { accessShown, cursor, idParams, instant, pageOf } from '../../contract/http.js';
import { readAccess, type AccessRow } from '../../db/access-log.js';
import { needRole } from '../../domain/kernel/need-role.js';
import { bindTo, type Bound, type Call } from '../http/call.js';
import { chinaTime } from '../http/china-time.js';
import { HttpProblem, Refused } from '../http/problem.js';
import type { Noun } from '../nouns.js';
import type { Ports } from '../ports.js';
import { csvTable } from '../read/csv.js';
import { lookUp } from '../read/record.js';

/** As many rows as a page or an export has at most. */
const [inPage, inExport] = [200, 20_000] as const;
const farPast = 0;
/** Beyond what an id of a row can say. */
const farFuture = 36 ** 9 - 1;

const logEndpoint = endpoint({
  name: 'readAccessLog',
  method: 'get',
  path: '/api/v1/organisations/:id/access-log',
  tag: 'organisations',
  summary: 'Who did or was refused what in an office here, and who read personal data: latest first, also as CSV; for its officers and supervisors',
  who: ['officer', 'monitor'],
  personal: true,
  params: idParams,
  query: z.strictObject({ from: instant.optional(), to: instant.optional(), cursor, format: z.enum(['json', 'csv']).default('json') }),
  answer: pageOf(accessShown),
  status: 200,
  alsoAs: ['text/csv'],
});

const shown = ({ _id: _row, at, ...row }: AccessRow): z.output<typeof accessShown> => ({
  ...row,
  at: chinaTime(at),
  organisations: [...row.organisations],
});

const columns = [
  '时间 at',
  '类别 kind',
  '人员编号 person',
  '姓名 name',
  '操作 route',
  '对象 record',
  '结果 outcome',
  '途径 way',
  '地址 address',
  '请求 request',
];
const cells = ({ at, kind, person, name, route, record, outcome, way, address, requestId }: AccessRow): readonly string[] => [
  ...[chinaTime(at), kind, person, name, route, record ?? '', outcome, way, address, requestId],
];

function boundsOf({ query }: Pick<Call<typeof logEndpoint>, 'query'>) {
  const { from, to, cursor: before = null } = query;
  if (before !== null && !/^[0-9a-z]{9}-[\w-]{12}$/.test(before)) throw new HttpProblem('BAD_CURSOR', { cure: ['self'] });
  return { from: from === undefined ? farPast : Date.parse(from), to: to === undefined ? farFuture : Date.parse(to), before };
}

/** The access log of an organisation. */
export const accessLogRoutes = (ports: Ports, noun: Noun): readonly Bound[] => [
  bindTo(logEndpoint, lookUp(ports, noun), async ({ caller, query }, { view }) => {
    const organisation = String(view['organisation']);
    const may = needRole(caller.actor, organisation, 'officer', 'monitor');
    if (!may.ok) throw new Refused(may.error);
    const most = query.format === 'csv' ? inExport : inPage + 1;
    const rows = await readAccess(ports.db, { organisation, ...boundsOf({ query }), most });
    if (query.format === 'csv') {
      const headers = { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': 'attachment; filename="access-log.csv"' };
      return { text: csvTable([columns, ...rows.map(cells)]), headers };
    }
    const items = rows.slice(0, inPage);
    return { body: { items: items.map(shown), next: rows.length > inPage ? (items.at(-1)?._id ?? null) : null } };
  }),
];
