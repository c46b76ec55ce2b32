import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { commentReceipt, lifecycleShown } from '../../contract/http.js';
import type { Actor } from '../../domain/kernel/actor.js';
import { metalsByLetter } from '../../domain/profile/metals-by-letter.js';
import type { ProjectCommand } from '../../domain/standard-project/acts.js';
import { drafter, lead, officer, outsider, roll, secretary, society, stream } from '../domain/standard-project/project-fixture.js';
import { startApi, type TestApi } from '../support/api.js';
import { msOf } from '../support/client.js';
import { aComment } from '../support/comment-round.js';
import { walkTo } from '../support/walked-project.js';

const submit = async (api: TestApi, actor: Actor, command: ProjectCommand) =>
  expect(await api.engine.submit(stream, { id: `test:${command.type}`, actor, command })).toMatchObject({ ok: true });

async function breaches(api: TestApi): Promise<unknown> {
  const token = await api.token('sun', { role: 'monitor', organisation: '*' });
  const { items } = (await api.ask('GET', '/monitor/pilots', { token })).body;
  return (items as readonly { readonly breaches: unknown }[])[0]?.breaches; // one project stands in this store
}

describe('XA21 a comment round that is called off', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startApi();
    await walkTo(api, '30.20');
  });
  afterAll(() => api.close());

  it('XA21 says so to the public with its reason, to the holder of a receipt with the next round, and is a fact for the monitor', async () => {
    const shown = (await api.ask('GET', '/consultations/p1-1')).body['state'] as { text: string }; // a round has a text
    const answer = await api.ask('POST', '/consultations/p1-1/comments', { body: aComment({ draft: shown.text, clause: '总则', asWritten: true }) });
    const { secret } = commentReceipt.parse(answer.body);
    const receipt = async () => (await api.ask('GET', `/receipts/${String(secret)}`)).body;
    expect((await receipt())['voided']).toBeNull();
    expect(await breaches(api)).toEqual([]);
    const reason = '征求意见稿有重大错误，须重新起草';
    await submit(api, secretary, { type: 'voidRound', reason });
    expect((await api.ask('GET', '/consultations/p1-1')).body).toMatchObject({ status: 'voided', state: { voided: { reason } } });
    const events = (await api.ask('GET', '/projects/p1/events?type=roundVoided')).body['items'];
    expect(events).toMatchObject([{ type: 'roundVoided', data: { reason } }]);
    expect(JSON.stringify(events)).not.toContain(secretary.id);
    expect(await breaches(api)).toMatchObject([
      { code: 'ROUND_VOIDED', found: { round: 1, reason }, evidence: '/api/v1/projects/p1/events?type=roundVoided' },
    ]);
    expect((await receipt())['voided']).toMatchObject({ reason, next: null });
    await submit(api, officer, { type: 'openConsultation', addressees: [] });
    expect((await receipt())['voided']).toMatchObject({ reason, next: '/api/v1/consultations/p1-2' });
  });
});

describe('XA21 a lost vote that two persons void', () => {
  let api: TestApi;
  const uploaded = async (token: string): Promise<unknown> => {
    const headers = { 'content-type': 'text/plain', authorization: `Bearer ${token}` };
    const answer = await fetch(`${api.url}/api/v1/documents?name=roll.txt`, { method: 'POST', body: '名册核对记录', headers });
    return z.object({ sha256: z.string() }).parse(await answer.json()).sha256;
  };
  beforeAll(async () => {
    api = await startApi();
    await walkTo(api, '10.00', { profile: metalsByLetter, field: 'metals' });
  });
  afterAll(() => api.close());

  it('XA21 XA30 stays with its loss in the project and for the monitor; the ballot says why and by whom', async () => {
    const tokens = await Promise.all(
      [officer, secretary].map(({ id }, n) => api.token(id, { role: n === 0 ? 'officer' : 'secretariat', organisation: society })),
    );
    const [first = '', second = ''] = tokens;
    await submit(api, officer, { type: 'openProjectBallot', roll: roll() });
    const path = '/ballots/p1-projectApproval-1';
    const { text, countsUntil } = lifecycleShown.parse((await api.ask('GET', path, { token: first })).body).state;
    for (let seat = 1; seat <= 7; seat += 1) {
      const token = await api.token(`expert${seat}`, { role: 'expert', organisation: outsider });
      await api.ask('POST', `${path}/votes`, { token, body: { choice: 'no', text, reason: '范围过宽' } });
    }
    api.now = msOf(countsUntil);
    await api.engine.runDue();
    const proposer = await api.token(drafter.id, { role: 'drafter', organisation: lead });
    const lost = async () => lifecycleShown.parse((await api.ask('GET', '/projects/p1', { token: proposer })).body).lostVotes;
    const [before] = (await lost()) ?? [];
    expect(before).toMatchObject({ of: 'projectVote', outcome: 'FAIL' });
    const said = { reason: '程序有瑕疵' };
    expect((await api.ask('POST', `${path}/propose-voiding`, { token: second, body: said })).body).toMatchObject({ code: 'VOIDING_WITHOUT_GROUND' });
    const fault = { error: 'roll', document: await uploaded(second) };
    expect((await api.ask('POST', `${path}/propose-voiding`, { token: second, body: { ...said, fault } })).status).toBe(200);
    expect((await api.ask('POST', `${path}/confirm-voiding`, { token: first, body: { n: 1 } })).status).toBe(200);
    expect(await lost()).toEqual([{ ...before, voided: said, next: [] }]);
    expect(await breaches(api)).toMatchObject([{ code: 'LOST_VOTE_VOIDED', found: { of: 'projectVote', round: 1, outcome: 'FAIL', ...said } }]);
    const ballot = (await api.ask('GET', path, { token: first })).body;
    expect(ballot).toMatchObject({
      status: 'voided',
      state: { result: { outcome: 'FAIL' }, voided: { ...said, ground: 'error', fault, proposedBy: secretary.id, by: officer.id } },
    });
  });
});
