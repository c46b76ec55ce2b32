import { describe, expect, it } from 'vitest';
import { instantText, millis, namedDate } from '../../contract/named-instant.js';
import { formatInstant, latestInstant } from '../../domain/law/calendar/instant.js';
import { deadline } from '../../domain/law/calendar/deadline.js';
import { calendar2026 } from '../../domain/law/calendar/state-council.js';

const takes = (schema: { safeParse(value: unknown): { success: boolean } }, value: unknown): boolean => schema.safeParse(value).success;

describe('an instant that a person names', () => {
  it('lies between 1970 and 2200', () => {
    expect([-1, 0, latestInstant, latestInstant + 1, Number.MAX_SAFE_INTEGER, 1.5].map((at) => takes(millis, at))).toEqual([
      ...[false, true, true, false, false, false],
    ]);
    expect(
      ['1969-12-31T23:59:59Z', '1970-01-01T00:00:00Z', '2200-01-01T00:00:00+08:00', '2200-01-01T00:00:01+08:00', '9999-12-31T23:59:59Z'].map((text) =>
        takes(instantText, text),
      ),
    ).toEqual([false, true, true, false, false]);
    expect(['1969-12-31', '1970-01-01', '2199-12-31', '2200-01-01', '2026-02-30'].map((date) => takes(namedDate, date))).toEqual([
      ...[false, true, true, false, false],
    ]);
  });

  it('has seconds and an offset: what is not read to the second is refused, and not taken for now', () => {
    expect(
      ['2026-11-25T10:00Z', '2026-11-25T10:00:00', '2026-11-25', '2026-11-25T10:00:00.123456+08:00'].map((text) => takes(instantText, text)),
    ).toEqual([false, false, false, true]);
  });

  it('can be printed, and so can the longest term from there', () =>
    expect(formatInstant(deadline(calendar2026, latestInstant, { count: 100, unit: 'years' }).closesAt)).toMatch(/^2300-/));
});
