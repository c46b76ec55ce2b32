import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { lifecycleShown, problem, receipt } from '../../contract/http.js';
import { minutesShown, sheetShown } from '../../contract/meeting-papers.js';
import { eventsOf, type EventRow } from '../../db/archive.js';
import { streamActor } from '../../domain/kernel/actor.js';
import type { MeetingInput } from '../../domain/messages/messages.js';
import { contentHash } from '../../domain/kernel/log/merkle.js';
import { draftItem, input, opensAt, reviewTerms, roster } from '../domain/meeting/meeting-fixture.js';
import { startApi, type TestApi } from '../support/api.js';
import { letterProfile, society } from '../support/letter-ballot.js';

let api: TestApi;
let secretary: string;
let chair: string;
let calls = 0;
const text = contentHash('送审稿');
const day = 86_400_000;
const called = opensAt - 60 * day;

beforeAll(async () => {
  api = await startApi();
  api.now = called;
  secretary = await api.token('secretary', { role: 'secretariat', organisation: society });
  chair = await api.token('chair', { role: 'chair', organisation: society });
});
afterAll(() => api.close());
beforeEach(() => {
  api.now = called;
});

/** Called the way its committee does it: as the committee's effect. */
async function call(over: Partial<MeetingInput> = {}): Promise<string> {
  calls += 1;
  const id = `m-${calls}`;
  const agenda = [{ ...draftItem, documents: [text] }];
  const started = await api.engine.start(`meeting/${id}`, input({ agenda, ...over }), {
    id: `stream:committee/c1#${calls}.0`,
    actor: streamActor('committee/c1'),
  });
  expect(started).toMatchObject({ ok: true });
  return id;
}

const post = (id: string, act: string, body: object, token = secretary) => api.ask('POST', `/meetings/${id}/${act}`, { token, body });
const done = async (id: string, act: string, body: object, token = secretary) => {
  const answer = await post(id, act, body, token);
  expect(answer.status, `${act}: ${JSON.stringify(answer.body)}`).toBe(200);
  return receipt.parse(answer.body);
};
const refused = async (id: string, act: string, body: object, token = secretary) => {
  const answer = await post(id, act, body, token);
  return [answer.status, problem.parse(answer.body).code];
};
const shown = async (path: string, token = secretary) => lifecycleShown.parse((await api.ask('GET', path, { token })).body);
const come = (id: string, person: string, mode = 'inPerson') =>
  done(id, 'sign-in', { person, mode, ...(mode === 'remote' ? { how: '视频核对身份证' } : {}) });
const vote = async (ballot: string, person: string, choice: string) => {
  const answer = await api.ask('POST', `/ballots/${ballot}/votes`, { token: await api.token(person), body: { choice, text } });
  expect(answer.status, `${person}: ${JSON.stringify(answer.body)}`).toBe(200);
};
const put = (id: string, over: object = {}) => done(id, 'put-to-vote', { item: 1, terms: 'review', question: '是否同意送审稿', text, ...over });

/** 20 in the room and two by remote link, of 29. */
async function twentyTwo(over: Partial<MeetingInput> = {}): Promise<string> {
  const id = await call({ roster: roster(29, 1), ...over });
  api.now = opensAt;
  for (let n = 0; n < 20; n += 1) await come(id, `m${n}`);
  for (const n of [20, 21]) await come(id, `m${n}`, 'remote');
  await done(id, 'open-meeting', {});
  return id;
}

describe('S18: 22 of 29 attend, two of them remotely', () => {
  test('one attendance for quorum, vote, sheet and minutes; numbered resolutions link to their votes; minutes cannot disagree with votes', async () => {
    const id = await twentyTwo();
    // The remote member walks in and is still one person.
    await come(id, 'm21');
    await come(id, 'm21', 'remote');
    expect((await shown(`/meetings/${id}`)).state).toMatchObject({ figures: { due: 29, present: 22, remote: 2 } });

    await put(id);
    const ballot = `${id}-v1`;
    expect((await shown(`/ballots/${ballot}`)).state).toMatchObject({ size: 29, meeting: `meeting/${id}`, committee: 'committee/c1' });
    expect(await refused(id, 'sign-in', { person: 'm25', mode: 'inPerson' })).toEqual([409, 'ATTENDANCE_FROZEN']);
    for (let n = 0; n < 22; n += 1) await vote(ballot, `m${n}`, n < 17 ? 'yes' : n < 21 ? 'no' : 'abstain');
    await done(id, 'close-vote', { vote: 1 }, chair);
    // 22×4 = 88 ≥ 3×29 = 87; 17×3 = 51 ≥ 2×22 = 44; 4×4 = 16 ≤ 22.
    const counted = await shown(`/ballots/${ballot}`);
    expect(counted.state['result']).toMatchObject({ outcome: 'PASS', counts: { members: 29, present: 22, yes: 17, abstain: 1 } });

    const words = { zh: '同意送审稿报批。', en: 'The draft is agreed for approval.' };
    expect(await refused(id, 'record-resolution', { item: 1, vote: 1, outcome: 'FAIL', text: words })).toEqual([409, 'RESOLUTION_DISAGREES']);
    const wrongCount = { item: 1, vote: 1, outcome: 'PASS', figures: { yes: 18, no: 4, abstain: 0 }, text: words };
    expect(await refused(id, 'record-resolution', wrongCount)).toEqual([409, 'RESOLUTION_DISAGREES']);
    expect(await refused(id, 'end-meeting', { conclusion: '完' }, chair)).toEqual([409, 'RESOLUTION_MISSING']);
    await done(id, 'record-resolution', { item: 1, vote: 1, outcome: 'PASS', figures: { yes: 17, no: 4, abstain: 1 }, text: words });
    await done(id, 'end-meeting', { conclusion: '会议审查通过' }, chair);

    const answer = await api.ask('GET', `/meetings/${id}/minutes`, { token: chair });
    const { minutes, hash, facts } = minutesShown.parse(answer.body);
    expect(minutes).toMatchObject({
      attendance: {
        figures: { due: 29, attended: 22, attendedRemotely: 2 },
        sentence: { zh: expect.stringContaining('应到委员 29 人，实到 22 人（其中远程 2 人）') },
      },
      items: [{ votes: [{ ballot: `ballot/${ballot}`, present: 22, words: { zh: '赞成十七票，反对四票，弃权一票，表决通过。' } }] }],
      resolutions: [{ number: '2026-01', vote: 1, ballot: `ballot/${ballot}`, outcome: 'PASS', text: words }],
      departures: [],
    });
    expect(await refused(id, 'confirm-minutes', { hash: 'f'.repeat(64), facts }, chair)).toEqual([409, 'MINUTES_MOVED']);
    expect(await refused(id, 'confirm-minutes', { hash, facts }, secretary)).toEqual([403, 'ROLE_NOT_ALLOWED']);
    await done(id, 'confirm-minutes', { hash, facts }, chair);
    const confirmed = minutesShown.parse((await api.ask('GET', `/meetings/${id}/minutes`, { token: chair })).body);
    expect(confirmed).toMatchObject({ hash, confirmed: { by: 'chair', hash, agrees: true } });
  });

  test('21 of 29 are one too few for three quarters: the ballot is void, and a resolution that says it passed is refused', async () => {
    const id = await twentyTwo();
    await done(id, 'sign-out', { person: 'm21' });
    await put(id);
    for (let n = 0; n < 21; n += 1) await vote(`${id}-v1`, `m${n}`, 'yes');
    await done(id, 'close-vote', { vote: 1 });
    // 21×4 = 84 < 3×29 = 87.
    expect((await shown(`/meetings/${id}`)).state).toMatchObject({ votes: [{ phase: 'decided', outcome: 'INVALID' }] });
    const words = { zh: '同意', en: 'Agreed' };
    expect(await refused(id, 'record-resolution', { item: 1, vote: 1, outcome: 'PASS', text: words })).toEqual([409, 'RESOLUTION_DISAGREES']);
  });

  test('the signature sheet has every row and the sentence, and prints as a page without anything from elsewhere', async () => {
    const id = await twentyTwo({ title: { zh: '<script>全会', en: 'Plenary' } });
    const sheet = sheetShown.parse((await api.ask('GET', `/meetings/${id}/signature-sheet`, { token: secretary })).body);
    expect([sheet.rows.length, sheet.rows[21]?.attendance, sheet.rows[29]?.duty]).toEqual([30, 'remote', '顾问']);
    const page = await fetch(`${api.url}/api/v1/meetings/${id}/signature-sheet`, {
      headers: { authorization: `Bearer ${secretary}`, accept: 'text/html' },
    });
    const html = await page.text();
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-/);
    expect(html).toContain('应到委员 29 人，实到 22 人（其中远程 2 人）');
    for (const head of ['序号', '姓名', '委员会职务', '职称', '单位', '签名']) expect(html).toContain(`>${head}</th>`);
    expect(html).toContain('size:A4');
    expect(html).toContain('&lt;script&gt;全会');
    expect(html).not.toMatch(/<script|https?:\/\/|src=|href=/);
    const minutes = await fetch(`${api.url}/api/v1/meetings/${id}/minutes?format=html`, { headers: { authorization: `Bearer ${secretary}` } });
    expect([minutes.status, (await minutes.text()).includes('会议纪要')]).toEqual([200, true]);
    const odd = await api.ask('GET', `/meetings/${id}/minutes`, { token: secretary, headers: { accept: 'image/png' } });
    expect(odd.status).toBe(406);
  });
});

describe('S17: an election at 13 to 13', () => {
  const candidates = 26;
  const election = (tie: 'fails' | 'chairDecides') => ({ election: { ...reviewTerms, rule: 'ISO-CIB', exclusion: 'none' as const, tie } });
  const held = async (tie: 'fails' | 'chairDecides') => {
    const id = await call({ form: 'election', roster: roster(candidates), terms: election(tie) });
    api.now = opensAt;
    for (let n = 0; n < candidates; n += 1) await come(id, `m${n}`);
    await done(id, 'open-meeting', {});
    await put(id, { terms: 'election', question: '选举副主任委员' });
    for (let n = 0; n < candidates; n += 1) await vote(`${id}-v1`, `m${n}`, n < 13 ? 'yes' : 'no');
    await done(id, 'close-vote', { vote: 1 }, chair);
    return id;
  };

  test('under “a tie fails” the vote ends by the rule, and the trace cites the comparison', async () => {
    const id = await held('fails');
    expect((await shown(`/meetings/${id}`)).state).toMatchObject({ votes: [{ phase: 'decided', outcome: 'FAIL', tally: { yes: 13, no: 13 } }] });
    const [closed] = await eventsOf(api.db)
      .find({ stream: `ballot/${id}-v1` as never, type: 'ballotClosed' })
      .lean<EventRow[]>();
    expect(closed?.data).toMatchObject({ outcome: 'FAIL', rule: 'ISO-CIB', tied: false });
    expect(JSON.stringify(closed?.data)).toMatch(/"num":13,"q":2,"op":">","p":1,"den":26,"holds":false/);
    expect(await refused(id, 'record-resolution', { item: 1, vote: 1, outcome: 'PASS', text: { zh: '当选', en: 'Elected' } })).toEqual([
      409,
      'RESOLUTION_DISAGREES',
    ]);
  });

  test('under “the chair decides” the meeting waits for the chair’s reasoned word, which is a row of the trace', async () => {
    const id = await held('chairDecides');
    expect((await shown(`/meetings/${id}`)).state).toMatchObject({ votes: [{ phase: 'closing', outcome: null }] });
    expect(await refused(id, 'end-meeting', { conclusion: '完' }, chair)).toEqual([409, 'VOTE_RUNNING']);
    const decided = await api.ask('POST', `/ballots/${id}-v1/decide-tie`, { token: chair, body: { choice: 'yes', reason: '章程第二十条' } });
    expect(decided.status, JSON.stringify(decided.body)).toBe(200);
    expect((await shown(`/meetings/${id}`)).state).toMatchObject({ votes: [{ phase: 'decided', outcome: 'PASS' }] });
    await done(id, 'record-resolution', { item: 1, vote: 1, outcome: 'PASS', text: { zh: '当选', en: 'Elected' } });
  });
});

describe('S17: a procedure without a tie rule', () => {
  const letterReview = (over: object) => ({ ballots: { letterReview: { ...reviewTerms, mode: 'letter', ...over } } });

  test('is not sound, and the check-up names the hole: it can be pinned by nobody', async () => {
    const checked = await api.ask('POST', '/profiles/check', { body: letterReview({ tie: null }) });
    expect(checked.body).toMatchObject({ sound: false });
    const findings = checked.body['findings'] as { code: string; severity: string; path: string }[]; // the route's own answer
    expect(findings).toContainEqual(expect.objectContaining({ code: 'TIE_UNTREATED', severity: 'error', path: '/ballots/letterReview/tie' }));
    const whole = await api.ask('POST', '/profiles/check', { body: letterReview({ tie: 'fails' }) });
    expect(JSON.stringify(whole.body)).not.toContain('TIE_UNTREATED');
  });

  test('opens no ballot either', async () => {
    const { tie: _tie, ...untied } = reviewTerms;
    const body = {
      organisation: society,
      question: '选举',
      text,
      terms: untied,
      window: reviewTerms.window.default,
      roll: {
        kind: 'seats',
        seats: roster(5).map(({ person, name, organisation, organisationName }) => ({ person, name, organisation, organisationName })),
      },
      profile: letterProfile,
    };
    const answer = await api.ask('POST', '/ballots', { token: secretary, body });
    expect([answer.status, problem.parse(answer.body).code]).toEqual([400, 'BAD_REQUEST']);
    expect((await api.ask('POST', '/ballots', { token: secretary, body: { ...body, terms: reviewTerms } })).status).toBe(201);
  });
});

describe('given a called meeting over HTTP', () => {
  test('nobody begins one by POST; who is not on the roster sees the same 404 as for one that never was', async () => {
    const id = await call();
    expect((await api.ask('POST', '/meetings', { token: secretary, body: {} })).status).toBe(405);
    const stranger = await api.token('stranger', { role: 'secretariat', organisation: '91210100MA0UWX1X5G' });
    const plain = ({ body }: { body: Record<string, unknown> }) => ({ ...body, requestId: '' });
    expect(plain(await api.ask('GET', `/meetings/${id}`, { token: stranger }))).toEqual(
      plain(await api.ask('GET', '/meetings/nosuch', { token: stranger })),
    );
    expect((await api.ask('GET', `/meetings/${id}/minutes`, { token: stranger })).status).toBe(404);
    expect((await shown(`/meetings/${id}`, await api.token('m3'))).view).toBe('full');
  });

  test('acts say what may be done now and why not the rest; deadlines say when material is due', async () => {
    const id = await call();
    const seen = await shown(`/meetings/${id}`);
    const act = (name: string) => seen.acts.find((one) => one.name === name);
    expect(act('changeAgenda')).toMatchObject({ open: true, href: `/api/v1/meetings/${id}/change-agenda` });
    expect(act('openMeeting')).toMatchObject({ open: false, blockers: [{ code: 'OPENING_TOO_EARLY' }] });
    expect(act('putToVote')).toMatchObject({ open: false, blockers: [{ code: 'MEETING_PHASE' }] });
    expect(seen.deadlines.map((one) => one.name)).toEqual(expect.arrayContaining(['meetingOpens', 'sendMaterial']));
  });

  test('the notice of the call goes to everybody on the roster, in the ledger of the same transaction', async () => {
    const id = await call();
    const [row] = await api.db
      .collection('notices')
      .find({ stream: `meeting/${id}` })
      .toArray();
    expect(row).toMatchObject({ template: 'meeting.meetingCalled', data: { place: '沈阳', opensAt } });
    expect(row?.['to']).toHaveLength(9);
  });

  test('material may be read by who is on the roster and by nobody else outside the office', async () => {
    const bytes = 'material of the meeting';
    const sent = await fetch(`${api.url}/api/v1/documents?name=m.txt`, {
      method: 'POST',
      headers: { authorization: `Bearer ${secretary}`, 'content-type': 'text/plain' },
      body: bytes,
    });
    expect(sent.status).toBe(201);
    const { sha256 } = (await sent.json()) as { sha256: string }; // the route's own answer
    await call({ agenda: [{ ...draftItem, documents: [sha256] }] });
    expect((await fetch(`${api.url}/api/v1/documents/${sha256}`, { headers: { authorization: `Bearer ${await api.token('m3')}` } })).status).toBe(
      200,
    );
    expect((await fetch(`${api.url}/api/v1/documents/${sha256}`, { headers: { authorization: `Bearer ${await api.token('m99')}` } })).status).toBe(
      404,
    );
  });

  test('bad input: a fifth sign-in mode, an item number that is none, a hash in capitals: 400 and nothing happens', async () => {
    const id = await call();
    const before = await eventsOf(api.db).countDocuments({ stream: `meeting/${id}` as never });
    for (const [act, body] of [
      ['sign-in', { person: 'm1', mode: 'proxy' }],
      ['note-opinion', { item: 0, person: 'm1', text: 'x' }],
      ['confirm-minutes', { hash: 'F'.repeat(64), facts: 1 }],
      ['change-agenda', { agenda: [{ ...draftItem, project: 'ballot/x' }] }],
    ] as const)
      expect(await refused(id, act, body), act).toEqual([400, 'BAD_REQUEST']);
    expect(await eventsOf(api.db).countDocuments({ stream: `meeting/${id}` as never })).toBe(before);
  });

  test('an adviser on the roster has no seat on the ballot', async () => {
    const id = await twentyTwo();
    await put(id);
    const answer = await api.ask('POST', `/ballots/${id}-v1/votes`, { token: await api.token('m29'), body: { choice: 'yes', text } });
    expect([answer.status, problem.parse(answer.body).code]).toEqual([404, 'NOT_FOUND']);
  });
});
