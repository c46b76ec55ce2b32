import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Stack } from '../../scripts/stack.js';
import { checkInvariants } from '../faults/check-invariants.js';
import { VoteDriver } from '../faults/vote-driver.js';
import { ask } from '../support/client.js';
import { openLetterBallot } from '../support/letter-ballot.js';

let stack: Stack;
beforeAll(async () => {
  stack = await Stack.start();
}, 120_000);
afterAll(() => stack.stop(), 60_000);

describe('two workers and two APIs on one Temporal and one MongoDB', () => {
  it('take votes on one ballot as one, and go on when one worker dies', async () => {
    const second = await stack.another('api');
    await stack.another('worker');
    const ballot = await openLetterBallot(stack, 80);
    const drivers = [new VoteDriver(stack.api, ballot, 4, { from: 0, to: 40 }), new VoteDriver(second.url, ballot, 4, { from: 40, to: 80 })];
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    await stack.kill('worker');
    const before = drivers.map((driver) => driver.acknowledged.length);
    await expect.poll(() => drivers.every((driver, i) => driver.acknowledged.length > (before[i] ?? 0) + 5), { timeout: 45_000 }).toBe(true);
    await Promise.all(drivers.map((driver) => driver.stop()));
    expect(drivers.flatMap((driver) => driver.unexpected)).toEqual([]);
    await checkInvariants(
      stack,
      `ballot/${ballot.id}`,
      drivers.flatMap((driver) => driver.acknowledged).toSorted((a, b) => a.seq - b.seq),
    );
  }, 120_000);

  it('accept a token and show a view made through the other', async () => {
    const second = await stack.another('api');
    const ballot = await openLetterBallot(stack, 10);
    const vote = await ask(second.url, 'POST', `/ballots/${ballot.id}/votes`, {
      token: ballot.voters[3] ?? '',
      key: 'through-the-second',
      body: { choice: 'yes', text: ballot.text },
    });
    expect(vote.status).toBe(200);
    const own = `/ballots/${ballot.id}/votes/mine?atLeast=${String(vote.body['seq'])}`;
    expect((await ask(stack.api, 'GET', own, { token: ballot.voters[3] ?? '' })).body).toMatchObject({ seat: 3, choice: 'yes', earlier: 0 });
    // The same key through the other API is the same vote: the workflow knows it, not the process that took it.
    const again = await ask(stack.api, 'POST', `/ballots/${ballot.id}/votes`, {
      token: ballot.voters[3] ?? '',
      key: 'through-the-second',
      body: { choice: 'yes', text: ballot.text },
    });
    expect(again.body).toMatchObject({ seq: vote.body['seq'], repeated: true });
  }, 60_000);
});
