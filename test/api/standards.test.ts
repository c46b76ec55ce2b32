import { afterAll, beforeAll, expect, test } from 'vitest';
import { startApi, type TestApi } from '../support/api.js';
import { projectStart } from '../../contract/standard-project.js';
import { actSchemasOf } from '../../domain/kernel/wire.js';
import { standardProject } from '../../domain/standard-project/standard-project.js';
import { lead, society } from '../domain/standard-project/project-fixture.js';
import { walkTo } from '../support/walked-project.js';

const here = 'https://standards.example.cn/api/v1';
const title = { zh: '接口}&<规范>_100%', en: 'Interfaces {a} & <b>' };
let api: TestApi;
let number: string;

const proposal = (over: object) => ({
  ...{ organisation: society, organisationName: '辽宁省示范学会', societyCode: 'LNSR', title: { zh: '接口规范', en: 'Interfaces' } },
  ...{ proposer: { unit: lead }, profile: 'group-standard/robotics', ...over },
});

/** One real standard, published, whose title is made to break what carries it. */
beforeAll(async () => {
  api = await startApi();
  await walkTo(api, '60.60', { title, classification: { ics: ['25.040.30'], ccs: ['J28'] } });
  number = String((await api.ask('GET', '/standards/p1')).body['number']);
});
afterAll(() => api.close());

const text = async (path: string, accept = '*/*') => {
  const answer = await fetch(`${api.url}/api/v1${path}`, { headers: { accept } });
  return { status: answer.status, type: answer.headers.get('content-type') ?? '', body: await answer.text() };
};

test('S19: a published standard is found by its number as by its id', async () => {
  expect(number).toMatch(/^T\/LNSR /);
  const byNumber = await api.ask('GET', `/standards/${encodeURIComponent(number)}`);
  expect([byNumber.status, byNumber.body['id']]).toEqual([200, 'p1']);
  expect((await api.ask('GET', `/standards/${encodeURIComponent('T/LNSR 999—2026')}`)).status).toBe(404);
});

test('XC9 a standard is found by its number as people type it, in the path and in the search of every list that has numbers', async () => {
  const [, serial = '', year = ''] = /^T\/LNSR 0*(\d+)—(\d{4})$/.exec(number) ?? [];
  const typed = ['-', '–', '－', '—', ' — '].flatMap((dash) =>
    [`T/LNSR 00${serial}`, `T/LNSR${serial.padStart(3, '0')}`, `t/lnsr  ${serial}`, `Ｔ／ＬＮＳＲ ${serial}`, `T∕LNSR ${serial}`].map(
      (head) => `${head}${dash}${year}`,
    ),
  );
  for (const text of [...typed, `T/LNSR ${serial}`]) {
    const one = await api.ask('GET', `/standards/${encodeURIComponent(text)}`);
    expect([text, one.status, one.body['number']]).toEqual([text, 200, number]);
    for (const list of ['standards', 'projects']) {
      const found = await api.ask('GET', `/${list}?q=${encodeURIComponent(text)}`);
      expect([text, list, (found.body['items'] as unknown[]).length]).toEqual([text, list, 1]);
    }
  }
  // A piece of a number is searched with the dash of the canonical form; another serial or year is another number.
  expect((await api.ask('GET', `/standards?q=${serial}-${year}`)).body['items']).toHaveLength(1);
  for (const text of [`T/LNSR 9${serial}-${year}`, `T/LNSR ${serial}9-${year}`, `T/LNSR ${serial}-2025`, `T/LNSA ${serial}-${year}`]) {
    expect((await api.ask('GET', `/standards/${encodeURIComponent(text)}`)).status, text).toBe(404);
    expect((await api.ask('GET', `/standards?q=${encodeURIComponent(text)}`)).body['items'], text).toHaveLength(0);
  }
  const numbers = await api.ask('GET', '/registers/lnsr/numbers');
  expect([numbers.status, (numbers.body['items'] as unknown[]).length]).toEqual([200, 1]);
  expect((await api.ask('GET', '/registers/ｌｎｓｒ')).body['id']).toBe('LNSR');
  for (const filter of ['society=lnsr', `organisation=${String((await api.ask('GET', '/standards/p1')).body['organisation']).toLowerCase()}`])
    expect((await api.ask('GET', `/standards?${filter}`)).body['items'], filter).toHaveLength(1);
});

test('XA35 a revision names a standard that its own society has published under that number, in the same world, and nothing else', async () => {
  const token = await api.token('li', { role: 'drafter', organisation: lead });
  const unfinished = await api.ask('POST', '/projects', { token, body: proposal({}) });
  const revising = (project: string, of: string, over: object = {}) =>
    api.ask('POST', '/projects', {
      token,
      body: proposal({ nature: 'revision', revises: { number: of, project: `standard-project/${project}` }, ...over }),
    });
  for (const [project, of, over] of [
    ['p1', 'T/LNSR 999—2020', {}],
    ['p1', number, { rehearsal: true }],
    [String(unfinished.body['id']), number, {}],
    ['nowhere', number, {}],
  ] as const)
    expect((await revising(project, of, over)).body, project).toMatchObject({ code: 'REVISION_UNCLEAR', status: 422 });
  expect(await revising('p1', number.replace('—', '-').toLowerCase())).toMatchObject({ status: 201 });
});

test('S19: BibTeX by Accept or by format: one entry, braces balanced, nothing of the title read as a command', async () => {
  const cited = await text('/standards/p1', 'application/x-bibtex');
  expect([cited.status, cited.type]).toEqual([200, 'application/x-bibtex; charset=utf-8']);
  expect((await text('/standards/p1?format=bibtex')).body).toBe(cited.body);
  expect(cited.body).toMatch(/^@standard\{T-LNSR-\d+-2026,\n/);
  expect(cited.body).toContain('title = {{接口\\textbraceright{}\\&<规范>\\_100\\%}}');
  expect(cited.body).toContain(`number = {${number}}`);
  expect(cited.body).toContain('year = {2026}');
  const depth = [...cited.body].reduce((open, char) => {
    expect(open).toBeGreaterThanOrEqual(0);
    return open + (char === '{' ? 1 : char === '}' ? -1 : 0);
  }, 0);
  expect(depth).toBe(0);
});

test('S19: Relaton: identifier, titles in both languages, publisher, dates and standing', async () => {
  const { body } = await api.ask('GET', '/standards/p1?format=relaton');
  expect(body).toMatchObject({
    type: 'standard',
    docid: [{ type: 'T/LNSR', id: number, primary: true }],
    title: [
      { content: title.zh, language: 'zh' },
      { content: title.en, language: 'en' },
    ],
    contributor: [{ role: [{ type: 'publisher' }], organization: { name: [{ content: '辽宁省示范学会' }] } }],
    date: [{ type: 'published' }, { type: 'implemented', value: '2026-12-01' }],
    docstatus: { stage: { value: 'published, not yet in force' } },
    link: [{ type: 'src', content: `${here}/standards/p1` }],
  });
});

test('S19: the feed has what Atom requires of a feed and of an entry, each once; titles are text; a change of standing moves it', async () => {
  const feed = await text('/standards.atom');
  expect([feed.status, feed.type]).toEqual([200, 'application/atom+xml; charset=utf-8']);
  const [head = '', ...entries] = feed.body.split('<entry>');
  for (const name of ['id', 'title', 'updated', 'author']) {
    expect(head.split(`<${name}>`), name).toHaveLength(2);
    for (const entry of entries) expect(entry.split(`<${name}>`), name).toHaveLength(2);
  }
  expect(head).toContain(`<link rel="self" type="application/atom+xml" href="${here}/standards.atom"/>`);
  expect(entries).toHaveLength(1);
  expect(entries[0]).toContain('接口}&amp;&lt;规范&gt;_100%');
  expect(entries[0]).toContain('<category term="published"/>');
  const updated = (xml: string) => /<updated>([^<]+)</.exec(xml)?.[1] ?? '';
  expect(updated(head)).toBe(updated(entries[0] ?? ''));
  api.now = Date.parse('2026-12-02T00:00:00+08:00');
  await api.engine.runDue();
  const later = (await text('/standards.atom')).body;
  expect(later).toContain('<category term="inForce"/>');
  expect(updated(later)).toBe('2026-12-01T00:00:00+08:00');
});

test('XE9 C13 a suspended society: its standard, the list, both citations, the feed and its project say so; cleared, none does', async () => {
  const { organisation } = (await api.ask('GET', '/standards/p1')).body;
  const said = '已暂停或注销登记';
  const places = [
    '/standards',
    '/standards/p1',
    '/standards/p1?format=bibtex',
    '/standards/p1?format=relaton',
    '/standards.atom',
    '/projects',
    '/projects/p1',
  ];
  const saying = async () => {
    const bodies = await Promise.all(places.map((path) => text(path)));
    return places.filter((_path, n) => bodies[n]?.body.includes(said));
  };
  expect(await saying()).toEqual([]);
  const stored = {
    _id: `organisation/${String(organisation)}` as never,
    organisation,
    standing: 'suspended',
    title: { zh: '示范学会', en: null },
    state: { name: '示范学会', since: api.now },
  };
  await api.db.collection('organisations').replaceOne({ _id: stored._id }, stored, { upsert: true });
  expect(await saying()).toEqual(places);
  await api.db.collection('organisations').updateOne({ _id: stored._id }, { $set: { standing: 'clear' } });
  expect(await saying()).toEqual([]);
});

test('XE11 ICS and CCS given at the proposal, in one spelling, stand in list, BibTeX and Relaton; what is no such code is refused', async () => {
  const { classification } = projectStart.shape;
  expect(classification.parse({ ics: ['ＩＣＳ 25.040.30'], ccs: ['ccs j28'] })).toEqual({ ics: ['25.040.30'], ccs: ['J28'] });
  expect(actSchemasOf(standardProject)['editProposal']?.parse({ classification: { ics: ['35'] } })).toEqual({
    classification: { ics: ['35'], ccs: [] },
  });
  for (const wrong of [{ ics: ['25.4'] }, { ics: ['98'] }, { ccs: ['I10'] }, { ics: '25' }])
    expect(classification.safeParse(wrong).success).toBe(false);
  expect((await api.ask('GET', '/standards')).body['items']).toMatchObject([{ ics: ['25.040.30'], ccs: ['J28'] }]);
  expect((await text('/standards/p1?format=bibtex')).body).toContain('keywords = {ICS 25.040.30, CCS J28}');
  expect((await api.ask('GET', '/standards/p1?format=relaton')).body).toMatchObject({
    ics: [{ code: '25.040.30', text: 'Manufacturing engineering' }],
    ccs: [{ code: 'J28', text: expect.any(String) as string }],
  });
  expect((await api.ask('GET', '/projects/p1')).body['state']).toMatchObject({ classification: { ics: ['25.040.30'], ccs: ['J28'] } });
});

test('XE11 a citation speaks words: [S] by its type, 现行 and never inForce; the feed names entries without the host and is never of 1970', async () => {
  const cited = (await text('/standards/p1?format=bibtex')).body;
  expect(cited).toMatch(/^@standard\{/);
  expect(cited).toContain('现行');
  expect(cited).not.toMatch(/inForce|techreport/);
  const { body } = await api.ask('GET', '/standards/p1?format=relaton');
  const [, serial = ''] = /^T\/LNSR (\S+)—2026$/.exec(number) ?? [];
  expect(body).toMatchObject({
    docstatus: { stage: { value: 'in force' } },
    structured_identifier: { agency: ['T/LNSR'], docnumber: serial, year: '2026' },
  });
  const feed = (await text('/standards.atom')).body;
  for (const [, id = ''] of feed.matchAll(/<id>([^<]+)</g))
    expect(id).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
  const empty = (await text('/standards.atom?rehearsal=true')).body;
  expect(empty).not.toContain('<entry>');
  expect(empty).not.toContain('1970');
});

test('XE10 a rehearsal is left out of list and feed unless asked for, and every citation of it is marked', async () => {
  const rehearsed = { rehearsal: true, 'state.rehearsal': true };
  await api.db.collection('projects').updateOne({ _id: 'standard-project/p1' as never }, { $set: rehearsed });
  expect((await api.ask('GET', '/standards')).body['items']).toEqual([]);
  expect((await text('/standards.atom')).body).not.toContain('<entry>');
  expect((await api.ask('GET', '/standards?rehearsal=true')).body['items']).toMatchObject([{ id: 'p1', rehearsal: true }]);
  for (const path of ['/standards.atom?rehearsal=true', '/standards/p1?format=bibtex', '/standards/p1?format=relaton'])
    expect((await text(path)).body, path).toMatch(/【演练】.*演练，不是标准|演练，不是标准.*【演练】/s);
  await api.db.collection('projects').updateOne({ _id: 'standard-project/p1' as never }, { $set: { rehearsal: false, 'state.rehearsal': false } });
});

test('S19, XE38: a rehearsal is in no feed and answers to its number only when it is asked for', async () => {
  await api.db.collection('projects').updateOne({ _id: 'standard-project/p1' as never }, { $set: { rehearsal: true, 'state.rehearsal': true } });
  expect((await text('/standards.atom')).body).not.toContain('<entry>');
  expect((await api.ask('GET', `/standards/${encodeURIComponent(number)}`)).status).toBe(404);
  const asked = await api.ask('GET', `/standards/${encodeURIComponent(number)}?rehearsal=true`);
  expect([asked.status, asked.body['id'], asked.body['rehearsal']]).toEqual([200, 'p1', true]);
  await api.db.collection('projects').updateOne({ _id: 'standard-project/p1' as never }, { $set: { rehearsal: false, 'state.rehearsal': false } });
  expect((await api.ask('GET', `/standards/${encodeURIComponent(number)}?rehearsal=true`)).status).toBe(404);
});
