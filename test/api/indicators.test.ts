import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { indicatorRows, indicatorTable, type IndicatorTable } from '../../contract/views/indicator.js';
import { breachList } from '../../contract/views/breach.js';
import { signalList } from '../../contract/views/signal.js';
import { factsOf } from '../../db/indicator-facts.js';
import { foreignOfficer, monitor, officer, society, stream } from '../domain/standard-project/project-fixture.js';
import { startApi, type TestApi } from '../support/api.js';
import { personNamed } from '../support/spelt.js';
import { walkTo } from '../support/walked-project.js';

/* One society with one project on its way; its supervisor, its office, and another society's office. */

const day = 86_400_000;
let api: TestApi;
let supervisor: string;
let office: string;
let stranger: string;

const tableFor = async (token: string, query = ''): Promise<IndicatorTable> => {
  const { status, body } = await api.ask('GET', `/monitor/indicators${query}`, { token });
  expect(status, JSON.stringify(body)).toBe(200);
  return indicatorTable.parse(body);
};
const cellIn = ({ items, indicators }: IndicatorTable, id: string) =>
  items.find(({ organisation }) => organisation === society)?.cells[indicators.findIndex((one) => one.id === id)];

beforeAll(async () => {
  api = await startApi();
  supervisor = await api.token(monitor.id, ...monitor.grants);
  office = await api.token(officer.id, ...officer.grants);
  stranger = await api.token(foreignOfficer.id, ...foreignOfficer.grants);
  await walkTo(api, '20.20');
});
afterAll(() => api.close());

describe('C1 the figures of supervision', () => {
  test('C1 are the same cell for the association and for who supervises it, with formula, base and exclusions', async () => {
    const [seen, own] = [await tableFor(supervisor), await tableFor(office)];
    expect(own.items).toEqual(seen.items);
    expect(seen.indicators).toHaveLength(20);
    expect(cellIn(seen, 'inStages')).toMatchObject({ figures: { projects: 1 }, mark: 'normal', rows: 1 });
    // What is not applicable is not zero, and what no event carries says so.
    expect(cellIn(seen, 'returns')).toMatchObject({ figures: { returned: null }, mark: 'silent' });
    expect(seen.indicators.find(({ id }) => id === 'notices')?.notRecorded?.zh).toContain('没有事件记载');
  });

  test('C1 a complaint is in the figures at once, marked by a limit with its source, and changed since last week', async () => {
    api.now += 10 * day;
    expect(cellIn(await tableFor(supervisor), 'complaints')).toMatchObject({ figures: { filed: 0 }, change: 'same' });
    const complaint = { type: 'fileComplaint', ground: 'procedure', summary: '程序不当', realName: true } as const;
    await api.engine.submit(stream, { id: 'whistle:filed', actor: { id: personNamed('whistle'), grants: [] }, command: complaint });
    const cell = cellIn(await tableFor(supervisor), 'complaints');
    expect(cell).toMatchObject({ figures: { filed: 1 }, before: 0, change: 'up', mark: 'watch' });
    expect(cell?.reasons[0]).toMatchObject({ words: { zh: '提出 1，超过 0' }, source: 'D-INDICATOR-MARKS' });
    expect(cell?.reasons[0]?.sourceTitleZh).toContain('本系统约定');
  });

  test('C1 every cell opens into its rows, and every row has its record and its dossiers', async () => {
    const cell = cellIn(await tableFor(office), 'inStages');
    const { status, body } = await api.ask('GET', (cell?.href ?? '').replace('/api/v1', ''), { token: office });
    expect(status).toBe(200);
    const rows = indicatorRows.parse(body);
    expect(rows.cell).toEqual(cell);
    expect(rows.items).toMatchObject([{ kind: 'standard-project', id: 'p1', stage: { code: 'drafting', zh: '起草' }, figures: { projects: 1 } }]);
    for (const path of [rows.items[0]?.self, rows.items[0]?.dossiers])
      expect((await api.ask('GET', (path ?? '').replace('/api/v1', ''), { token: office })).status).toBe(200);
  });

  test('XH22 pages of bodies are small unless more are asked for, and the file for a spreadsheet holds them all', async () => {
    const rows = await factsOf(api.db).find({ organisation: society }).lean();
    for (let n = 0; n < 30; n += 1) {
      const organisation = `512101${String(n).padStart(12, '0')}`;
      for (const row of rows) await factsOf(api.db).create({ ...row, _id: `${row._id}-${n}`, organisation, facts: { ...row.facts, organisation } });
    }
    const first = await tableFor(supervisor);
    expect([first.items.length, first.total]).toEqual([20, 31]);
    const second = await tableFor(supervisor, `?cursor=${first.next ?? ''}`);
    expect([second.items.length, second.next]).toEqual([11, null]);
    expect(new Set([...first.items, ...second.items].map(({ organisation }) => organisation)).size).toBe(31);
    // Whatever page is shown, the middle and the cities are those of all.
    expect(second.across).toEqual(first.across);
    expect(first.places.find(({ city }) => city === '2101')).toMatchObject({ words: { zh: '沈阳' }, bodies: 30 });
    expect(first.places.at(-1)).toMatchObject({ city: null, bodies: 1 });
    const marked = await tableFor(supervisor, '?mark=watch&limit=3');
    expect(marked.items.every(({ cells }) => cells.every(({ mark }) => mark !== 'unusual'))).toBe(true);
    const csv = await fetch(`${api.url}/api/v1/monitor/indicators?format=csv`, { headers: { authorization: `Bearer ${supervisor}` } });
    expect(
      new Set(
        (await csv.text())
          .split('\r\n')
          .slice(1, -1)
          .map((line) => line.split(',')[1]),
      ).size,
    ).toBe(31);
    await factsOf(api.db).deleteMany({ organisation: /^512101/ });
  });

  test('C2 XH20 departures are facts with rule and source, the same for the association, which is not shown those of others', async () => {
    const before = api.now;
    api.now += 40 * day;
    const of = async (token: string, query = '') => (await api.ask('GET', `/monitor/breaches${query}`, { token })).body;
    const [seen, own] = [breachList.parse(await of(supervisor)), breachList.parse(await of(office))];
    expect(own.items).toEqual(seen.items);
    expect(seen.counts.map(({ code }) => code)).toEqual(expect.arrayContaining(['COMPLAINT_OVERDUE']));
    expect(seen.items.every(({ source, sourceTitleZh, rule }) => rule !== '' && sourceTitleZh !== source)).toBe(true);
    const one = breachList.parse(await of(supervisor, '?code=COMPLAINT_OVERDUE&limit=1'));
    expect(one.items).toHaveLength(1);
    expect((await api.ask('GET', (one.items[0]?.events ?? '').replace('/api/v1', ''), { token: office })).status).toBe(200);
    expect(await of(stranger, `?organisation=${society}`)).toMatchObject({ code: 'FIGURES_OF_ANOTHER' });
    api.now = before;
  });

  test('C3 XH21 signals are told with what was looked at and what is not recorded, to the association too and to nobody else', async () => {
    const of = async (token: string) => (await api.ask('GET', `/monitor/signals?organisation=${society}`, { token })).body;
    const [seen, own] = [signalList.parse(await of(supervisor)), signalList.parse(await of(office))];
    expect({ ...own, at: '' }).toEqual({ ...seen, at: '' });
    expect(seen.notRecorded[0]?.zh).toContain('没有记载');
    expect(seen.items).toHaveLength(seen.items.filter(({ code }) => code === 'ROUND_WITHOUT_COMMENT').length);
    expect(await of(stranger)).toMatchObject({ code: 'FIGURES_OF_ANOTHER' });
  });

  test('C1 go out as CSV in which every cell is text', async () => {
    const answer = await fetch(`${api.url}/api/v1/monitor/indicators?format=csv`, { headers: { authorization: `Bearer ${supervisor}` } });
    expect(answer.headers.get('content-type')).toMatch(/^text\/csv/);
    const lines = (await answer.text()).split('\r\n');
    expect(lines[0]).toContain('"统一社会信用代码 credit code"');
    expect(lines.some((line) => line.includes('"在办项目"'))).toBe(true);
  });

  test('C1 by field, stage, period and a set of projects', async () => {
    const projectsIn = async (query: string) => cellIn(await tableFor(supervisor, query), 'inStages')?.figures['projects'];
    expect(await projectsIn('?field=robotics')).toBe(1);
    expect(await projectsIn('?field=metals')).toBeNull();
    expect(await projectsIn('?stage=drafting')).toBe(1);
    expect(await projectsIn('?stage=comment')).toBeNull();
    expect(await projectsIn('?projects=p1')).toBe(1);
    expect(await projectsIn('?projects=p2')).toBeNull();
    const filed = async (query: string) => cellIn(await tableFor(supervisor, query), 'complaints')?.figures['filed'];
    expect(await filed('?year=2026&period=Q1')).toBe(1);
    expect(await filed('?year=2026')).toBe(1);
  });
});

describe('what is asked and not told', () => {
  test('a period that has not begun is refused with what was found and what is needed', async () => {
    const { status, body } = await api.ask('GET', '/monitor/indicators?year=2026&period=H2', { token: supervisor });
    expect(status).toBe(422);
    expect(body).toMatchObject({
      code: 'PERIOD_NOT_BEGUN',
      rule: 'D-INDICATOR',
      source: 'D-PERIOD-BEGUN',
      found: '2026-07-01T00:00:00+08:00',
      cure: ['self'],
    });
    expect((await api.ask('GET', '/monitor/indicators?period=H2', { token: supervisor })).status).toBe(400);
  });

  test('an association that asks for another’s cell is refused, by table and by rows, and sees nothing of it unasked', async () => {
    for (const path of [`/monitor/indicators?organisation=${society}`, `/monitor/indicator-rows?indicator=inStages&organisation=${society}`]) {
      const { status, body } = await api.ask('GET', path, { token: stranger });
      expect(status).toBe(403);
      expect(body).toMatchObject({
        code: 'FIGURES_OF_ANOTHER',
        source: 'D-OWN-FIGURES',
        found: society,
        needed: [foreignOfficer.grants[0]?.organisation],
        cure: ['monitor'],
      });
    }
    expect((await tableFor(stranger)).items).toEqual([]);
  });

  test('who neither supervises nor holds an office has none', async () => {
    expect((await api.ask('GET', '/monitor/indicators', {})).status).toBe(401);
    const expert = await api.token(personNamed('expert1'), { role: 'expert', organisation: society });
    expect((await api.ask('GET', '/monitor/indicators', { token: expert })).status).toBe(403);
  });
});
