import { afterAll, beforeAll, expect, test } from 'vitest';
import { receipt } from '../../contract/http.js';
import { seeded } from '../domain/dossier/mutate.js';
import { startApi, type TestApi } from '../support/api.js';
import { checkedDossiers, dossierHtml } from '../support/http-dossiers.js';
import { society } from '../support/letter-ballot.js';

const plant = '91210100MA0UWX1X5G';
const members = ['p0', 'p1', 'p2'];
let api: TestApi;

beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

test('a declared consensus has a dossier with the call that was silent or not, which computes again and is a page', async () => {
  const officer = await api.token('officer', { role: 'officer', organisation: society });
  const editor = await api.token('editor', { role: 'drafter', organisation: plant });
  const done = async (path: string, token: string, body: object): Promise<string> => {
    const answer = await api.ask('POST', path, { token, body });
    expect([path, answer.status, JSON.stringify(answer.body)]).toEqual([path, path === '/draftings' ? 201 : 200, expect.anything()]);
    return receipt.parse(answer.body).id;
  };
  const text = '# 机器人接口\n\n## 1 范围\n\n本文件规定了接口。\n\n## 4 要求\n\n4.1 电压应为 24 V。\n';
  const headers = { 'content-type': 'text/plain', authorization: `Bearer ${editor}` };
  const stored = await fetch(`${api.url}/api/v1/documents?name=draft.md`, { method: 'POST', body: text, headers });
  const { sha256 } = (await stored.json()) as { sha256: string }; // the receipt of an upload

  const group = members.map((person, n) => ({ person, name: `成员${n}`, organisation: plant, organisationName: '某公司' }));
  const title = { zh: '机器人接口', en: 'Robot interface' };
  const id = await done('/draftings', officer, { organisation: society, title, group, editors: ['editor'] });
  const act = (name: string, token: string, body: object) => done(`/draftings/${id}/${name}`, token, body);
  await act('upload-version', editor, { sha256, note: '第一稿' });
  await act('open-call', editor, {});
  for (const person of members) await act('state-position', await api.token(person), { call: 1, position: 'support' });
  await act('close-call', editor, { call: 1 });
  await act('declare-consensus', officer, {});

  const [found, ...more] = await checkedDossiers(api, `/draftings/${id}`, officer, seeded(7));
  expect(more).toEqual([]);
  expect(found).toMatchObject({
    subject: { decision: 'consensus', type: 'consensusDeclared', about: '机器人接口' },
    outcome: { word: 'consensus' },
    deadlines: [{ name: 'call' }],
    documents: [{ what: 'text', sha256 }],
  });
  const page = await dossierHtml(api, `/draftings/${id}/dossier`, officer);
  for (const words of ['宣布协商一致', found?.outcome.zh ?? '-', '征询起草组 consensus call', sha256, '重新判定']) expect(page).toContain(words);
});
