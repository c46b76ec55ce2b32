import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { Stream } from '../decider.js';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
export const printLength = 8;
const printsPerRow = 128;

/** Eight characters (48 bits) that stand for an author in the state: enough to tell whether it is the same person, too little to find out who. */
export function authorPrint(stream: Stream, actor: string): string {
  const digest = sha256(utf8ToBytes(`${stream}\n${actor}`));
  return Array.from(digest.slice(0, printLength), (byte) => alphabet.charAt(byte % 64)).join('');
}

/** The prints with one more at the end. */
export function withPrint(rows: readonly string[], print: string): readonly string[] {
  const last = rows[rows.length - 1];
  return last === undefined || last.length === printsPerRow * printLength ? [...rows, print] : [...rows.slice(0, -1), last + print];
}

/** The print of comment `index` (from 0). */
export function printAt(rows: readonly string[], index: number): string {
  const at = (index % printsPerRow) * printLength;
  return rows[Math.floor(index / printsPerRow)]?.slice(at, at + printLength) ?? '';
}
