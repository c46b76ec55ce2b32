import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Ring, ringSize } from '../../workflows/shell/ring.js';

const key = (n: number, body = 'body') => `${String(n).padStart(11, '0')}${body}`;

describe('the ring of recent command keys', () => {
  it('knows the last commands and forgets older ones, also after being carried over', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: ringSize * 2 }), (count) => {
        const ring = new Ring();
        for (let n = 1; n <= count; n += 1) ring.put(key(n), n);
        for (const seen of [ring, new Ring(ring.carry()), new Ring(new Ring(ring.carry()).carry())]) {
          expect(seen.find(key(count))).toEqual({ seq: count, sameBody: true });
          const oldest = Math.max(1, count - ringSize + 1);
          expect(seen.find(key(oldest))).toEqual({ seq: oldest, sameBody: true });
          expect(seen.find(key(oldest - 1))).toBeNull();
        }
      }),
      { numRuns: 15 },
    );
  });

  it('tells the same id with another body apart', () => {
    const ring = new Ring();
    ring.put(key(1), 9);
    expect(ring.find(key(1, 'else'))).toEqual({ seq: 9, sameBody: false });
  });
});
