import type { ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { Endpoint } from '../../contract/endpoint.js';
import type { Reply } from './call.js';

/** Headers of every API answer: nothing is cached by strangers, sniffed, framed or run. The documentation page sets its own (helmet). */
export const apiHeaders = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
} as const;

type Headers = { readonly [name: string]: string };

const mediaOf = (endpoint: Endpoint): string => ('media' in endpoint.answer ? endpoint.answer.media : 'application/json; charset=utf-8');

type Json = { readonly status: number; readonly body: unknown; readonly headers?: Headers };

/** Writes JSON in one go. Express's own json() would hash the body for an ETag we do not use. */
export function sendJson(res: ServerResponse, { status, body, headers = {} }: Json): void {
  const text = JSON.stringify(body);
  res.writeHead(status, { ...apiHeaders, 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(text), ...headers });
  res.end(text);
}

/** Answers a call that went well. `own` are the headers of this request; all go out in one list, because setting them one by one costs as much as sending them. */
export async function sendReply(
  res: ServerResponse,
  endpoint: Endpoint,
  { reply, own }: { readonly reply: Reply; readonly own: Headers },
): Promise<void> {
  const status = reply.status ?? endpoint.status;
  const headers = { ...own, ...reply.headers };
  if ('body' in reply) return sendJson(res, { status, body: reply.body, headers });
  res.writeHead(status, { ...apiHeaders, ...('empty' in reply ? {} : { 'content-type': mediaOf(endpoint) }), ...headers });
  if ('stream' in reply) await pipeline(reply.stream, res);
  else res.end('text' in reply ? reply.text : undefined);
}
