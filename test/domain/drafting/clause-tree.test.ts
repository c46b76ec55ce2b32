import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { clauseIdOf, compareClauseIds, isWithin, parentOf, placeOf } from '../../../domain/text/clause-id.js';
import { parseClauses } from '../../../domain/text/clause-tree.js';

const ids = (text: string) => parseClauses(text).clauses.map((clause) => clause.id);
const problems = (text: string) => parseClauses(text).problems.map(({ kind, id, expected }) => [kind, id, expected]);

describe('reading the clauses of a draft', () => {
  it('a shipped draft has its foreword, chapters and numbered paragraphs, and no problem', () => {
    const tree = parseClauses(readFileSync('samples/documents/robotics/draft-1.md', 'utf8'));
    expect(tree.problems).toEqual([]);
    expect(tree.clauses.map(({ id }) => id)).toEqual(expect.arrayContaining(['封面', '前言', '1', '3', '3.1', '3.4', '4', '4.1', '5']));
    expect(tree.clauses.find(({ id }) => id === '3.2')).toMatchObject({ title: '交接方：在交接开始前持有工件的机器人。' });
    expect(tree.clauses.length).toBe(new Set(tree.clauses.map(({ id }) => id)).size);
  });

  it('annexes and their clauses by letter, whatever the case, brackets and width', () => {
    expect(ids('# 1 范围\n\n## 附录A（规范性）试验\n\n### A.1 方法\n\n### Ａ．２ 记录\n\n## Annex B (informative) Notes\n\n## 附 录 C\n')).toEqual([
      '1',
      'A',
      'A.1',
      'A.2',
      'B',
      'C',
    ]);
  });

  it('XA37 a text that was made to be costly has no more clauses than a long standard, and its lines are read once', () => {
    expect(ids('1 x\n'.repeat(400_000))).toHaveLength(10_000);
    expect(ids(`${'\n'.repeat(200_000)}1 范围\n`)).toEqual(['封面']);
    for (const line of ['# '.repeat(1_000_000), `# ${' '.repeat(2_000_000)}x`, `## ${'#'.repeat(2_000_000)}x`]) expect(ids(line)).toHaveLength(1);
  });

  it('XA39 what follows a hundred thousand lines is kept as it was written, and is not looked at line by line', () => {
    const { clauses } = parseClauses(`# 1 范围\n${'\n'.repeat(100_000)}2 要求  \n  x`);
    expect(clauses.map(({ id }) => id)).toEqual(['1']);
    expect(clauses[0]?.text).toMatch(/2 要求 {2}\n {2}x$/);
  });

  it('marks that close a heading are no part of it', () => {
    expect(parseClauses('## 4 状态模型 ##\n\n## 5 C#\n').clauses.map(({ id, title }) => [id, title])).toEqual([
      ['4', '状态模型'],
      ['5', 'C'],
    ]);
  });

  it('plain text without Markdown: named parts, chapters, paragraphs', () => {
    expect(
      ids('封面文字\n\n前 言\n\n本文件……\n\n1 范围\n\n本文件规定……\n\n2 要求\n2.1 电压应为 24 V。\n2.1.1 允差\n\n附录A\n\nA.1 说明\n\n参考文献\n'),
    ).toEqual(['封面', '前言', '1', '2', '2.1', '2.1.1', 'A', 'A.1', '参考文献']);
  });

  it.each([
    ['a figure in a sentence', '# 4 电压\n\n额定电压为\n24.5 V 的设备。'],
    ['a figure at the start of a paragraph, below no clause of that number', '# 4 电压\n\n24.5 V 是上限。'],
    ['a list', '# 4 电压\n\n1. 一\n2. 二\n\n1) 三'],
    ['a sentence that begins with a number', '# 4 电压\n\n3 台机器人同时工作时，应降速。'],
    ['a heading without a number', '# 4 电压\n\n## 说明'],
    ['code', '# 4 电压\n\n```\n# 5 频率\n4.1 x\n```'],
    ['a year', '# 4 电压\n\n# 2026 年的工作'],
  ])('%s opens no clause', (_what, text) => expect(ids(text)).toEqual(['4']));

  it('a number used twice, a gap and a clause without its parent are reported with what was expected', () => {
    expect(problems('# 1 a\n# 2 b\n# 2 c\n# 4 d\n## 5.1 e\n## 4.2 f')).toEqual([
      ['duplicate', '2', null],
      ['gap', '4', '3'],
      ['orphan', '5.1', '5'],
      ['gap', '4.2', '4.1'],
    ]);
    expect(ids('# 2 b\n# 2 c')).toEqual(['2', '2#2']);
    expect(problems('# 1 a\n\n## 附录B 后')).toEqual([['gap', 'B', 'A']]);
  });

  it('line ends, trailing blanks and the number do not touch the hash of a clause; one character does', () => {
    const hash = (text: string) => parseClauses(text).clauses[0]?.hash;
    expect(hash('# 4 电压\r\n\r\n应为 24 V。  \r\n')).toBe(hash('# 5 电压\n\n应为 24 V。'));
    expect(hash('# 4 电压\n\n应为 24 V。')).not.toBe(hash('# 4 电压\n\n应为 25 V。'));
    expect(hash('# 4 电压')).toMatch(/^[0-9a-f]{32}$/);
  });

  it('any text is read, every clause has one id, and no word of it is lost', () => {
    const line = fc.oneof(fc.string(), fc.constantFrom('# 1 a', '## 1.1 b', '1.1 b', '附录A', '# 1 a', '', '前言', '```', 'A.1 x', '__proto__'));
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
        const { clauses } = parseClauses(lines.join('\n'));
        expect(new Set(clauses.map(({ id }) => id)).size).toBe(clauses.length);
        const letters = (text: string) => text.normalize('NFKC').replaceAll(/[^\p{Script=Han}]/gu, '').length;
        const kept = clauses.map(({ text }) => text).join('');
        expect(letters(kept)).toBeGreaterThanOrEqual(letters(lines.filter((one) => !/附录/.test(one)).join('')));
      }),
    );
  });
});

describe('the path of a clause', () => {
  it('4.2 before 4.10, A.1 after 12, the foreword first and the bibliography last (D9)', () => {
    const shuffled = ['A.1', '12', '4.10', '参考文献', '4.2', '前言', '4', 'B', 'A', '4.2.1', '4.2#2'];
    expect([...shuffled].sort(compareClauseIds)).toEqual(['前言', '4', '4.2', '4.2#2', '4.2.1', '4.10', '12', 'A', 'A.1', 'B', '参考文献']);
  });

  it('is a total order', () => {
    const id = fc
      .array(fc.oneof(fc.integer({ min: 1, max: 20 }).map(String), fc.constantFrom('A', 'B')), { minLength: 1, maxLength: 4 })
      .map((p) => p.join('.'));
    fc.assert(
      fc.property(id, id, id, (a, b, c) => {
        expect(Math.sign(compareClauseIds(a, b))).toBe(-Math.sign(compareClauseIds(b, a)) + 0);
        if (compareClauseIds(a, b) === 0) expect(a).toBe(b);
        if (compareClauseIds(a, b) <= 0 && compareClauseIds(b, c) <= 0) expect(compareClauseIds(a, c)).toBeLessThanOrEqual(0);
      }),
    );
  });

  it.each([
    ['4.2', '4.2'],
    ['第 4.2 条', '4.2'],
    ['4.2 a)', '4.2'],
    ['４．２', '4.2'],
    ['附录A', 'A'],
    ['附录 A.1', 'A.1'],
    ['a.1.2', 'A.1.2'],
    ['Annex b', 'B'],
    ['前 言', '前言'],
    ['Foreword', '前言'],
    ['全文', null],
    ['表2', null],
    ['general', null],
    ['2026', null],
  ])('a commenter who writes %s means %s', (words, id) => expect(clauseIdOf(words)).toBe(id));

  it.each([
    ['附录A A.1', 'A.1'],
    ['附录 A 中 A.1', 'A.1'],
    ['附录A（规范性）的A.2.1', 'A.2.1'],
    ['annex b clause B.2', 'B.2'],
    ['附录A B.1', 'A'],
    ['附录A表A.1', 'A'],
    ['5.2第2段', '5.2'],
    ['5.2 第2段', '5.2'],
    ['5.2和5.3', '5.2'],
    ['4.2a)', '4.2'],
    ['Clause 4 and document', '4'],
    ['CLAUSE 4.2', '4.2'],
    ['Section 6', '6'],
    ['§ 4.2', '4.2'],
    ['第三章', '3'],
    ['第十章', '10'],
    ['第二十三条', '23'],
    ['３台机器人', null],
    ['24V', null],
    ['Table 4', null],
    ['1234', null],
  ])('XC7 a commenter who writes %s means %s', (words, id) => expect(clauseIdOf(words)).toBe(id));

  it('below itself and its parts, not beside', () => {
    expect([isWithin('4.2.1', '4.2'), isWithin('4.2', '4.2'), isWithin('4.20', '4.2'), isWithin('4', '4.2')]).toEqual([true, true, false, false]);
    expect([parentOf('4.2.1'), parentOf('A.1'), parentOf('4'), parentOf('前言')]).toEqual(['4.2', 'A', null, null]);
  });
});

describe('the places of a text in one spelling', () => {
  it.each([
    ['4.2#2', '4.2#2'],
    ['\uff14.2＃2 ', '4.2#2'],
    ['第4.2条', '4.2'],
    ['4.2 a)', '4.2'],
    ['表 2', '表2'],
    ['Table  A.1', 'table A.1'],
    ['图 a\u200b', '图a'],
    ['全文', '全文'],
    [' ', null],
  ])('XC7 %j stands for %j, which stands for itself', (words, place) => {
    expect(placeOf(words)).toBe(place);
    expect(place === null ? null : placeOf(place)).toBe(place);
  });
});
