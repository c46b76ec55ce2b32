import { describe, expect, it } from 'vitest';
import { streamActor } from '../../../domain/kernel/actor.js';
import type { CommitteeEvent } from '../../../domain/committee/events.js';
import { figuresOfYear, fillCells, type FigureName } from '../../../domain/committee/yearly-report.js';
import type { Stream } from '../../../domain/kernel/decider.js';
import { Committee, secretary, sha } from './committee-fixture.js';
import { personsNamed } from '../../support/spelt.js';

const day = 86_400_000;

/** A meeting called and reported as the meeting itself would report it. */
function held(run: Committee, form: 'plenary' | 'review'): void {
  const agenda = [{ n: 1, title: { zh: '年度工作', en: 'Work of the year' }, documents: [], project: null, decides: false }];
  const about = { title: { zh: '会议', en: 'Meeting' }, form, opensAt: run.now + 40 * day, place: '沈阳', remote: false, agenda } as const;
  run.act(secretary, { type: 'callMeeting', ...about });
  const meeting: Stream = run.state.meetings.at(-1)?.meeting ?? 'meeting/none';
  run.days(40);
  run.act(streamActor(meeting), { type: 'meetingHeld', meeting, form, at: run.now, present: personsNamed('p1', 'p2'), absent: [], resolutions: [] });
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

const counted = (run: Committee) => run.events.map((event, n) => ({ seq: n + 1, event }));
/** The year that ended last, and its figures. */
const filled = () => {
  const run = secondYear();
  const year = Number(run.today.slice(0, 4)) - 1;
  return { run, year, closed: figuresOfYear(counted(run), year) };
};

describe('S21: the form of the authority', () => {
  it('each figure names the events it counts, all of them within the year', () => {
    const { run, closed } = filled();
    const types = (name: FigureName) => closed?.figures[name].events.map((seq) => run.events[seq - 1]?.type);
    expect(closed?.figures.plenaries).toMatchObject({ value: 1 });
    expect(types('plenaries')).toEqual(['meetingNoted']);
    expect([closed?.figures.meetings.value, types('meetings')]).toEqual([2, ['meetingNoted', 'meetingNoted']]);
    expect([closed?.figures.ballots.value, types('ballots')]).toEqual([2, ['ballotCalled', 'ballotCalled']]);
    expect([closed?.figures.ballotsPassed.value, closed?.figures.ballotsFailed.value]).toEqual([1, 1]);
    expect(run.events[(closed?.closedBy ?? 0) - 1]?.type).toBe('yearClosed');
    const first = run.events.findIndex((event) => event.type === 'yearClosed') + 1;
    for (const figure of Object.values(closed?.figures ?? {}))
      for (const seq of figure.events) expect([seq > first, seq < (closed?.closedBy ?? 0)]).toEqual([true, true]);
  });

  it('the year before has its own figures; a year that runs, and one before the committee stood, have none', () => {
    const { run, year } = filled();
    expect(figuresOfYear(counted(run), year - 1)?.figures.ballots.value).toBe(0);
    expect(figuresOfYear(counted(run), year + 1)).toBeNull();
    expect(figuresOfYear(counted(run), year - 2)).toBeNull();
  });

  it('a ballot that was counted anew counts once, by its last outcome', () => {
    const { run, year } = filled();
    const end = run.events.findLastIndex((event) => event.type === 'ballotEnded');
    const again = run.events.toSpliced(end + 1, 0, { ...(run.events[end] as CommitteeEvent<'ballotEnded'>), outcome: 'PASS' });
    const closed = figuresOfYear(
      again.map((event, n) => ({ seq: n + 1, event })),
      year,
    );
    expect([closed?.figures.ballotsPassed.value, closed?.figures.ballotsFailed.value]).toEqual([2, 0]);
  });

  it('fills the cells it knows a figure for, and names those that stay open: no figure, or one of next year’s names', () => {
    const { closed } = filled();
    if (closed === null) throw new Error('not closed');
    const cell = (id: string, figure: string | null) => ({ id, zh: id, en: id, figure });
    const { cells, unmapped } = fillCells(
      [cell('1.1', 'ballots'), cell('1.2', null), cell('2', 'papersRead'), cell('3', 'toString')],
      closed.figures,
    );
    expect(cells.map((one) => one.value)).toEqual([2, null, null, null]);
    expect(unmapped).toEqual(['1.2', '2', '3']);
    expect(fillCells([cell('a', 'adjustments')], closed.figures).unmapped).toEqual([]);
  });
});
