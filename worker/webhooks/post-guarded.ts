import { lookup, type LookupAddress } from 'node:dns';
import { request as plain, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as secure } from 'node:https';
import { isIP } from 'node:net';
import { promisify } from 'node:util';
import { hookFault, hostOf, isIntranet, isPublicAddress, type HookGuard } from '../../contract/webhook-address.js';
import type { Shaped } from './shapes.js';

/** Looks a name up; all its addresses. */
export type Resolve = (host: string) => Promise<readonly LookupAddress[]>;
const everyAddress = promisify(lookup);
export const resolveByHost: Resolve = (host) => everyAddress(host, { all: true });

/** What came back: the status, and as much of the body as is read. */
export type HookAnswer = { readonly status: number; readonly body: string };

/** The address is one that is not written to; its owner has to name another. */
export class HookRefused extends Error {
  override readonly name = 'HookRefused';
}

const answerMs = 10_000;
const readBytes = 16 * 1024;

/**
 * The one address that the connection is made to. Every address of a name has to be public, so that a name with one inner address among others is not written to; and the one that was looked at
 * is the one that is connected to, so that a name which answers otherwise a moment later gains nothing.
 */
async function pinned(url: URL, guard: HookGuard, resolve: Resolve): Promise<LookupAddress> {
  const host = hostOf(url);
  const family = isIP(host);
  const found = family === 0 ? await resolve(host) : [{ address: host, family }];
  const [first] = found;
  if (first === undefined) throw new Error('the name has no address');
  if (!isIntranet(url, guard) && !found.every(({ address }) => isPublicAddress(address)))
    throw new HookRefused('the address is not on the public net');
  return first;
}

type Posting = { readonly guard: HookGuard; readonly resolve: Resolve; readonly stop: AbortSignal };

/** One POST to an address that somebody else chose: guarded, without redirects, within ten seconds, reading little. */
export async function postGuarded({ url: text, headers, body }: Shaped, { guard, resolve, stop }: Posting): Promise<HookAnswer> {
  const fault = hookFault(text, guard);
  if (fault !== null) throw new HookRefused(fault);
  const url = new URL(text);
  const { address, family } = await pinned(url, guard, resolve);
  const options: RequestOptions = {
    method: 'POST',
    agent: false,
    headers: { ...headers, 'content-length': Buffer.byteLength(body), 'user-agent': 'Biaocheng-Webhooks' },
    lookup: (_host, { all }, answer) => (all === true ? answer(null, [{ address, family }]) : answer(null, address, family)),
    signal: AbortSignal.any([stop, AbortSignal.timeout(answerMs)]),
  };
  const answer = await new Promise<IncomingMessage>((resolved, rejected) => {
    const sent = (url.protocol === 'https:' ? secure : plain)(url, options, resolved);
    sent.on('error', rejected);
    sent.end(body);
  });
  return { status: answer.statusCode ?? 0, body: await beginningOf(answer) };
}

async function beginningOf(answer: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of answer) {
    if (!Buffer.isBuffer(part)) continue;
    parts.push(part);
    size += part.length;
    if (size >= readBytes) break;
  }
  answer.destroy();
  return Buffer.concat(parts).subarray(0, readBytes).toString('utf8');
}
