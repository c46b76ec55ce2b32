import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startApi, type TestApi } from '../support/api.js';
import { society } from '../support/letter-ballot.js';

let api: TestApi;
let token: string;
beforeAll(async () => {
  api = await startApi();
  token = await api.token('drafter', { role: 'drafter', organisation: society });
});
afterAll(() => api.close());

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const send = (bytes: Buffer<ArrayBuffer>, type: string, name: string, as: string | null = token) =>
  fetch(`${api.url}/api/v1/documents?name=${encodeURIComponent(name)}`, {
    method: 'POST',
    body: bytes,
    headers: { 'content-type': type, ...(as === null ? {} : { authorization: `Bearer ${as}` }) },
  });
const files = () => api.db.collection('files.files').countDocuments({});
const pdf = Buffer.from('%PDF-1.7\n征求意见稿\n');

/** A zip of these parts, each with its own name as its content. */
function zip(...names: readonly string[]): Buffer<ArrayBuffer> {
  const files: Buffer[] = [];
  const list: Buffer[] = [];
  let at = 0;
  for (const name of names) {
    const file = Buffer.alloc(30);
    file.writeUInt32LE(0x04034b50, 0);
    file.writeUInt32LE(name.length, 18);
    file.writeUInt32LE(name.length, 22);
    file.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(at, 42);
    files.push(file, Buffer.from(name + name));
    list.push(entry, Buffer.from(name));
    at += 30 + 2 * name.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(names.length, 10);
  end.writeUInt32LE(Buffer.concat(list).length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...files, ...list, end]);
}

describe('given a file', () => {
  test('it is stored under the SHA-256 of its bytes, once, and comes back as an attachment that no browser runs', async () => {
    const first = await send(pdf, 'application/pdf', '征求意见稿.pdf');
    expect(first.status).toBe(201);
    const hash = createHash('sha256').update(pdf).digest('hex');
    expect(await first.json()).toMatchObject({ sha256: hash, size: pdf.length, type: 'application/pdf', name: '征求意见稿.pdf' });
    const stored = await files();
    expect((await send(pdf, 'application/pdf', '另一个名字.pdf')).status).toBe(201);
    expect(await files()).toBe(stored);
    const back = await fetch(`${api.url}/api/v1/documents/${hash}`, { headers: { authorization: `Bearer ${token}` } });
    expect(Buffer.from(await back.arrayBuffer()).equals(pdf)).toBe(true);
    expect(back.headers.get('content-disposition')).toMatch(/^attachment; .*filename\*=UTF-8''%E5%BE%81/);
    expect(back.headers.get('x-content-type-options')).toBe('nosniff');
    expect(back.headers.get('content-security-policy')).toContain('sandbox');
  });

  test('XB1 whoever sends bytes that are here already is answered as the first: nothing of another’s upload is shown, not even its name', async () => {
    const bytes = Buffer.from('请于三日内回复');
    api.now += 60_000;
    await send(bytes, 'text/plain', '内部送审稿.txt');
    api.now += 3_600_000;
    const stranger = await api.token('guesser', { role: 'expert', organisation: '91210100MA0UWX1X5G' });
    const answer = await send(bytes, 'text/plain', 'guess.txt', stranger);
    const sent = (await answer.json()) as { readonly sha256: string; readonly uploadedAt: string };
    expect(sent).toMatchObject({ type: 'text/plain', name: 'guess.txt' });
    expect(Date.parse(sent.uploadedAt)).toBe(api.now);
    expect((await api.ask('GET', `/documents/${sent.sha256}/about`, { token: stranger })).body).toEqual(sent);
    expect((await api.ask('GET', `/documents/${sent.sha256}/about`, { token })).body).toMatchObject({ name: '内部送审稿.txt' });
  });

  test('a stranger and somebody without an account get the same 404 as for a file that never was', async () => {
    const { sha256 } = (await (await send(Buffer.from('内部讨论稿'), 'text/plain', 'a.txt')).json()) as { sha256: string };
    const stranger = await api.token('stranger', { role: 'expert', organisation: '91210100MA0UWX1X5G' });
    for (const path of [`/documents/${sha256}`, `/documents/${sha256}/about`, `/documents/${'0'.repeat(64)}`])
      for (const as of [{ token: stranger }, {}]) expect((await api.ask('GET', path, as)).body).toMatchObject({ status: 404, code: 'NOT_FOUND' });
  });

  test.each<[string, Buffer<ArrayBuffer>, string]>([
    ['a pdf that is none', Buffer.from('<html>'), 'application/pdf'],
    ['a docx that is another zip', zip('evil.exe'), docx],
    ['a docx that is no zip', Buffer.from('hello'), docx],
    ['text with NUL', Buffer.from('a\0b'), 'text/plain'],
    ['text that is not UTF-8', Buffer.from([0xd5, 0xe2]), 'text/plain'],
    ['text cut inside a character', Buffer.from('稿').subarray(0, 2), 'text/plain'],
    ['json that begins like none', Buffer.from('hello'), 'application/json'],
    ['nothing', Buffer.alloc(0), 'text/plain'],
  ])('%s: 422 and nothing kept', async (_name, bytes, type) => {
    const before = await files();
    const answer = await send(bytes, type, 'x');
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([422, 'CONTENT_MISMATCH']);
    expect(await files()).toBe(before);
  });

  test.each(['[Content_Types].xml', '_rels/.rels', 'docProps/app.xml', 'word/styles.xml', 'customXml/item1.xml'])(
    'M11: a docx that begins with %s, as one writer or another orders its parts, is kept byte for byte, whatever its styles',
    async (part) => {
      const bytes = zip(part, '<w:style w:styleId="WPSOffice"/>', 'word/document.xml');
      const sent = await send(bytes, docx, '征求意见稿（WPS）.docx');
      expect(sent.status).toBe(201);
      const { sha256 } = (await sent.json()) as { sha256: string };
      const back = await fetch(`${api.url}/api/v1/documents/${sha256}`, { headers: { authorization: `Bearer ${token}` } });
      expect(Buffer.from(await back.arrayBuffer()).equals(bytes)).toBe(true);
    },
  );

  const xlsx = zip('[Content_Types].xml', '_rels/.rels', 'xl/workbook.xml', 'xl/worksheets/sheet1.xml');
  test.each<[string, Buffer<ArrayBuffer>, string, string]>([
    ['xlsx', xlsx, docx, 'a sheet as a text'],
    ['pptx', zip('[Content_Types].xml', 'ppt/presentation.xml'), docx, 'slides as a text'],
    ['zip', zip('docProps/app.xml', 'evil.exe'), docx, 'a zip that begins like an Office file'],
    ['zip', zip('word/document.xml').subarray(0, 40), docx, 'a Word file cut short'],
    ['pdf', pdf, docx, 'a pdf as a text'],
    ['docx', zip('[Content_Types].xml', 'word/document.xml'), 'application/pdf', 'a text as a pdf'],
    ['xlsx', xlsx, 'application/json', 'a sheet as JSON'],
    ['doc, xls or ppt', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0]), docx, 'the old Word format'],
    ['html', Buffer.from('<!DOCTYPE html><p>'), 'application/pdf', 'a page as a pdf'],
  ])('XE18 %s is named as what was found: %#', async (found, bytes, type, _what) => {
    const answer = await send(bytes, type, 'x');
    expect([answer.status, await answer.json()]).toMatchObject([422, { code: 'CONTENT_MISMATCH', found, needed: type }]);
  });

  test.each([
    ['a brace alone', '{', 422],
    ['a list that is cut', '[1,\n2', 422],
    ['lines, one of them no JSON', '{"person":"a"}\n{"person":\n', 422],
    ['two values', '{} {}', 422],
    ['a value of several lines', '{\n  "a": [1,\n 2]\n}\n', 201],
    ['a value in one line', '[{"a":1}]', 201],
    ['a roll: a value in each line', '{"person":"a"}\r\n{"person":"b"}', 201],
  ])('XE25 %s sent as application/json', async (_name, text, status) => {
    expect((await send(Buffer.from(text), 'application/json', 'x.json')).status).toBe(status);
  });

  test('XE25 a compressed file is refused as such: nothing is inflated', async () => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'text/plain', 'content-encoding': 'gzip' };
    const answer = await fetch(`${api.url}/api/v1/documents?name=x`, { method: 'POST', headers, body: '正文' });
    expect([answer.status, await answer.json()]).toMatchObject([415, { code: 'WRONG_CONTENT_TYPE', found: 'gzip' }]);
  });

  test('XE18 a large text with pictures is known by the list at its end', async () => {
    const large = zip(...Array.from({ length: 4000 }, (_, n) => `word/media/${'x'.repeat(200)}${n}.png`), 'word/document.xml');
    expect((await send(large, docx, '大.docx')).status).toBe(201);
  });

  test.each(['text/html', 'image/svg+xml', 'application/zip', ''])('type %s: 415', async (type) =>
    expect((await send(pdf, type, 'x')).status).toBe(415),
  );

  test.each(['../etc/passwd', 'a\nb', '.hidden', 'a\u202Efdp.exe', ''])('name %j: 400', async (name) =>
    expect((await send(pdf, 'application/pdf', name)).status).toBe(400),
  );

  test('M10: more than 50 MiB: 413 before it is read, and nothing kept', async () => {
    const before = await files();
    const answer = await send(Buffer.alloc(50 * 1024 * 1024 + 1, 97), 'text/plain', 'big.txt');
    expect(answer.status).toBe(413);
    expect(await files()).toBe(before);
  });

  test('without an account: 401', async () => expect((await send(pdf, 'application/pdf', 'x', null)).status).toBe(401));
});
