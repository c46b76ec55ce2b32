import { execFileSync } from 'node:child_process';
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { BadConfiguration, type AppConfig, type KeySource } from './config.js';

/** Bytes that only a holder of the key can read, and the name of that key. */
export type Sealed = { readonly keyId: string; readonly box: Uint8Array };

/** `about` says what is sealed: a box put in another's place does not open. */
export type KeyRing = {
  seal(plain: Uint8Array, about: string): Sealed;
  open(sealed: Sealed, about: string): Uint8Array;
};

/** The key by which something was sealed is not on the ring. */
export class KeyMissing extends Error {
  override readonly name = 'KeyMissing';
  constructor(readonly keyId: string) {
    super(`sealed with the key ${keyId}, which this process was not given; add its line to the keys (docs/operations.md)`);
  }
}

const saltLength = 16;
const tagLength = 16;

/** One line per key, `ID BASE64` of 32 bytes. The first one seals, all of them open: a new key goes on top, an old one stays as long as anything needs it. */
export function parseKeyRing(text: string, from: string): KeyRing {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  const keys = new Map(lines.map((line) => keyOf(line, from)));
  const [writing] = keys.keys();
  if (writing === undefined || keys.size !== lines.length)
    throw new BadConfiguration(`${from} holds no key, or two of one name; see docs/operations.md.`);
  const named = (id: string): Uint8Array => {
    const key = keys.get(id);
    if (key === undefined) throw new KeyMissing(id);
    return key;
  };
  return {
    seal: (plain, about) => ({ keyId: writing, box: seal(named(writing), plain, about) }),
    open: ({ keyId, box }, about) => open(named(keyId), box, about),
  };
}

/** Never says what stands in the line: it may be a key with a slip in it. */
function keyOf(line: string, from: string): readonly [string, Uint8Array] {
  const [, id, base64 = ''] = /^([\w.-]{1,64})\s+([A-Za-z0-9+/_-]{43}=?)$/.exec(line) ?? [];
  const key = Buffer.from(base64, 'base64');
  if (id === undefined || key.length !== 32)
    throw new BadConfiguration(`${from} has a line that is not “ID BASE64” with 32 bytes; see docs/operations.md for how to make a key.`);
  return [id, key];
}

/** A key and an IV of its own for every box: no number of boxes wears a key out, as random IVs alone would after some 2³². */
function derive(key: Uint8Array, salt: Uint8Array): { readonly key: Buffer; readonly iv: Buffer } {
  const bytes = Buffer.from(hkdfSync('sha256', key, salt, 'biaocheng', 44));
  return { key: bytes.subarray(0, 32), iv: bytes.subarray(32) };
}

/** salt ‖ AES-256-GCM ‖ tag. */
function seal(master: Uint8Array, plain: Uint8Array, about: string): Uint8Array {
  const salt = randomBytes(saltLength);
  const { key, iv } = derive(master, salt);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(about));
  return Buffer.concat([salt, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

function open(master: Uint8Array, box: Uint8Array, about: string): Uint8Array {
  const { key, iv } = derive(master, box.subarray(0, saltLength));
  const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: tagLength }).setAAD(Buffer.from(about));
  decipher.setAuthTag(box.subarray(box.length - tagLength));
  return Buffer.concat([decipher.update(box.subarray(saltLength, box.length - tagLength)), decipher.final()]);
}

/**
 * The keys for what goes into Temporal, null when none is configured. `log` is given where the servers were named by somebody, who should then know that
 * histories can be read by whoever reads that cluster's database.
 */
export function payloadKeysOf({ keys }: Pick<AppConfig, 'keys'>, log: { warn(text: string): void } | null): KeyRing | null {
  if (keys.payload !== null) return loadKeyRing(keys.payload);
  log?.warn('what goes into Temporal is not encrypted: set BIAOCHENG_PAYLOAD_KEY_FILE or BIAOCHENG_PAYLOAD_KEY_COMMAND (docs/operations.md)');
  return null;
}

/** Reads the keys of a source. What a command says on its error output stays there. */
export function loadKeyRing(source: KeySource): KeyRing {
  if ('file' in source) return parseKeyRing(read(source.file), source.file);
  try {
    return parseKeyRing(execFileSync('/bin/sh', ['-c', source.command], { encoding: 'utf8', timeout: 30_000 }), 'What the key command printed');
  } catch (error) {
    if (error instanceof BadConfiguration) throw error;
    throw new BadConfiguration('The key command failed or took longer than 30 s; run it by hand to see why.');
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new BadConfiguration(`The key file ${file} cannot be read; see docs/operations.md for how to make one.`);
  }
}

/** The same for a file of our own: made at the first start, readable by its owner only. */
export function loadOrMakeKeyRing(source: KeySource): KeyRing {
  if ('file' in source) {
    mkdirSync(dirname(source.file), { recursive: true });
    makeKeyFile(source.file);
  }
  return loadKeyRing(source);
}

/** A link appears whole or not at all: of two processes that start together one makes the file, the other reads what was made. */
function makeKeyFile(file: string): void {
  if (existsSync(file)) return;
  const whole = `${file}.${process.pid}.part`;
  writeFileSync(whole, `${newKeyLine()}\n`, { mode: 0o600 });
  try {
    linkSync(whole, file);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    rmSync(whole, { force: true });
  }
}

/** A fresh key under a name nobody has used. */
export const newKeyLine = (): string => `k${randomBytes(4).toString('hex')} ${randomBytes(32).toString('base64')}`;
