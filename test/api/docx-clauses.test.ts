import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runningText } from '../../api/read/docx/running-text.js';
import { parseClauses } from '../../domain/text/clause-tree.js';
import { startApi, type TestApi } from '../support/api.js';
import { aComment, openRound } from '../support/comment-round.js';
import { docxOf, para, run, styled, templateDraft, zipOf } from '../support/docx.js';
import { society } from '../support/letter-ballot.js';

let api: TestApi;
let office: string;
beforeAll(async () => {
  api = await startApi();
  office = await api.token('wang', { role: 'officer', organisation: society });
});
afterAll(() => api.close());

const clausesOf = async (paragraphs: string, over: object = {}) => parseClauses(await runningText(docxOf(paragraphs, over))).clauses;
const idsOf = async (paragraphs: string): Promise<readonly string[]> => (await clausesOf(paragraphs)).map(({ id }) => id);

async function filed(bytes: Buffer): Promise<string> {
  const answer = await fetch(`${api.url}/api/v1/documents?name=draft.docx&organisation=${society}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${office}`, 'content-type': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' },
    body: new Uint8Array(bytes),
  });
  expect(answer.status).toBe(201);
  return ((await answer.json()) as { sha256: string }).sha256; // the answer of an upload
}
const asked = (sha256: string) => api.ask('GET', `/documents/${sha256}/clauses`, { token: office });

describe('XL6 given a draft in Word', () => {
  it('numbers that Word prints are those of its clauses: chapters, 4.1.2, clauses without a title, annexes, front matter', async () => {
    const clauses = await clausesOf(templateDraft());
    expect(clauses.map(({ id }) => id)).toEqual(['前言', '1', '2', '3', '4', '4.1', '4.1.1', '4.1.2', '4.2', 'A', 'A.1', '参考文献']);
    const of = (id: string) => clauses.find((one) => one.id === id);
    expect(of('4.1.1')).toMatchObject({ title: '试验条件', text: '试验条件\n\n试验在 23 ℃ 下进行，电压 24.5 V。' });
    expect(of('4.1.2')?.text).toBe('试验样品\n\na) 样品应完好；');
    expect(of('4.2')?.text).toBe('电池更换时间不应超过 60 s。\n\n项目 | 限值');
    expect(of('A')?.title).toBe('耐久试验');
  });

  it('numbers that were typed are taken as they stand, with or without styles', async () => {
    expect(
      await idsOf(styled('h1', '4 试验') + styled('h2', '4.1 通则') + para('4.1.2 样品应完好。') + styled('h1', '附录 A （资料性） 示例')),
    ).toEqual(['4', '4.1', '4.1.2', 'A']);
    expect(await idsOf(para('前言') + para('1 范围') + para('本文件规定了要求。') + para('4 试验') + para('4.1 样品应完好。'))).toEqual([
      '前言',
      '1',
      '4',
      '4.1',
    ]);
  });

  it('headings without any number are counted; one among numbered ones is no clause', async () => {
    expect(
      await idsOf(
        styled('h1', '前言') + styled('h1', '范围') + styled('h2', '通则') + styled('h2', '样品') + styled('h1', '试验') + styled('h3', '深'),
      ),
    ).toEqual(['前言', '1', '1.1', '1.2', '2', '2.1']);
    expect(await idsOf(styled('h1', '电池更换站安全要求') + styled('zhang', '范围'))).toEqual(['封面', '1']);
  });

  it('tracked changes are taken: what was struck out is gone, what was put in is there', async () => {
    const change = `<w:del w:id="1">${'<w:r><w:delText>60</w:delText></w:r>'}</w:del><w:ins w:id="2">${run('90')}</w:ins>`;
    const [, clause] = await clausesOf(styled('zhang', '范围') + styled('wu1', `${run('不应超过 ')}${change}${run(' s。')}`));
    expect(clause?.text).toBe('不应超过 90 s。');
  });

  it('text of a body that looks like a heading of Markdown opens no clause', async () => {
    expect(await idsOf(styled('zhang', '范围') + para('## 9 不是条') + para('```') + styled('zhang', '试验'))).toEqual(['1', '2']);
  });

  it('10,000 headings are read in time', async () => {
    const began = performance.now();
    const ids = await idsOf(Array.from({ length: 10_000 }, (_, n) => styled(n % 100 === 0 ? 'zhang' : 'tiao1', `题目 ${n}`)).join(''));
    expect([ids.length, performance.now() - began < 10_000]).toEqual([10_000, true]);
  });

  it('its clauses are answered to who may read the file and to nobody else, and comments are held to them', async () => {
    const text = await filed(docxOf(templateDraft()));
    const shown = await asked(text);
    expect((shown.body['items'] as { id: string; title: string }[]).map(({ id, title }) => `${id} ${title}`)).toContain('4.1.2 试验样品');
    expect((await api.ask('GET', `/documents/${text}/clauses`)).status).toBe(404);
    const id = await openRound(api, 'in-word', { text });
    expect((await api.ask('GET', `/documents/${text}/clauses`)).status).toBe(200);
    const comment = (clause: string) => api.ask('POST', `/consultations/${id}/comments`, { body: aComment({ draft: text, clause }) });
    expect((await comment('4.1.2')).status).toBe(201);
    const refused = await comment('7.7');
    expect([refused.status, refused.body['code']]).toEqual([422, 'CLAUSE_NOT_IN_TEXT']);
  });
});

describe('XL7 given a file that is broken or was made to do harm', () => {
  const wordOf = (xml: string | Buffer, claims: { readonly [part: string]: number } = {}): Buffer =>
    zipOf({ '[Content_Types].xml': '<Types/>', 'word/document.xml': xml }, claims);
  const body = (inner: string, before = ''): string => `<?xml version="1.0"?>${before}<w:document xmlns:w="x"><w:body>${inner}</w:body></w:document>`;
  const bomb = (): Buffer => wordOf(body(para(' '.repeat(200 * 1024 * 1024))));

  it.each([
    [
      'a file of somebody else’s fetched by an entity',
      () => wordOf(body(para('<w:r><w:t>&x;</w:t></w:r>'), '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>')),
    ],
    [
      'entities that unfold to gigabytes',
      () => wordOf(body(para('<w:r><w:t>&b;</w:t></w:r>'), '<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>')),
    ],
    ['an entity that nobody declared', () => wordOf(body(para('<w:r><w:t>&x;</w:t></w:r>')))],
    ['XML that is cut off', () => wordOf(body(para('x')).slice(0, 60))],
    ['what unpacks to 200 MB', bomb],
    ['what unpacks to more than it says', () => wordOf(body(para('x'.repeat(100_000))), { 'word/document.xml': 10 })],
    ['elements within elements without end', () => wordOf(body('<w:p>'.repeat(5_000)))],
    ['bytes that are no text', () => wordOf(Buffer.from([0xff, 0xfe, 0, 0, 1, 2, 3]))],
    ['no text at all', () => wordOf('')],
    ['a zip without its middle', () => Buffer.from(docxOf(templateDraft())).fill(0, 60, 500)],
    [
      'styles that are based on one another',
      () =>
        docxOf(styled('a', 'x'), {
          styles:
            '<w:styles xmlns:w="x"><w:style w:type="paragraph" w:styleId="a"><w:basedOn w:val="b"/></w:style><w:style w:type="paragraph" w:styleId="b"><w:basedOn w:val="a"/></w:style></w:styles>',
        }),
    ],
    [
      'numbers without sense',
      () => docxOf(para('x', '<w:numPr><w:ilvl w:val="99999999999"/><w:numId w:val="-1"/></w:numPr><w:outlineLvl w:val="1e9"/>')),
    ],
  ])('%s: no clauses, no fault, in little time and memory', async (_what, make) => {
    const bytes = make();
    const before = process.memoryUsage().rss;
    const began = performance.now();
    const text = await filed(bytes);
    const answer = await asked(text);
    expect([answer.status, JSON.stringify(answer.body).includes('root:')]).toEqual([200, false]);
    expect(performance.now() - began).toBeLessThan(12_000);
    expect(process.memoryUsage().rss - before).toBeLessThan(400 * 1024 * 1024);
  });

  const listed = (format: string, { start = 1, pattern = '%1' } = {}): string =>
    `<w:numbering xmlns:w="x"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="${start}"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${pattern}"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`;
  const inList = para('x', '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/>');

  it('XA39 numbers that Word would print in letters by the thousand take no memory, and count as text of the draft', async () => {
    const before = process.memoryUsage().rss;
    const high = listed('upperLetter', { start: 100_000, pattern: '%1'.repeat(30) });
    expect((await runningText(docxOf(inList.repeat(2_000), { numbering: high }))).length).toBeLessThan(4 * 1024 * 1024);
    const long = listed('upperLetter', { start: 900, pattern: '%1'.repeat(30) });
    await expect(runningText(docxOf(inList.repeat(40_000), { numbering: long }))).resolves.toHaveProperty('length');
    expect(process.memoryUsage().rss - before).toBeLessThan(150 * 1024 * 1024);
  });

  it('XA39 more paragraphs than a draft has are not read, so that nobody else waits for them', async () => {
    await expect(runningText(docxOf(styled('h1', 'x').repeat(60_000)))).rejects.toThrow('more paragraphs than a draft');
  });

  it.each(['__proto__', 'constructor', 'toString'])('XA39 a list that counts by %s is not counted, and its document is read', async (format) => {
    expect((await clausesOf(inList.repeat(2), { numbering: listed(format) })).map(({ id }) => id)).toEqual(['1', '2']);
    expect(await runningText(docxOf(inList, { numbering: listed(format) }))).toBe('## 1 x');
  });

  it('whatever byte of a document is changed, the answer is clauses or none', async () => {
    const whole = docxOf(templateDraft());
    for (let n = 0; n < 150; n += 1) {
      const bytes = Buffer.from(whole);
      const at = (n * 7919) % bytes.length;
      bytes[at] = (bytes[at] ?? 0) ^ (1 << (n % 8));
      const text = await runningText(bytes).catch((error: unknown) => error);
      expect(typeof text === 'string' || text instanceof Error).toBe(true);
    }
  });
});
