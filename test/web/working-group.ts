import { expect } from 'vitest';
import { receipt } from '../../contract/http.js';
import { society } from '../support/letter-ballot.js';
import type { TestApi } from './town.js';

const plant = '91210100MA0UWX1X5G';

/** The second text of such a group: a clause that nobody is asked about has changed, and one has come. */
export async function secondDraft(api: TestApi, id: string): Promise<void> {
  const editor = await api.token('editor', { role: 'drafter', organisation: plant });
  const file = await fetch(`${api.url}/api/v1/documents?name=draft-2.md`, {
    method: 'POST',
    body: '# 接口\n\n## 1 范围\n\n本文件规定了接口。\n\n## 4 要求与试验\n\n4.1 电压应为 24 V。\n\n4.2 允差应为 ±5 %。\n\n4.3 应有接地。\n',
    headers: { 'content-type': 'text/plain', authorization: `Bearer ${editor}` },
  });
  const { sha256 } = (await file.json()) as { sha256: string }; // the receipt of an upload
  const taken = await api.ask('POST', `/draftings/${id}/upload-version`, { token: editor, body: { sha256, note: '第二稿' } });
  expect(taken.status, JSON.stringify(taken.body)).toBe(200);
}

/** A drafting group of p0, p1, … with a text and an open call on three of its clauses. */
export async function openCall(api: TestApi, size: number, title = { zh: '接口', en: 'Interface' }): Promise<string> {
  const officer = await api.token('officer', { role: 'officer', organisation: society });
  const editor = await api.token('editor', { role: 'drafter', organisation: plant });
  const done = async (path: string, token: string, body: object) => {
    const answer = await api.ask('POST', path, { token, body });
    expect([200, 201], `${path}: ${JSON.stringify(answer.body)}`).toContain(answer.status);
    return answer.body;
  };
  const group = Array.from({ length: size }, (_, n) => ({ person: `p${n}`, name: `成员${n}`, organisation: plant, organisationName: '某公司' }));
  const begun = await done('/draftings', officer, { organisation: society, title, group, editors: ['editor'] });
  const at = `/draftings/${receipt.parse(begun).id}`;
  const text = '# 接口\n\n## 1 范围\n\n本文件规定了接口。\n\n## 4 要求\n\n4.1 电压应为 24 V。\n\n4.2 允差应为 ±5 %。\n';
  const file = await fetch(`${api.url}/api/v1/documents?name=draft.md`, {
    method: 'POST',
    body: text,
    headers: { 'content-type': 'text/plain', authorization: `Bearer ${editor}` },
  });
  const { sha256 } = (await file.json()) as { sha256: string }; // the receipt of an upload
  await done(`${at}/upload-version`, editor, { sha256, note: '第一稿' });
  await done(`${at}/open-call`, editor, { clauses: ['1', '4.1', '4.2'] });
  return receipt.parse(begun).id;
}
