import { afterAll, beforeAll, expect, it } from 'vitest';
import { Lifecycles } from '../support/lifecycle-driver.js';
import { MeetingLife } from '../support/meeting-life.js';
import { archived, expectSoundArchive } from '../support/sound-archive.js';

let run: Lifecycles;

beforeAll(async () => {
  run = await Lifecycles.start();
}, 120_000);
afterAll(() => run.stop());

it('a meeting on real servers: late material, one vote by its ballot, overdue minutes, each clock once, and it closes', async () => {
  const life = new MeetingLife(run, 'meeting/real');
  await life.call(Date.now() + 60 * 86_400_000);
  await life.lateMaterial();
  await life.hold();
  await life.minute();
  await life.file();
  const end = await run.over(life.stream);
  const types = (await archived(run, life.stream)).map((row) => row.type);
  for (const once of ['materialClosed', 'voteOrdered', 'voteDecided', 'meetingEnded', 'minutesBecameOverdue', 'minutesConfirmed', 'meetingFiled'])
    expect(
      types.filter((type) => type === once),
      once,
    ).toHaveLength(1);
  // What the meeting tells its ballot travels by itself: the first vote may be there before who attends.
  const steps = (await archived(run, life.ballot)).map((row) => row.type);
  const window = [...Array.from({ length: 5 }, () => 'voteCast'), 'attendanceRecorded'].toSorted();
  expect([...steps.slice(0, 2), ...steps.slice(2, -2).toSorted(), ...steps.slice(-2)]).toEqual([
    'ballotDrafted',
    'ballotOpened',
    ...window,
    'ballotClosed',
    'ballotSettled',
  ]);
  await expectSoundArchive(run, life.stream, end);
}, 240_000);
