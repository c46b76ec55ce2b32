/** What may be uploaded, by media type, and how its bytes must look. The declared type alone is worth nothing (T24). */
export const documentTypes = [
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'text/plain',
  'application/json',
] as const;
export type DocumentType = (typeof documentTypes)[number];

export const isDocumentType = (type: string): type is DocumentType => documentTypes.some((known) => known === type);

/** Looks at a file as it streams by. `accepts` is asked after the last chunk. */
export interface ContentCheck {
  take(chunk: Buffer): void;
  accepts(): boolean;
}

const headSize = 64 * 1024;

/** Keeps the first bytes and judges them at the end. */
const byHead = (judge: (head: Buffer) => boolean): ContentCheck => {
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

/** The name of the first entry of a zip; an Office file begins with one of its own parts. */
const firstZipEntry = (head: Buffer): string =>
  head.length >= 30 && head.readUInt32LE(0) === 0x04034b50 ? head.subarray(30, 30 + head.readUInt16LE(26)).toString('utf8') : '';

const looksLikeDocx = (head: Buffer): boolean => /^(\[Content_Types\]\.xml|_rels\/|word\/|docProps\/|customXml\/|mimetype)/.test(firstZipEntry(head));

/** Text: valid UTF-8 over all chunks and no NUL; `opens` looks at the first character that is not space. */
const byText = (opens: RegExp): ContentCheck => {
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

const checks: { readonly [type in DocumentType]: () => ContentCheck } = {
  'application/pdf': () => byHead((head) => head.subarray(0, 5).toString('latin1') === '%PDF-'),
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': () => byHead(looksLikeDocx),
  'text/plain': () => byText(/^[\s\S]$/),
  'application/json': () => byText(/^[[{]$/),
};

export const contentCheck = (type: DocumentType): ContentCheck => checks[type]();
