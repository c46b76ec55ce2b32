import { deflateRawSync, crc32 } from 'node:zlib';

/** A zip with these parts, made by hand so that it can be wrong: `claims` is what its list says the parts unpack to. */
export function zipOf(parts: { readonly [name: string]: string | Buffer }, claims: { readonly [name: string]: number } = {}): Buffer {
  const files: Buffer[] = [];
  const list: Buffer[] = [];
  let at = 0;
  for (const [name, content] of Object.entries(parts)) {
    const plain = Buffer.from(content);
    const packed = deflateRawSync(plain);
    const named = Buffer.from(name);
    const about = Buffer.alloc(26);
    about.writeUInt16LE(20, 0);
    about.writeUInt16LE(8, 4);
    about.writeUInt32LE(crc32(plain), 10);
    about.writeUInt32LE(packed.length, 14);
    about.writeUInt32LE(claims[name] ?? plain.length, 18);
    about.writeUInt16LE(named.length, 22);
    const head = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), about, named]);
    const entry = Buffer.alloc(18);
    entry.writeUInt32LE(at, 14);
    list.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), about.subarray(0, 24), Buffer.alloc(2), entry.subarray(4), named]));
    files.push(head, packed);
    at += head.length + packed.length;
  }
  const listed = Buffer.concat(list);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(list.length, 8);
  end.writeUInt16LE(list.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...files, listed, end]);
}

const named = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const part = (name: string, inner: string): string => `<?xml version="1.0" encoding="UTF-8"?><w:${name} ${named}>${inner}</w:${name}>`;
export const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
export const run = (text: string): string => `<w:r><w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`;

/** A paragraph: its words or runs, and its properties. */
export const para = (inner: string, properties = ''): string =>
  `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${inner.startsWith('<') ? inner : run(inner)}</w:p>`;
export const styled = (style: string, inner: string): string => para(inner, `<w:pStyle w:val="${style}"/>`);

/** The styles of a template of the trade: chapters, clauses and annexes are counted by Word and have no number in their words. */
const style = (id: string, name: string, more: string): string =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${more}</w:style>`;
const counts = (list: number, order: number): string => `<w:pPr><w:numPr><w:ilvl w:val="${order}"/><w:numId w:val="${list}"/></w:numPr></w:pPr>`;
const templateStyles = part(
  'styles',
  [
    style('zhang', '标准文件_章标题', counts(1, 0)),
    style('tiao1', '标准文件_一级条标题', counts(1, 1)),
    style('tiao2', '标准文件_二级条标题', counts(1, 2)),
    style('wu1', '标准文件_一级无', `<w:basedOn w:val="tiao1"/>`),
    style('fulu', '标准文件_附录标识', counts(2, 0)),
    style('fulu1', '标准文件_附录一级条标题', counts(2, 1)),
    style('qianyan', '标准文件_前言、引言标题', ''),
    style('lie', '标准文件_字母编号列项（一级）', counts(3, 0)),
    style('toc1', 'toc 1', ''),
    ...[1, 2, 3].map((n) => style(`h${n}`, `heading ${n}`, `<w:pPr><w:outlineLvl w:val="${n - 1}"/></w:pPr>`)),
  ].join(''),
);
const level = (order: number, format: string, text: string): string =>
  `<w:lvl w:ilvl="${order}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
const kind = (id: number, levels: string): string => `<w:abstractNum w:abstractNumId="${id}">${levels}</w:abstractNum>`;
const templateNumbering = part(
  'numbering',
  [
    kind(10, level(0, 'decimal', '%1') + level(1, 'decimal', '%1.%2') + level(2, 'decimal', '%1.%2.%3')),
    kind(20, level(0, 'upperLetter', '附录%1') + level(1, 'decimal', '%1.%2')),
    kind(30, level(0, 'lowerLetter', '%1)')),
    ...[1, 2, 3].map((n) => `<w:num w:numId="${n}"><w:abstractNumId w:val="${n * 10}"/></w:num>`),
  ].join(''),
);

/** A Word document with these paragraphs. */
export const docxOf = (paragraphs: string, { styles = templateStyles, numbering = templateNumbering } = {}): Buffer =>
  zipOf({
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    'word/styles.xml': styles,
    'word/numbering.xml': numbering,
    'word/document.xml': part('document', `<w:body>${paragraphs}</w:body>`),
  });

/** A draft as the template makes it: front matter, counted chapters and clauses, an annex, a list, a table. */
export const templateDraft = (): string =>
  [
    styled('toc1', '1 范围 1'),
    styled('qianyan', '前    言'),
    para('本文件由示例学会提出。'),
    styled('zhang', '范围'),
    para('本文件规定了移动搬运机器人电池更换站的安全要求。'),
    styled('zhang', '术语和定义'),
    styled('zhang', '分类'),
    styled('zhang', '试验方法'),
    styled('tiao1', '通则'),
    styled('tiao2', '试验条件'),
    para('试验在 23 ℃ 下进行，电压 24.5 V。'),
    styled('tiao2', '试验样品'),
    styled('lie', '样品应完好；'),
    styled('wu1', '电池更换时间不应超过 60 s。'),
    '<w:tbl><w:tr><w:tc>' + para('项目') + '</w:tc><w:tc>' + para('限值') + '</w:tc></w:tr></w:tbl>',
    styled('fulu', `${run('')}<w:r><w:br/></w:r>${run('（规范性）')}<w:r><w:br/></w:r>${run('耐久试验')}`),
    styled('fulu1', '装置'),
    para('按图 A.1。'),
    styled('qianyan', '参 考 文 献'),
  ].join('');
