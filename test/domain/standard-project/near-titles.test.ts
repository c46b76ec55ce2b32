import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearTitles, unnamed, type Titled } from '../../../domain/standard-project/near-titles.js';
import { projectAt, secretary } from './project-fixture.js';

const ours = { zh: '工业机器人 交接接口规范', en: 'Industrial robots — Handover interfaces' };
const of = (zh: string, reference = 'T/LNSR 0003—2026', en: string | null = null): Titled => ({ reference, zh, en });
const near = (zh: string, en: string | null = null) => nearTitles(ours, [of(zh, undefined, en)]).map(({ percent }) => percent)[0] ?? null;

describe('XC6 D2 near titles', () => {
  it.each([
    ['工业机器人 交接接口规范', 100],
    ['《工业机器人　交接接口规范》', 100],
    ['工业机器人交接接口技术规范', 81],
    ['服务机器人 交接接口规范', 80],
    ['服务机器人 交接安全规范', null],
    ['工业机器人 性能规范', null],
    ['锅炉用水 取样方法', null],
  ])('%s: %s percent of the pairs of characters are shared', (zh, percent) => expect(near(zh)).toBe(percent));

  it('either language is enough, case and marks are nothing, the nearest stands first', () => {
    expect(near('别的题目', 'INDUSTRIAL ROBOTS: handover interfaces')).toBe(100);
    const several = [of('工业机器人交接接口技术规范', 'B'), of(ours.zh, 'C'), of('锅炉', 'D'), of(ours.zh, 'A')];
    expect(nearTitles(ours, several).map(({ reference }) => reference)).toEqual(['A', 'C', 'B']);
    expect(nearTitles({ zh: '〇', en: '!' }, [of('〇'), of('。', 'x', '…')]).map(({ reference }) => reference)).toEqual(['T/LNSR 0003—2026']);
  });

  it('a title is near itself, and nearness does not depend on which came first', () => {
    const text = fc
      .string({ unit: fc.constantFrom(...'工业机器人接口规范要求技 abAB—0'), minLength: 1, maxLength: 30 })
      .filter((words) => /[\p{L}\p{N}]/u.test(words));
    fc.assert(
      fc.property(text, text, (a, b) => {
        const percent = (x: string, y: string) => nearTitles({ zh: x, en: '' }, [of(y)])[0]?.percent ?? null;
        expect(percent(a, a)).toBe(100);
        expect(percent(a, b)).toBe(percent(b, a));
      }),
    );
  });

  it('a duplicate is named in any spelling of its number', () => {
    const found = nearTitles(ours, [of(ours.zh), of(ours.zh, 'standard-project/p7')]);
    expect(unnamed(found, ['t/lnsr 3-2026', 'standard-project/p7'])).toEqual([]);
    expect(unnamed(found, ['T/LNSR 4—2026']).map(({ reference }) => reference)).toEqual(['T/LNSR 0003—2026', 'standard-project/p7']);
  });

  it('a proposal is accepted once every near title is named; a rehearsal only shows them', () => {
    const found = nearTitles(ours, [of(ours.zh)]);
    const accept = { type: 'acceptProposal', withinCharter: true, conflicts: [], note: '查重', near: found } as const;
    const real = projectAt('00.20');
    expect(real.refusal(secretary, { ...accept, duplicates: [] })).toMatchObject({
      code: 'NEAR_TITLES_UNNAMED',
      needed: { duplicates: ['T/LNSR 0003—2026'] },
    });
    expect(real.do(secretary, { ...accept, duplicates: ['T/LNSR 3-2026'] })).toMatchObject([{ type: 'proposalAccepted', near: found }]);
    expect(projectAt('00.20', { input: { rehearsal: true } }).do(secretary, { ...accept, duplicates: [] })).toHaveLength(1);
  });
});
