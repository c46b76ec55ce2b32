import { append, emptyFrontier, nodeHash, rootOf, rootOfLeaves, type Frontier } from './merkle.js';

/** The largest power of two smaller than `size` (RFC 9162 §2.1.1). */
function split(size: number): number {
  let half = 1;
  while (half * 2 < size) half *= 2;
  return half;
}

/** The leaves from `from` up to, not including, `to`. */
type Range = readonly [from: number, to: number];

/**
 * The subtrees whose roots prove that a log of `total` leaves begins with its own first `size` (RFC 9162 §2.1.4.1); none when they are the whole log.
 * They are known before a leaf is read, so a proof can be grown while a long log passes by.
 */
function provingRanges(total: number, size: number): readonly Range[] {
  if (!(Number.isInteger(size) && size >= 1 && size <= total)) throw new RangeError(`no log of ${total} begins with ${size}`);
  return subproof([0, total], size, true);
}

/** `known`: the earlier root is that of exactly this subtree, so the verifier has it already. */
function subproof([from, to]: Range, size: number, known: boolean): readonly Range[] {
  if (size === to) return known ? [] : [[from, to]];
  const half = from + split(to - from);
  return size <= half ? [...subproof([from, half], size, known), [half, to]] : [...subproof([half, to], size, false), [from, half]];
}

/** A proof on its way: each subtree with what was read of it. */
export type GrowingProof = { readonly read: number; readonly parts: readonly { readonly range: Range; readonly frontier: Frontier }[] };

export const emptyProof = (total: number, size: number): GrowingProof => ({
  read: 0,
  parts: provingRanges(total, size).map((range) => ({ range, frontier: emptyFrontier })),
});

/** The proof after the next leaf of the log; every leaf stands in one subtree at most. */
export function grown({ read, parts }: GrowingProof, leaf: string): GrowingProof {
  const within = ({ range: [from, to] }: GrowingProof['parts'][number]): boolean => read >= from && read < to;
  return { read: read + 1, parts: parts.map((part) => (within(part) ? { ...part, frontier: append(part.frontier, leaf) } : part)) };
}

export const proofOf = ({ parts }: GrowingProof): readonly string[] => parts.map(({ frontier }) => rootOf(frontier));

/** That a log of these leaves begins with its own first `size` leaves. Empty when they are the whole log. */
export const consistencyProof = (leaves: readonly string[], size: number): readonly string[] =>
  provingRanges(leaves.length, size).map(([from, to]) => rootOfLeaves(leaves.slice(from, to)));

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
