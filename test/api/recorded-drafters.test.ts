import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { receipt } from '../../contract/http.js';
import { host, sha, unit } from '../domain/committee/committee-fixture.js';
import { startApi, type TestApi } from '../support/api.js';
import { HttpCommittee } from '../support/http-committee.js';

let api: TestApi;
let committees: HttpCommittee;
let id: string;
let text: string;

beforeAll(async () => {
  api = await startApi();
  committees = await HttpCommittee.over(api);
  id = await committees.established();
  const officer = await api.token('office', { role: 'officer', organisation: host });
  const writer = await api.token('p6', { role: 'drafter', organisation: unit(6) });
  const stored = await fetch(`${api.url}/api/v1/documents?name=draft.md`, {
    ...{ method: 'POST', body: '# 接口\n\n## 1 范围\n\n本文件规定了接口。\n' },
    headers: { 'content-type': 'text/plain', authorization: `Bearer ${writer}` },
  });
  ({ sha256: text } = (await stored.json()) as { sha256: string }); // the receipt of an upload
  const group = [6, 7, 8].map((n) => ({ person: `p${n}`, name: `委员${n}`, organisation: unit(n), organisationName: '单位' }));
  const body = { organisation: host, title: { zh: '接口', en: 'Interface' }, group, editors: ['p6'] };
  const begun = await api.ask('POST', '/draftings', { token: officer, body });
  expect(begun.status, JSON.stringify(begun.body)).toBe(201);
  const drafting = receipt.parse(begun.body).id;
  await does(writer, `/draftings/${drafting}/upload-version`, { sha256: text, note: '第一稿' });
  await does(writer, `/draftings/${drafting}/open-call`, {});
  await does(await api.token('p7'), `/draftings/${drafting}/state-position`, { call: 1, position: 'support' });
});
afterAll(() => api.close());

async function does(token: string, path: string, body: object): Promise<void> {
  const answer = await api.ask('POST', path, { token, body });
  expect(answer.status, `${path} ${JSON.stringify(answer.body)}`).toBe(200);
}
async function called(n: number, over: object): Promise<{ readonly [field: string]: unknown }> {
  const body = { terms: 'letter', matter: 'draftForReview', question: `送审稿 ${n}`, text, opens: 'atStart', ...over };
  await does(committees.secretary, `/committees/${id}/call-ballot`, body);
  return (await committees.shown(`ballots/${id}-b${n}`)).state;
}

describe('XA28 who drafted a text the record knows', () => {
  it('XA28 who wrote it or spoke on it in the group is excluded without being named; who was only put on its list is proposed', async () => {
    const state = await called(1, {});
    expect(state['drafters']).toEqual(['p6', 'p7']);
    const excluded = state['excluded'] as { seat: number; reason: string }[]; // as a ballot shows it
    expect(excluded.map(({ reason }) => reason)).toEqual(['drafter', 'drafter']);
    expect(state['proposals']).toMatchObject([{ change: { type: 'recuse', evidence: 'p8' } }]);
    expect(state['noDrafters']).toBeUndefined();
    const vote = await api.ask('POST', `/ballots/${id}-b1/votes`, { token: await api.token('p7'), body: { choice: 'yes', text } });
    expect([vote.status, vote.body['code']]).toEqual([403, 'SEAT_EXCLUDED']);
  });

  it('XA28 a draft of which nobody is known says so, and rules of the house look for nobody', async () => {
    expect(await called(2, { text: sha('d') })).toMatchObject({ noDrafters: true, drafters: [], excluded: [] });
    expect(await called(3, { matter: 'secretariatRules' })).toMatchObject({ drafters: [], excluded: [] });
  });
});
