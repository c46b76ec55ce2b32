import { expect, test } from 'vitest';
import { Lane, type Attempt } from '../../api/lane.js';
import type { Posted } from '../../workflows/messages/submit.js';
import { personNamed } from '../support/spelt.js';

const posted = (n: number): Posted => ({
  id: `m${n}:key`,
  key: `key${n}`,
  actor: { id: personNamed(`m${n}`), grants: [] },
  command: { type: 'castVote' },
});
const soon = (): number => Date.now() + 2_000;

/** Answers each batch when told, and remembers how large it was. */
function held() {
  const sizes: number[] = [];
  const release: (() => void)[] = [];
  const send = (batch: readonly Posted[]): Promise<Attempt> => {
    sizes.push(batch.length);
    const answers = batch.map((_, n) => ({ seq: n + 1, leaf: '' }));
    return new Promise((resolve) => release.push(() => resolve({ kind: 'answered', answer: { at: 1, answers } })));
  };
  return { sizes, release, send };
}

const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));

test('given commands that come in one turn of the event loop, they travel in one update', async () => {
  const { sizes, release, send } = held();
  const lane = new Lane(send);
  const answers = Promise.all(Array.from({ length: 29 }, (_, n) => lane.submit(posted(n), 100, soon())));
  await turn();
  expect(sizes).toEqual([29]);
  release[0]?.();
  expect((await answers).length).toBe(29);
  expect(lane.idle).toBe(true);
});

test('given an update in flight, what comes later waits for it and travels together', async () => {
  const { sizes, release, send } = held();
  const lane = new Lane(send);
  const answers: Promise<unknown>[] = [];
  for (const burst of [3, 4, 5, 6]) {
    for (let n = 0; n < burst; n += 1) answers.push(lane.submit(posted(answers.length), 100, soon()));
    await turn();
  }
  expect(sizes).toEqual([3]);
  release[0]?.();
  await turn();
  expect(sizes).toEqual([3, 15]);
  release.forEach((go) => go());
  await Promise.all(answers);
});
