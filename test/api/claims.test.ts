import { afterAll, beforeAll, expect, it } from 'vitest';
import { EngineUnavailable } from '../../api/engine-contract.js';
import { dropClaim, openFor, takeClaim } from '../../db/claim.js';
import { organisations } from '../../samples/organisations.js';
import { startApi, type TestApi } from '../support/api.js';

const [one, other] = [organisations.lnsr.uscc, organisations.lnsa.uscc];
let api: TestApi;
let officers: { readonly [uscc: string]: string };

beforeAll(async () => {
  api = await startApi();
  officers = Object.fromEntries(
    await Promise.all([one, other].map(async (uscc) => [uscc, await api.token(`officer-${uscc}`, { role: 'officer', organisation: uscc })] as const)),
  );
  for (const uscc of [one, other]) {
    const body = { uscc, name: `示例 ${uscc}`, kind: 'society', charter: '测试', fields: [], code: null };
    expect((await api.ask('POST', '/organisations', { token: officers[uscc] ?? '', body })).status).toBe(201);
  }
});
afterAll(() => api.close());

const adopt = (uscc: string, code: string, key: string) =>
  api.ask('POST', `/organisations/${uscc}/adopt-code`, { token: officers[uscc] ?? '', body: { code, evidence: '公告' }, key: key.padEnd(24, '-') });
const claimed = async (code: string) =>
  (
    await api.db
      .collection('claims')
      .find({ _id: `group-code/${code}` as never })
      .toArray()
  )[0] ?? null;
const away = async <T>(outcome: 'notSent' | 'unknown', ask: () => Promise<T>): Promise<T> => {
  api.engine.failWith = new EngineUnavailable(outcome, 1);
  try {
    return await ask();
  } finally {
    api.engine.failWith = null;
  }
};

it('a claim whose command did not leave is given back at once; one of unknown outcome is kept for a day, then lapses when nothing came of it', async () => {
  expect((await away('notSent', () => adopt(one, 'AAAA', 'not-sent'))).status).toBe(503);
  expect(await claimed('AAAA')).toBeNull();
  expect((await away('unknown', () => adopt(one, 'AAAA', 'unknown'))).status).toBe(503);
  const blocked = await adopt(other, 'AAAA', 'other-1');
  expect(blocked.body).toMatchObject({ code: 'GROUP_CODE_NOT_OWN', found: { borneBy: one } });
  api.now += openFor;
  expect((await adopt(other, 'AAAA', 'other-2')).status).toBe(200);
  expect(await claimed('AAAA')).toEqual({ _id: 'group-code/AAAA', holder: other });
});

it('the same caller with the same key resolves it: accepted it is kept; what its bearer may not do any more claims nothing', async () => {
  expect((await away('unknown', () => adopt(one, 'BBBB', 'again'))).status).toBe(503);
  expect((await adopt(one, 'BBBB', 'again')).status).toBe(200);
  expect(await claimed('BBBB')).toEqual({ _id: 'group-code/BBBB', holder: one });
  // It bears a code now: another is refused, whatever was unknown before.
  expect((await away('unknown', () => adopt(one, 'CCCC', 'refused'))).status).toBe(503);
  expect(await claimed('CCCC')).toBeNull();
  expect((await adopt(one, 'CCCC', 'refused')).body).toMatchObject({ code: 'CODE_ADOPTED' });
  expect(await claimed('CCCC')).toBeNull();
});

it('one whose command came true after all is never taken over, however late somebody asks', async () => {
  const command = 'officer:came-true';
  await api.db
    .collection('claims')
    .insertOne({ _id: 'group-code/DDDD' as never, holder: one, open: { command, stream: `organisation/${one}`, at: 0 } });
  const archived = await api.db.collection('events').findOne({ stream: `organisation/${one}`, type: 'codeAdopted' });
  await api.db.collection('claims').updateOne({ _id: 'group-code/DDDD' as never }, { $set: { 'open.command': archived?.['commandId'] as string } });
  const officer = await api.token('officer-lnfc', { role: 'officer', organisation: organisations.lnfc.uscc });
  const asked = await api.ask('POST', '/organisations', {
    token: officer,
    body: { uscc: organisations.lnfc.uscc, name: '示例', kind: 'society', charter: '测试', fields: [], code: 'DDDD' },
  });
  expect(asked.body).toMatchObject({ code: 'GROUP_CODE_NOT_OWN', found: { borneBy: one } });
  expect(await claimed('DDDD')).toEqual({ _id: 'group-code/DDDD', holder: one });
});

it('XA9 a claim that is given back while others ask for it is free to take, and nobody meets a fault', async () => {
  const churn = async (holder: string): Promise<number> => {
    const claim = { name: 'group-code/RACED', holder };
    let had = 0;
    for (let n = 0; n < 40; n += 1) {
      const taken = await takeClaim(api.db, claim, { command: `${holder}:${n}`, stream: `organisation/${holder}`, at: api.now });
      if (taken !== 'new') continue;
      had += 1;
      await dropClaim(api.db, claim);
    }
    return had;
  };
  const had = await Promise.all(Array.from({ length: 12 }, (_, n) => churn(`holder-${n}`)));
  expect(had.reduce((sum, one) => sum + one, 0)).toBeGreaterThan(0);
  expect(await claimed('RACED')).toBeNull();
});

it('XB17 no body registers or renames itself to the name of another, in any spelling, or of a state organ; civil affairs may name it so', async () => {
  const civil = await api.token('civil-affairs', { role: 'monitor', organisation: '*' });
  const amr = { uscc: organisations.amr.uscc, name: '辽宁省示例标准化主管部门', kind: 'authority', charter: '三定方案', fields: [], code: null };
  expect((await api.ask('POST', '/organisations', { token: civil, body: amr })).status).toBe(201);
  const rename = async (name: string, token = officers[one] ?? '') => {
    const { status, body } = await api.ask('POST', `/organisations/${one}/rename`, { token, body: { name, evidence: '更名证明' } });
    return status === 200 ? 'accepted' : body['code'];
  };
  const names = [
    '辽宁省示例标准化主管部门',
    ' 辽宁省 示例标准化主管部门。',
    `示例${other}`,
    '辽宁省市场监督管理局',
    '辽宁省民政厅',
    '辽宁省人民政府',
  ];
  const answers = [];
  for (const name of names) answers.push(await rename(name));
  expect(answers).toEqual([...Array<string>(3).fill('NAME_BORNE'), ...Array<string>(3).fill('NAME_OF_AUTHORITY')]);
  expect(await rename(`示例 ${one}`)).toBe('accepted'); // its own
  const { uscc } = organisations.lnit;
  const officer = await api.token(`officer-${uscc}`, { role: 'officer', organisation: uscc });
  const register = async (name: string, token = officer) => {
    const body = { uscc, name, kind: 'society', charter: '测试', fields: [], code: null };
    const answer = await api.ask('POST', '/organisations', { token, body });
    return answer.status === 201 ? 'accepted' : answer.body['code'];
  };
  expect([await register('辽宁省示例标准化主管部门'), await register('辽宁省市场监督管理局')]).toEqual(['NAME_BORNE', 'NAME_OF_AUTHORITY']);
  expect([await register(`示例 ${other}`, civil), await rename('辽宁省地质局', civil)]).toEqual(['accepted', 'accepted']);
});
