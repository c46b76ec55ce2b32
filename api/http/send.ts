import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Endpoint } from '../../contract/endpoint.js';
import type { Reply } from './call.js';
import { sessionIn } from '../accounts/session-cookie.js';
import { answerTag, isHeld } from './entity-tag.js';

/** Headers of every API answer: nothing is cached by strangers, sniffed, framed or run. The documentation page sets its own (helmet). */
export const apiHeaders = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
} as const;

type Headers = { readonly [name: string]: string };

const json = 'application/json; charset=utf-8';
const mediaOf = (endpoint: Endpoint): string => ('media' in endpoint.answer ? endpoint.answer.media : json);

type Json = { readonly status: number; readonly body: unknown; readonly headers?: Headers };

/** Writes JSON in one go. Express's own json() would hash the body for an ETag we do not use. */
export function sendJson(res: ServerResponse, { status, body, headers = {} }: Json): void {
  const text = JSON.stringify(body);
  res.writeHead(status, { ...apiHeaders, 'content-type': json, 'content-length': Buffer.byteLength(text), ...headers });
  res.end(text);
}

type Read = { readonly text: string; readonly media: string; readonly headers: Headers; readonly asked: IncomingHttpHeaders };

/** What is read, with a tag of its own; 304 to who holds it already. A browser may keep what anybody may read and ask again, and nothing else. */
export function sendRead(res: ServerResponse, { text, media, headers, asked }: Read): void {
  const etag = answerTag(text, headers['etag']);
  const kept = asked.authorization === undefined && sessionIn(asked.cookie) === null ? { 'cache-control': 'no-cache' } : {};
  const all = { ...apiHeaders, ...kept, vary: 'Authorization, Cookie, Accept, Accept-Encoding', ...headers, etag };
  if (isHeld(asked['if-none-match'], etag)) return void res.writeHead(304, all).end();
  res.writeHead(200, { 'content-type': media, ...all, 'content-length': Buffer.byteLength(text) });
  res.end(text);
}

/** Until one of the two sides ends it; who goes away has done nothing wrong. */
function goOn(stream: Readable, res: ServerResponse): void {
  res.flushHeaders();
  pipeline(stream, res).catch(() => undefined);
}
const textIn = (reply: Reply): string | null => ('body' in reply ? JSON.stringify(reply.body) : 'text' in reply ? reply.text : null);

/** Answers a call that went well. `own` are the headers of this request; all go out in one list, because setting them one by one costs as much as sending them. */
export async function sendReply(
  res: ServerResponse,
  endpoint: Endpoint,
  { reply, own, asked }: { readonly reply: Reply; readonly own: Headers; readonly asked: IncomingHttpHeaders },
): Promise<void> {
  const status = reply.status ?? endpoint.status;
  const headers = { ...own, ...reply.headers };
  const text = endpoint.method === 'get' && status === 200 ? textIn(reply) : null;
  const media = 'body' in reply ? json : mediaOf(endpoint);
  if (text !== null) return sendRead(res, { text, media, headers, asked });
  if ('body' in reply) return sendJson(res, { status, body: reply.body, headers });
  res.writeHead(status, { ...apiHeaders, ...('empty' in reply ? {} : { 'content-type': mediaOf(endpoint) }), ...headers });
  if ('stream' in reply && endpoint.goesOn === true) return void goOn(reply.stream, res);
  if ('stream' in reply) await pipeline(reply.stream, res);
  else res.end('text' in reply ? reply.text : undefined);
}
