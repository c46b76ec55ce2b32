import { nodeHash, rootOfLeaves } from './merkle.js';

/** The largest power of two smaller than `size` (RFC 9162 §2.1.1). */
function split(size: number): number {
  let half = 1;
  while (half * 2 < size) half *= 2;
  return half;
}

/** That a log of these leaves begins with its own first `size` leaves (RFC 9162 §2.1.4.1). Empty when they are the whole log. */
export function consistencyProof(leaves: readonly string[], size: number): readonly string[] {
  if (!(Number.isInteger(size) && size >= 1 && size <= leaves.length)) throw new RangeError(`no log of ${leaves.length} begins with ${size}`);
  return subproof(leaves, size, true);
}

/** `known`: the earlier root is that of exactly this subtree, so the verifier has it already. */
function subproof(leaves: readonly string[], size: number, known: boolean): readonly string[] {
  if (size === leaves.length) return known ? [] : [rootOfLeaves(leaves)];
  const half = split(leaves.length);
  const [left, right] = [leaves.slice(0, half), leaves.slice(half)];
  return size <= half ? [...subproof(left, size, known), rootOfLeaves(right)] : [...subproof(right, size - half, false), rootOfLeaves(left)];
}

export type Head = { readonly size: number; readonly root: string };

/** True when `proof` shows that the log of `later` begins with that of `earlier` (RFC 9162 §2.1.4.2). */
export function consistent(earlier: Head, later: Head, proof: readonly string[]): boolean {
  if (!(earlier.size >= 1 && later.size >= earlier.size)) return false;
  if (earlier.size === later.size) return proof.length === 0 && earlier.root === later.root;
  const perfect = Number.isInteger(Math.log2(earlier.size));
  const [seed, ...path] = perfect ? [earlier.root, ...proof] : proof;
  if (seed === undefined) return false;
  let [old, whole, fn, sn] = [seed, seed, earlier.size - 1, later.size - 1];
  for (; fn % 2 === 1; fn = (fn - 1) / 2) sn = Math.floor(sn / 2);
  for (const hash of path) {
    if (sn === 0) return false;
    if (fn % 2 === 1 || fn === sn) {
      [old, whole] = [nodeHash(hash, old), nodeHash(hash, whole)];
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)];
    } else whole = nodeHash(whole, hash);
    [fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)];
  }
  return sn === 0 && old === earlier.root && whole === later.root;
}
