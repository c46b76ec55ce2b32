import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Dossier } from '../../domain/dossier/dossier.js';
import { minutesShown } from '../../contract/meeting-papers.js';
import { sha } from '../domain/committee/committee-fixture.js';
import { seeded } from '../domain/dossier/mutate.js';
import { monday, startApi, type TestApi } from '../support/api.js';
import { HttpCommittee } from '../support/http-committee.js';
import { checkedDossier, checkedDossiers, dossierHtml } from '../support/http-dossiers.js';

const day = 86_400_000;
const charter = sha('charter');
const random = seeded(20261125);
let api: TestApi;
let tc: HttpCommittee;

beforeAll(async () => {
  api = await startApi();
  tc = await HttpCommittee.over(api);
});
afterAll(() => api.close());
beforeEach(async () => {
  api.now = monday;
  await api.db.collection('memberships').deleteMany({});
  await api.engine.forget('committee');
  await api.db.collection('committees').deleteMany({});
});

const at = (found: readonly Dossier[], type: string): Dossier => found.find((one) => one.subject.type === type) ?? expect.fail(`no ${type}`);
const selfOf = (id: string, { subject }: Dossier): string => `/committees/${id}/dossiers/${subject.seq}`;

describe('given a committee from its application to its end', () => {
  test('establishment, a failing grade with its rectification, and the ending each have a dossier that computes again, and a page that says why', async () => {
    const id = await tc.established();
    const act = (name: string, body: object = {}, token = tc.authority) => tc.done(`committees/${id}/${name}`, token, body);
    await act('assess', { score: 52, report: sha('assessment'), rectifyWithin: { count: 6, unit: 'months' } });
    await act('file-rectification', { report: sha('rectified') }, tc.secretary);
    await act('accept-rectification');
    await tc.ended(id, 'deregister');
    const found = await checkedDossiers(api, `/committees/${id}`, tc.authority, random);
    expect(found.map((one) => one.subject.type)).toEqual([
      ...['evaluationPassed', 'setupApproved', 'planAccepted', 'committeeEstablished'],
      ...['committeeAssessed', 'rectificationAccepted', 'committeeDeregistered'],
    ]);

    const established = at(found, 'committeeEstablished');
    expect(established.composition).toMatchObject({ size: 17, against: 0 });
    expect(established.deadlines.map((one) => one.name)).toEqual(['setupNotice', 'planNotice']);
    const list = await dossierHtml(api, selfOf(id, established), tc.authority);
    for (const words of [
      '组成核查',
      '有表决权委员 17 名，组成符合规定',
      '委员1',
      '组建方案公示 public notice of the constitution plan',
      '主任委员 chair',
    ])
      expect(list).toContain(words);

    const failed = at(found, 'committeeAssessed');
    expect(failed.assessment).toMatchObject({ score: 52, failed: true });
    expect(failed.deadlines.map((one) => one.name)).toContain('rectification');
    const graded = await dossierHtml(api, selfOf(id, failed), tc.authority);
    for (const words of ['考核评价', failed.assessment?.zh ?? '-', failed.assessment?.en ?? '-', '整改 rectification', '责令整改', '报告 report'])
      expect(graded).toContain(words);

    const ended = at(found, 'committeeDeregistered');
    expect(ended.deadlines.map((one) => one.name)).toEqual(['endingNotice']);
    expect(await dossierHtml(api, selfOf(id, ended), tc.authority)).toContain('注销或撤销公示');
  });

  test('the public reads of the same establishment how it is composed, and no name', async () => {
    const id = await tc.established();
    const { items } = (await api.ask('GET', `/committees/${id}/dossiers`)).body as { items: { type: string; self: string }[] }; // the list as anybody gets it
    const self = items.find((one) => one.type === 'committeeEstablished')?.self.replace('/api/v1', '') ?? '';
    const open = await checkedDossier(api, self, undefined, random);
    expect(open).toMatchObject({ sight: 'public', composition: { size: 17, people: null } });
    const page = await dossierHtml(api, self, undefined);
    expect(page).toContain('委员名单不公开');
    expect(page).not.toContain('委员1');
  });
});

describe('given a plenary that votes', () => {
  test('the ballot of the meeting has a dossier with attendance, rule and counts', async () => {
    const id = await tc.established();
    const agenda = [{ n: 1, title: { zh: '章程', en: 'Charter' }, documents: [charter], project: null, decides: true, matter: 'charter' }];
    const plenary = { title: { zh: '全体会议', en: 'Plenary' }, form: 'plenary', opensAt: api.now + 60 * day, place: '沈阳', remote: false, agenda };
    await tc.done(`committees/${id}/call-meeting`, tc.secretary, plenary);
    await tc.skip(60);
    const meeting = `meetings/${id}-m1`;
    const here = Array.from({ length: 14 }, (_, n) => `p${n + 1}`);
    for (const person of here) await tc.done(`${meeting}/sign-in`, tc.secretary, { person, mode: 'inPerson' });
    await tc.done(`${meeting}/open-meeting`, tc.chair);
    await tc.done(`${meeting}/put-to-vote`, tc.secretary, { item: 1, terms: 'meeting', question: '是否同意章程？', text: charter });
    const ballot = `/ballots/${id}-m1-v1`;
    for (const person of here) {
      const answer = await api.ask('POST', `${ballot}/votes`, { token: await api.token(person), body: { choice: 'yes', text: charter } });
      expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    }
    await tc.done(`${meeting}/close-vote`, tc.chair, { vote: 1 });

    const found = await checkedDossier(api, `${ballot}/dossier`, tc.secretary, random);
    expect(found).toMatchObject({ sight: 'counts', result: { outcome: 'PASS', counts: { present: 14, yes: 14 } }, electorate: { size: 17 } });
    const page = await dossierHtml(api, `${ballot}/dossier`, tc.secretary);
    for (const words of ['计票版', '是否同意章程？', '方式 mode：会议 meeting', '未公开 withheld']) expect(page).toContain(words);
    expect(page).not.toMatch(/"choice"|stream:person/);

    const words = { zh: '同意章程。', en: 'The charter is agreed.' };
    await tc.done(`${meeting}/record-resolution`, tc.secretary, { item: 1, vote: 1, outcome: 'PASS', text: words });
    await tc.done(`${meeting}/end-meeting`, tc.chair, { conclusion: '完成各项议程' });
    const { hash, facts } = minutesShown.parse((await api.ask('GET', `/${meeting}/minutes`, { token: tc.chair })).body);
    await tc.done(`${meeting}/confirm-minutes`, tc.chair, { hash, facts });
    await tc.done(`committees/${id}/assess`, tc.authority, { score: 92, report: sha('assessment') });
    const assessed = await checkedDossiers(api, `/committees/${id}`, tc.authority, random);
    expect(assessed.at(-1)?.log.events.map(({ type }) => type)).toContain('meetingNoted');
    expect(await dossierHtml(api, `/committees/${id}/dossier`, tc.authority)).toContain('结果一致');
  });
});

describe('given a committee ballot of shipped terms, which only counts', () => {
  test('the supervising authority calls in the votes by name after the close; the secretariat and the members do not', async () => {
    const id = await tc.established();
    await tc.done(`committees/${id}/call-ballot`, tc.secretary, {
      matter: 'charter',
      question: '是否同意章程？',
      text: charter,
      terms: 'letter',
      opens: 'atStart',
    });
    const ballot = `/ballots/${id}-b1`;
    for (let n = 1; n <= 15; n += 1)
      await api.ask('POST', `${ballot}/votes`, { token: await api.token(`p${n}`), body: { choice: n === 9 ? 'abstain' : 'yes', text: charter } });
    const early = await api.ask('GET', `${ballot}/votes`, { token: tc.authority });
    expect(early.body).toMatchObject({ status: 403, code: 'VOTES_NOT_NAMED' });
    await tc.skip(40);
    const named = await checkedDossier(api, `${ballot}/dossier`, tc.authority, random);
    expect(named).toMatchObject({ sight: 'full', rule: { terms: { visibility: 'countsAfterClose', inspection: 'named' } } });
    expect(named.electorate?.seats?.filter((seat) => seat.mark === 'a')).toHaveLength(1);
    expect((await api.ask('GET', `${ballot}/votes`, { token: tc.authority })).body['items']).toHaveLength(15);
    for (const token of [tc.secretary, await api.token('p2')]) {
      expect(await checkedDossier(api, `${ballot}/dossier`, token, random)).toMatchObject({ sight: 'counts' });
      expect((await api.ask('GET', `${ballot}/votes`, { token })).body).toMatchObject({ code: 'VOTES_NOT_NAMED' });
    }
  });
});
