import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compared, quantile, standsOut, type Weighted } from '../../../domain/indicator/figure.js';
import { spanOf } from '../../../domain/indicator/period.js';
import { isWorkingDay, workingDaysBetween } from '../../../domain/law/calendar/working-day.js';
import { calendar2026 } from '../../../domain/law/calendar/state-council.js';
import { dayNumber } from '../../../domain/law/calendar/civil-date.js';
import { at } from '../standard-project/project-fixture.js';

const once = (values: readonly number[]): Weighted => values.map((value) => [value, 1]);

describe('C11 quantiles', () => {
  it.each([
    [[], null, null],
    [[7], 7, 7],
    [[1, 2], 1, 2],
    [[1, 2, 3], 2, 3],
    [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 5, 9],
    [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], 6, 10],
  ])('of %j: the median is %s, the 90th percentile %s, each a value that occurs', (values, median, ninetieth) => {
    expect([quantile(once(values), 1, 2), quantile(once(values), 9, 10)]).toEqual([median, ninetieth]);
  });
  it('C11 are the same in any order, and for a value told twice or with its count', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1 }), fc.integer({ min: 1, max: 9 }), (values, p) => {
        const counted = [...new Set(values)].map((value) => [value, values.filter((one) => one === value).length] as const);
        expect(quantile(counted, p, 10)).toBe(quantile(once(values.toReversed()), p, 10));
      }),
    );
  });
});

describe('values that stand out', () => {
  it('are not looked for among four', () => expect(standsOut(once([1, 1, 1, 90]))).toBeNull());
  it('C11 lie beyond the fence and not upon it: quartiles 2 and 4 put it at 7', () => {
    const far = standsOut(once([1, 2, 3, 4, 5]));
    expect([far?.(7), far?.(8), far?.(-1), far?.(-2)]).toEqual([false, true, false, true]);
  });
});

describe('comparison', () => {
  it('is by cross-multiplication: 2 of 3 is more than 199 of 300, and nothing is compared with what is not applicable', () => {
    expect(compared({ part: 2, of: 3 }, { part: 199, of: 300 })).toBe(1);
    expect(compared({ part: 1, of: 2 }, { part: 2, of: 4 })).toBe(0);
    expect(compared(null, 0)).toBeNull();
  });
});

describe('working days between', () => {
  it('are those counted one by one, the first day not', () => {
    const first = dayNumber('2026-01-01');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 360 }), fc.integer({ min: 0, max: 60 }), (start, length) => {
        let counted = 0;
        for (let day = first + start + 1; day <= first + start + length; day += 1) counted += isWorkingDay(calendar2026, day) ? 1 : 0;
        expect(workingDaysBetween(calendar2026, first + start, first + start + length)).toBe(counted);
      }),
    );
  });
});

describe('a period', () => {
  const now = at('2026-06-30T23:59:59+08:00');
  it('that begins in a second has not begun; in a second it has, and reaches to the end of that day', () => {
    expect(spanOf({ year: 2026, period: 'H2' }, now)).toMatchObject({ ok: false, error: { code: 'PERIOD_NOT_BEGUN', cure: ['self'] } });
    const begun = spanOf({ year: 2026, period: 'H2' }, now + 1001);
    expect(begun).toEqual({ ok: true, value: { from: now + 1000, at: at('2026-07-02T00:00:00+08:00') - 1 } });
  });
  it('that is over ends with its last day', () => {
    expect(spanOf({ year: 2026, period: 'Q1' }, now)).toEqual({
      ok: true,
      value: { from: at('2026-01-01T00:00:00+08:00'), at: at('2026-04-01T00:00:00+08:00') },
    });
  });
});
