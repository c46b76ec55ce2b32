import { HttpProblem } from '../http/problem.js';
import { zipParts } from './zip-parts.js';

/** What may be uploaded, by media type, and how its bytes must look. The declared type alone is worth nothing (T24). */
export const documentTypes = [
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'text/plain',
  'application/json',
] as const;
export type DocumentType = (typeof documentTypes)[number];

export const isDocumentType = (type: string): type is DocumentType => documentTypes.some((known) => known === type);

/** Looks at a file as it streams by. `accepts`, and `found` when it does not, are asked after the last chunk. */
export interface ContentCheck {
  take(chunk: Buffer): void;
  accepts(): boolean;
  /** What the bytes are, in the word a person knows it by. */
  found(): string;
}

type Judge = Omit<ContentCheck, 'found'>;

const headSize = 64 * 1024;

/** Keeps the first bytes and judges them at the end. */
const byHead = (judge: (head: Buffer) => boolean): Judge => {
  const chunks: Buffer[] = [];
  let size = 0;
  return {
    take: (chunk) => {
      if (size >= headSize) return;
      chunks.push(chunk);
      size += chunk.length;
    },
    accepts: () => judge(Buffer.concat(chunks).subarray(0, headSize)),
  };
};

/** A Word file is a zip that holds this part; what it begins with, and its being a zip, it shares with every Office file. */
const byZipPart = (part: string): Judge => {
  const parts = zipParts();
  return { take: (chunk) => parts.take(chunk), accepts: () => parts.names().includes(part) };
};

/** Text: valid UTF-8 over all chunks and no NUL; `opens` looks at the first character that is not space. */
const byText = (opens: RegExp): Judge => {
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  let good = true;
  let head = '';
  const note = (text: string): void => {
    if (text.includes('\0')) good = false;
    if (head === '') head = text.trimStart().slice(0, 1);
  };
  const decode = (chunk: Buffer | null): void => {
    try {
      note(chunk === null ? utf8.decode() : utf8.decode(chunk, { stream: true }));
    } catch {
      good = false;
    }
  };
  return {
    take: (chunk) => decode(chunk),
    accepts: () => {
      decode(null);
      return good && opens.test(head);
    },
  };
};

/** A value is held in memory to be read, a list of lines line by line; nothing that anybody writes as one value is longer. */
const longestJson = 8 * 1024 * 1024;

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

/** One value, or one in each line (a roll): read as it streams by, and never more of it held than one value may have. */
function byJson(): Judge {
  const text = byText(/^[[{]$/);
  const utf8 = new TextDecoder('utf-8');
  let rest = '';
  let lines: boolean | null = null;
  let good = true;
  const readLines = (): void => {
    const [last = '', ...whole] = rest.split(/\r?\n/).reverse();
    for (const line of whole.reverse().filter((one) => one.trim() !== '')) {
      // The first line says which of the two it is.
      lines ??= isJson(line);
      if (!lines) return;
      good &&= isJson(line);
    }
    rest = last;
  };
  return {
    take: (chunk) => {
      text.take(chunk);
      if (!good) return;
      const more = utf8.decode(chunk, { stream: true });
      rest += more;
      if (lines !== false && more.includes('\n')) readLines();
      if (rest.length > longestJson) throw new HttpProblem('BODY_TOO_LARGE', { found: rest.length, needed: longestJson, cure: ['self'] });
    },
    accepts: () => text.accepts() && good && (lines === true ? rest.trim() === '' || isJson(rest) : isJson(rest)),
  };
}

const checks: { readonly [type in DocumentType]: () => Judge } = {
  'application/pdf': () => byHead((head) => head.subarray(0, 5).toString('latin1') === '%PDF-'),
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': () => byZipPart('word/document.xml'),
  'text/plain': () => byText(/^[\s\S]$/),
  'application/json': byJson,
};

/** What people send by mistake, known by its first bytes or by a part of the zip it is. */
const heads: readonly (readonly [string, RegExp])[] = [
  ['pdf', /^%PDF-/],
  ['doc, xls or ppt', /^\xd0\xcf\x11\xe0/],
  ['rtf', /^\{\\rtf/],
  ['html', /^\s*<(!doctype html|html)/i],
  ['rar', /^Rar!/],
  ['image', /^(\x89PNG|\xff\xd8\xff|GIF8)/],
];
const office = { 'word/document.xml': 'docx', 'xl/workbook.xml': 'xlsx', 'ppt/presentation.xml': 'pptx', 'content.xml': 'OpenDocument' };

function kindOf(head: Buffer, names: readonly string[]): string {
  const part = Object.entries(office).find(([name]) => names.includes(name));
  if (part !== undefined) return part[1];
  if (names.length > 0 || head.subarray(0, 4).toString('latin1') === 'PK\x03\x04') return 'zip';
  const start = head.toString('latin1');
  const known = heads.find(([, opens]) => opens.test(start));
  if (known !== undefined) return known[0];
  return head.length === 0 ? 'empty' : head.includes(0) ? 'binary' : 'text';
}

export function contentCheck(type: DocumentType): ContentCheck {
  const judge = checks[type]();
  const parts = zipParts();
  let head = Buffer.alloc(0);
  return {
    take: (chunk) => {
      if (head.length < 1024) head = Buffer.concat([head, chunk.subarray(0, 1024)]);
      parts.take(chunk);
      judge.take(chunk);
    },
    accepts: () => judge.accepts(),
    found: () => kindOf(head, parts.names()),
  };
}
