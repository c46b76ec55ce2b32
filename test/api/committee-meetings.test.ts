import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { minutesShown } from '../../contract/meeting-papers.js';
import { problem } from '../../contract/http.js';
import type { BallotInput } from '../../domain/messages/messages.js';
import { streamActor } from '../../domain/kernel/actor.js';
import { candidate, host, people, profileOf, sha, unit } from '../domain/committee/committee-fixture.js';
import { monday, startApi, type TestApi } from '../support/api.js';
import { application, codeOf, HttpCommittee } from '../support/http-committee.js';

const day = 86_400_000;
const charter = sha('charter');
const plan = sha('plan');
let api: TestApi;
let tc: HttpCommittee;

beforeAll(async () => {
  api = await startApi();
  tc = await HttpCommittee.over(api);
});
afterAll(() => api.close());
beforeEach(async () => {
  api.now = monday;
  // Each test has the people p1 to p17, and the host, for itself: seats and bars are counted over all committees of the store.
  await api.db.collection('memberships').deleteMany({});
  await api.engine.forget('committee');
  await api.db.collection('committees').deleteMany({});
});

const agenda = [
  { n: 1, title: { zh: '章程', en: 'Charter' }, documents: [charter], project: null, decides: true, matter: 'charter' },
  { n: 2, title: { zh: '选举', en: 'Election' }, documents: [plan], project: null, decides: true },
];
const call = (id: string, over: object = {}) =>
  tc.done(`committees/${id}/call-meeting`, tc.secretary, {
    ...{ title: { zh: '全体会议', en: 'Plenary' }, form: 'plenary', opensAt: api.now + 60 * day, place: '沈阳' },
    ...{ remote: true, link: 'https://meet.example/21', agenda, ...over },
  });
const come = async (meeting: string, persons: readonly string[]): Promise<void> => {
  for (const person of persons) await tc.done(`meetings/${meeting}/sign-in`, tc.secretary, { person, mode: 'inPerson' });
};
const vote = async (ballot: string, person: string, choice: string, text: string) =>
  tc.send(`ballots/${ballot}/votes`, await api.token(person), { choice, text });

/** Put, voted by all who came, closed and resolved. */
async function resolve(meeting: string, n: number, text: string, persons: readonly string[]): Promise<void> {
  await tc.done(`meetings/${meeting}/put-to-vote`, tc.secretary, { item: n, terms: 'meeting', question: `第${n}项？`, text });
  for (const [i, person] of persons.entries()) {
    const answer = await vote(`${meeting}-v${n}`, person, i === 0 ? 'abstain' : 'yes', text);
    expect(answer.status, `${person}: ${JSON.stringify(answer.body)}`).toBe(200);
  }
  await tc.done(`meetings/${meeting}/close-vote`, tc.chair, { vote: n });
  const words = { zh: '同意。', en: 'Agreed.' };
  const disagreeing = await tc.send(`meetings/${meeting}/record-resolution`, tc.secretary, { item: n, vote: n, outcome: 'FAIL', text: words });
  expect([disagreeing.status, codeOf(disagreeing)]).toEqual([409, 'RESOLUTION_DISAGREES']);
  await tc.done(`meetings/${meeting}/record-resolution`, tc.secretary, { item: n, vote: n, outcome: 'PASS', text: words });
}

async function minute(meeting: string): Promise<void> {
  await tc.done(`meetings/${meeting}/end-meeting`, tc.chair, { conclusion: '完成各项议程' });
  const { hash, facts } = minutesShown.parse((await api.ask('GET', `/meetings/${meeting}/minutes`, { token: tc.chair })).body);
  await tc.done(`meetings/${meeting}/confirm-minutes`, tc.chair, { hash, facts });
}

describe('S18: a plenary of a real committee', () => {
  test('called, noticed, 应到 17 实到 14, two votes, numbered resolutions, confirmed minutes: the committee counts it and each absence once', async () => {
    const id = await tc.established([...people(), candidate(50, { duty: 'adviser' })]);
    await call(id);
    const meeting = `${id}-m1`;
    const [notice] = await api.db
      .collection('notices')
      .find({ stream: `meeting/${meeting}`, template: 'meeting.meetingCalled' })
      .toArray();
    expect(notice).toMatchObject({ data: { place: '沈阳', link: 'https://meet.example/21' } });
    expect(notice?.['to']).toHaveLength(18);

    await tc.skip(60);
    const here = people()
      .map((one) => one.person)
      .filter((person) => !['p4', 'p16', 'p17'].includes(person));
    await come(meeting, here);
    await tc.done(`meetings/${meeting}/open-meeting`, tc.chair);
    expect((await tc.shown(`meetings/${meeting}`)).state).toMatchObject({ figures: { due: 17, present: 14 } });
    await resolve(meeting, 1, charter, here);
    await resolve(meeting, 2, plan, here);
    const adviser = await vote(`${meeting}-v1`, 'p50', 'yes', charter);
    expect([adviser.status, codeOf(adviser)]).toEqual([403, 'NO_SEAT']);
    expect(adviser.body).toMatchObject({ rule: 'D-ROLL', found: 'p50', needed: 'a seat of this ballot', cure: ['nobody'] });
    const stranger = await vote(`${meeting}-v1`, 'citizen', 'yes', charter);
    expect([stranger.status, codeOf(stranger)]).toEqual([404, 'NOT_FOUND']);
    expect((await tc.shown(`ballots/${meeting}-v2`)).state['result']).toMatchObject({
      outcome: 'PASS',
      counts: { present: 14, yes: 13, abstain: 1 },
    });
    await minute(meeting);

    const year = Number(new Date(api.now).getUTCFullYear());
    const { state } = await tc.shown(`committees/${id}`);
    // Silent in two votes and absent from one meeting is one absence; the adviser was invited and has none.
    expect(state).toMatchObject({
      absences: { p4: 1, p16: 1, p17: 1 },
      year: { plenaries: 1, meetings: 1 },
      meetings: [],
      counts: { resolutions: 2 },
    });
    expect(Object.keys(state['absences'] as object)).toHaveLength(3);
    const { resolutions } = (await tc.shown(`meetings/${meeting}`)).state as { resolutions: { number: string }[] }; // as the meeting shows them
    expect(resolutions.map((one) => one.number)).toEqual([`LN/TC 21 ${year}-1-01`, `LN/TC 21 ${year}-1-02`]);

    const adopt = { matter: 'charter', sha256: charter, ballot: `ballot/${meeting}-v1` };
    const unnamed = await tc.send(`committees/${id}/adopt-document`, tc.secretary, { ...adopt, ballot: `ballot/${meeting}-v2` });
    expect(codeOf(unnamed)).toBe('BALLOT_NOT_PASSED');
    await tc.done(`committees/${id}/adopt-document`, tc.secretary, adopt);
    expect((await tc.shown(`committees/${id}`)).state).toMatchObject({ documents: { charter } });
    expect(codeOf(await tc.send(`committees/${id}/adopt-document`, tc.secretary, adopt))).toBe('BALLOT_NOT_PASSED');
  });

  test('XA29 a work plan is adopted on the confirmed minutes of a meeting of this committee that resolved on it, and on no other file', async () => {
    const id = await tc.established();
    const item = { n: 1, title: { zh: '年度计划', en: 'Plan of the year' }, documents: [plan], project: null, decides: false, matter: 'workPlan' };
    await call(id, { agenda: [item] });
    const meeting = `${id}-m1`;
    const adopt = (minutes: string, over: object = {}) =>
      tc.send(`committees/${id}/adopt-document`, tc.secretary, { matter: 'workPlan', sha256: plan, minutes, ...over });
    const refused = async (...asked: Parameters<typeof adopt>) => codeOf(await adopt(...asked));
    expect([await refused(plan), await refused(plan, { matter: 'standardsSystem' })]).toEqual(Array(2).fill('MINUTES_WITHOUT_RESOLUTION'));
    await tc.skip(60);
    await come(
      meeting,
      people().map((one) => one.person),
    );
    await tc.done(`meetings/${meeting}/open-meeting`, tc.chair);
    await tc.done(`meetings/${meeting}/record-resolution`, tc.secretary, { item: 1, text: { zh: '同意。', en: 'Agreed.' } });
    const written = async () => minutesShown.parse((await api.ask('GET', `/meetings/${meeting}/minutes`, { token: tc.chair })).body).hash;
    expect(await refused(await written())).toBe('MINUTES_WITHOUT_RESOLUTION');
    await minute(meeting);
    const minutes = await written();
    expect([
      await refused(minutes, { matter: 'standardsSystem' }),
      await refused(minutes, { sha256: charter }),
      await refused(plan),
      codeOf(await tc.send(`committees/${id}/adopt-document`, tc.secretary, { matter: 'workPlan', sha256: plan })),
    ]).toEqual([...Array<string>(3).fill('MINUTES_WITHOUT_RESOLUTION'), 'MINUTES_MISSING']);
    const adopted = await adopt(minutes);
    expect(adopted.status, JSON.stringify(adopted.body)).toBe(200);
    expect((await tc.shown(`committees/${id}`)).state).toMatchObject({ documents: { workPlan: plan } });
  });

  test('two meetings at once number their resolutions apart; a link that is none is refused', async () => {
    const id = await tc.established();
    await call(id);
    await call(id, { form: 'review' });
    const bad = await tc.send(`committees/${id}/call-meeting`, tc.secretary, {
      ...{ title: { zh: '会', en: 'm' }, form: 'review', opensAt: api.now + 60 * day, place: '沈阳', remote: true, agenda },
      link: 'javascript:alert(1)',
    });
    expect([bad.status, codeOf(bad)]).toEqual([400, 'BAD_REQUEST']);
    await tc.skip(60);
    const here = people().map((one) => one.person);
    for (const meeting of [`${id}-m1`, `${id}-m2`]) {
      await come(meeting, here);
      await tc.done(`meetings/${meeting}/open-meeting`, tc.chair);
    }
    for (const meeting of [`${id}-m1`, `${id}-m2`]) await resolve(meeting, 1, charter, here);
    const numbers = [];
    for (const meeting of [`${id}-m1`, `${id}-m2`])
      numbers.push(...((await tc.shown(`meetings/${meeting}`)).state as { resolutions: { number: string }[] }).resolutions.map((one) => one.number)); // as above
    expect(numbers).toHaveLength(2);
    expect(new Set(numbers).size).toBe(2);
  });
});

describe('bad input', () => {
  test('an even list, a fourth of one unit, chair and secretary-general of one unit are refused on every edit', async () => {
    const id = await tc.setUp();
    const four = people().map((one, i) => (i > 10 && i < 15 ? { ...one, organisation: unit(5) } : one));
    const together = people().map((one, i) => (i === 0 ? { ...one, organisation: host } : one));
    const found = [];
    for (const members of [people(16), four, together])
      found.push(codeOf(await tc.send(`committees/${id}/propose-roster`, tc.applicant, { members })));
    expect(found).toEqual(['SIZE_EVEN', 'UNIT_OVER_REPRESENTED', 'CHAIR_SECRETARY_SAME_UNIT']);
  });

  test('an adviser, a suspended seat and a seat revoked while the ballot is open have no vote; one person alone extends nothing', async () => {
    const id = await tc.established([...people(), candidate(50, { duty: 'adviser' })]);
    const today = new Date(api.now + 8 * 3_600_000).toISOString().slice(0, 10);
    await tc.done(`committees/${id}/suspend-member`, tc.secretary, { person: 'p8', on: today, reason: '调查' });
    await tc.done(`committees/${id}/confirm-report`, tc.authority, { n: 1, proof: charter });
    const body = { terms: 'letter', matter: 'charter', question: '章程？', text: charter, opens: 'atStart' };
    await tc.done(`committees/${id}/call-ballot`, tc.secretary, body);
    const ballot = `${id}-b1`;
    expect((await vote(ballot, 'p9', 'yes', charter)).status).toBe(200);
    await tc.done(`committees/${id}/suspend-member`, tc.secretary, { person: 'p9', on: today, reason: '调查' });
    await tc.done(`committees/${id}/confirm-report`, tc.authority, { n: 2, proof: charter });
    const codes = [];
    for (const person of ['p50', 'p8', 'p9']) codes.push(codeOf(await vote(ballot, person, 'yes', charter)));
    expect(codes).toEqual(['NO_SEAT', 'SEAT_SUSPENDED', 'SEAT_SUSPENDED']);
    await tc.done(`ballots/${ballot}/propose-extension`, tc.secretary, { days: 10, reason: '假期' });
    const alone = await tc.send(`ballots/${ballot}/confirm-extension`, tc.secretary, { n: 2 });
    expect([alone.status, codeOf(alone)]).toEqual([409, 'SECOND_PERSON']);
    await tc.done(`ballots/${ballot}/confirm-extension`, tc.chair, { n: 2 });
  });
});

describe('when a committee ends', () => {
  const asked = (project: `standard-project/${string}`): Omit<BallotInput, 'roll' | 'committee'> => {
    const terms = profileOf().ballots.letter;
    const who = { purpose: 'technicalReview', project, organisation: host, drafters: [], drafterUnits: [] } as const;
    return { ...who, round: 1, question: '何事', text: charter, terms, window: terms.window.default, profile: charter, rehearsal: false };
  };
  const over = async (kind: 'deregister' | 'revoke') => {
    const id = await tc.established();
    await tc.ended(id, kind, async () => {
      await tc.done(`committees/${id}/call-ballot`, tc.secretary, {
        ...{ terms: 'letter', matter: 'other', question: '何事', text: charter, opens: 'atStart' },
      });
      const project = streamActor('standard-project/x');
      const command = { type: 'ballotAsked', ballot: `ballot/${id}-x`, input: asked('standard-project/x') } as const;
      expect(await api.engine.submit(`committee/${id}`, { id: `stream:x#${id}`, actor: project, command })).toMatchObject({ ok: true });
      await call(id);
    });
    return id;
  };

  test.each(['deregister', 'revoke'] as const)(
    '%s: its votes are void, those a project asked for too, its meetings called off with notice',
    async (kind) => {
      const id = await over(kind);
      expect((await tc.shown(`committees/${id}`)).state).toMatchObject({ ballots: [], meetings: [] });
      for (const ballot of [`${id}-b1`, `${id}-x`]) expect((await tc.shown(`ballots/${ballot}`)).status).toBe('voided');
      expect((await tc.shown(`meetings/${id}-m1`)).status).toBe('cancelled');
      const told = await api.db
        .collection('notices')
        .find({ stream: { $in: [`meeting/${id}-m1`, `ballot/${id}-b1`] } })
        .toArray();
      expect(told.map((one) => one['template'])).toEqual(expect.arrayContaining(['meeting.meetingCancelled', 'ballot.ballotVoided']));
      const late = await tc.send(`committees/${id}/call-ballot`, tc.secretary, { terms: 'letter', matter: 'other', question: '何事', text: charter });
      expect([409, 410]).toContain(late.status);
    },
  );

  test('a host whose committee was revoked is refused until the day, also as another host of an application; on the day it may', async () => {
    const id = await over('revoke');
    const { hostBarredUntil } = (await tc.shown(`committees/${id}`)).state as { hostBarredUntil: string }; // as the state has it
    const apply = () => api.ask('POST', '/committees', { token: tc.applicant, body: application });
    const refused = await apply();
    expect([refused.status, problem.parse(refused.body)]).toMatchObject([
      409,
      { code: 'HOST_BARRED', rule: 'TC-ENDING', found: { host, revoked: `committee/${id}`, barredUntil: hostBarredUntil } },
    ]);
    const other = await tc.apply({ host: { organisation: unit(9010), name: '另一单位' } });
    const revised = await tc.send(`committees/${other}/revise-application`, tc.applicant, { host: application.host, application: sha('a') });
    expect(codeOf(revised)).toBe('HOST_BARRED');
    const free = Date.parse(`${hostBarredUntil}T00:00:00+08:00`);
    api.now = free - 1;
    expect(codeOf(await apply())).toBe('HOST_BARRED');
    api.now = free;
    expect((await apply()).status).toBe(201);
  });

  test('a host whose committee was deregistered is not barred', async () => {
    await over('deregister');
    await tc.apply();
  });
});

describe('a suspension of the committee', () => {
  test('is in the electorate of its days and of no others', async () => {
    const id = await tc.established();
    const before = api.now;
    await tc.skip(1);
    await tc.done(`committees/${id}/suspend-committee`, tc.authority, { reason: '整顿' });
    const during = api.now;
    await tc.skip(10);
    await tc.done(`committees/${id}/resume-committee`, tc.authority, { reason: '整改完成' });
    const entitled = async (at: number) =>
      (await api.ask('GET', `/committees/${id}/electorate?at=${encodeURIComponent(new Date(at).toISOString())}`, { token: tc.secretary })).body;
    expect(await entitled(before)).toMatchObject({ entitled: 17 });
    expect(await entitled(during)).toMatchObject({
      entitled: 0,
      items: expect.arrayContaining([expect.objectContaining({ reason: 'committeeSuspended' })]),
    });
    expect(await entitled(api.now - 1)).toMatchObject({ entitled: 0 });
    expect(await entitled(api.now)).toMatchObject({ entitled: 17 });
  });
});
