import { z } from 'zod';
import { endpoint } from '../../contract/endpoint.js';
import { cursor } from '../../contract/http.js';
import { indicatorRows, indicatorTable, type IndicatorRows, type IndicatorTable } from '../../contract/views/indicator.js';
import { plainNumber } from '../../contract/plain-number.js';
import { cellOf, rowsBehind, type Asked } from '../../domain/indicator/cell.js';
import { indicatorOf, indicators } from '../../domain/indicator/indicators.js';
import { periods, spanOf, type Period } from '../../domain/indicator/period.js';
import { organisationAsked } from '../../domain/kernel/fields/identity.js';
import { lifecycleId } from '../../domain/kernel/fields/lifecycle-id.js';
import type { Refusal } from '../../domain/kernel/refusal.js';
import type { Result } from '../../domain/kernel/result.js';
import { fields, stages } from '../../domain/profile/profile.js';
import { chinaTime } from '../http/china-time.js';
import { bind, type Bound, type Call, type Reply } from '../http/call.js';
import { Refused } from '../http/problem.js';
import { wantsCsv } from '../http/wants-csv.js';
import { bodiesAsked, ownRoles } from '../policy/figures-seen.js';
import type { Ports } from '../ports.js';
import { decodeCursor, encodeCursor } from '../read/cursor.js';
import { indicatorsCsv } from '../read/indicators/csv.js';
import { FactBook } from '../read/indicators/fact-book.js';
import { namesOfBodies } from '../read/indicators/names.js';
import { method, shownAcross, shownCell, shownIndicator, shownRows } from '../read/indicators/shown.js';

const asked = {
  year: plainNumber({ min: 2000, max: 2199 }).optional().describe('年度；缺省为至今全部 · of all time when absent'),
  period: z
    .enum(Object.keys(periods) as [Period, ...Period[]])
    .optional()
    .describe('期间，须与年度并用 · needs year'), // keys of the table
  field: z.enum(fields).optional(),
  stage: z.enum(stages).optional(),
  projects: z
    .string()
    .max(6000)
    .transform((text) => text.split(',').map((id) => id.trim()))
    .pipe(z.array(lifecycleId).min(1).max(200))
    .optional()
    .describe('只计这些项目，逗号分隔 · these projects alone, by their ids, separated by commas'),
};
const withYear = <Q extends { readonly year?: number | undefined; readonly period?: Period | undefined }>({ year, period }: Q): boolean =>
  period === undefined || year !== undefined;
const yearNeeded = { path: ['period'], message: '须同时给出年度 · needs a year beside it' };

const limit = plainNumber({ min: 1, max: 500 }).default(200);
const tableQuery = z
  .strictObject({ ...asked, organisation: organisationAsked.optional(), format: z.enum(['json', 'csv']).optional(), limit, cursor })
  .refine(withYear, yearNeeded);
const rowsQuery = z
  .strictObject({ ...asked, organisation: organisationAsked, indicator: z.enum(indicators.map(({ id }) => id)), limit, cursor })
  .refine(withYear, yearNeeded);

const who = ['monitor', ...ownRoles] as const;
const about = { method: 'get', tag: 'monitor', who, status: 200 } as const;
const tableEndpoint = endpoint({
  ...about,
  name: 'readIndicators',
  path: '/api/v1/monitor/indicators',
  summary:
    'The twenty indicators by body, each cell with figures, mark, reasons and the change since last week; for who supervises, and for each body its own',
  query: tableQuery,
  answer: indicatorTable,
  alsoAs: ['text/csv'],
});
const rowsEndpoint = endpoint({
  ...about,
  name: 'readIndicatorRows',
  path: '/api/v1/monitor/indicator-rows',
  summary: 'The rows behind one cell of the indicators, each with its record and its dossiers',
  query: rowsQuery,
  answer: indicatorRows,
});

function taken<Value>(result: Result<Value, Refusal>): Value {
  if (!result.ok) throw new Refused(result.error);
  return result.value;
}

type Question = Call<typeof tableEndpoint>['query'] | Call<typeof rowsEndpoint>['query'];

/** The moment and the part that are asked for. */
function askedOf({ year, period, field, stage, projects }: Question, { clock, calendar }: Ports): Asked {
  const span = taken(spanOf({ year, period }, clock()));
  return { ...span, calendar, field, stage, projects: projects?.map((id) => `standard-project/${id}` as const) };
}

const given = (query: Question, names: readonly (keyof Question)[]): URLSearchParams =>
  new URLSearchParams(
    names.flatMap((name) => {
      const value = query[name];
      return value === undefined ? [] : [[name, Array.isArray(value) ? value.join(',') : String(value)] as [string, string]];
    }),
  );

const hrefOf = (query: Question, organisation: string, indicator: string): string => {
  const part = given(query, ['year', 'period', 'field', 'stage', 'projects']);
  part.set('organisation', organisation);
  part.set('indicator', indicator);
  return `/api/v1/monitor/indicator-rows?${part.toString()}`;
};

/** The figures of supervision. Rules, formulas and limits are in domain/indicator/. */
export function indicatorRoutes(ports: Ports): readonly Bound[] {
  const book = new FactBook(ports.db);

  const table = async (call: Call<typeof tableEndpoint>): Promise<Reply> => {
    const { query } = call;
    const of = askedOf(query, ports);
    const bodies = [...(await book.read(taken(bodiesAsked(call.caller.actor, query.organisation))))];
    const made = bodies.map(([organisation, kept]) => ({ organisation, cells: book.cells(kept, of) }));
    const [, after] = decodeCursor(query.cursor) ?? [0, ''];
    const rest = made.filter(({ organisation }) => organisation > after);
    const page = rest.slice(0, query.limit);
    const names = await namesOfBodies(
      ports.db,
      page.map(({ organisation }) => organisation),
    );
    const last = page.at(-1);
    const body: IndicatorTable = {
      ...{
        at: chinaTime(of.at),
        from: of.from === 0 ? null : chinaTime(of.from),
        method,
        indicators: indicators.map(shownIndicator),
        across: shownAcross(indicators, made),
      },
      items: page.map(({ organisation, cells }) => ({
        ...{ organisation, name: names.get(organisation) ?? null },
        cells: indicators.flatMap((one, n) => {
          const cell = cells[n];
          return cell === undefined ? [] : [shownCell(one, cell, hrefOf(query, organisation, one.id))];
        }),
      })),
      total: made.length,
      next: rest.length > page.length && last !== undefined ? encodeCursor([0, last.organisation]) : null,
    };
    if (!wantsCsv(call.request, query.format)) return { body };
    return {
      text: indicatorsCsv(body),
      headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': 'attachment; filename="indicators.csv"' },
    };
  };

  const rows = async (call: Call<typeof rowsEndpoint>): Promise<Reply> => {
    const { query } = call;
    const { organisation } = query;
    const of = askedOf(query, ports);
    const bodies = await book.read(taken(bodiesAsked(call.caller.actor, organisation)));
    const world = bodies.get(organisation)?.world ?? { facts: [], projects: new Map() };
    const indicator = indicatorOf(query.indicator) ?? indicators[0];
    if (indicator === undefined) throw new Error('there are no indicators');
    const all = shownRows(rowsBehind(indicator, world, of), { indicator, world });
    const [from] = decodeCursor(query.cursor) ?? [0, ''];
    const names = await namesOfBodies(ports.db, [organisation]);
    const next = from + query.limit;
    const body: IndicatorRows = {
      ...{
        at: chinaTime(of.at),
        from: of.from === 0 ? null : chinaTime(of.from),
        indicator: shownIndicator(indicator),
        organisation,
        name: names.get(organisation) ?? null,
      },
      cell: shownCell(indicator, cellOf(indicator, world, of), hrefOf(query, organisation, indicator.id)),
      ...{ items: all.slice(from, next), total: all.length, next: next < all.length ? encodeCursor([next, indicator.id]) : null },
    };
    return { body };
  };

  return [bind(tableEndpoint, table), bind(rowsEndpoint, rows)];
}
