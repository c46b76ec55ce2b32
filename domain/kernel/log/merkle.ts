import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonical } from './canonical.js';

/*
 * An append-only log in the tree shape of RFC 9162 §2.1: leaf = SHA-256(0x00 ‖ entry), node = SHA-256(0x01 ‖ left ‖ right),
 * and the left subtree is always the largest perfect one. The frontier is the list of perfect subtrees from left to right,
 * one per set bit of `size`: all that must be remembered to go on appending.
 */
export type Frontier = { readonly size: number; readonly peaks: readonly string[] };

export const emptyFrontier: Frontier = { size: 0, peaks: [] };

const leafPrefix = Uint8Array.of(0x00);
const nodePrefix = Uint8Array.of(0x01);

/** SHA-256(0x00 ‖ bytes), hex, of an entry whose RFC 8785 text is at hand. */
export const leafOfText = (text: string): string => bytesToHex(sha256(concatBytes(leafPrefix, utf8ToBytes(text))));

/** SHA-256(0x00 ‖ RFC 8785 bytes of the entry), hex. */
export const leafHash = (entry: unknown): string => leafOfText(canonical(entry));

/** SHA-256 of the RFC 8785 bytes of a value, hex: how profiles, calendars and texts of ours are named. */
export const contentHash = (value: unknown): string => bytesToHex(sha256(utf8ToBytes(canonical(value))));

export const nodeHash = (left: string, right: string): string => bytesToHex(sha256(concatBytes(nodePrefix, hexToBytes(left), hexToBytes(right))));

/** The frontier after one more leaf. Each trailing set bit of the old size is a perfect tree that merges with the new one. */
export function append(frontier: Frontier, leaf: string): Frontier {
  const peaks = [...frontier.peaks];
  let hash = leaf;
  for (let bits = frontier.size; bits % 2 === 1; bits = (bits - 1) / 2) hash = nodeHash(peaks.pop() ?? missing(), hash);
  peaks.push(hash);
  return { size: frontier.size + 1, peaks };
}

/** Root of the tree; the root of an empty log is SHA-256 of nothing, as RFC 9162 defines it. */
export function rootOf(frontier: Frontier): string {
  const [last, ...others] = [...frontier.peaks].reverse();
  if (last === undefined) return bytesToHex(sha256(new Uint8Array()));
  return others.reduce((right, left) => nodeHash(left, right), last);
}

export const rootOfLeaves = (leaves: Iterable<string>): string => {
  let frontier = emptyFrontier;
  for (const leaf of leaves) frontier = append(frontier, leaf);
  return rootOf(frontier);
};

function missing(): never {
  throw new Error('a frontier must hold one peak per set bit of its size');
}
