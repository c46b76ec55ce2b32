import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { Actor } from '../../domain/kernel/actor.js';
import type { BallotCommand } from '../../domain/ballot/acts.js';
import type { BallotState } from '../../domain/ballot/state.js';
import type { Stream } from '../../domain/kernel/decider.js';
import { localInput } from '../domain/standard-project/local-fixture.js';
import { input, roll, sha } from '../domain/standard-project/project-fixture.js';
import { Lifecycles } from '../support/lifecycle-driver.js';
import { expert, LocalLife, registerAuthority } from '../support/local-life.js';
import { archived, expectSoundArchive } from '../support/sound-archive.js';

let run: Lifecycles;

beforeAll(async () => {
  run = await Lifecycles.start();
  await registerAuthority(run);
}, 120_000);
afterAll(() => run.stop());

const present = [0, 1, 2, 3, 4, 5, 6];
const erratum = (n: number) => ({ type: 'swapDraft', to: sha(n), version: `v${n}`, nature: 'erratum', reason: '笔误' }) as const;
const ballotOf = async (stream: Stream): Promise<BallotState> => (await run.view(stream)).state as BallotState; // written by the projection of ballots

/** Until the ballot has heard of the erratum, which waits for its second person. */
const waits = async (ballot: Stream): Promise<void> =>
  vi.waitFor(async () => expect((await ballotOf(ballot)).proposals).toHaveLength(1), { timeout: 30_000, interval: 100 });

it('S9: the project goes on with the very text that was voted on, also when an erratum meets the end of the vote', async () => {
  const life = new LocalLife(run, 'standard-project/swapped', input(localInput()));
  await life.propose();
  await life.evaluate();
  await life.draft();
  await life.comments();
  await life.sendToReview();
  await life.act(life.officer, { type: 'openReview', roll: roll() });
  const { review } = await life.state((state) => state.review.closesAt !== null);
  const ballot = review.ballot ?? life.stream;
  const act = (actor: Actor, command: BallotCommand) => run.act(ballot, actor, command);
  const { text } = (await run.status(ballot, 'open')).state as BallotState; // as above
  for (const seat of present) await act(expert(seat), { type: 'castVote', seat, choice: 'yes', text });

  await life.act(life.officer, erratum(811));
  await waits(ballot);
  await act(life.chair, { type: 'confirmChange', n: 1 });
  await life.state(({ draft }) => draft?.sha256 === sha(811));
  expect((await archived(run, ballot)).find(({ type }) => type === 'textSwapped')?.data).toMatchObject({ to: sha(811), by: life.officer.id });
  for (const seat of present) await act(expert(seat), { type: 'standByVote', seat, text: sha(811) });
  await act(life.officer, { type: 'recordAttendance', present });

  await life.act(life.officer, erratum(812));
  await waits(ballot);
  // Whichever comes first: a vote that is over swaps nothing, and consent to the text before is none to the new one.
  await Promise.all([act(life.chair, { type: 'confirmChange', n: 2 }).catch(() => null), act(life.chair, { type: 'closeMeeting' })]);
  await life.state((state) => state.review.outcome !== null);
  const made = (await archived(run, life.stream)).filter(({ type }) => type === 'erratumMade').length;
  const voted = (await ballotOf(ballot)).text;
  expect([sha(811), sha(812)][made - 1]).toBe(voted);
  expect((await life.state()).draft?.sha256).toBe(voted);
  await expectSoundArchive(run, life.stream, await run.end(life.stream));
}, 240_000);
