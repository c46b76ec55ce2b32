import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { receipt } from '../../contract/http.js';
import { profileHash } from '../../domain/profile/hash.js';
import type { Draft } from '../domain/profile/broken-profiles.js';
import { broken } from '../domain/profile/broken-profiles.js';
import { startApi, type TestApi } from '../support/api.js';
import { society } from '../support/letter-ballot.js';

/* One society and its own profile, from the first filing to a project that walks on it. */

let api: TestApi;
const tokens: { [who: string]: string } = {};
const other = '91210100MA0UWX1X5G';

beforeAll(async () => {
  api = await startApi();
  tokens['zhao'] = await api.token('zhao', { role: 'officer', organisation: society });
  tokens['qian'] = await api.token('qian', { role: 'secretariat', organisation: society });
  tokens['chair'] = await api.token('chair', { role: 'chair', organisation: society });
  tokens['monitor'] = await api.token('sun', { role: 'monitor', organisation: '*' });
  tokens['elsewhere'] = await api.token('li', { role: 'officer', organisation: other });
});
afterAll(() => api.close());

type Body = { readonly [name: string]: unknown };
const own = (change: (profile: Draft) => void = () => undefined): Draft =>
  broken((p) => change(Object.assign(p, { id: 'lnsr/interfaces', version: 1, title: { zh: '接口标准制定程序', en: 'Procedure for interfaces' } })));
const short = own((p) => (p.consultation.window = { count: 20, unit: 'calendarDays' }));

const ask = async (who: string, path: string, body?: object): Promise<readonly [number, Body]> => {
  const token = tokens[who];
  const answer = await api.ask(body === undefined ? 'GET' : 'POST', path, {
    ...(token === undefined ? {} : { token }),
    ...(body === undefined ? {} : { body }),
  });
  return [answer.status, answer.body];
};
const codeOf = async (asked: Promise<readonly [number, Body]>): Promise<readonly unknown[]> => {
  const [status, body] = await asked;
  return [status, body['code']];
};
let id = '';
const act = (who: string, name: string, body: object) => ask(who, `/procedures/${id}/${name}`, body);
const stateFor = async (who: string): Promise<Body> => (await ask(who, `/procedures/${id}`))[1]['state'] as Body; // of the contract
const stored = async (paper: string): Promise<string> => {
  const headers = { 'content-type': 'text/plain', authorization: `Bearer ${tokens['zhao'] ?? ''}` };
  const answer = await fetch(`${api.url}/api/v1/documents?name=paper.md`, { method: 'POST', headers, body: paper });
  return ((await answer.json()) as { sha256: string }).sha256; // the receipt of an upload
};
const proposal = (profile: string, organisation = society) => ({
  ...{ organisation, organisationName: '示例机器人协会', societyCode: 'LNSR', title: { zh: '协作机器人接口', en: 'Robot interface' } },
  ...{ proposer: { unit: other }, profile },
});
const begin = (profile: string, organisation?: string) => ask('zhao', '/projects', proposal(profile, organisation));

describe('a society’s own profile over HTTP', () => {
  it('XH9 C10 it is filed with its check-up in the answer; the supervisor reads both, everybody else nothing', async () => {
    const [status, body] = await ask('zhao', '/procedures', { organisation: society, text: short });
    expect([status, receipt.parse(body).checkup]).toMatchObject([
      201,
      { sound: false, findings: [{ severity: 'error', code: 'COMMENT_WINDOW_BELOW_FLOOR', source: 'GS-14', path: '/consultation/window' }] },
    ]);
    id = receipt.parse(body).id;
    expect(await stateFor('monitor')).toMatchObject({ draft: { version: 1, sound: false, text: { id: 'lnsr/interfaces' }, by: [{ id: 'zhao' }] } });
    for (const who of ['nobody', 'elsewhere']) expect((await ask(who, `/procedures/${id}`))[0], who).toBe(404);
    const holes: Body = { ...own(), appeal: { within: { count: 30, unit: 'calendarDays' }, stays: true }, $where: { 'a.b': 1 } };
    const [, mended] = await act('zhao', 'file-profile', { text: holes });
    expect(receipt.parse(mended).checkup?.findings.map(({ code }) => code)).toEqual(expect.arrayContaining(['APPEAL_WITHOUT_END', 'FIELD_UNKNOWN']));
    expect(await stateFor('qian')).toMatchObject({ draft: { filing: 2, hash: null, text: { $where: { 'a.b': 1 } } } });
  });

  it('XH9 what is no profile of one’s own is refused by name', async () => {
    const filing = (who: string, text: object) => codeOf(ask(who, '/procedures', { organisation: society, text }));
    expect(
      await filing(
        'elsewhere',
        own((p) => (p.id = 'x/y')),
      ),
    ).toEqual([403, 'ROLE_NOT_ALLOWED']);
    expect(
      await filing(
        'zhao',
        broken(() => undefined),
      ),
    ).toEqual([422, 'PROFILE_ID_TAKEN']);
    expect(await filing('zhao', {})).toEqual([422, 'PROFILE_ID_MISSING']);
    expect(
      await filing(
        'zhao',
        own((p) => Object.assign(p, { id: 'x/y', version: 5 })),
      ),
    ).toEqual([422, 'PROFILE_VERSION_NOT_NEXT']);
    expect(await filing('zhao', { ...own(), id: 'x/y', note: 'x'.repeat(40_000) })).toEqual([422, 'PROFILE_TOO_LARGE']);
    expect(await filing('qian', own())).toEqual([409, 'ALREADY_EXISTS']);
    expect(await codeOf(ask('zhao', '/procedures', { organisation: society, text: '{"id":1}' }))).toEqual([400, 'BAD_REQUEST']);
  });

  it('XH10 an unsound one starts nothing, by every way in', async () => {
    await act('zhao', 'file-profile', { text: short });
    expect(await codeOf(act('qian', 'confirm-version', { filing: 3 }))).toEqual([422, 'PROFILE_UNSOUND']);
    expect(await codeOf(begin(`${id}@1`))).toEqual([409, 'PROFILE_NOT_CONFIRMED']);
    expect(await codeOf(begin('lnsr/interfaces'))).toEqual([422, 'NO_SUCH_PROFILE']);
    expect(await codeOf(ask('zhao', `/profiles/${id}@1`))).toEqual([404, 'NOT_FOUND']);
    const [, project] = await begin('group-standard/robotics');
    const migrate = (profile: object) =>
      codeOf(ask('chair', `/projects/${receipt.parse(project).id}/migrate-profile`, { profile, reason: '改用自有规程' }));
    expect(await migrate(short)).toEqual([409, 'PROFILE_NOT_CONFIRMED']);
    // Nor does one that is sound, as long as nobody has confirmed it.
    expect(await migrate(own())).toEqual([409, 'PROFILE_NOT_CONFIRMED']);
    expect(await migrate(own((p) => Object.assign(p, { id: 'x/y', consultation: short.consultation })))).toEqual([422, 'PROFILE_UNSOUND']);
    const terms = short.ballots.technicalReview;
    const question = { organisation: society, question: '是否同意', profile: profileHash(short), terms, text: 'a'.repeat(64), visibility: 'named' };
    const [status, free] = await ask('zhao', '/ballots', question);
    expect([status < 500, status >= 400, free['id']]).toEqual([true, true, undefined]);
  });

  it('XH11 nobody confirms their own, nor a text that has moved, and a second person does', async () => {
    await act('zhao', 'file-profile', { text: own() });
    expect(await codeOf(act('zhao', 'confirm-version', { filing: 4 }))).toEqual([409, 'SECOND_PERSON']);
    expect(await codeOf(act('elsewhere', 'confirm-version', { filing: 4 }))).toEqual([404, 'NOT_FOUND']);
    expect(await codeOf(act('qian', 'confirm-version', { filing: 3 }))).toEqual([409, 'PROFILE_FILING_OTHER']);
    expect((await act('qian', 'confirm-version', { filing: 4 }))[0]).toBe(200);
    expect(await stateFor('nobody')).toMatchObject({ reference: `${id}@1`, inForce: { version: 1 }, versions: [{ version: 1, until: null }] });
    expect(Object.keys(await stateFor('nobody'))).not.toContain('draft');
  });

  it('XH13 XF2 a project of the society begins on it, is pinned to its hash and walks to its first stage; another society’s does not', async () => {
    expect(await codeOf(begin(`${id}@1`, other))).toEqual([422, 'PROFILE_OF_ANOTHER']);
    expect(await codeOf(begin(`${id}@2`))).toEqual([409, 'PROFILE_NOT_CONFIRMED']);
    const [status, body] = await begin(`${id}@1`);
    expect(status).toBe(201);
    const project = receipt.parse(body).id;
    for (const kind of own().stages[0]?.documents ?? [])
      await ask('zhao', `/projects/${project}/attach-document`, { kind, sha256: await stored(kind) });
    expect((await ask('zhao', `/projects/${project}/submit`, {}))[0]).toBe(200);
    const read = async () => (await ask('zhao', `/projects/${project}`))[1];
    expect(await read()).toMatchObject({ status: '00.20', state: { profile: { id: 'lnsr/interfaces', version: 1, hash: profileHash(own()) } } });
    const listed = (await ask('zhao', '/profiles'))[1]['items'] as readonly Body[]; // of the contract
    expect(listed.filter((row) => row['id'] === `${id}@1`)).toMatchObject([{ version: 1, hash: profileHash(own()) }]);

    // Superseded while a form that names version 1 is open.
    const next = own((p) => Object.assign(p, { version: 2, recallMinutes: 45 }));
    await act('zhao', 'file-profile', { text: next });
    expect((await begin(`${id}@1`))[0]).toBe(201);
    await act('qian', 'confirm-version', { filing: 1 });
    expect(await codeOf(begin(`${id}@1`))).toEqual([409, 'PROFILE_SUPERSEDED']);
    expect(await read()).toMatchObject({ state: { profile: { version: 1, hash: profileHash(own()) } } });
    const migrated = await ask('chair', `/projects/${project}/migrate-profile`, { profile: next, reason: '采用第二版' });
    expect(migrated[0]).toBe(200);
    expect(await read()).toMatchObject({ state: { profile: { version: 2, hash: profileHash(next) } } });
  });

  it('XH12 withdrawn, it starts nothing more, and what runs goes on', async () => {
    expect((await act('qian', 'withdraw-procedure', { reason: '章程已修改，规程停用' }))[0]).toBe(200);
    expect(await codeOf(begin(`${id}@2`))).toEqual([409, 'PROCEDURE_WITHDRAWN']);
    expect((await stateFor('nobody'))['inForce']).toBeNull();
    const told = await api.db
      .collection('notices')
      .find({ stream: `procedure/${id}` })
      .toArray();
    const templates = told.map((one) => String(one['template']));
    for (const name of ['profileFiled', 'versionConfirmed', 'procedureWithdrawn']) expect(templates).toContain(`procedure.${name}`);
  });
});
