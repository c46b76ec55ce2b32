import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { workList, workRow } from '../../contract/views/work.js';
import { committee } from '../../domain/committee/committee.js';
import { actSchemasOf } from '../../domain/kernel/wire.js';
import { lifecycleShown, problem } from '../../contract/http.js';
import type { Candidate } from '../../domain/committee/member.js';
import { candidate, host, people, sha, text, unit } from '../domain/committee/committee-fixture.js';
import { registerAuthority } from '../support/authority.js';
import { monday, startApi, type TestApi } from '../support/api.js';
import { application, codeOf, dateOf, HttpCommittee } from '../support/http-committee.js';
import { personNamed } from '../support/spelt.js';

const day = 86_400_000;
let api: TestApi;
let committees: HttpCommittee;
let applicant: string;
let secretary: string;
let authority: string;

beforeAll(async () => {
  api = await startApi();
  committees = await HttpCommittee.over(api);
  ({ applicant, secretary, authority } = committees);
});
afterAll(() => api.close());
beforeEach(async () => {
  api.now = monday;
  // Each test has the people p1 to p17 for itself: seats are counted over all committees of the store.
  await api.db.collection('memberships').deleteMany({});
});

const apply: HttpCommittee['apply'] = (over) => committees.apply(over);
const established: HttpCommittee['established'] = (members, over) => committees.established(members, over);
const skip: HttpCommittee['skip'] = (days) => committees.skip(days);
const send = (id: string, act: string, token: string, body?: object) => committees.send(`committees/${id}/${act}`, token, body);
const done = (id: string, act: string, token: string, body?: object) => committees.done(`committees/${id}/${act}`, token, body);
const shown = (id: string, token = secretary) => committees.shown(`committees/${id}`, token);

/** The desk of a committee as somebody reads it. */
const deskOf = async (id: string, as: string) => {
  const { items } = (await api.ask('GET', `/committees/${id}/desk`, { token: as })).body;
  return { items: z.array(workRow).parse(items) };
};

describe('given an application', () => {
  test('it stands at TC:00.00 with stage names and no ISO code, is hidden from strangers and shown once it is public', async () => {
    const id = await apply();
    expect(await shown(id, applicant)).toMatchObject({ status: 'TC:00.00', stage: { zh: '筹建申请收到', iso: null }, view: 'full' });
    const outsider = await api.token('outsider');
    expect((await api.ask('GET', `/committees/${id}`, { token: outsider })).status).toBe(404);
    await done(id, 'open-evaluation', authority, { experts: [] });
    await done(id, 'pass-evaluation', authority, { overlaps: [], opinion: '可行', report: sha('e') });
    await done(id, 'open-notice', authority);
    const seen = await shown(id, outsider);
    expect(seen).toMatchObject({ view: 'public', status: 'TC:10.00', state: { notice: { of: 'setup', closed: false } } });
    await done(id, 'object-notice', outsider, { words: '与现有委员会重复' });
    expect(codeOf(await send(id, 'approve-setup', authority))).toBe('COMMITTEE_STAGE');
  });

  test('wrong stage, wrong role, an unknown profile, unknown fields: refused with code, rule, source and cure', async () => {
    const id = await apply();
    const early = await send(id, 'file-plan', applicant);
    expect([early.status, problem.parse(early.body)]).toMatchObject([409, { code: 'COMMITTEE_STAGE', rule: 'TCM-3', found: 'TC:00.00' }]);
    expect(codeOf(await send(id, 'open-evaluation', secretary, { experts: [] }))).toBe('ROLE_NOT_ALLOWED');
    const unknown = await api.ask('POST', '/committees', { token: applicant, body: { ...application, profile: 'committee/moon' } });
    expect(codeOf(unknown)).toBe('NO_SUCH_PROFILE');
    expect(codeOf(await send(id, 'withdraw-application', applicant, { reason: 'x', surprise: 1 }))).toBe('BAD_REQUEST');
  });

  test('XB15 the authority it names is registered as one: neither the applicant, nor anybody else, becomes one by being named', async () => {
    const named = async (code: string) =>
      codeOf(await api.ask('POST', '/committees', { token: applicant, body: { ...application, authority: code } }));
    expect([await named(unit(7)), await named(application.applicant.organisation)]).toEqual(['NOT_AN_AUTHORITY', 'NOT_AN_AUTHORITY']);
    await registerAuthority(api, host);
    expect(await named(host)).toBe('AUTHORITY_NOT_APART');
  });

  test('every act of the contract is offered with its blockers or its schema', async () => {
    const { acts } = await shown(await apply(), authority);
    expect(acts.map((one) => one.name).sort()).toEqual(Object.keys(actSchemasOf(committee)).sort());
    expect(acts.find((one) => one.name === 'openEvaluation')).toMatchObject({ open: true, schema: { type: 'object' } });
    expect(acts.every((one) => one.open === (one.blockers.length === 0))).toBe(true);
  });
});

describe('given a committee in operation', () => {
  test('XE7 S1: my committee: ballots open, a term ending in 94 days, members without a valid unit; gravest first, one act each', async () => {
    const id = await established();
    const { state } = await shown(id);
    const endsAt = Date.parse(`${(state['term'] as { endsOn: string }).endsOn}T00:00:00+08:00`);
    for (const [i, person] of ['p8', 'p9'].entries()) {
      await done(id, 'change-employer', secretary, { person, organisation: null, organisationName: '', on: dateOf(api.now), evidence: '离职' });
      await done(id, 'confirm-report', authority, { n: i + 1, proof: text });
    }
    api.now = endsAt - 94 * day + 3_600_000;
    await api.engine.runDue();
    for (const question of ['甲', '乙', '丙']) await done(id, 'call-ballot', secretary, { terms: 'letter', matter: 'other', question, text });
    const { items } = await deskOf(id, secretary);
    const rows = (wanted: string) => items.filter(({ why }) => why.code === wanted);
    // XE7: what a ballot waits for is an act of its own, and no further ballot.
    const ballots = rows('BALLOT_TO_OPEN').map(({ act }) => act?.href);
    expect(ballots).toEqual([1, 2, 3].map((n) => `/api/v1/ballots/${id}-b${n}/open-ballot`));
    expect(rows('TERM_ENDING')).toMatchObject([{ owed: true, act: { name: 'openRenewal', href: `/api/v1/committees/${id}/open-renewal` } }]);
    expect(rows('UNIT_MISSING').map(({ ground }) => ground?.rule)).toEqual(['TC-UNIT', 'TC-UNIT']);
    // Who only watches owes none of it, and is offered no act that is the secretariat's.
    const watched = await deskOf(id, authority);
    expect(watched.items.find(({ why }) => why.code === 'TERM_ENDING')).toMatchObject({ owed: false, act: null });
    expect(items.map(({ owed }) => owed)).toEqual(items.map(({ owed }) => owed).toSorted((a, b) => Number(b) - Number(a)));
  });

  test('S8: day 10: a member moves to a drafting unit; the change is recorded, the ballot applies its policy, the old day still says who voted then', async () => {
    const id = await established();
    const body = { terms: 'letter', matter: 'draftForReview', question: '送审稿', text, drafterUnits: [unit(5)], opens: 'byHand' };
    await done(id, 'call-ballot', secretary, body);
    // That the unit drafted is one person's word until the member of it says so, too.
    const drafter = await api.token('p5');
    expect((await api.ask('POST', `/ballots/${id}-b1/confirm-change`, { token: drafter, body: { n: 1 } })).status).toBe(200);
    expect((await api.ask('POST', `/ballots/${id}-b1/open-ballot`, { token: secretary, body: {} })).status).toBe(200);
    const opened = api.now;
    await skip(10);
    await done(id, 'change-employer', secretary, {
      person: personNamed('p9'),
      organisation: unit(5),
      organisationName: '起草单位',
      on: dateOf(api.now),
      evidence: '合同',
    });
    const seen = async () => lifecycleShown.parse((await api.ask('GET', `/ballots/${id}-b1`, { token: secretary })).body);
    // What one person reports of another waits for the word of the member, or of a second person.
    expect((await seen()).state['excluded']).not.toContainEqual(expect.objectContaining({ late: true }));
    const token = await api.token('p9');
    const owed = async (as: string) => {
      const { items } = workList.parse((await api.ask('GET', '/me/worklist', { token: as })).body);
      return items.filter(({ subject, why, owed: own }) => own && subject.id === id && why.code === 'CONFIRMATION').map(({ about }) => about);
    };
    const report = expect.objectContaining({ proposal: 1, act: 'changeEmployer' });
    expect([await owed(token), await owed(authority), await owed(secretary)]).toEqual([[report], [report], []]);
    expect((await api.ask('POST', `/committees/${id}/confirm-report`, { token, body: { n: 1 } })).status).toBe(200);
    expect((await seen()).state['excluded']).toContainEqual(expect.objectContaining({ late: true, reason: 'employerChanged' }));
    const electorate = async (at: number) => {
      const when = encodeURIComponent(new Date(at).toISOString());
      const answer = await api.ask('GET', `/committees/${id}/electorate?at=${when}&units=${unit(5)}`, { token: secretary });
      return (answer.body as { items: { person: string; organisation: string; reason: string | null }[] }).items.find((one) => one.person === 'p9'); // as its endpoint says
    };
    expect([await electorate(opened), await electorate(api.now), await electorate(monday)]).toMatchObject([
      { organisation: unit(9), reason: null },
      { organisation: unit(5), reason: 'drafterUnit' },
      { reason: 'notYet' },
    ]);
  });

  test('XA26 a merger that one person reports waits on the work list of the members of the unit; who has a report of their own sees that alone', async () => {
    const id = await established();
    const on = dateOf(api.now);
    await done(id, 'merge-unit', secretary, { from: unit(9), to: { organisation: unit(5), name: '合并单位' }, on, evidence: '批文' });
    await done(id, 'record-departure', secretary, { person: 'p7', cause: 'resigned', on, evidence: '来信' });
    const owed = async (as: string) => {
      const { items } = workList.parse((await api.ask('GET', '/me/worklist', { token: await api.token(as) })).body);
      return items.filter(({ subject, why }) => subject.id === id && why.code === 'CONFIRMATION').map(({ about }) => about.act);
    };
    expect([await owed('p9'), await owed('p7'), await owed('p8')]).toEqual([['mergeUnit'], ['recordDeparture'], []]);
  });

  test('S20: composition as of a future date: today in order, after a death even; even size, a fourth of one unit, chair and secretary of one unit refused', async () => {
    const id = await established();
    const on = async (date: string) =>
      (await api.ask('GET', `/committees/${id}/composition?on=${date}`, { token: secretary })).body as { size: number; findings: { code: string }[] }; // as its endpoint says
    const today = dateOf(api.now);
    expect(await on(today)).toMatchObject({ size: 17, findings: [] });
    await done(id, 'record-departure', secretary, { person: personNamed('p9'), cause: 'died', on: today, evidence: '讣告' });
    await done(id, 'confirm-report', authority, { n: 1, proof: text });
    expect((await on(dateOf(api.now + 100 * day))).findings.map((one) => one.code)).toEqual(['SIZE_EVEN']);
    expect((await on('2099-01-01')).findings.map((one) => one.code)).toContain('TERM_OVER');
    const plan = await committees.setUp();
    const fresh = (size: number) => people(size).map((one, i) => ({ ...one, person: personNamed(`q${i}`) }));
    const four = fresh(17).map((one, i) => (i > 10 && i < 15 ? { ...one, organisation: unit(5) } : one));
    const together = fresh(17).map((one, i) => (i === 0 ? { ...one, organisation: host } : one));
    const refused = [];
    for (const members of [fresh(16), four, together]) refused.push(codeOf(await send(plan, 'propose-roster', applicant, { members })));
    expect(refused).toEqual(['SIZE_EVEN', 'UNIT_OVER_REPRESENTED', 'CHAIR_SECRETARY_SAME_UNIT']);
  });

  test('M5: one person in two committees with two units: two seats pass with a note, a third is refused, counted over the committees', async () => {
    const shared = candidate(400, { person: personNamed('shared') });
    const list = (n: number, over: Partial<Candidate> = {}) =>
      people().map((one, i) => (i === 16 ? { ...shared, ...over } : { ...one, person: personNamed(`t${n}-${i}`) }));
    await established(list(1));
    const second = await established(list(2, { organisation: unit(401) }));
    const { body } = await api.ask('GET', `/committees/${second}/composition`, { token: secretary });
    expect((body as { findings: unknown[] }).findings).toMatchObject([{ code: 'UNIT_DIFFERS', weight: 'note' }]); // as its endpoint says
    const third = await committees.setUp();
    const answer = await send(third, 'propose-roster', applicant, { members: list(3) });
    expect(problem.parse(answer.body)).toMatchObject({ code: 'SEATS_EXCEEDED', found: { person: 'shared', seats: 3 }, needed: { max: 2 } });
  });

  test('a rehearsal that was broken off keeps nobody’s seat and bars no host: the same people sit in a third one, and in real committees', async () => {
    const rehearsal = { rehearsal: true };
    const broken = [await established(people(), rehearsal), await established(people(), rehearsal)];
    const third = await established(people(), rehearsal);
    const found = async (id: string) => (await api.ask('GET', `/committees/${id}/composition`, { token: secretary })).body['findings'];
    expect([await found(third), await found(await established())]).toEqual([[], []]);
    const [revoked = ''] = broken;
    await done(revoked, 'propose-ending', authority, { kind: 'revoke', reason: '演练撤销' });
    await done(revoked, 'open-notice', authority);
    await skip(40);
    await done(revoked, 'revoke', authority, { standardsTo: 'LN/TC 3' });
    await apply(rehearsal);
  });

  test('XC3 an electorate asked for in any spelling takes off the same seats; whom nobody knows is named', async () => {
    const id = await established();
    const ask = (query: string) => api.ask('GET', `/committees/${id}/electorate?${query}`, { token: secretary });
    const entitled = async (query: string) => Number((await ask(query)).body['entitled']);
    const all = await entitled('');
    const one = await entitled(`units=${unit(5)}`);
    expect(one).toBeLessThan(all);
    for (const units of [unit(5).toLowerCase(), ` ${unit(5)} `, `${unit(5).slice(0, 9)}\u200b${unit(5).slice(9)}`, `${unit(5)}，`])
      expect(await entitled(`units=${encodeURIComponent(units)}`), units).toBe(one);
    expect(await entitled(`drafters=${encodeURIComponent('P3， p4,Ｐ３')}`)).toBe(all - 2);
    expect((await ask('drafters=nobody,p3')).body).toMatchObject({ status: 422, code: 'PERSON_UNKNOWN', found: ['nobody'] });
    expect((await ask('units=91210100MA0A26118H')).body).toMatchObject({ status: 422, code: 'CREDIT_CODE_UNKNOWN', found: ['91210100MA0A26118H'] });
    expect((await ask('units=91210100MA0A26118X')).body).toMatchObject({ status: 422, code: 'CREDIT_CODE_CHECK' });
  });

  test('S22: the desk is the hand-over sheet; a stranger sees neither it nor the electorate, and the public sees names without persons', async () => {
    const id = await established();
    const desk = (await api.ask('GET', `/committees/${id}/desk`, { token: secretary })).body;
    expect(desk).toMatchObject({ members: expect.objectContaining({ length: 17 }), ballots: [], papers: {} });
    expect((desk['deadlines'] as { name: string }[]).map((one) => one.name)).toContain('termEnd'); // as its endpoint says
    const outsider = await api.token('outsider');
    for (const page of ['desk', 'electorate', 'composition'])
      expect((await api.ask('GET', `/committees/${id}/${page}`, { token: outsider })).status).toBe(404);
    const { state } = await shown(id, outsider);
    expect(JSON.stringify(state)).not.toContain('"p9"');
    expect((state['members'] as unknown[])[0]).toEqual({ name: '委员1', organisationName: '单位1', duty: 'chair' }); // as the public sight shows them
  });
});

test('a rehearsal clock wants a rehearsal, an epoch wants a pace, catching up wants an epoch; and the version of the profile is that of the epoch', async () => {
  const begin = async (over: object) => {
    const { status, body } = await api.ask('POST', '/committees', { token: applicant, body: { ...application, ...over } });
    return status === 201 ? 201 : codeOf({ body });
  };
  const clock = { rehearsal: true, rehearsalScale: 86_400, rehearsalEpoch: '2025-07-06T09:00:00+08:00', rehearsalCatchesUp: true };
  expect(await begin(clock)).toBe(201);
  expect(await begin({ ...clock, rehearsal: false })).toBe('BAD_REQUEST');
  expect(await begin({ ...clock, rehearsalScale: undefined })).toBe('BAD_REQUEST');
  expect(await begin({ ...clock, rehearsalEpoch: undefined })).toBe('BAD_REQUEST');
  expect(await begin({ ...clock, rehearsalEpoch: '2017-12-31T09:00:00+08:00' })).toBe('NO_SUCH_PROFILE');
});
