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

/** The head of a zip whose first entry has this name. */
const zip = (entry: string): Buffer<ArrayBuffer> => {
  const head = Buffer.alloc(30 + entry.length);
  head.writeUInt32LE(0x04034b50, 0);
  head.writeUInt16LE(entry.length, 26);
  head.write(entry, 30);
  return head;
};

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
      const bytes = Buffer.concat([zip(part), Buffer.from('<w:style w:styleId="WPSOffice手动目录 1"/>\0\xff', 'latin1')]);
      const sent = await send(bytes, docx, '征求意见稿（WPS）.docx');
      expect(sent.status).toBe(201);
      const { sha256 } = (await sent.json()) as { sha256: string };
      const back = await fetch(`${api.url}/api/v1/documents/${sha256}`, { headers: { authorization: `Bearer ${token}` } });
      expect(Buffer.from(await back.arrayBuffer()).equals(bytes)).toBe(true);
    },
  );

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
