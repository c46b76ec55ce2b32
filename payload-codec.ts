import type { Payload, PayloadCodec } from '@temporalio/common';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { KeyRing } from './key-ring.js';
import { KeyMissing } from './key-ring.js';

const bytes = new TextEncoder();
const deflated = bytes.encode('binary/deflate');
const encrypted = bytes.encode('binary/encrypted');
const hasEncoding = (payload: Payload, encoding: Uint8Array): boolean => Buffer.from(payload.metadata?.['encoding'] ?? []).equals(encoding);
const textOf = (value: Uint8Array | null | undefined): string => Buffer.from(value ?? []).toString();

/** Smaller payloads stay as they are: they can be read in Temporal's own pages, and there is little to win. */
const worthBytes = 4 * 1024;
/** Far above what any lifecycle writes (2 MiB is the server's limit for what travels); a payload that swells beyond it is not ours. */
const mostBytes = 64 * 1024 * 1024;

/**
 * Compresses what is large on its way into Temporal's history, and encrypts everything when there is a key. A batch of votes says the same words hundreds of
 * times; stored plainly, each vote stands there three times (command, answer, journal step) and most of Temporal's processor time goes into carrying these bytes.
 * Histories written without either are read as before. The metadata names the format, so that another tool can undo it: RFC 1951, or the box of key-ring.ts, around a
 * Payload message's `data`, with the original encoding in `inner` (`sealed` for an encrypted one) and the name of the key in `encryption-key-id`.
 */
export const payloadCodecWith = (keys: KeyRing | null): PayloadCodec => ({
  encode: (payloads) => Promise.resolve(payloads.map((payload) => encrypt(keys, shrink(payload)))),
  decode: (payloads) => Promise.resolve(payloads.map((payload) => restore(decrypt(keys, payload)))),
});

function encrypt(keys: KeyRing | null, payload: Payload): Payload {
  const sealed = payload.metadata?.['encoding'];
  if (keys === null || !sealed || hasEncoding(payload, encrypted)) return payload;
  const { keyId, box } = keys.seal(payload.data ?? new Uint8Array(), textOf(sealed));
  return { metadata: { ...payload.metadata, encoding: encrypted, sealed, 'encryption-key-id': bytes.encode(keyId) }, data: box };
}

function decrypt(keys: KeyRing | null, payload: Payload): Payload {
  if (!payload.data || !hasEncoding(payload, encrypted)) return payload;
  const { sealed, 'encryption-key-id': id, ...metadata } = payload.metadata ?? {};
  if (keys === null || !sealed) throw new KeyMissing(textOf(id));
  return { metadata: { ...metadata, encoding: sealed }, data: keys.open({ keyId: textOf(id), box: payload.data }, textOf(sealed)) };
}

function shrink(payload: Payload): Payload {
  const { data, metadata } = payload;
  const inner = metadata?.['encoding'];
  if (!data || !inner || data.length < worthBytes || hasEncoding(payload, deflated)) return payload;
  return { metadata: { ...metadata, encoding: deflated, inner }, data: deflateRawSync(data, { level: 1 }) };
}

function restore(payload: Payload): Payload {
  if (!payload.data || !hasEncoding(payload, deflated)) return payload;
  const { inner, ...metadata } = payload.metadata ?? {};
  if (!inner) throw new Error('a deflated payload does not say what it holds');
  return { metadata: { ...metadata, encoding: inner }, data: inflateRawSync(payload.data, { maxOutputLength: mostBytes }) };
}

/** For every client and worker of ours. */
export const dataConverterWith = (keys: KeyRing | null) => ({ payloadCodecs: [payloadCodecWith(keys)] });

/** Without a key: for tests and recorded histories. */
export const payloadCodec = payloadCodecWith(null);
export const dataConverter = dataConverterWith(null);
