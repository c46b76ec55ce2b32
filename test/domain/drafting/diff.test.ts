import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffClauses } from '../../../domain/text/clause-diff.js';
import type { ClausePrint } from '../../../domain/text/clause-tree.js';

const tree = (clauses: { readonly [id: string]: string }): readonly ClausePrint[] => Object.entries(clauses).map(([id, hash]) => ({ id, hash }));
const nothing = { added: [], removed: [], changed: [], moved: [] };

describe('what became of the clauses', () => {
  it('a clause put in before others renumbers them and changes none', () => {
    expect(diffClauses(tree({ '4.1': 'a', '4.2': 'b', '4.3': 'c' }), tree({ '4.1': 'a', '4.2': 'new', '4.3': 'b', '4.4': 'c' }))).toEqual({
      ...nothing,
      added: ['4.2'],
      moved: [
        { from: '4.2', to: '4.3' },
        { from: '4.3', to: '4.4' },
      ],
      unchanged: ['4.1'],
    });
  });

  it('other words under the same number are a change; clauses come and go', () => {
    expect(diffClauses(tree({ '1': 'a', '2': 'b', '3': 'c' }), tree({ '1': 'a', '2': 'B', '4': 'd' }))).toEqual({
      added: ['4'],
      removed: ['3'],
      changed: ['2'],
      moved: [],
      unchanged: ['1'],
    });
  });

  it('two clauses that change places are moved, and equal words are paired in order', () => {
    expect(diffClauses(tree({ '1': 'a', '2': 'b' }), tree({ '1': 'b', '2': 'a' })).moved).toEqual([
      { from: '2', to: '1' },
      { from: '1', to: '2' },
    ]);
    expect(diffClauses(tree({ '1': 'x', '2': 'x' }), tree({ '3': 'x' }))).toMatchObject({ moved: [{ from: '1', to: '3' }], removed: ['2'] });
  });

  const some = fc.uniqueArray(fc.record({ id: fc.integer({ min: 1, max: 12 }).map(String), hash: fc.constantFrom('a', 'b', 'c', 'd', 'e') }), {
    selector: ({ id }) => id,
    maxLength: 12,
  });

  it('equal trees have no difference', () => {
    fc.assert(
      fc.property(some, (clauses) => {
        expect(diffClauses(clauses, clauses)).toEqual({ added: [], removed: [], changed: [], moved: [], unchanged: clauses.map(({ id }) => id) });
      }),
    );
  });

  it('each clause of either text has exactly one fate, and the diff applied to the former gives the new one', () => {
    fc.assert(
      fc.property(some, some, (before, after) => {
        const diff = diffClauses(before, after);
        const fates = [...diff.removed, ...diff.changed, ...diff.unchanged, ...diff.moved.map(({ from }) => from)];
        expect(fates.toSorted()).toEqual(before.map(({ id }) => id).toSorted());
        const hash = (of: readonly ClausePrint[], id: string) => of.find((clause) => clause.id === id)?.hash;
        const applied = [
          ...diff.unchanged.map((id) => ({ id, hash: hash(before, id) })),
          ...diff.moved.map(({ from, to }) => ({ id: to, hash: hash(before, from) })),
          ...[...diff.changed, ...diff.added].map((id) => ({ id, hash: hash(after, id) })),
        ];
        const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
        expect(applied.toSorted(byId)).toEqual([...after].sort(byId));
        for (const id of diff.changed) expect(hash(before, id)).not.toBe(hash(after, id));
      }),
    );
  });
});
