import { afterAll, beforeAll, expect, test } from 'vitest';
import { receipt } from '../../contract/http.js';
import { workList } from '../../contract/views/work.js';
import { streamActor } from '../../domain/kernel/actor.js';
import { input as ballotInput, seats, terms as ballotTerms, text } from '../domain/ballot/ballot-fixture.js';
import { input as meetingInput, roster } from '../domain/meeting/meeting-fixture.js';
import { startApi, type TestApi } from '../support/api.js';
import { society } from '../support/letter-ballot.js';

const plant = '91210100MA0UWX1X5G';
const day = 86_400_000;
let api: TestApi;
const tokens: { [person: string]: string } = {};

beforeAll(async () => {
  api = await startApi();
  tokens['officer'] = await api.token('officer', { role: 'officer', organisation: society });
  tokens['editor'] = await api.token('editor', { role: 'drafter', organisation: plant });
  for (const one of ['p0', 'p1', 'm0', 'proxy']) tokens[one] = await api.token(one);
});
afterAll(() => api.close());

const ask = async (who: string, path: string, body: object) => {
  const answer = await api.ask('POST', path, { token: tokens[who] ?? '', body });
  expect([200, 201], `${path}: ${JSON.stringify(answer.body)}`).toContain(answer.status);
  return answer.body;
};
const owed = async (who: string) => workList.parse((await api.ask('GET', '/me/worklist', { token: tokens[who] ?? '' })).body).items;
const reasons = async (who: string) => (await owed(who)).map(({ why, about }) => [why.code, about]);

async function stored(): Promise<string> {
  const headers = { 'content-type': 'text/plain', authorization: `Bearer ${tokens['editor'] ?? ''}` };
  const body = '# 接口\n\n## 1 范围\n\n本文件规定了接口。\n\n## 4 要求\n\n4.1 电压应为 24 V。\n';
  const answer = await fetch(`${api.url}/api/v1/documents?name=draft.md`, { method: 'POST', body, headers });
  return ((await answer.json()) as { sha256: string }).sha256; // the receipt of an upload
}

test('in a drafting group a member owes a position until it is given, clause by clause, and an editor an answer until it is there', async () => {
  const group = ['p0', 'p1'].map((person) => ({ person, name: person, organisation: plant, organisationName: '某公司' }));
  const body = { organisation: society, title: { zh: '接口', en: 'Interface' }, group, editors: ['editor'] };
  const { id } = receipt.parse(await ask('officer', '/draftings', body));
  const at = `/draftings/${id}`;
  await ask('editor', `${at}/upload-version`, { sha256: await stored(), note: '第一稿' });
  expect(await owed('p0')).toEqual([]);
  await ask('editor', `${at}/open-call`, { clauses: ['1', '4.1'] });
  const [row] = await owed('p0');
  expect(row).toMatchObject({
    ...{ subject: { kind: 'drafting', href: `/api/v1${at}` }, why: { code: 'POSITION' }, owed: true },
    ...{ act: { name: 'statePosition', href: `/api/v1${at}/state-position` }, about: { call: 1, clauses: ['1', '4.1'] } },
  });
  expect(Date.parse(row?.due ?? '')).toBeGreaterThan(api.now);
  await ask('p0', `${at}/state-position`, { call: 1, clauses: ['1'], position: 'support' });
  expect(await reasons('p0')).toEqual([['POSITION', { call: 1, clauses: ['4.1'] }]]);
  const shown = await api.ask('GET', at, { token: tokens['p0'] ?? '' });
  expect(shown.body['state']).toMatchObject({ yours: [{ what: 'position', call: 1, clauses: ['4.1'] }] });
  await ask('p0', `${at}/state-position`, { call: 1, clauses: ['4.1'], position: 'concern', reason: '未说明允差' });
  expect(await owed('p0')).toEqual([]);
  expect(await reasons('p1')).toEqual([['POSITION', { call: 1, clauses: ['1', '4.1'] }]]);
  expect(await reasons('editor')).toEqual([['ISSUE_TO_ANSWER', { issue: 1, clauses: ['4.1'] }]]);
  await ask('p1', `${at}/state-position`, { call: 1, position: 'support' });
  await ask('editor', `${at}/close-call`, { call: 1 });
  expect((await owed('editor'))[0]?.due).not.toBeNull();
  await ask('editor', `${at}/answer-issue`, { issue: 1, answer: '允差见 4.2' });
  for (const who of ['p0', 'p1', 'editor']) expect(await owed(who), who).toEqual([]);
});

test('XA15 a vote is owed until it is cast, by the member and by whoever holds the mandate; its due time is the close, not the next reminder', async () => {
  const terms = { ...ballotTerms, mandates: { alternates: true, proxies: false, perHolder: 1 } };
  const opened = ballotInput({ roll: { kind: 'seats', seats: seats(6) }, terms, opens: 'atStart' });
  expect(await api.engine.start('ballot/owed', opened, { id: 'stream:test-owed', actor: streamActor('standard-project/p') })).toMatchObject({
    ok: true,
  });
  const [row] = await owed('p0');
  expect(row).toMatchObject({
    subject: { kind: 'ballot', href: '/api/v1/ballots/owed' },
    why: { code: 'VOTE' },
    act: { name: 'castVote' },
    about: {},
  });
  expect(Date.parse(row?.due ?? '') - api.now).toBeGreaterThan(29 * day);
  const mandate = {
    seat: 1,
    holder: 'proxy',
    kind: 'alternate',
    from: api.now,
    until: api.now + 60 * day,
  };
  await ask('officer', '/ballots/owed/record-mandate', { ...mandate, proof: text });
  expect(await reasons('proxy')).toEqual([]);
  expect(await reasons('p1')).toEqual([
    ['CONFIRMATION', { proposal: 1, act: 'recordMandate', by: 'officer' }],
    ['VOTE', {}],
  ]);
  await ask('p1', '/ballots/owed/confirm-change', { n: 1 });
  expect(await reasons('proxy')).toEqual([['VOTE_BY_MANDATE', { for: 'p1' }]]);
  await ask('p0', '/ballots/owed/votes', { choice: 'yes', text });
  await ask('proxy', '/ballots/owed/votes', { choice: 'yes', text, for: 'p1' });
  for (const who of ['p0', 'proxy']) expect(await owed(who), who).toEqual([]);
  // Somebody votes for this member: said until the close, also once the holder has voted, and the member may take it back.
  expect(await reasons('p1')).toEqual([['VOTED_FOR_YOU', { by: 'proxy' }]]);
  const you = async () => (await api.ask('GET', '/ballots/owed', { token: tokens['p1'] ?? '' })).body['state'] as { readonly you: object };
  expect(await you()).toMatchObject({ you: { seat: 1, excluded: false, mandate: { holder: 'proxy', kind: 'alternate' }, asked: [] } });
  await ask('p1', '/ballots/owed/withdraw-mandate', { seat: 1, reason: '本人投票' });
  expect(await you()).toMatchObject({ you: { seat: 1, mandate: null } });
  expect(await owed('p1')).toEqual([]);
});

test('a meeting stands in the list of everybody on its roster, at the hour at which it opens', async () => {
  const opensAt = api.now + 60 * day;
  const input = meetingInput({ opensAt, roster: roster(5, 1) });
  expect(await api.engine.start('meeting/owed', input, { id: 'stream:committee/c1#1.0', actor: streamActor('committee/c1') })).toMatchObject({
    ok: true,
  });
  const [row, ...more] = await owed('m0');
  expect([row?.why.code, Date.parse(row?.due ?? ''), more]).toEqual(['MEETING', opensAt, []]);
  expect(await owed('p0')).toEqual([]);
});

test('XA3 what one person proposed stands in the list of those who may confirm or decline it, and of nobody else', async () => {
  tokens['secretary'] = await api.token('secretary', { role: 'secretariat', organisation: society });
  const opened = ballotInput({ roll: { kind: 'seats', seats: seats(6) }, opens: 'atStart' });
  await api.engine.start('ballot/second', opened, { id: 'stream:test-second', actor: streamActor('standard-project/p') });
  await ask('p1', '/ballots/second/votes', { choice: 'yes', text });
  await ask('officer', '/ballots/second/recuse', { seat: 1, reason: '参与起草', evidence: '名单' });
  await ask('officer', '/ballots/second/propose-voiding', { reason: '名册有误' });
  const waits = async (who: string) => (await owed(who)).filter(({ why, owed: own }) => why.code === 'CONFIRMATION' && own).map(({ about }) => about);
  // The member whose seat it is about may confirm or decline as well.
  expect([await waits('officer'), await waits('p0')]).toEqual([[], []]);
  expect(await waits('p1')).toEqual([{ proposal: 1, act: 'recuse', by: 'officer' }]);
  expect(await waits('secretary')).toEqual([
    { proposal: 1, act: 'recuse', by: 'officer' },
    { proposal: 2, act: 'voiding', by: 'officer' },
  ]);
  await ask('secretary', '/ballots/second/decline-proposal', { proposal: 1, reason: '未见证据' });
  await ask('officer', '/ballots/second/withdraw-proposal', { proposal: 2, reason: '误填' });
  expect(await waits('secretary')).toEqual([]);
});
