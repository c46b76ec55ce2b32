import { streamActor } from '../../domain/kernel/actor.js';
import { z } from 'zod';
import { textPlaces } from '../support/spelt-places.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { receipt } from '../../contract/http.js';
import { eventsOf, type EventRow } from '../../db/archive.js';
import { contentHash } from '../../domain/kernel/log/merkle.js';
import { organisations } from '../../samples/organisations.js';
import { startApi, type TestApi } from '../support/api.js';
import { beginAgreed, beginBallot, letterBallot, letterSeats, letterTerms, society } from '../support/letter-ballot.js';
import { personNamed } from '../support/spelt.js';

const [lnsr, lnfc, lnsa] = [organisations.lnsr, organisations.lnfc, organisations.lnsa];
const unit = '91210100MA0A26118H';
const wrongCheck = '91210100MA0A26118X';
const hidden = '\u200b';
let api: TestApi;
let secretary: string;
let monitor: string;

beforeAll(async () => {
  api = await startApi();
  secretary = await api.token('secretary', { role: 'secretariat', organisation: society });
  monitor = await api.token('sun', { role: 'monitor', organisation: '*' });
});
afterAll(() => api.close());

const post = (token: string, path: string, body: object) => api.ask('POST', path, { token, body });
const said = async (token: string, path: string, body: object) => {
  const answer = await post(token, path, body);
  return [answer.status, answer.body['code'] ?? null, answer.body['found'] ?? null];
};
const stored = async (token: string, text: string): Promise<string> => {
  const headers = { 'content-type': 'text/plain', authorization: `Bearer ${token}` };
  const answer = await fetch(`${api.url}/api/v1/documents?name=a.md`, { method: 'POST', body: text, headers });
  return ((await answer.json()) as { sha256: string }).sha256; // the receipt of an upload
};
/** The same id or code as people type, copy and paste it. */
const spellings = (name: string): readonly string[] => [
  name,
  name.toUpperCase(),
  name.toLowerCase(),
  ` ${name} `,
  `${name.slice(0, 3)}${hidden}${name.slice(3)}`,
  name.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)),
];
const terms = { ...letterTerms, exclusion: 'draftersAndUnits', minSeats: 1 };

describe('XC1 what names something', () => {
  /** By the last name of the field: a value in its one spelling, as a reader must find it in each of its spellings. */
  const kinds = [
    [/^(person|persons|drafters|editors|leave|experts|concurring|holder|objector)$/, 'm1.person'],
    [/^(organisation|organisations|unit|units|uscc|authority|secretariat|drafterUnits|holderUnits|addressees)$/, unit],
    [/^(societyCode|society)$/, 'LNSR'],
    [/^patent$/, 'ZL202010123456.7'],
    [/^clauses$/, 'A.1#2'],
  ] as const;
  /** A society that applies for a pilot is named by its credit code; a holder of a patent is a name; lists between commas are read by the route (XC3); what a correction is about is kept in the words of its proposer. */
  const otherwise = [
    'pilots.apply society',
    'projects.disclosePatent holder',
    'readElectorate drafters',
    'readElectorate units',
    'projects.proposeCorrection clauses',
  ];
  const places = () =>
    api.app.endpoints.flatMap(({ name, body, query }) =>
      [body, query].flatMap((schema) => (schema === undefined ? [] : textPlaces(schema).map((place) => ({ ...place, at: `${name} ${place.path}` })))),
    );

  it.each(kinds)('XC1 %s is read in every spelling, in every body and query', (field, name) => {
    const named = places().filter(({ path }) => field.test(path.split('.').at(-1) ?? ''));
    expect(named.length).toBeGreaterThan(0);
    const raw = named.filter(({ schema }) => spellings(name).some((typed) => z.safeParse(schema, typed).data !== name));
    expect([...new Set(raw.map(({ at }) => at))].filter((at) => !otherwise.includes(at))).toEqual([]);
  });
});

describe('XC1 a person is one person in every spelling', () => {
  it.each(spellings('m1.person'))('XC1 a drafter written as %j is excluded', async (drafter) => {
    const seats = [{ ...letterSeats(1)[0], person: personNamed('M1.Person') }, ...letterSeats(6).slice(1)];
    const id = await beginAgreed(api, secretary, { ...letterBallot(seats), ...{ terms, drafters: [drafter] } });
    const vote = await post(await api.token('m1.person'), `/ballots/${id}/votes`, { choice: 'yes', text: contentHash('送审稿') });
    expect([vote.status, vote.body['code']]).toEqual([403, 'SEAT_EXCLUDED']);
  });

  it('XC1 a drafter, a holder of a mandate or a drafting unit nobody knows is named in a refusal, and known ones are taken', async () => {
    const body = { ...letterBallot(), terms: { ...terms, mandates: { alternates: true, proxies: true, perHolder: 1 } } };
    expect(await said(secretary, '/ballots', { ...body, drafters: ['nobody.here', 'm1'] })).toEqual([422, 'PERSON_UNKNOWN', ['nobody.here']]);
    expect(await said(secretary, '/ballots', { ...body, drafterUnits: [unit] })).toEqual([422, 'CREDIT_CODE_UNKNOWN', [unit]]);
    const id = await beginBallot(api, secretary, { ...body, drafters: ['secretary'] });
    const letter = { seat: 2, kind: 'alternate', from: api.now, until: api.now + 86_400_000, proof: await stored(secretary, '委托书') };
    const officer = await api.token('officer', { role: 'officer', organisation: society });
    expect(await said(officer, `/ballots/${id}/record-mandate`, { ...letter, holder: 'deputi' })).toEqual([422, 'PERSON_UNKNOWN', ['deputi']]);
    await api.token('deputy');
    expect((await post(officer, `/ballots/${id}/record-mandate`, { ...letter, holder: ' Deputy' })).status).toBe(200);
    // Who may not do this at all learns nothing of who has an account.
    expect((await said(await api.token('stranger'), `/ballots/${id}/record-mandate`, { ...letter, holder: 'deputi' }))[1]).not.toBe('PERSON_UNKNOWN');
  });
});

describe('XC2 one person, one seat', () => {
  it.each(spellings('m1'))('XC2 a roll that names m1 again as %j repeats', async (again) => {
    const seats = [...letterSeats(5), { ...letterSeats(1)[0], person: personNamed(again) }];
    expect(await said(secretary, '/ballots', letterBallot(seats))).toEqual([422, 'ROLL_REPEATS', 'm1']);
  });

  it('XC2 a roll by document is read before it is taken: repeats, another size, a line without a person', async () => {
    const roll = async (size: number, ...lines: readonly string[]) => ({
      ...letterBallot(),
      roll: { kind: 'document', sha256: await stored(secretary, lines.join('\n')), size, excluded: [] },
    });
    const line = (person: string): string => JSON.stringify({ person });
    expect(await said(secretary, '/ballots', await roll(3, line('a'), line('b'), line(' A')))).toEqual([422, 'ROLL_REPEATS', 'a']);
    expect(await said(secretary, '/ballots', await roll(3, line('a'), line('b')))).toEqual([422, 'ROLL_SIZE_DIFFERS', 3]);
    expect((await said(secretary, '/ballots', await roll(2, line('a'), '{"person":7}'))).slice(0, 2)).toEqual([422, 'ROLL_UNREADABLE']);
    const six = ['a', 'b', 'c', 'd', 'e', 'F.Six'];
    const id = await beginBallot(api, secretary, await roll(6, ...six.map(line)));
    expect((await post(await api.token('f.six'), `/ballots/${id}/votes`, { choice: 'yes', text: contentHash('送审稿') })).status).toBeLessThan(300);
  });
});

const proposal = (over: object = {}) => ({
  organisation: lnsr.uscc,
  organisationName: '自己起的名字',
  societyCode: 'LNSR',
  title: { zh: '机器人关节模组 试验方法', en: 'Robot joint modules — Test methods' },
  proposer: { unit: lnsr.uscc },
  profile: 'group-standard/robotics',
  ...over,
});
const begun = async (token: string, over: object = {}) => {
  const answer = await post(token, '/projects', proposal(over));
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return receipt.parse(answer.body).id;
};
const state = async (token: string, id: string) => (await api.ask('GET', `/projects/${id}`, { token })).body['state'] as { [field: string]: unknown };
const registered = ({ uscc, name, kind, code, fields, charter }: typeof lnsr) =>
  post(monitor, '/organisations', { uscc, name, kind, code, fields, charter });

describe('units and titles of a proposal', () => {
  let officer: string;
  beforeAll(async () => {
    officer = await api.token('officer', { role: 'officer', organisation: lnsr.uscc });
    expect((await registered(lnsr)).status).toBe(201);
  });

  it('XC5 a unit with a wrong check character is refused wherever a body names one; registered with evidence it is taken', async () => {
    const organisation = '91350203M0001QAY9B'; // was issued, and its check character is wrong
    for (const [path, body] of [
      ['/projects', proposal({ proposer: { unit: wrongCheck } })],
      ['/ballots', { ...letterBallot(letterSeats(6).map((seat) => ({ ...seat, organisation: wrongCheck }))) }],
      ['/persons', { name: '张三', registrar: wrongCheck }],
      [
        '/draftings',
        { organisation: society, title: { zh: '题', en: 't' }, group: [{ ...letterSeats(1)[0], organisation: wrongCheck }], editors: ['m0'] },
      ],
    ] as const)
      expect(await said(secretary, path, body), path).toEqual([422, 'CREDIT_CODE_CHECK', { creditCode: wrongCheck, found: 'X' }]);
    expect((await said(officer, '/projects', proposal({ proposer: { unit: organisation } })))[1]).toBe('CREDIT_CODE_CHECK');
    const override = { reason: '早期赋码', evidence: '登记机关证明' };
    const body = { uscc: organisation, name: '厦门某公司', kind: 'enterprise', charter: '营业执照', override };
    expect((await post(monitor, '/organisations', body)).status).toBe(201);
    const id = await begun(officer, { proposer: { unit: ` ${organisation.toLowerCase()}` }, title: { zh: '焊缝跟踪', en: 'Seams' } });
    expect(await state(officer, id)).toMatchObject({ proposer: { unit: organisation } });
  });

  it('XC5 a unit nobody has registered is marked, and a registered one bears its registered name', async () => {
    const id = await begun(officer, { proposer: { unit }, title: { zh: '减速器 疲劳寿命', en: 'Gears' } });
    expect(await state(officer, id)).toMatchObject({ organisationName: lnsr.name, lookedUp: { unregistered: [unit] } });
    const known = await begun(officer, { title: { zh: '末端执行器 词汇', en: 'Grippers' } });
    expect((await state(officer, known))['lookedUp']).toBeUndefined();
  });

  it('XC6 D2 near titles stand with their numbers at the proposal and are named at the acceptance: catalogue, campaign, own proposals', async () => {
    expect((await post(officer, '/registers', { code: 'LNSR', organisation: lnsr.uscc })).status).toBe(201);
    const numbers = ['T/LNSR 0001—2019', { number: 'T/LNSR 7-2019', title: '机器人关节模组试验方法' }];
    expect((await post(officer, '/registers/lnsr/import-used', { numbers, source: '目录' })).status).toBe(200);
    const id = await begun(officer);
    const near = [{ reference: 'T/LNSR 7—2019', title: '机器人关节模组试验方法', percent: 100 }];
    expect(await state(officer, id)).toMatchObject({ lookedUp: { near } });
    expect((await api.ask('GET', `/near-titles?zh=${encodeURIComponent('机器人关节模组的试验方法')}`)).body['items']).toMatchObject([
      { reference: 'T/LNSR 7—2019' },
    ]);
    const file = { kind: 'proposalForm', sha256: await stored(officer, '项目建议书') };
    await post(officer, `/projects/${id}/attach-document`, file);
    expect((await post(officer, `/projects/${id}/submit`, {})).status).toBe(200);
    const accept = { withinCharter: true, conflicts: [], note: '查重' };
    const without = await post(officer, `/projects/${id}/accept-proposal`, { ...accept, duplicates: [] });
    expect(without.body).toMatchObject({ status: 422, code: 'NEAR_TITLES_UNNAMED', found: near, needed: { duplicates: ['T/LNSR 7—2019'] } });
    expect((await post(officer, `/projects/${id}/accept-proposal`, { ...accept, duplicates: ['t/lnsr 0007-2019'] })).status).toBe(200);
    // Another society is shown what is published or announced, not what is still a proposal.
    const stranger = await api.token('lnfc.officer', { role: 'officer', organisation: lnfc.uscc });
    const other = await begun(stranger, { organisation: lnfc.uscc, societyCode: 'LNFC' });
    expect(await state(stranger, other)).toMatchObject({ lookedUp: { near } });
  });
});

describe('a 团体代号 and its register', () => {
  it('XA9 of six simultaneous registrations with one code exactly one is taken, of six adoptions too, and a refused one leaves it free', async () => {
    const bodies = Object.values(organisations).filter(({ kind }) => kind !== 'society');
    const start = (uscc: string, kind: string, name: string) =>
      post(monitor, '/organisations', { uscc, name, kind, code: 'ONLYONE', charter: '章程', override: { reason: '证明', evidence: '证明' } });
    const six = bodies.slice(0, 6);
    // An enterprise bears no 团体代号: refused, and the code is free again.
    expect((await start(six[0]?.uscc ?? '', 'enterprise', '示例公司')).body['code']).toBe('CODE_NOT_FOR_KIND');
    const answers = await Promise.all(six.map(({ uscc, name }) => start(uscc, 'society', name)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409, 409]);
    const taken = answers.flatMap(({ status, body }) => (status === 201 ? [receipt.parse(body).id] : []))[0];
    for (const { status, body } of answers)
      if (status === 409) expect(body).toMatchObject({ code: 'GROUP_CODE_NOT_OWN', found: { code: 'ONLYONE', borneBy: taken } });

    const rest = six.filter(({ uscc }) => uscc !== taken);
    for (const { uscc, name } of rest)
      expect(
        (await post(monitor, '/organisations', { uscc, name, kind: 'society', charter: '章程', override: { reason: '证明', evidence: '证明' } }))
          .status,
      ).toBe(201);
    const adopted = await Promise.all(
      rest.map(({ uscc }) => post(monitor, `/organisations/${uscc.toLowerCase()}/adopt-code`, { code: ' second ', evidence: '公告' })),
    );
    expect(adopted.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409]);
    const rows = await eventsOf(api.db).find({ type: 'codeAdopted' }).lean<EventRow[]>();
    expect(rows.map(({ data }) => data)).toMatchObject([{ code: 'SECOND' }]);
  });

  it('XA9 who may not register takes no code from who may, and claims given back while others ask break nothing', async () => {
    const [first, ...others] = Object.values(organisations).filter(({ uscc }) => /^[59]/.test(uscc));
    if (first === undefined) throw new Error('no organisation');
    const nobody = await api.token('no.officer');
    const body = (uscc: string, kind: string) => ({
      uscc,
      name: uscc,
      kind,
      code: 'RACED',
      charter: '章程',
      override: { reason: '证明', evidence: '证明' },
    });
    const asked = await Promise.all([
      ...Array.from({ length: 12 }, () => others.map(({ uscc }) => post(nobody, '/organisations', body(uscc, 'society')))).flat(),
      ...others.map(({ uscc }) => post(monitor, '/organisations', body(uscc, 'enterprise'))),
    ]);
    expect(asked.filter(({ status }) => status >= 500 || status < 400)).toEqual([]);
    expect(new Set(asked.map(({ body: { code } }) => code))).not.toContain('GROUP_CODE_NOT_OWN');
  });

  it('XA8 a register is opened by the bearer of its code only; one that was opened wrongly the supervisor puts right', async () => {
    const officerOf = (uscc: string) => api.token(`officer.${uscc}`.toLowerCase(), { role: 'officer', organisation: uscc });
    for (const one of [lnfc, lnsa]) expect([201, 409]).toContain((await registered(one)).status);
    const wrong = await post(await officerOf(lnsa.uscc), '/registers', { code: lnfc.code, organisation: lnsa.uscc });
    expect(wrong.body).toMatchObject({ status: 409, code: 'GROUP_CODE_NOT_OWN', found: { code: lnfc.code, borneBy: lnfc.uscc } });
    expect((await post(await officerOf(lnsa.uscc), '/registers', { code: 'DB21', organisation: lnsa.uscc })).body['code']).toBe('GROUP_CODE_NOT_OWN');
    // Opened before there was a rule, or before the code was registered.
    const actor = { id: personNamed('old'), grants: [{ role: 'officer' as const, organisation: lnsa.uscc }] };
    const input = { code: lnfc.code, organisation: lnsa.uscc, serialWidth: 4, rehearsal: false };
    expect(await api.engine.start(`register/${String(lnfc.code)}`, input, { id: 'old:1', actor })).toMatchObject({ ok: true });
    const path = `/registers/${String(lnfc.code)}/reassign-register`;
    const to = (organisation: string) => ({ organisation, reason: '代号归属更正', evidence: '全国平台注册记录' });
    expect((await post(await officerOf(lnfc.uscc), path, to(lnfc.uscc))).body['code']).toBe('ROLE_NOT_ALLOWED');
    expect((await post(monitor, path, to(lnsr.uscc))).body['code']).toBe('GROUP_CODE_NOT_OWN');
    expect((await post(monitor, path, to(lnfc.uscc))).status).toBe(200);
    const mint = (organisation: string) => ({ type: 'mint', project: 'standard-project/x', year: 2026, revises: null, wish: null, organisation });
    const project = streamActor('standard-project/x');
    await api.engine.submit(`register/${String(lnfc.code)}`, { id: 'x:1', actor: project, command: mint(lnfc.uscc) });
    const listed = await api.ask('GET', `/registers/${String(lnfc.code)}/numbers`);
    expect(listed.body['items']).toMatchObject([{ number: `T/${String(lnfc.code)} 0001—2026`, status: 'minted' }]);
  });
});

describe('XA10 nobody speaks for an authority but the authority', () => {
  it('XA10 a campaign is begun by a registered authority, under the name it is registered by', async () => {
    const campaign = (organisation: string, scope: string) => ({
      organisation,
      title: { zh: '清理', en: 'Clearing-up' },
      scope,
      within: { count: 30, unit: 'calendarDays' },
    });
    const officer = await api.token('officer', { role: 'officer', organisation: lnsr.uscc });
    for (const scope of ['mandatory', 'recommended'])
      expect((await said(officer, '/campaigns', campaign(lnsr.uscc, scope))).slice(0, 2)).toEqual([403, 'NOT_AN_AUTHORITY']);
    expect((await post(officer, '/campaigns', { ...campaign(lnsr.uscc, 'mandatory'), organisationName: '国家某局' })).status).toBe(400);
    const authority = '11210000000A26322B';
    expect(
      (await post(monitor, '/organisations', { uscc: authority, name: '示例市场监督管理局', kind: 'authority', charter: '三定方案' })).status,
    ).toBe(201);
    const begunBy = await post(await api.token('song', { role: 'officer', organisation: authority }), '/campaigns', campaign(authority, 'mandatory'));
    expect(begunBy.status, JSON.stringify(begunBy.body)).toBe(201);
    const shown = await api.ask('GET', `/campaigns/${receipt.parse(begunBy.body).id}`);
    expect(shown.body['state']).toMatchObject({ organisation: authority, organisationName: '示例市场监督管理局' });
  });
});

describe('XA6 nobody votes for a drafting unit through somebody else’s seat', () => {
  const mandates = { alternates: true, proxies: true, perHolder: 2 };
  const seats = letterSeats(8).map((seat, n) => (n === 5 ? { ...seat, organisation: unit } : seat));
  const opened = () => beginAgreed(api, secretary, { ...letterBallot(seats), ...{ terms: { ...terms, mandates }, drafterUnits: [unit] } });
  const letter = async (seat: number, holder: string, kind: string) => ({
    seat,
    holder,
    kind,
    from: api.now,
    until: api.now + 86_400_000,
    proof: await stored(secretary, `委托书 ${holder}`),
  });

  it('XA6 an alternate, or a member who would be proxy, with a role at a drafting unit: 422 with the unit', async () => {
    const id = await opened();
    await api.token('alternate', { role: 'expert', organisation: unit });
    await api.token('m4', { role: 'drafter', organisation: unit });
    for (const [holder, kind] of [
      ['alternate', 'alternate'],
      ['m4', 'proxy'],
    ] as const) {
      const answer = await post(secretary, `/ballots/${id}/record-mandate`, await letter(1, holder, kind));
      expect(answer.body, holder).toMatchObject({ status: 422, code: 'MANDATE_NOT_ALLOWED', found: { holder, kind, holderUnits: [unit] } });
    }
    await api.token('outsider', { role: 'expert', organisation: lnfc.uscc });
    expect((await post(secretary, `/ballots/${id}/record-mandate`, await letter(1, 'outsider', 'alternate'))).status).toBe(200);
    expect((await post(await api.token('m1'), `/ballots/${id}/confirm-change`, { n: 2 })).status).toBe(200);
    // Moves to a drafting unit afterwards: the letter is there, the vote is not.
    const moved = await api.token('outsider', { role: 'expert', organisation: lnfc.uscc }, { role: 'expert', organisation: unit });
    const vote = { choice: 'yes', text: contentHash('送审稿'), for: 'm1' };
    expect((await post(moved, `/ballots/${id}/votes`, vote)).body).toMatchObject({ code: 'MANDATE_NOT_ALLOWED', found: { holderUnits: [unit] } });
    expect((await post(await api.token('outsider', { role: 'expert', organisation: lnfc.uscc }), `/ballots/${id}/votes`, vote)).status).toBeLessThan(
      300,
    );
  });
});

describe('XC7 a comment or feedback on a clause that the text does not have', () => {
  const draft = '# 1 范围\n\n本文件规定……\n\n# 4 要求\n\n## 4.1 总则\n\n## 4.2 精度\n\n# 附录A（规范性）方法\n\n## A.1 试验\n';
  const round = async () => {
    const text = await stored(secretary, draft);
    const input = {
      ...{
        project: 'standard-project/xc7',
        organisation: society,
        title: '题目',
        round: 1,
        text,
        public: true,
        lateDisposition: 'required',
        reminders: [],
      },
      ...{ window: { count: 30, unit: 'calendarDays' }, floor: { count: 30, unit: 'calendarDays' }, answer: { count: 10, unit: 'workingDays' } },
      ...{ addressees: [], rehearsal: false },
    };
    const actor = streamActor('standard-project/xc7');
    const id = `xc7-${String((rounds += 1))}`;
    expect(await api.engine.start(`consultation/${id}`, input, { id: `${id}:1`, actor })).toMatchObject({ ok: true });
    return { path: `/consultations/${id}/comments`, text };
  };
  let rounds = 0;

  it('XC7 is asked about with the clauses that are there, and kept as it is written when that is what is meant', async () => {
    const { path, text } = await round();
    const comment = (clause: string, over: object = {}) =>
      api.ask('POST', path, { body: { clause, kind: 'technical', text: '改', author: '读者', draft: text, ...over } });
    for (const clause of ['4.2', '第四章', '4.1第2段', '附录 A 中 A.1', '附录A', 'Clause 4 and document', '全文', '表2'])
      expect((await comment(clause)).status, clause).toBe(201);
    for (const [clause, means, beside] of [
      ['4.7', '4.7', ['4', '4.1', '4.2']],
      ['第4.7条 第1款', '4.7', ['4', '4.1', '4.2']],
      ['附录A A.9', 'A.9', ['A', 'A.1']],
      ['12.3', '12.3', ['1', '4', 'A']],
    ] as const) {
      const asked = await comment(clause);
      expect(asked.body, clause).toMatchObject({ status: 422, code: 'CLAUSE_NOT_IN_TEXT', found: { words: clause, clause: means } });
      expect(asked.body['needed']).toEqual({ clauses: beside, or: { asWritten: true } });
      expect((await comment(clause, { asWritten: true })).status).toBe(201);
    }
    const { items } = (await api.ask('GET', path)).body as { readonly items: readonly { readonly clause: string }[] };
    expect(items.map(({ clause }) => clause)).toEqual(expect.arrayContaining(['4.1第2段', '附录 A 中 A.1', '附录A A.9', '12.3']));
    expect(items).toHaveLength(12);
  });
});
