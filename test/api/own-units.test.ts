import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { workList } from '../../contract/views/work.js';
import { lifecycleShown, receipt } from '../../contract/http.js';
import { organisations } from '../../samples/organisations.js';
import { startApi, type TestApi } from '../support/api.js';
import { aComment, openRound } from '../support/comment-round.js';
import { society } from '../support/letter-ballot.js';

const plant = '91210100MA0UWX1X5G';
const registered = '示例制造有限公司';

let api: TestApi;
let monitor: string;
beforeAll(async () => {
  api = await startApi();
  monitor = await api.token('sun', { role: 'monitor', organisation: '*' });
  const body = { uscc: plant, name: registered, kind: 'enterprise', charter: '测试', fields: [], code: null };
  expect((await api.ask('POST', '/organisations', { token: monitor, body })).status).toBe(201);
});
afterAll(() => api.close());

/** Somebody without a grant at the plant, but with a seat for it in a committee. */
async function seated(person: string, over: object = {}): Promise<string> {
  const row = { person, organisation: plant, committee: `committee/of-${person}`, rehearsal: false, over: false, from: '2020-01-01', until: null };
  await api.db.collection('memberships').insertOne({ ...row, ...over });
  return api.token(person, { role: 'public', organisation: '*' });
}

/** Who names the plant as the own unit, and whether it is: belonging elsewhere, in a rehearsal, formerly or to everything is not belonging to it. */
const callers: readonly (readonly [who: string, own: boolean, token: () => Promise<string>])[] = [
  ['a grant at the unit', true, () => api.token('granted', { role: 'expert', organisation: plant })],
  ['a seat for the unit in a committee', true, () => seated('member')],
  ['no tie at all', false, () => api.token('citizen', { role: 'public', organisation: '*' })],
  ['a grant at another unit', false, () => api.token('elsewhere', { role: 'officer', organisation: society })],
  ['a grant for every unit', false, () => Promise.resolve(monitor)],
  ['a seat in a rehearsal', false, () => seated('actor', { rehearsal: true })],
  ['a seat that ended', false, () => seated('former', { until: '2026-01-01' })],
  ['a seat in a dissolved committee', false, () => seated('late', { over: true })],
];

describe('XB12 given somebody who names a unit as the own', () => {
  it.each(callers)('%s: own %s, of a proposal and of a comment', async (_who, own, tokenOf) => {
    const token = await tokenOf();
    const proposal = {
      organisation: society,
      organisationName: '示例机器人协会',
      societyCode: 'LNSR',
      title: { zh: '协作机器人接口', en: 'Collaborative robot interface' },
      proposer: { unit: plant },
      profile: 'group-standard/robotics',
    };
    const { id } = receipt.parse((await api.ask('POST', '/projects', { token, body: proposal })).body);
    const office = await api.token('office', { role: 'officer', organisation: society });
    const { proposer } = lifecycleShown.parse((await api.ask('GET', `/projects/${id}`, { token: office })).body).state as { proposer: object }; // of a project
    expect(proposer).toEqual({
      ...{ person: expect.any(String) as unknown, name: expect.any(String) as unknown },
      ...{ unit: plant, unitName: registered, ...(own ? {} : { selfStated: true }) },
    });

    const round = await openRound(api, `round-${id}`);
    const body = aComment({ organisation: plant, organisationName: '自己起的名字' });
    expect((await api.ask('POST', `/consultations/${round}/comments`, { token, body })).status).toBe(201);
    const [comment] = (await api.ask('GET', `/consultations/${round}/comments`)).body['items'] as readonly object[]; // the schema of the list
    expect(comment).toMatchObject({ organisationName: registered, organisationStanding: own ? 'verified' : 'selfStated' });
  });

  it('the name of a registered society is the one in the register, whatever the proposal says', async () => {
    const { uscc, name } = organisations.lnsa;
    const listed = { uscc, name, kind: 'society', charter: '测试', fields: ['robotics'], code: 'LNZA' };
    expect((await api.ask('POST', '/organisations', { token: monitor, body: listed })).status).toBe(201);
    const officer = await api.token('of-lnsa', { role: 'officer', organisation: uscc });
    const proposal = {
      organisation: uscc,
      organisationName: '另一个协会',
      societyCode: 'LNZA',
      title: { zh: '航空件', en: 'Parts' },
      proposer: { unit: uscc },
      profile: 'group-standard/robotics',
    };
    const { id } = receipt.parse((await api.ask('POST', '/projects', { token: officer, body: proposal })).body);
    expect((await api.ask('GET', `/projects/${id}`, { token: officer })).body['state']).toMatchObject({ organisationName: name });
  });
});

describe('XB14 given an officer who writes somebody down as the chair of another organisation', () => {
  it('the organisation sees it, unconfirmed, and it counts from its own confirmation on', async () => {
    const writer = await api.token('writer', { role: 'officer', organisation: society });
    const ofPlant = await api.token('of-plant', { role: 'officer', organisation: plant });
    const said = { organisation: plant, role: 'chair', from: '2026-01-01' };
    const answer = await api.ask('POST', '/persons', {
      token: writer,
      body: { name: '张三', registrar: society, memberships: [{ ...said, to: null }] },
    });
    const { id } = receipt.parse(answer.body);
    const memberships = async () =>
      (lifecycleShown.parse((await api.ask('GET', `/persons/${id}`, { token: ofPlant })).body).state as { memberships: object }).memberships; // of a person
    expect(await memberships()).toMatchObject([{ ...said, to: null, unconfirmed: true }]);
    const waiting = async (token: string) =>
      workList
        .parse((await api.ask('GET', '/me/worklist', { token })).body)
        .items.filter(({ subject, owed }) => subject.kind === 'person' && owed)
        .map(({ subject, act, about }) => [subject.href, act?.name, about]);
    const due = [[`/api/v1/persons/${id}`, 'confirmMembership', { what: 'chair' }]];
    expect([await waiting(ofPlant), await waiting(writer)]).toEqual([due, []]);
    const confirm = (token: string) => api.ask('POST', `/persons/${id}/confirm-membership`, { token, body: said });
    expect((await confirm(writer)).body).toMatchObject({ status: 403, code: 'ROLE_NOT_ALLOWED' });
    expect((await confirm(ofPlant)).status).toBe(200);
    expect(await memberships()).toEqual([{ ...said, organisationName: expect.any(String) as unknown, to: null }]);
    expect(await waiting(ofPlant)).toEqual([]);
  });
});
