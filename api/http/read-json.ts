import type { IncomingMessage } from 'node:http';
import { HttpProblem } from './problem.js';

/** A JSON body may have 64 KiB (a command must fit a Temporal payload many times over). */
const jsonLimit = 64 * 1024;

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Nothing is inflated: what is compressed is refused wherever a body is read. */
export const isEncoded = ({ headers }: IncomingMessage): boolean =>
  !['', 'identity'].includes((headers['content-encoding'] ?? '').trim().toLowerCase());

const wantsJson = (req: IncomingMessage): void => {
  const [type = '', ...parameters] = (req.headers['content-type'] ?? '').split(';').map((part) => part.trim().toLowerCase());
  const charset = parameters
    .find((p) => p.startsWith('charset='))
    ?.slice(8)
    .replaceAll('"', '');
  if (type !== 'application/json' || (charset !== undefined && charset !== 'utf-8') || isEncoded(req))
    throw new HttpProblem('WRONG_CONTENT_TYPE', {
      found: req.headers['content-type'] ?? '',
      needed: 'application/json; charset=utf-8',
      cure: ['self'],
    });
};

const tooLarge = (found: number, limit: number): HttpProblem => new HttpProblem('BODY_TOO_LARGE', { found, needed: limit, cure: ['self'] });

/** Collects a body up to `limit` bytes. Past the limit it stops keeping and refuses. */
async function readBytes(req: IncomingMessage, limit: number): Promise<Buffer> {
  const declared = Number(req.headers['content-length'] ?? 0);
  if (declared > limit) throw tooLarge(declared, limit);
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    req.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= limit) chunks.push(chunk);
      else {
        req.removeAllListeners('data');
        req.pause();
        reject(tooLarge(size, limit));
      }
    });
    req.on('end', () => resolve(chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks)));
    req.on('error', reject);
    req.on('aborted', () => reject(new HttpProblem('BAD_HTTP')));
  });
}

/** The parsed body of a JSON request; whatever is wrong with it is a 4xx. An absent body reads as `{}` so that acts without payload need none. */
export async function readJson(req: IncomingMessage): Promise<unknown> {
  if (req.headers['content-length'] === '0' || (req.headers['content-length'] === undefined && req.headers['transfer-encoding'] === undefined))
    return {};
  wantsJson(req);
  const bytes = await readBytes(req, jsonLimit);
  try {
    return JSON.parse(utf8.decode(bytes));
  } catch {
    throw new HttpProblem('BAD_JSON', { cure: ['self'] });
  }
}
