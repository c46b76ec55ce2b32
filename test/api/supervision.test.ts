import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { workList, type WorkList } from '../../contract/views/work.js';
import { monitor, officer, society, stream } from '../domain/standard-project/project-fixture.js';
import { startApi, type TestApi } from '../support/api.js';
import { beginBallot, letterBallot, letterSeats } from '../support/letter-ballot.js';
import { namedButShut } from '../support/open-acts.js';
import { personNamed } from '../support/spelt.js';
import { walkTo } from '../support/walked-project.js';

/* A complaint is overdue, its society is suspended, and a notice reached nobody: who is told, and who owes what. */

const day = 86_400_000;
let api: TestApi;
let supervisor: string;
let office: string;

const listAt = async (path: string, token: string): Promise<WorkList> => workList.parse((await api.ask('GET', path, { token })).body);
const whysIn = ({ items }: WorkList): readonly string[] => items.map(({ why }) => why.code);
const breaches = async (): Promise<readonly { readonly code: string }[]> => {
  const { items } = (await api.ask('GET', '/monitor/pilots', { token: supervisor })).body as { items: readonly { breaches: { code: string }[] }[] }; // its contract
  return items.flatMap((row) => row.breaches);
};

beforeAll(async () => {
  api = await startApi();
  supervisor = await api.token(monitor.id, ...monitor.grants);
  office = await api.token(officer.id, ...officer.grants);
  const registered = { uscc: society, name: '示例协会', kind: 'society', charter: '章程' };
  expect((await api.ask('POST', '/organisations', { token: supervisor, body: registered })).status).toBe(201);
  await walkTo(api, '10.00');
  const complaint = { type: 'fileComplaint', ground: 'procedure', summary: '程序不当', realName: true } as const;
  const actor = { id: personNamed('whistle'), grants: [] };
  expect(await api.engine.submit(stream, { id: 'whistle:filed', actor, command: complaint })).toMatchObject({ ok: true });
  const id = await beginBallot(api, office, { ...letterBallot(letterSeats(8)), organisation: society });
  const [notice] = await api.db
    .collection<{ _id: string }>('notices')
    .find({ stream: `ballot/${id}`, template: 'ballot.ballotOpened' })
    .toArray();
  await api.db.collection<{ _id: string }>('notices').updateOne({ _id: notice?._id ?? '' }, { $set: { counts: { noAddress: 8 } } });
});
afterAll(() => api.close());

describe('XE8 a supervising authority', () => {
  test('XE8 owes the complaint against a society, and is told with rule and source once it is overdue', async () => {
    const first = (await listAt('/me/worklist', supervisor)).items.find(({ subject }) => subject.kind === 'standard-project');
    expect(first).toMatchObject({
      why: { code: 'COMPLAINT_TO_HANDLE' },
      owed: true,
      overdueSince: null,
      act: { name: 'acceptComplaint' },
      ground: null,
    });
    // The respondent does not judge the complaint against itself.
    const theirs = (await listAt('/me/worklist', office)).items.filter(({ why }) => why.code === 'COMPLAINT_TO_HANDLE');
    expect(theirs.map(({ owed, act }) => [owed, act])).toEqual(theirs.map(() => [false, null]));
    expect((await breaches()).map(({ code }) => code)).toEqual([]);
    api.now += 20 * day;
    await api.engine.runDue();
    const list = await listAt('/me/worklist', supervisor);
    expect(list.items[0]).toMatchObject({
      why: { code: 'COMPLAINT_OVERDUE' },
      owed: true,
      act: { name: 'acceptComplaint' },
      ground: { rule: 'D-COMPLAINT' },
    });
    expect(list.items[0]?.overdueSince).toBe(list.items[0]?.due);
    expect((await breaches()).map(({ code }) => code)).toContain('COMPLAINT_OVERDUE');
    const told = (await listAt('/me/worklist', office)).items.find(({ why }) => why.code === 'COMPLAINT_OVERDUE');
    expect(told).toMatchObject({ owed: false, act: null, ground: { source: expect.any(String) as unknown } });
  });

  test('XE8 is told of the society that is suspended and of the notice that reached nobody, and so is the society', async () => {
    const because = { reason: '限期停止活动', evidence: '决定书' };
    expect((await api.ask('POST', `/organisations/${society}/suspend`, { token: supervisor, body: because })).status).toBe(200);
    const seen = { supervisor: await listAt('/monitor/desk', supervisor), office: await listAt(`/organisations/${society}/desk`, office) };
    for (const [who, list] of Object.entries(seen)) {
      expect(whysIn(list), who).toEqual(expect.arrayContaining(['SUSPENDED', 'NOTICE_NOT_REACHED']));
      for (const { why, ground } of list.items.filter(({ why: { code } }) => ['SUSPENDED', 'NOTICE_NOT_REACHED'].includes(code)))
        expect({ why: why.code, rule: ground?.rule, source: ground?.sourceTitleZh }, who).toEqual({
          ...{ why: why.code, rule: expect.stringMatching(/^(G3|D-NOTICE)$/) as unknown },
          source: expect.stringMatching(/\p{Script=Han}/u) as unknown,
        });
    }
    const keeper = seen.office.items.find(({ why }) => why.code === 'NOTICE_NOT_REACHED');
    expect(keeper).toMatchObject({ owed: true, act: { name: 'correctAddress' }, about: { people: 8 }, organisationName: '示例协会' });
    expect(seen.supervisor.items.find(({ why }) => why.code === 'NOTICE_NOT_REACHED')).toMatchObject({ owed: false, act: null });
    for (const [list, token] of [
      [seen.supervisor, supervisor],
      [seen.office, office],
    ] as const)
      expect(await namedButShut(list.items, (path) => api.ask('GET', path, { token }))).toEqual([]);
  });

  test('XE8 the desk of an organisation is for its people and for who supervises it', async () => {
    const stranger = await api.token('stranger', { role: 'officer', organisation: '91350200776049653A' });
    const answer = await api.ask('GET', `/organisations/${society}/desk`, { token: stranger });
    expect([answer.status, answer.body['code']]).toEqual([403, 'ROLE_NOT_ALLOWED']);
    expect((await api.ask('GET', `/organisations/${society}/desk`, { token: supervisor })).status).toBe(200);
    expect((await api.ask('GET', '/monitor/desk', { token: office })).status).toBe(403);
  });
});
