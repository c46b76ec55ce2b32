import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '../../domain/kernel/actor.js';
import type { BallotState } from '../../domain/ballot/state.js';
import { calendarOf } from '../../domain/law/calendar/calendar.js';
import { deadline } from '../../domain/law/calendar/deadline.js';
import { localDate } from '../../domain/law/calendar/instant.js';
import { calendar2026 } from '../../domain/law/calendar/state-council.js';
import type { Stream } from '../../domain/kernel/decider.js';
import type { ProjectState } from '../../domain/standard-project/state.js';
import { peekQuery } from '../../workflows/messages/submit.js';
import { input as ballotInput, terms, text } from '../domain/ballot/ballot-fixture.js';
import { input, officer, society } from '../domain/standard-project/project-fixture.js';
import { Lifecycles } from '../support/lifecycle-driver.js';
import { nextWorkflows } from '../support/next-workflows.js';
import { expectSoundArchive } from '../support/sound-archive.js';
import { StandardLife } from '../support/standard-life.js';
import { personNamed } from '../support/spelt.js';

const day = 86_400_000;
const ballot: Stream = 'ballot/sixty-days';
const secretary: Actor = { id: personNamed('liu'), grants: [{ role: 'secretariat', organisation: society }] };

let run: Lifecycles;

beforeAll(async () => {
  run = await Lifecycles.start();
}, 60_000);
afterAll(() => run.stop());

const vote = (seat: number) =>
  run.act(
    ballot,
    { id: personNamed(`p${seat}`), grants: [{ role: 'expert', organisation: society }] },
    { type: 'castVote', seat, choice: 'yes', text },
  );
const ballotState = async () => (await run.view(ballot)).state as BallotState; // the view of a ballot is its state without the marks
const runs = async (stream: Stream) => (await run.temporal.client.workflow.getHandle(stream).query(peekQuery)).runs;
const projectOf = (life: StandardLife) => life.state(({ clocks }) => clocks.stage !== null);

it('M14, M1: a worker that knows next year’s days off takes over in the middle of a 60-day window and of a provisional deadline: the window keeps its promise, the deadline is computed again once, and people are told', async () => {
  const roll = { kind: 'document', sha256: text, size: 30, excluded: [] } as const;
  await run.begin(ballot, ballotInput({ roll, window: { count: 60, unit: 'calendarDays' }, terms, opens: 'atStart' }), secretary);
  for (const seat of [0, 1, 2, 3]) await vote(seat);
  const promised = (await ballotState()).closesAt ?? 0;
  await run.skipTo(ballot, promised - 40 * day);

  const life = new StandardLife(run, 'standard-project/new-year', input());
  await run.begin(life.stream, life.input, { id: personNamed('li'), grants: [{ role: 'drafter', organisation: life.input.proposer.unit ?? '' }] });
  const lastKnown = Date.UTC(Math.max(...calendar2026.years), 11, 28);
  await run.skipTo(life.stream, lastKnown);
  await life.file('proposalForm');
  await life.act({ id: personNamed('li'), grants: [{ role: 'drafter', organisation: life.input.proposer.unit ?? '' }] }, { type: 'submit' });
  const before = (await projectOf(life)).clocks.stage;
  if (before === null) throw new Error('the office has no deadline');
  expect(before.provisional).toBe(true);

  const lastDay = localDate(before.at - 1);
  const until = Number(lastDay.slice(0, 4)) + 1;
  const years = Array.from({ length: until - 2015 + 1 }, (_, i) => 2015 + i);
  const announced = calendarOf({ ...calendar2026, id: 'announced', years, daysOff: [...calendar2026.daysOff, lastDay] });
  const next = await nextWorkflows(announced);
  await run.upgrade(next.path);
  next.remove();

  for (const seat of [3, 4]) await vote(seat);
  expect((await ballotState()).closesAt).toBe(promised);
  expect((await run.refusal(life.stream, officer, { type: 'adoptCalendar' })).code).toBe('CALENDAR_NOT_NEW');
  const runsBefore = await runs(life.stream);
  await run.handOver(life.stream);
  expect(await runs(life.stream)).toBe(runsBefore + 1);
  expect((await projectOf(life)).clocks.stage).toEqual(before);
  await life.act(officer, { type: 'adoptCalendar' });
  const again = await life.state((state: ProjectState) => state.calendarHash === announced.hash);
  const computed = deadline(announced, before.from, before.term);
  expect(again.clocks.stage).toMatchObject({ at: computed.closesAt, provisional: false });
  expect(computed.closesAt).toBeGreaterThan(before.at);
  expect((await run.refusal(life.stream, officer, { type: 'adoptCalendar' })).code).toBe('CALENDAR_NOT_NEW');
  const told = () => run.db.collection('notices').countDocuments({ stream: life.stream, template: 'standard-project.calendarAdopted' });
  await expect.poll(told, { timeout: 10_000 }).toBe(1);

  await run.handOver(ballot);
  await run.skipTo(ballot, promised - 1_000);
  expect(await runs(ballot)).toBe(1);
  expect((await run.view(ballot)).status).toBe('open');
  await run.skipTo(ballot, (await ballotState()).countsUntil ?? 0);
  const closed = (await run.status(ballot, 'closed')).state as BallotState; // as above
  expect(closed.result).toMatchObject({ counts: { yes: 5 } });
  expect(closed.closesAt).toBe(promised);
  for (const stream of [ballot, life.stream]) await expectSoundArchive(run, stream, await run.end(stream));
}, 180_000);
