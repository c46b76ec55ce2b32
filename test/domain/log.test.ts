import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonical, utf8Length } from '../../domain/kernel/log/canonical.js';
import { append, emptyFrontier, leafHash, nodeHash, rootOf, rootOfLeaves, type Frontier } from '../../domain/kernel/log/merkle.js';
import { eventOf, leafHolds, record } from '../../domain/kernel/log/record.js';
import { personNamed } from '../support/spelt.js';

/** RFC 9162 §2.1.1 as the text defines it: split at the largest power of two below n. */
function naiveRoot(leaves: readonly string[]): string {
  if (leaves.length === 0) return createHash('sha256').digest('hex');
  if (leaves.length === 1) return leaves[0] ?? '';
  let k = 1;
  while (k * 2 < leaves.length) k *= 2;
  return createHash('sha256')
    .update(Buffer.concat([Buffer.of(1), Buffer.from(naiveRoot(leaves.slice(0, k)), 'hex'), Buffer.from(naiveRoot(leaves.slice(k)), 'hex')]))
    .digest('hex');
}

describe('canonical JSON (RFC 8785)', () => {
  it('orders keys by UTF-16 units, drops undefined, keeps ECMAScript numbers', () => {
    expect(canonical({ b: 1, a: [true, null, 'é\n'], '€': 1e21, '\u00f6': undefined, A: 0.1 })).toBe(
      '{"A":0.1,"a":[true,null,"é\\n"],"b":1,"€":1e+21}',
    );
  });
  it('refuses what JSON cannot carry', () => {
    for (const bad of [NaN, Infinity, '\ud800', { x: () => 1 }]) expect(() => canonical(bad)).toThrow(/not JSON/);
  });
  it('is stable under a JSON round trip and independent of key order', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        const clean: unknown = JSON.parse(JSON.stringify(value));
        expect(JSON.parse(canonical(clean))).toEqual(clean);
        if (clean && typeof clean === 'object' && !Array.isArray(clean)) {
          expect(canonical(Object.fromEntries(Object.entries(clean).reverse()))).toBe(canonical(clean));
        }
      }),
    );
  });
});

describe('Merkle log (RFC 9162)', () => {
  const leaves = Array.from({ length: 70 }, (_, i) => leafHash({ i }));
  it('has the root of the recursive definition at every size', () => {
    let frontier: Frontier = emptyFrontier;
    expect(rootOf(frontier)).toBe(naiveRoot([]));
    leaves.forEach((leaf, i) => {
      frontier = append(frontier, leaf);
      expect(rootOf(frontier)).toBe(naiveRoot(leaves.slice(0, i + 1)));
    });
  });
  it('keeps one peak per set bit of the size', () => {
    let frontier = emptyFrontier;
    for (const leaf of leaves) {
      frontier = append(frontier, leaf);
      expect(frontier.peaks.length).toBe(frontier.size.toString(2).replaceAll('0', '').length);
    }
  });
  it('separates leaves from nodes', () => {
    const leaf = createHash('sha256')
      .update(Buffer.concat([Buffer.of(0), Buffer.from('{"i":0}')]))
      .digest('hex');
    expect(leafHash({ i: 0 })).toBe(leaf);
    expect(nodeHash(leaf, leaf)).not.toBe(leafHash(leaf + leaf));
  });
  it('changes the root when any leaf is altered, dropped or swapped', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 40 }), fc.nat(), (n, pick) => {
        const kept = leaves.slice(0, n);
        const i = pick % (n - 1);
        const root = rootOfLeaves(kept);
        expect(rootOfLeaves(kept.map((l, k) => (k === i ? leafHash('other') : l)))).not.toBe(root);
        expect(rootOfLeaves(kept.filter((_, k) => k !== i))).not.toBe(root);
        expect(rootOfLeaves(kept.map((l, k) => (k === i ? (kept[i + 1] ?? l) : k === i + 1 ? (kept[i] ?? l) : l)))).not.toBe(root);
      }),
    );
  });
});

describe('record', () => {
  const where = { stream: 'ballot/b1', seq: 3, at: 1_800_000_000_000, actor: personNamed('p1'), commandId: 'p1:k' } as const;
  it('hashes everything but the leaf, and gives the event back', () => {
    const { recorded } = record({ type: 'voteCast', seat: 4, choice: 'y' }, where);
    expect(leafHolds(recorded)).toBe(true);
    expect(eventOf(recorded)).toEqual({ type: 'voteCast', seat: 4, choice: 'y' });
    for (const change of [
      { seq: 4 },
      { at: where.at + 1 },
      { actor: personNamed('p2') },
      { commandId: 'x' },
      { type: 'y' },
      { data: { seat: 5, choice: 'y' } },
    ]) {
      expect(leafHolds({ ...recorded, ...change })).toBe(false);
    }
  });
});

describe('the bytes of a text', () => {
  it('are those of UTF-8, for every text', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => utf8Length(text) === new TextEncoder().encode(text).length));
    expect(utf8Length('a é 意 😀')).toBe(1 + 1 + 2 + 1 + 3 + 1 + 4);
  });
});
