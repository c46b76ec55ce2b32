import { z } from 'zod';
import { endpoint } from '../../contract/endpoint.js';
import { cursor } from '../../contract/http.js';
import { indicatorRows, indicatorTable, type IndicatorRows, type IndicatorTable } from '../../contract/views/indicator.js';
import { plainNumber } from '../../contract/plain-number.js';
import { cellOf, rowsBehind } from '../../domain/indicator/cell.js';
import { indicatorOf, indicators } from '../../domain/indicator/indicators.js';
import { organisationAsked } from '../../domain/kernel/fields/identity.js';
import { chinaTime } from '../http/china-time.js';
import { bind, type Bound, type Call, type Reply } from '../http/call.js';
import { wantsCsv } from '../http/wants-csv.js';
import { bodiesAsked, ownRoles } from '../policy/figures-seen.js';
import type { Ports } from '../ports.js';
import { breachRoutes } from './breaches.js';
import { signalRoutes } from './signals.js';
import { decodeCursor, encodeCursor } from '../read/cursor.js';
import { asked, askedOf, pageOf, taken, withYear, yearNeeded } from '../read/indicators/asked.js';
import { indicatorsCsv } from '../read/indicators/csv.js';
import { FactBook } from '../read/indicators/fact-book.js';
import { namesOfBodies } from '../read/indicators/names.js';
import { gravest, method, shownAcross, shownCell, shownIndicator, shownPlaces, shownRows } from '../read/indicators/shown.js';

/** A file for a spreadsheet holds all. */
const most = 500;
const limit = plainNumber({ min: 1, max: most }).optional();
const marked = z.enum(['unusual', 'watch']).optional().describe('只列有此标记的单位 · only bodies of which the gravest mark is this one');
const tableQuery = z
  .strictObject({ ...asked, organisation: organisationAsked.optional(), mark: marked, format: z.enum(['json', 'csv']).optional(), limit, cursor })
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

type Question = Call<typeof tableEndpoint>['query'] | Call<typeof rowsEndpoint>['query'];

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
    const csv = wantsCsv(call.request, query.format);
    const rest = made.filter((one) => one.organisation > after && (query.mark === undefined || gravest(one) === query.mark));
    const page = rest.slice(0, query.limit ?? (csv ? most : pageOf));
    const across = shownAcross(indicators, made);
    const named = new Set([...page.map(({ organisation }) => organisation), ...across.flatMap(({ standingOut }) => standingOut ?? [])]);
    const names = await namesOfBodies(ports.db, [...named]);
    const bodyOf = (organisation: string) => ({ organisation, name: names.get(organisation) ?? null });
    const last = page.at(-1);
    const body: IndicatorTable = {
      ...{
        at: chinaTime(of.at),
        from: of.from === 0 ? null : chinaTime(of.from),
        method,
        indicators: indicators.map(shownIndicator),
        across: across.map((one) => ({ ...one, standingOut: one.standingOut?.map(bodyOf) ?? null })),
        places: shownPlaces(made),
      },
      items: page.map(({ organisation, cells }) => ({
        ...bodyOf(organisation),
        cells: indicators.flatMap((one, n) => {
          const cell = cells[n];
          return cell === undefined ? [] : [shownCell(one, cell, hrefOf(query, organisation, one.id))];
        }),
      })),
      total: query.mark === undefined ? made.length : made.filter((one) => gravest(one) === query.mark).length,
      next: rest.length > page.length && last !== undefined ? encodeCursor([0, last.organisation]) : null,
    };
    if (!csv) return { body };
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
    const next = from + (query.limit ?? pageOf);
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

  return [bind(tableEndpoint, table), bind(rowsEndpoint, rows), ...breachRoutes(ports, book), ...signalRoutes(ports, book)];
}
