import { describe, expect, test } from 'vitest';
import type { BallotFacts, ConsultationFacts, ProjectFacts } from '../../../domain/indicator/facts.js';
import { breachesIn } from '../../../domain/indicator/breaches.js';
import { calendar2026 } from '../../../domain/law/calendar/state-council.js';
import { cityOf } from '../../../domain/law/liaoning.js';
import { at, day, projectAt, society } from '../standard-project/project-fixture.js';
import { foldedFacts } from './world.js';

const now = at('2026-07-01T09:00:00+08:00');
const within = (from: number, until = now) => ({ from, at: until, calendar: calendar2026 });
const always = within(0);

const round: ConsultationFacts = {
  ...{ kind: 'consultation', stream: 'consultation/s1-1', organisation: society, project: 'standard-project/s1', round: 1, fullDays: 27, floor: 30 },
  ...{ openedAt: now - 60 * day, planned: now - 33 * day, closesAt: now - 33 * day, closedAt: now - 33 * day, moves: [] },
  ...{ received: 0, units: {}, unnamed: 0, days: [], answers: [], dispositions: 0, reasoned: 0, settled: null },
};
const vote: BallotFacts = {
  ...{ kind: 'ballot', stream: 'ballot/b1', organisation: society, project: null, stage: null, opensAt: null, openedAt: now - 20 * day },
  ...{ planned: now - 9 * day, closesAt: now - 9 * day, closedAt: now - 9 * day, atMeeting: false, seats: 9, excluded: 0, unreachable: false },
  ...{ recused: [], lastHour: 0, assisted: 0, result: null },
  moves: [{ at: now - 8 * day, how: 'reopened' }],
  beside: [{ at: now - 7 * day, act: 'changeConfirmed' }],
};
const published = {
  ...{ at: now - 90 * day, declareBy: now - 60 * day, declaredAt: null, proven: false, drafters: 4, unanswered: 1, patents: 0, unlicensed: 0 },
  filing: { due: now - 30 * day, filedAt: now - 2 * day },
};
const project: ProjectFacts = {
  ...{ kind: 'standard-project', stream: 'standard-project/s1', organisation: society, name: '学会', title: { zh: '接口', en: 'Interfaces' } },
  ...{ field: null, local: true, endedAt: null, pinned: [], units: [], feedbackAt: null, reviews: [], rests: [] },
  passages: [{ stage: 'inForce', at: now - 90 * day, due: null }],
  beside: [{ at: now - 100 * day, act: 'profileMigrated' }],
  complaints: [{ n: 1, at: now - 50 * day, appeal: false, due: now - 20 * day, endedAt: null, upheld: false }],
  publication: published,
};
const codes = (...args: Parameters<typeof breachesIn>) => breachesIn(...args).map(({ code, found, needed }) => [code, found, needed]);

describe('C2 XH20 departures from the procedure', () => {
  test('XH20 a round below its floor says how many days it had and needed, and one at the floor says nothing', () => {
    expect(codes([round], always)).toEqual([['WINDOW_SHORT', 27, 30]]);
    expect(
      codes(
        [
          { ...round, fullDays: 30 },
          { ...round, floor: null },
        ],
        always,
      ),
    ).toEqual([]);
  });

  test('XH20 what happened counts within the period alone, what stands as of its end', () => {
    expect(codes([vote], always)).toEqual([
      ['RESULT_CHANGED', 1, 0],
      ['VOTE_REOPENED', 1, 0],
    ]);
    expect(codes([vote], within(now - 5 * day))).toEqual([]);
    expect(codes([vote], within(0, now - 8 * day))).toEqual([]);
  });

  test('XH20 of a local standard: filed 28 days late, a complaint 20 days over, another procedure, an answer on patents missing', () => {
    expect(codes([project], always)).toEqual([
      ['COMPLAINT_OVERDUE', 20, 0],
      ['FILING_LATE', 28, 0],
      ['PATENTS_UNANSWERED', 1, 0],
      ['PROFILE_MIGRATED', 1, 0],
    ]);
    const group = { ...project, local: false };
    expect(codes([group], always)).toContainEqual(['DECLARATION_LATE', 60, 0]);
    const inTime = { ...project, complaints: [], publication: { ...published, filing: { due: now, filedAt: now - day } } };
    expect(codes([inTime], always).map(([code]) => code)).toEqual(['PATENTS_UNANSWERED', 'PROFILE_MIGRATED']);
  });

  test('XH20 a project of a real log that waits longer than its stage allows stands with the days it is over, and none that rests', () => {
    const facts = foldedFacts('standard-project/a', projectAt('20.20').log);
    if (facts?.kind !== 'standard-project') throw new Error('a project has facts');
    const due = facts.passages.at(-1)?.due ?? 0;
    expect(codes([facts], within(0, due))).toEqual([]);
    expect(codes([facts], within(0, due + 3 * day))).toEqual([['DEADLINE_PASSED', 3, 0]]);
    const resting = { ...facts, rests: [{ from: due - day, until: null }] };
    expect(codes([resting], within(0, due + 3 * day))).toEqual([['SUSPENDED', 4, 0]]);
  });
});

test('C1 the city of a body is that of the office that registered it; the province itself has none', () => {
  expect(['51210100MJ4000000X', '51211400MJ4000000X', '51210000MJ4K0X072M', '91350200776049653A'].map(cityOf)).toEqual(['2101', '2114', null, null]);
});
