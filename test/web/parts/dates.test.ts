import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayWords, deadlineWords, leftWords } from '../../../contract/notices/deadline-text.js';

const at = (text: string): number => Date.parse(`${text}+08:00`);
const hour = 3_600_000;

describe('given an end', () => {
  it('one at midnight is the 24:00 of the day before, with its weekday', () => {
    expect(deadlineWords(at('2026-12-03T00:00:00'))).toEqual({
      zh: '2026年12月2日（星期三）24:00',
      en: 'Wednesday 2 December 2026, 24:00 (Beijing time)',
    });
    expect(deadlineWords(at('2027-01-01T00:00:00')).zh).toBe('2026年12月31日（星期四）24:00');
    expect(deadlineWords(at('2026-10-16T17:00:00')).zh).toBe('2026年10月16日（星期五）17:00');
  });

  it('a list leaves out the year while it is the current one', () => {
    const now = at('2026-11-30T09:00:00');
    expect(dayWords(at('2026-12-03T00:00:00'), now)).toEqual({ zh: '12月2日（星期三）24:00', en: 'Wed 2 Dec, 24:00' });
    expect(dayWords(at('2027-01-12T00:00:00'), now)).toEqual({ zh: '2027年1月11日（星期一）24:00', en: 'Mon 11 Jan 2027, 24:00' });
  });

  it('what is left is whole days, under a day hours and minutes, and nothing once it is over', () => {
    const end = at('2026-12-03T00:00:00');
    expect(leftWords(end, end - 62 * hour).zh).toBe('还剩 2 天');
    expect(leftWords(end, end - 24 * hour)).toEqual({ zh: '还剩 1 天', en: '1 day left' });
    expect(leftWords(end, end - 2 * hour - 14 * 60_000).zh).toBe('还剩 2 小时 14 分');
    expect(leftWords(end, end - 59_000).zh).toBe('还剩 0 分');
    expect(leftWords(end, end).zh).toBe('已截止');
  });

  it('weekday and date are those of another calendar', () => {
    const dates = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Shanghai', weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
    fc.assert(
      fc.property(fc.integer({ min: at('2020-01-01T00:00:00'), max: at('2099-12-31T00:00:00') }), (instant) => {
        const whole = Math.floor(instant / 60_000) * 60_000 + 1000;
        const named = Object.fromEntries(dates.formatToParts(whole).map(({ type, value }) => [type, value]));
        expect(deadlineWords(whole).en).toContain(`${named['weekday']} ${named['day']} ${named['month']} ${named['year']}, `);
      }),
    );
  });
});
