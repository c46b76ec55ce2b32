import { describe, expect, test } from 'vitest';
import type { BallotFacts, ConsultationFacts } from '../../../domain/indicator/facts.js';
import { signalNames, signalsOf } from '../../../domain/indicator/signals.js';
import { calendar2026 } from '../../../domain/law/calendar/state-council.js';
import { at, day, society } from '../standard-project/project-fixture.js';

const now = at('2026-07-01T09:00:00+08:00');
const minute = 60_000;
const moment = { from: 0, at: now, calendar: calendar2026 };
const round: ConsultationFacts = {
  ...{ kind: 'consultation', stream: 'consultation/s1-1', organisation: society, project: 'standard-project/s1', round: 1, fullDays: 30, floor: 30 },
  ...{ openedAt: now - 60 * day, planned: null, closesAt: null, closedAt: now - 30 * day, moves: [] },
  ...{ received: 0, units: {}, unnamed: 0, days: [], answers: [], dispositions: 0, reasoned: 0, settled: null },
};
const vote = (casts: number): BallotFacts => ({
  ...{ kind: 'ballot', stream: 'ballot/b1', organisation: society, project: null, stage: null, opensAt: null, openedAt: now - 20 * day },
  ...{ planned: null, closesAt: null, closedAt: now - 9 * day, atMeeting: false, seats: 9, excluded: 0, unreachable: false },
  ...{ recused: [], lastHour: 0, assisted: 0, moves: [], beside: [], result: { returned: casts, eligible: 9, casts, mandated: 0 } },
});
const span = (minutes: number) => [{ stream: 'ballot/b1', first: now - 10 * day, last: now - 10 * day + minutes * minute }] as const;

describe('C3 XH21 signals', () => {
  test('C3 a round without a comment is one, a round with one comment, or one still open, is none', () => {
    expect(signalsOf([round], [], moment)).toMatchObject([{ code: 'ROUND_WITHOUT_COMMENT', stream: 'consultation/s1-1', at: round.closedAt }]);
    expect(
      signalsOf(
        [
          { ...round, received: 1 },
          { ...round, closedAt: null },
        ],
        [],
        moment,
      ),
    ).toEqual([]);
  });

  test('C3 nine votes within nine minutes are one, with the minutes; five at the tenth minute too, four or eleven minutes are none', () => {
    expect(signalsOf([vote(9)], span(9), moment)).toMatchObject([{ code: 'VOTES_CLOSE_TOGETHER', votes: 9, minutes: 9 }]);
    expect(signalsOf([vote(5)], span(10), moment)).toHaveLength(1);
    expect(signalsOf([vote(4)], span(1), moment)).toEqual([]);
    expect(signalsOf([vote(9)], span(11), moment)).toEqual([]);
  });

  test('XH21 votes at a meeting, open votes, and votes outside the period are not looked at', () => {
    expect(signalsOf([{ ...vote(9), atMeeting: true }], span(1), moment)).toEqual([]);
    expect(signalsOf([{ ...vote(9), closedAt: null, result: null }], span(1), moment)).toEqual([]);
    expect(signalsOf([vote(9)], span(1), { ...moment, from: now - 5 * day })).toEqual([]);
  });

  test('C3 no word of a signal blames anybody', () => {
    for (const { zh, en } of Object.values(signalNames)) {
      expect(zh).not.toMatch(/违|造假|操纵|代投|可疑|异常/);
      expect(en).not.toMatch(/fraud|fake|suspicious|abuse|violat/i);
    }
  });
});
