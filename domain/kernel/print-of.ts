import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
export const printLength = 8;

/** Eight characters (48 bits of a SHA-256) that stand for a long name where thousands must fit in a state: enough to tell whether it is the same one. */
export const printOf = (text: string): string =>
  Array.from(sha256(utf8ToBytes(text)).slice(0, printLength), (byte) => alphabet.charAt(byte % 64)).join('');
