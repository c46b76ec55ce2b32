import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ClauseDiff } from '../../../domain/text/clause-diff.js';
import { alarmsOf, lineageOf, unansweredAlarms, type SettledComment } from '../../../domain/drafting/lineage.js';

const diff = (over: Partial<ClauseDiff>): ClauseDiff => ({ added: [], removed: [], changed: [], moved: [], unchanged: [], ...over });
const comment = (n: number, clause: string, over: Partial<SettledComment> = {}): SettledComment => ({
  n,
  clause,
  status: 'adopted',
  block: null,
  duplicateOf: null,
  ...over,
});

describe('where a comment went (D11)', () => {
  it('D11: 24 accepted comments, 22 traced, 2 not, and one changed clause nobody asked for: three alarms', () => {
    const comments = Array.from({ length: 24 }, (_, i) => comment(i + 1, `4.${i + 1}`));
    const changed = [...comments.slice(0, 22).map(({ clause }) => clause), '9.1'];
    const lineage = lineageOf(comments, diff({ changed }));
    expect(lineage.rows.filter(({ changes }) => changes.length > 0)).toHaveLength(22);
    expect([lineage.untraced, lineage.unexplained]).toEqual([[23, 24], ['9.1']]);
    expect(alarmsOf(lineage)).toEqual(['clause:9.1', 'comment:23', 'comment:24']);
  });

  it.each([
    ['a change below the clause', '4', { changed: ['4.2'] }, [[], []]],
    ['a clause added below it', '4', { added: ['4.9'] }, [[], []]],
    ['a change beside it', '4.2', { changed: ['4.20'] }, [['4.20'], [1]]],
    ['a change above it', '4.2', { changed: ['4'] }, [['4'], [1]]],
    ['the clause renumbered only', '4.2', { moved: [{ from: '4.2', to: '4.3' }] }, [[], []]],
    ['a comment on everything is answered by any change, and explains none', '全文', { changed: ['4.2'] }, [['4.2'], []]],
    ['no change at all', '4.2', {}, [[], [1]]],
  ] as const)('%s', (_what, clause, change, alarms) => {
    const { unexplained, untraced } = lineageOf([comment(1, clause)], diff(change));
    expect([unexplained, untraced]).toEqual(alarms);
  });

  it('a rejected, withdrawn or open comment explains nothing and asks for nothing', () => {
    for (const status of ['rejected', 'withdrawn', 'open'] as const)
      expect(lineageOf([comment(1, '4.2', { status })], diff({ changed: ['4.2'] }))).toMatchObject({ unexplained: ['4.2'], untraced: [] });
  });

  it('a duplicate goes where its lead goes, rings no alarm of its own, and a circle ends', () => {
    const lineage = lineageOf([comment(1, '4.2'), comment(2, '4.2', { status: 'duplicate', duplicateOf: 1 })], diff({}));
    expect(lineage).toMatchObject({ untraced: [1], rows: [{ lead: 1 }, { lead: 1, disposition: 'adopted' }] });
    const circle = [comment(1, '4', { status: 'duplicate', duplicateOf: 2 }), comment(2, '4', { status: 'duplicate', duplicateOf: 1 })];
    expect(lineageOf(circle, diff({})).untraced).toEqual([]);
  });

  it('an explanation answers its alarm; a promise to fix does not', () => {
    const lineage = lineageOf([comment(1, '4.2')], diff({ changed: ['5'] }));
    expect(unansweredAlarms(lineage, [])).toEqual(['clause:5', 'comment:1']);
    expect(
      unansweredAlarms(lineage, [
        { alarm: 'clause:5', answer: 'explained' },
        { alarm: 'comment:1', answer: 'toFix' },
      ]),
    ).toEqual(['comment:1']);
  });

  it('accepting one more comment never raises a clause alarm, and one more change never a comment alarm', () => {
    const clause = fc.constantFrom('1', '2', '2.1', '2.10', '3.1', 'A', '全文');
    const status = fc.constantFrom('adopted', 'rejected', 'partly', 'withdrawn') as fc.Arbitrary<SettledComment['status']>;
    const comments = fc
      .array(fc.tuple(clause, status), { maxLength: 8 })
      .map((list) => list.map(([at, how], i) => comment(i + 1, at, { status: how })));
    const changed = fc.uniqueArray(clause.filter((id) => id !== '全文'));
    fc.assert(
      fc.property(comments, changed, clause, (list, ids, more) => {
        const before = lineageOf(list, diff({ changed: ids }));
        const after = lineageOf([...list, comment(99, more)], diff({ changed: ids }));
        expect(before.unexplained).toEqual(expect.arrayContaining([...after.unexplained]));
        const wider = lineageOf(list, diff({ changed: [...new Set([...ids, ...(more === '全文' ? [] : [more])])] }));
        expect(before.untraced).toEqual(expect.arrayContaining([...wider.untraced]));
      }),
    );
  });
});
