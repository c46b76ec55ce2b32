import type { Payload, PayloadCodec } from '@temporalio/common';
import { deflateRawSync, inflateRawSync } from 'node:zlib';

const encoding = new TextEncoder().encode('binary/deflate');
const marks = (payload: Payload): boolean => Buffer.from(payload.metadata?.['encoding'] ?? []).equals(encoding);

/** Smaller payloads stay as they are: they can be read in Temporal's own pages, and there is little to win. */
const worthBytes = 4 * 1024;
/** Far above what any lifecycle writes (2 MiB is the server's limit for what travels); a payload that swells beyond it is not ours. */
const mostBytes = 64 * 1024 * 1024;

/**
 * Compresses what is large on its way into Temporal's history. A batch of votes says the same words hundreds of times; stored plainly, each
 * vote stands there three times (command, answer, journal step) and most of Temporal's processor time goes into carrying these bytes.
 * Histories written without it are read as before. The metadata key names the format, so that another tool can undo it (RFC 1951 around a Payload message's `data`,
 * with the original encoding in `inner`).
 */
export const payloadCodec: PayloadCodec = {
  encode: (payloads) => Promise.resolve(payloads.map(shrink)),
  decode: (payloads) => Promise.resolve(payloads.map(restore)),
};

function shrink(payload: Payload): Payload {
  const { data, metadata } = payload;
  const inner = metadata?.['encoding'];
  if (!data || !inner || data.length < worthBytes || marks(payload)) return payload;
  return { metadata: { ...metadata, encoding, inner }, data: deflateRawSync(data, { level: 1 }) };
}

function restore(payload: Payload): Payload {
  if (!payload.data || !marks(payload)) return payload;
  const { inner, ...metadata } = payload.metadata ?? {};
  if (!inner) throw new Error('a deflated payload does not say what it holds');
  return { metadata: { ...metadata, encoding: inner }, data: inflateRawSync(payload.data, { maxOutputLength: mostBytes }) };
}

/** For every client and worker of ours. */
export const dataConverter = { payloadCodecs: [payloadCodec] };
