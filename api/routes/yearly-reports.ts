import { endpoint } from '../../contract/endpoint.js';
import { idParams } from '../../contract/http.js';
import { reportTemplate, templateKept, yearlyReport, yearlyReportQuery } from '../../contract/yearly-report.js';
import { putTemplate } from '../../db/report-template.js';
import { holds } from '../../domain/kernel/actor.js';
import type { CommitteeState } from '../../domain/committee/state.js';
import { figureNames } from '../../domain/committee/yearly-report.js';
import { canonical } from '../../domain/kernel/log/canonical.js';
import { contentHash } from '../../domain/kernel/log/merkle.js';
import { refuse, type Refusal } from '../../domain/kernel/refusal.js';
import { bind, bindTo, type Bound, type Call, type Reply } from '../http/call.js';
import { HttpProblem, Refused } from '../http/problem.js';
import { wantsPage } from '../http/wants-page.js';
import type { Noun } from '../nouns.js';
import type { Ports } from '../ports.js';
import { pageHeaders } from '../read/printed-page.js';
import { readYearlyReport, yearlyReportCsv, yearlyReportPage } from '../read/yearly-report.js';
import { insideCommittee } from './committees.js';

const reportEndpoint = endpoint({
  name: 'readYearlyReport',
  method: 'get',
  path: '/api/v1/committees/:id/yearly-report',
  tag: 'committees',
  summary:
    'The report of a year that was closed: the form of the authority filled from events, open cells named, each figure with its events; JSON, page or CSV',
  who: 'account',
  params: idParams,
  query: yearlyReportQuery,
  answer: yearlyReport,
  status: 200,
});
const templateEndpoint = endpoint({
  name: 'putReportTemplate',
  method: 'post',
  path: '/api/v1/report-templates',
  tag: 'committees',
  summary: 'The form of the yearly report that an authority asks for; cells whose figure is not known are named and stay open',
  who: ['monitor'],
  body: reportTemplate,
  answer: templateKept,
  status: 201,
});

const notClosed = ({ year }: CommitteeState, asked: number): Refusal =>
  refuse('YEAR_NOT_CLOSED', {
    rule: 'TC-YEAR',
    source: 'D-YEAR-END',
    found: { asked, running: year?.year ?? null },
    needed: 'a year in which the committee stood, and that is over',
    cure: ['nobody'],
  }).error;

const wantsCsv = ({ query, request }: Call<typeof reportEndpoint>): boolean =>
  query.format === 'csv' || (query.format === undefined && /^\s*text\/csv/.test(request.headers.accept ?? ''));

/** Yearly reports and the forms they are made on. */
export const yearlyReportRoutes = (ports: Ports, noun: Noun): readonly Bound[] => [
  bindTo(reportEndpoint, insideCommittee(ports, noun), async (call, { state }): Promise<Reply> => {
    const { format, year } = call.query;
    const report = await readYearlyReport(ports.db, state, year);
    if (report === null) throw new Refused(notClosed(state, year));
    if (wantsCsv(call)) {
      const disposition = `attachment; filename="yearly-report-${call.params.id}-${year}.csv"`;
      return { text: yearlyReportCsv(report), headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': disposition } };
    }
    const page = wantsPage({ request: call.request, query: { format: format === 'csv' ? undefined : format } });
    return page ? { text: yearlyReportPage(report), headers: pageHeaders } : { body: report };
  }),
  bind(templateEndpoint, async ({ body, caller }): Promise<Reply> => {
    const { authority, year, cells } = body;
    if (!holds(caller.actor, authority, 'monitor'))
      throw new HttpProblem('FOREIGN_ORGANISATION', { found: authority, needed: `monitor@${authority}`, cure: ['monitor'] });
    const sha256 = contentHash(canonical(body));
    await putTemplate(ports.db, { ...body, sha256, by: caller.actor.id, at: ports.clock() });
    const unmapped = cells.filter(({ figure }) => !figureNames.some((one) => one === figure)).map((cell) => cell.id);
    return { status: 201, body: { authority, year, sha256, cells: cells.length, unmapped } };
  }),
];
