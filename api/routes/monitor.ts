import { z } from 'zod';
import { organisationAsked } from '../../domain/kernel/fields/identity.js';
import { endpoint } from '../../contract/endpoint.js';
import { pilotList } from '../../contract/views/pilot-row.js';
import { viewsOf } from '../../db/collections.js';
import { bind, type Bound, type Reply } from '../http/call.js';
import { chinaTime } from '../http/china-time.js';
import { wantsCsv } from '../http/wants-csv.js';
import type { Ports } from '../ports.js';
import { csvTable } from '../read/csv.js';
import { notReachedOf } from '../read/not-reached.js';
import { pilotRow, type PilotRow } from '../read/pilots.js';
import { recusalsOf } from '../read/recusals.js';
import { trusted } from '../../db/model.js';
import type { View } from '../../db/projection.js';

/** More pilots than any province has; beyond it the answer says that it is not complete. */
const most = 5000;

const query = z.strictObject({
  format: z.enum(['json', 'csv']).optional(),
  rehearsal: z.stringbool().default(false),
  organisation: organisationAsked.optional(),
});
const pilotsEndpoint = endpoint({
  name: 'monitorPilots',
  method: 'get',
  path: '/api/v1/monitor/pilots',
  tag: 'monitor',
  summary: 'Pilots by association, field and stage, with deadlines and procedure breaches as facts',
  who: ['monitor'],
  query,
  answer: pilotList,
  status: 200,
  alsoAs: ['text/csv'],
});

const columns = [
  '社会团体 association',
  '统一社会信用代码 credit code',
  '团体代号 society code',
  '项目 project',
  '名称 title',
  '领域 field',
  '阶段代码 stage',
  '阶段 stage name',
  '标准编号 number',
  '演练 rehearsal',
  '下一期限 next deadline',
  '期限名称 deadline name',
  '逾期 overdue',
  '程序偏离 breaches',
  '证据 evidence',
] as const;

/** Every cell is text: numbers such as 4.10 and codes of digits must survive a spreadsheet. */
const cells = (one: PilotRow): readonly string[] => [
  one.association.name,
  one.association.organisation,
  one.association.code,
  one.project,
  one.title.zh,
  one.field ?? '',
  one.stage.code,
  one.stage.zh,
  one.number ?? '',
  String(one.rehearsal),
  one.nextDeadline?.at ?? '',
  one.nextDeadline?.name ?? '',
  String(one.overdue),
  one.breaches.map(({ rule, code }) => `${rule} ${code}`).join('; '),
  one.breaches.map(({ evidence }) => evidence).join('; '),
];

/** What the civil-affairs side watches. Nothing in it is typed by an association: every figure comes from events. */
export const monitorRoutes = (ports: Ports): readonly Bound[] => [
  bind(pilotsEndpoint, async (call): Promise<Reply> => {
    const { rehearsal, organisation } = call.query;
    const scope = call.caller.actor.grants.filter((grant) => grant.role === 'monitor').map((grant) => grant.organisation);
    const inScope = scope.includes('*') ? [] : [{ organisation: trusted({ $in: scope }) }];
    const views = await viewsOf(ports.db, 'projects')
      .find({ $and: [{ rehearsal }, ...inScope, ...(organisation === undefined ? [] : [{ organisation }])] })
      .sort({ organisation: 1, field: 1, status: 1, _id: 1 })
      .limit(most + 1)
      .maxTimeMS(10_000)
      .lean<View[]>();
    const now = ports.clock();
    const [recused, missed] = await Promise.all([recusalsOf(ports.db, views), notReachedOf(ports.db, views)]);
    const items = views
      .slice(0, most)
      .map((view) => pilotRow(view, now, { recusals: recused.get(view._id) ?? [], notReached: missed.get(view._id) ?? [] }));
    if (!wantsCsv(call.request, call.query.format)) return { body: { at: chinaTime(now), items, complete: views.length <= most } };
    const text = csvTable([columns, ...items.map(cells)]);
    return { text, headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': 'attachment; filename="pilots.csv"' } };
  }),
];
