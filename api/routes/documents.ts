import type { DocumentRow, Upload } from '../../db/document-row.js';
import { z } from 'zod';
import { organisationAsked } from '../../domain/kernel/fields/identity.js';
import { endpoint } from '../../contract/endpoint.js';
import { sha256 } from '../../contract/http.js';
import { documentClauses, documentLimit, documentShown } from '../../contract/views/document.js';
import { Incoming, readDocument } from '../../db/document.js';
import { bind, bindTo, type Bound, type Call, type Caller, type Look, type Reply } from '../http/call.js';
import { chinaTime } from '../http/china-time.js';
import { HttpProblem } from '../http/problem.js';
import { UploadQuota, type Place } from '../policy/upload-quota.js';
import { readableDocument, uploadShown } from '../policy/document-sight.js';
import type { Ports } from '../ports.js';
import { readClauses } from '../read/clause-text.js';
import { contentCheck, documentTypes, isDocumentType, type ContentCheck, type DocumentType } from '../read/document-kind.js';

const shown = ({ sha256, size }: { readonly sha256: string; readonly size: number }, { type, name, at }: Upload): z.output<typeof documentShown> => ({
  ...{ sha256, size, type, name },
  uploadedAt: chinaTime(at),
  self: `/api/v1/documents/${sha256}`,
});

/** A name for people: no path, no control characters, so that it can stand in a header and on a disk. */
const fileName = z
  .string()
  .min(1)
  .max(200)
  .regex(/^[^\\/\p{Cc}\p{Cf}]+$/u, '须为文件名，不含路径和控制字符 · must be a file name without a path or control characters')
  .refine((name) => !name.startsWith('.'), '不得以点号开头 · must not begin with a dot');

const uploadEndpoint = endpoint({
  name: 'uploadDocument',
  method: 'post',
  path: '/api/v1/documents',
  tag: 'documents',
  summary: 'Store a file under the SHA-256 of its bytes; the body is the file itself',
  who: 'account',
  query: z.strictObject({ name: fileName, organisation: organisationAsked.optional() }),
  raw: documentTypes,
  answer: documentShown,
  status: 201,
});

const organisationFor = (caller: Caller, wanted: string | undefined): string | null => {
  const mine = caller.actor.grants.map((grant) => grant.organisation).filter((code) => code !== '*');
  if (wanted === undefined) return mine[0] ?? null;
  if (!mine.includes(wanted)) throw new HttpProblem('FOREIGN_ORGANISATION', { found: wanted, needed: mine, cure: ['self'] });
  return wanted;
};

const tooLarge = (size: number): HttpProblem => new HttpProblem('BODY_TOO_LARGE', { found: size, needed: documentLimit, cure: ['self'] });

type Intake = { readonly incoming: Incoming; readonly check: ContentCheck; readonly place: Place };

async function receive(call: Call, { incoming, check, place }: Intake): Promise<void> {
  for await (const chunk of call.request) {
    // The request is not given an encoding, so chunks are buffers.
    const bytes = chunk as Buffer;
    if (incoming.size + bytes.length > documentLimit) throw tooLarge(incoming.size + bytes.length);
    if (incoming.size + bytes.length > place.bytes) throw place.full();
    check.take(bytes);
    await incoming.write(bytes);
  }
}

async function store(ports: Ports, call: Call, { type, place }: { readonly type: DocumentType; readonly place: Place }): Promise<Incoming> {
  const incoming = new Incoming(ports.db);
  const check = contentCheck(type);
  try {
    await receive(call, { incoming, check, place });
    if (!check.accepts()) throw new HttpProblem('CONTENT_MISMATCH', { found: check.found(), needed: type, cure: ['self'] });
    return incoming;
  } catch (error) {
    await incoming.drop().catch((err: unknown) => ports.log.warn({ err }, 'an incomplete upload was left behind'));
    throw error;
  }
}

const upload = (ports: Ports): Bound => {
  const quota = new UploadQuota(ports);
  return bind(uploadEndpoint, async (call): Promise<Reply> => {
    const organisation = organisationFor(call.caller, call.query.organisation);
    const type = (call.request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
    if (!isDocumentType(type)) throw new HttpProblem('WRONG_CONTENT_TYPE', { found: type, needed: [...documentTypes], cure: ['self'] });
    const declared = Number(call.request.headers['content-length'] ?? 0);
    if (declared > documentLimit) throw tooLarge(declared);
    const by = call.caller.actor.id;
    const place = await quota.place(by, declared > 0 ? declared : documentLimit);
    try {
      if (place.bytes < declared) throw place.full();
      const incoming = await store(ports, call, { type, place });
      const mine: Upload = { by, organisation, at: ports.clock(), type, name: call.query.name };
      const sha256 = await incoming.keep(mine);
      return { body: shown({ sha256, size: incoming.size }, mine), headers: { location: `/api/v1/documents/${sha256}` } };
    } finally {
      place.done();
    }
  });
};

const params = z.strictObject({ sha256 });

const readable =
  ({ db }: Ports): Look<z.output<typeof params>, DocumentRow> =>
  async (asked, { caller }) => {
    const row = await readableDocument(db, asked.sha256, caller);
    if (row === null) throw new HttpProblem('NOT_FOUND', { cure: ['self'] });
    return row;
  };

/** Never shown in the page: attachment, no sniffing, and a sandbox should a browser open it all the same (T21). */
const attachment = (row: DocumentRow, { type, name }: Upload): { readonly [name: string]: string } => ({
  'content-type': type,
  'content-length': String(row.size),
  'content-disposition': `attachment; filename="${row._id.slice(0, 12)}"; filename*=UTF-8''${encodeURIComponent(name).replaceAll(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16)}`)}`,
  'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
  etag: `"${row._id}"`,
});

const downloadEndpoint = endpoint({
  name: 'downloadDocument',
  method: 'get',
  path: '/api/v1/documents/:sha256',
  tag: 'documents',
  summary: 'The bytes, as an attachment',
  who: 'public',
  params,
  answer: { media: 'application/octet-stream' },
  status: 200,
});
const describeEndpoint = endpoint({
  name: 'describeDocument',
  method: 'get',
  path: '/api/v1/documents/:sha256/about',
  tag: 'documents',
  summary: 'Name, type and size of a file',
  who: 'public',
  params,
  answer: documentShown,
  status: 200,
});

const clausesEndpoint = endpoint({
  name: 'documentClauses',
  method: 'get',
  path: '/api/v1/documents/:sha256/clauses',
  tag: 'documents',
  summary: 'The clauses of a draft in plain text, Markdown or Word (.docx), in the order of the text; none where there are none to read',
  who: 'public',
  params,
  answer: documentClauses,
  status: 200,
});

export const documentRoutes = (ports: Ports): readonly Bound[] => [
  upload(ports),
  bindTo(downloadEndpoint, readable(ports), ({ caller }, row) => ({
    stream: readDocument(ports.db, row),
    headers: attachment(row, uploadShown(row, caller)),
  })),
  bindTo(clausesEndpoint, readable(ports), async (_call, row) => ({
    body: { items: (await readClauses(ports.db, row._id))?.clauses.map(({ id, title, text }) => ({ id, title, text })) ?? [] },
  })),
  bindTo(describeEndpoint, readable(ports), ({ caller }, row) => ({ body: shown({ sha256: row._id, size: row.size }, uploadShown(row, caller)) })),
];
