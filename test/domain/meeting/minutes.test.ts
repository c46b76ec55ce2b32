import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chineseNumber } from '../../../domain/law/chinese-number.js';
import { minutesHash, minutesOf, countsInWords, type DatedEvent } from '../../../domain/meeting/minutes.js';
import { signatureSheet } from '../../../domain/meeting/signature-sheet.js';
import { secretary } from '../ballot/ballot-fixture.js';
import { act, ballotActor, held, opened, opensAt, report, type Run } from './meeting-fixture.js';
import { personNamed } from '../../support/spelt.js';

const dated = (run: Run): readonly DatedEvent[] => run.events.map((event) => ({ at: opensAt, event }));

describe('given the events of a meeting, the minutes', () => {
  it('say place, attendance in one sentence, opinions with names, votes with counts in words, resolutions in both languages, and the conclusion', () => {
    const run = act(opened(), secretary, { type: 'noteOpinion', item: 1, person: personNamed('m1'), text: '建议增加附录' });
    const minutes = minutesOf([...dated(run), ...dated(held()).slice(opened().events.length)]);
    expect(minutes).toMatchObject({
      place: '沈阳',
      attendance: { sentence: { zh: '本委员会应到委员 8 人，实到 8 人（其中远程 0 人），请假 0 人；列席 0 人。' } },
      items: [
        {
          n: 1,
          opinions: [{ person: 'm1', name: '委员1', text: '建议增加附录' }],
          votes: [{ ballot: 'ballot/m1-v1', present: 8, outcome: 'PASS', words: { zh: '赞成六票，反对一票，弃权一票，表决通过。' } }],
        },
        { n: 2, votes: [] },
      ],
      resolutions: [{ number: '2026-01', ballot: 'ballot/m1-v1', outcome: 'PASS', text: { zh: '同意送审稿。', en: 'The draft is agreed.' } }],
      conclusion: '会议圆满完成各项议程',
      departures: [],
    });
  });

  it('change with a revised result, and their hash with them', () => {
    const revised = act(held(), ballotActor(), report('FAIL', [4, 4, 0]));
    const minutes = minutesOf(dated(revised));
    expect(minutes.items[0]?.votes[0]?.words?.zh).toBe('赞成四票，反对四票，弃权零票，表决未通过。');
    expect(minutesHash(minutes)).not.toBe(minutesHash(minutesOf(dated(held()))));
    expect(minutesHash(minutesOf(dated(held())))).toBe(minutesHash(minutesOf(dated(held()))));
  });

  it('begin with the call', () => {
    expect(() => minutesOf(dated(held()).slice(1))).toThrow('minutes begin with the call');
  });
});

describe('given the roster, the signature sheet', () => {
  it('has 序号, 姓名, 职务, 职称, 单位 of everybody and the sentence', () => {
    const sheet = signatureSheet(opened(6).state);
    expect(sheet.rows).toHaveLength(9);
    expect(sheet.rows[8]).toEqual({
      n: 9,
      name: '委员8',
      duty: '顾问',
      title: '高级工程师',
      organisation: '示例公司',
      votes: false,
      attendance: 'unknown',
    });
    expect(sheet.sentence.zh).toContain('应到委员 8 人，实到 6 人');
  });
});

describe('counts in words', () => {
  it.each([
    [0, '零'],
    [1, '一'],
    [10, '十'],
    [11, '十一'],
    [17, '十七'],
    [20, '二十'],
    [29, '二十九'],
    [100, '一百'],
    [101, '一百零一'],
    [110, '一百一十'],
    [1001, '一千零一'],
    [1010, '一千零一十'],
    [9999, '九千九百九十九'],
  ])('%i is %s', (count, words) => {
    expect(chineseNumber(count)).toBe(words);
  });

  it.each([-1, 10_000, 1.5])('%d is refused', (count) => {
    expect(() => chineseNumber(count)).toThrow(RangeError);
  });

  it('no two counts have the same words', () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9999 }), fc.integer({ min: 0, max: 9999 }), (one, other) => {
        expect(chineseNumber(one) === chineseNumber(other)).toBe(one === other);
      }),
      { numRuns: 300 },
    ));

  it('赞成十七票', () => {
    expect(countsInWords({ yes: 17, no: 3, abstain: 1 }, 'PASS')).toEqual({
      zh: '赞成十七票，反对三票，弃权一票，表决通过。',
      en: '17 in favour, 3 against, 1 abstaining: carried.',
    });
  });
});
