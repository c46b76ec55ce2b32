import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BallotState } from '../../domain/ballot/state.js';
import type { Actor } from '../../domain/kernel/actor.js';
import { localDate } from '../../domain/law/calendar/instant.js';
import type { CommitteeState } from '../../domain/committee/state.js';
import { reportDue } from '../../domain/committee/term-of-office.js';
import type { Stream } from '../../domain/kernel/decider.js';
import { applicant, authority, candidate, people, person, profileOf, secretary, sha, text } from '../domain/committee/committee-fixture.js';
import { CommitteeLife } from '../support/committee-life.js';
import { Lifecycles } from '../support/lifecycle-driver.js';
import { isShanghaiMidnight } from '../support/shanghai-dates.js';
import { archived, expectSoundArchive } from '../support/sound-archive.js';
import { personNamed } from '../support/spelt.js';

const day = 86_400_000;
const stream: Stream = 'committee/years';

let run: Lifecycles;

beforeAll(async () => {
  run = await Lifecycles.start();
}, 60_000);
afterAll(() => run.stop());

const committee = (): CommitteeLife => new CommitteeLife(run, stream);
const state: CommitteeLife['state'] = (wanted) => committee().state(wanted);
const act: CommitteeLife['act'] = (actor, command) => committee().act(actor, command);
/** The clock of the committee alone acts on the deadline. */
const past: CommitteeLife['past'] = (clock) => committee().past(clock);
const today = async (): Promise<string> => localDate(await run.now(stream));

async function papers(actor: Actor, kinds: readonly string[]): Promise<void> {
  for (const kind of kinds) await act(actor, { type: 'attachPaper', kind, sha256: sha(kind) });
}

async function found(): Promise<void> {
  await committee().apply();
  await act(authority, { type: 'openEvaluation', experts: [personNamed('e1')] });
  await act(authority, { type: 'passEvaluation', overlaps: [], opinion: '可行', report: sha('e') });
  await act(authority, { type: 'openNotice' });
  await act(person('citizen'), { type: 'objectNotice', words: '与现有委员会重复' });
  await past('notice');
  expect(await run.refusal(stream, authority, { type: 'approveSetup' })).toMatchObject({ code: 'OBJECTIONS_OPEN', found: [1] });
  await act(authority, { type: 'answerObjection', objection: 1, upheld: false, reason: '范围不同' });
  await act(authority, { type: 'approveSetup' });
  await act(applicant, { type: 'openRecruitment' });
  await past('recruitment');
  await committee().plan();
}

/** A letter ballot of the members on the charter, on real ballots and real votes; its clock is skipped to the close; the act that uses the result ends it. */
async function adoptCharter(): Promise<void> {
  await act(secretary, { type: 'callBallot', terms: 'letter', matter: 'charter', question: '是否同意章程？', text, opens: 'atStart' });
  const ballot: Stream = 'ballot/years-b1';
  const open = (await run.view(ballot, (view) => view.status === 'open')).state as BallotState; // written by the projection of ballots
  expect(open.seats?.map((seat) => seat.person)).toEqual(people().map((one) => one.person));
  for (const [seat, one] of (open.seats ?? []).entries())
    if (seat < 15) await run.act(ballot, person(one.person), { type: 'castVote', seat, choice: 'yes', text });
  await run.skipTo(ballot, (open.countsUntil ?? 0) + 1000);
  await run.status(ballot, 'closed');
  const { absences } = await state((one) => one.ballots.length === 0);
  expect(absences).toEqual({ p16: 1, p17: 1 });
  await act(secretary, { type: 'adoptDocument', matter: 'charter', sha256: text, ballot });
  await run.over(ballot);
  expect(await run.refusal(stream, secretary, { type: 'adoptDocument', matter: 'charter', sha256: text, ballot })).toMatchObject({
    code: 'BALLOT_NOT_PASSED',
  });
}

async function prepareRenewal(members = people()): Promise<void> {
  await act(secretary, { type: 'openRenewal' });
  await act(secretary, { type: 'openRecruitment' });
  await past('recruitment');
  await act(secretary, { type: 'proposeRoster', members });
  await papers(secretary, profileOf().term.papers);
  await act(secretary, { type: 'fileRenewal' });
}

async function assessed(score: number): Promise<CommitteeState> {
  if ((await state()).clocks.assessment !== undefined) await past('assessment');
  await act(authority, { type: 'assess', score, report: sha(`a${score}`) });
  return state((one) => !one.assessment.due && one.assessment.score === score);
}

describe('twelve years of a committee', { timeout: 240_000 }, () => {
  it('is founded through two notices with an objection, works, and adopts its charter by a real letter ballot', async () => {
    await found();
    expect(await state((one) => one.term !== null)).toMatchObject({ code: 'TC:60.60', number: 'LN/TC 21', end: null });
    await adoptCharter();
    expect((await state((one) => one.documents['charter'] !== undefined)).documents).toEqual({ charter: text });
  });

  it('is assessed after two years, fails after four, is rectified and recovers', async () => {
    expect(await assessed(85)).toMatchObject({ code: 'TC:90.93', assessment: { grade: 'good', held: 1 }, rectification: null });
    expect(await assessed(59)).toMatchObject({ code: 'TC:90.92', assessment: { grade: 'failed' }, rectification: { cause: 'assessment' } });
    await past('rectification');
    expect(await state((one) => one.rectification?.overdue === true)).toMatchObject({ code: 'TC:90.92' });
    await act(secretary, { type: 'fileRectification', report: sha('rectified') });
    await act(authority, { type: 'acceptRectification' });
    expect(await state((one) => one.rectification === null)).toMatchObject({ code: 'TC:90.93' });
  });

  it('S20: is re-elected in time: alarm nine months before, dossier, a new list from the first day of the new term', async () => {
    const before = await state();
    if (before.clocks.renewalAlarm !== undefined) await past('renewalAlarm');
    const newcomer = candidate(60);
    const fresh = [...people().filter((one) => one.person !== 'p17'), newcomer];
    await prepareRenewal(fresh);
    const endsOn = (await state()).term?.endsOn ?? '';
    await act(authority, { type: 'approveRenewal', startsOn: endsOn });
    const after = await state((one) => one.term?.n === 2);
    expect(after).toMatchObject({ term: { n: 2, startsOn: endsOn }, renewal: null, frozen: false });
    expect(after.members.find((one) => one.person === 'p60')).toMatchObject({ from: endsOn, until: null });
    expect(after.members.find((one) => one.person === 'p17')).toMatchObject({ until: endsOn, cause: 'termEnded' });
    expect(await assessed(80)).toMatchObject({ assessment: { grade: 'good', held: 3 } });
  });

  it('is re-elected late: rights frozen at the end of the term, rectification after six months, free again with the new term', async () => {
    await past('termEnd');
    expect(await state((one) => one.frozen)).toMatchObject({ term: { n: 2 } });
    const called = { type: 'callBallot', terms: 'letter', matter: 'projectProposal', question: '立项？', text } as const;
    expect(await run.refusal(stream, secretary, called)).toMatchObject({ code: 'PROJECT_RIGHTS_FROZEN' });
    await past('lateRenewal');
    expect(await state((one) => one.rectification !== null)).toMatchObject({ code: 'TC:90.92', rectification: { cause: 'renewalOverdue' } });
    await prepareRenewal();
    await act(authority, { type: 'approveRenewal', startsOn: await today() });
    expect(await state((one) => one.term?.n === 3)).toMatchObject({ frozen: false, rectification: null });
  });

  it('is deregistered in its twelfth year, after a notice of it', async () => {
    const from = (await archived(run, stream))[0]?.at ?? 0;
    await run.skipTo(stream, from + Math.round(12 * 365.25 * day));
    await act(secretary, { type: 'proposeEnding', kind: 'deregister', reason: '工作完成' });
    expect(await run.refusal(stream, authority, { type: 'deregister', standardsTo: 'LN/TC 3' })).toMatchObject({ code: 'COMMITTEE_STAGE' });
    await act(authority, { type: 'openNotice' });
    await past('notice');
    await act(authority, { type: 'deregister', standardsTo: 'LN/TC 3' });
    expect(await state((one) => one.end !== null)).toMatchObject({ code: 'TC:95.99', end: 'deregistered' });
    await run.over(stream);
  });

  it('every yearly clock fired exactly once, at midnight of 1 January in Shanghai; the archive is sound; the state stayed small', async () => {
    const rows = await archived(run, stream);
    const years = rows.filter((row) => row.type === 'yearClosed');
    const closed = years.map((row) => (row.data as unknown as { closed: { year: number } }).closed.year); // rows of a committee hold its events
    const first = closed[0] ?? 0;
    expect(closed).toEqual(Array.from({ length: closed.length }, (_, i) => first + i));
    expect(closed.length).toBeGreaterThanOrEqual(11);
    for (const { at, actor } of years) {
      const late = at - (Date.UTC(Number(localDate(at).slice(0, 4)), 0, 1) - 8 * 3_600_000);
      expect([actor, localDate(at).slice(5), late >= 0 && late < 60_000]).toEqual(['system', '01-01', true]);
      expect(isShanghaiMidnight(at - late)).toBe(true);
    }
    const { profile } = await state();
    // The report on the last year may still have time when the committee ends.
    const due = closed.filter((year) => reportDue(profile, year) <= (rows.at(-1)?.at ?? 0));
    expect(due.length).toBeGreaterThanOrEqual(closed.length - 1);
    expect(rows.filter((row) => row.type === 'annualReportMissed')).toHaveLength(due.length);
    expect(rows.filter((row) => row.type === 'assessmentDue').length).toBeGreaterThanOrEqual(4);
    await expectSoundArchive(run, stream, await run.end(stream));
    expect(JSON.stringify((await state()).members).length).toBeLessThan(40_000);
  });
});
