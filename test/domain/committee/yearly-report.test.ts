import { describe, expect, it } from 'vitest';
import { streamActor } from '../../../domain/actor.js';
import type { Stream } from '../../../domain/decider.js';
import { Committee, secretary, sha } from './committee-fixture.js';

const day = 86_400_000;

/** A meeting called and reported as the meeting itself would report it. */
function held(run: Committee, form: 'plenary' | 'review'): void {
  const agenda = [{ n: 1, title: { zh: '年度工作', en: 'Work of the year' }, documents: [], project: null, decides: false }];
  const about = { title: { zh: '会议', en: 'Meeting' }, form, opensAt: run.now + 40 * day, place: '沈阳', remote: false, agenda } as const;
  run.act(secretary, { type: 'callMeeting', ...about });
  const meeting: Stream = run.state.meetings.at(-1)?.meeting ?? 'meeting/none';
  run.days(40);
  run.act(streamActor(meeting), { type: 'meetingHeld', meeting, form, at: run.now, present: ['p1', 'p2'], absent: [], resolutions: [] });
}

/** A committee whose second year, a whole one, has two ballots, a plenary and another meeting; up to the midnight that ends it. */
function secondYear(): Committee {
  const run = new Committee().established().past('year');
  run.act(secretary, { type: 'fileAnnualReport', year: run.state.report?.year ?? 0, sha256: sha('first') });
  run.voted('charter');
  run.voted('projectProposal', 'FAIL');
  held(run, 'plenary');
  held(run, 'review');
  return run.past('year');
}

describe('S21: January', () => {
  it('the figures of the year are those of its events, and no person has typed one', () => {
    const run = secondYear();
    const last = run.of('yearClosed').at(-1)?.closed;
    const [, since] = run.events.flatMap((event, i) => (event.type === 'yearClosed' ? [i] : [])).toReversed();
    const ofYear = run.events.slice(since).map((event) => event.type);
    const times = (type: string) => ofYear.filter((one) => one === type).length;
    expect(last).toEqual({ year: Number(run.today.slice(0, 4)) - 1, plenaries: 1, meetings: times('meetingNoted'), ballots: 2, adjustments: 0 });
    expect([times('meetingNoted'), times('ballotEnded')]).toEqual([2, 2]);
    expect(run.of('yearClosed').at(-1)?.plenaryMissed).toBe(false);
  });

  it('the report of that year is due, of no other; filed once; missed, it is told once and still taken, marked late', () => {
    const run = secondYear();
    const year = Number(run.today.slice(0, 4)) - 1;
    expect(run.refusal(secretary, { type: 'fileAnnualReport', year: year - 1, sha256: sha('r') })).toMatchObject({
      code: 'REPORT_NOT_DUE',
      needed: year,
    });
    run.past('report').days(1);
    expect(run.of('annualReportMissed')).toMatchObject([{ year }]);
    run.act(secretary, { type: 'fileAnnualReport', year, sha256: sha('r') });
    expect(run.of('annualReportFiled').at(-1)).toMatchObject({ year, late: true });
    expect(run.verdict(secretary, { type: 'fileAnnualReport', year, sha256: sha('r') })).toBe('REPORT_NOT_DUE');
  });
});
