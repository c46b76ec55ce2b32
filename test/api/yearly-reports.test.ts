import { afterAll, beforeAll, expect, test } from 'vitest';
import { templateKept, yearlyReport } from '../../contract/yearly-report.js';
import { eventsOf } from '../../db/archive.js';
import { amr, sha } from '../domain/committee/committee-fixture.js';
import { startApi, type TestApi } from '../support/api.js';
import { HttpCommittee } from '../support/http-committee.js';

let api: TestApi;
let run: HttpCommittee;
let id: string;
let year: number;

/** A committee at the beginning of its second January, with one ballot called in the year that is over. */
beforeAll(async () => {
  api = await startApi();
  run = await HttpCommittee.over(api);
  id = await run.established();
  const about = { terms: 'letter', matter: 'charter', question: '是否同意章程', text: sha('charter') };
  year = Number(new Date(api.now + 8 * 3_600_000).toISOString().slice(0, 4));
  await run.done(`committees/${id}/call-ballot`, run.secretary, { ...about, opens: 'atStart' });
  for (let n = 0; n < 13; n += 1) await run.skip(30);
});
afterAll(() => api.close());

const read = (query: string, token = run.secretary) => api.ask('GET', `/committees/${id}/yearly-report?${query}`, { token });
const give = (cells: readonly object[], token = run.authority, over: object = {}) =>
  api.ask('POST', '/report-templates', { token, body: { authority: amr, year, cells, ...over } });
const cell = (n: string, figure: string | null, zh = `栏目${n}`) => ({ id: n, zh, en: `Cell ${n}`, figure });

test('S21: without a form every figure stands under its own name; a year that runs has no report', async () => {
  const report = yearlyReport.parse((await read(`year=${year}&format=json`)).body);
  expect(report).toMatchObject({ year, template: null, unmapped: [], closedBy: { type: 'yearClosed' } });
  expect(report.cells.find((one) => one.id === 'ballots')).toMatchObject({ value: 1, evidence: [{ type: 'ballotCalled' }] });
  const running = await read(`year=${year + 1}&format=json`);
  expect([running.status, running.body['code']]).toEqual([409, 'YEAR_NOT_CLOSED']);
});

test('S21: the form of the authority is filled; open cells are named; each figure leads to its events in the archive', async () => {
  const kept = await give([cell('1.1', 'ballots'), cell('2.3', null), cell('4', 'standardsOfNextYear')]);
  expect([kept.status, templateKept.parse(kept.body).unmapped]).toEqual([201, ['2.3', '4']]);
  const report = yearlyReport.parse((await read(`year=${year}&format=json`)).body);
  expect(report).toMatchObject({ template: { sha256: kept.body['sha256'], by: 'amr' }, unmapped: ['2.3', '4'] });
  expect(report.cells.map(({ id: n, value }) => [n, value])).toEqual([
    ['1.1', 1],
    ['2.3', null],
    ['4', null],
  ]);
  for (const one of [report.closedBy, ...report.cells.flatMap(({ evidence }) => evidence)]) {
    const row = await eventsOf(api.db).findOne({ leaf: one.leaf });
    expect(row).toMatchObject({ stream: `committee/${id}`, seq: one.seq, type: one.type });
  }
  const [ballot] = report.cells[0]?.evidence ?? [];
  expect((await api.ask('GET', (ballot?.href ?? '').replace('/api/v1', ''), { token: run.secretary })).status).toBe(200);
});

test('S21: a corrected form holds from then on; the form of another year and another authority touches nothing', async () => {
  api.now += 1000;
  await give([cell('9', 'meetings')]);
  await give([cell('8', 'meetings')], run.authority, { year: year + 1 });
  const report = yearlyReport.parse((await read(`year=${year}&format=json`)).body);
  expect(report.cells.map((one) => one.id)).toEqual(['9']);
  const foreign = await api.token('other', { role: 'monitor', organisation: '91210100MA0UWX1X5G' });
  const refused = await give([cell('7', 'meetings')], foreign);
  expect([refused.status, refused.body['code']]).toEqual([403, 'FOREIGN_ORGANISATION']);
  expect((await give([cell('7', null)], run.secretary)).status).toBe(403);
  expect((await give([cell('7', null), cell('7', null)])).status).toBe(400);
  expect((await read(`year=${year}`, await api.token('nobody'))).status).toBe(404);
});

test('S21: the page escapes what the form says, and in the CSV every cell is text that no spreadsheet computes with', async () => {
  api.now += 1000;
  await give([cell('1', 'ballots', '=1+1 <script>'), cell('2', null)]);
  const get = async (format: string) => {
    const headers = { authorization: `Bearer ${run.secretary}` };
    return fetch(`${api.url}/api/v1/committees/${id}/yearly-report?year=${year}&format=${format}`, { headers });
  };
  const page = await (await get('html')).text();
  expect(page).toContain('=1+1 &lt;script&gt;');
  expect(page).toContain('待填栏目：2 栏目2');
  const csv = await get('csv');
  expect(csv.headers.get('content-type')).toContain('text/csv');
  const lines = (await csv.text()).replace('\ufeff', '').trim().split('\r\n');
  expect(lines[1]).toMatch(/^"\t1","'=1\+1 <script>","Cell 1","ballots","\t1","#\d+"$/);
  expect(lines[2]).toBe('"\t2","栏目2","Cell 2","","",""');
});
