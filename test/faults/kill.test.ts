import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parts, Stack, type Part } from '../../scripts/stack.js';
import { ask } from '../support/client.js';
import { openLetterBallot, type OpenBallot } from '../support/letter-ballot.js';
import { checkInvariants, settled } from './check-invariants.js';
import { VoteDriver } from './vote-driver.js';
import { howMany } from '../support/campaign.js';

/** Times each part is killed. */
const times = howMany(12, 2);
let stack: Stack;
let ballot: OpenBallot;

beforeAll(async () => {
  stack = await Stack.start();
  ballot = await openLetterBallot(stack, 100);
}, 120_000);
afterAll(() => stack.stop(), 60_000);

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('kill -9 while votes flow', () => {
  it.each(parts)(
    'of %s loses no acknowledged vote, doubles none, and the ballot goes on',
    async (part: Part) => {
      const own = await openLetterBallot(stack, 60);
      const driver = new VoteDriver(stack.api, own, 6);
      for (let n = 0; n < times; n += 1) {
        await pause(300 + 137 * (n % 3));
        await stack.kill(part);
        await pause(n % 2 === 0 ? 0 : 400);
        await stack.bring(part);
        await stack.ready();
        const before = driver.acknowledged.length;
        await expect.poll(() => driver.acknowledged.length, { timeout: 30_000 }).toBeGreaterThan(before);
      }
      await driver.stop();
      expect(driver.unexpected).toEqual([]);
      expect(driver.acknowledged.length).toBeGreaterThan(times * 5);
      await checkInvariants(stack, `ballot/${own.id}`, driver.acknowledged);
    },
    240_000,
  );
});

describe('a part that is away', () => {
  it('MongoDB away: votes are still accepted, and the views catch up', async () => {
    const own = await openLetterBallot(stack, 30);
    const warm = await ask(stack.api, 'POST', `/ballots/${own.id}/votes`, {
      token: own.voters[0] ?? '',
      key: 'warm-up-vote-0001',
      body: { choice: 'yes', text: own.text },
    });
    expect(warm.status).toBe(200);
    await stack.kill('mongo');
    const answers = await Promise.all(
      own.voters
        .slice(1, 11)
        .map((token, i) =>
          ask(stack.api, 'POST', `/ballots/${own.id}/votes`, { token, key: `while-away-${i}-xx`, body: { choice: 'yes', text: own.text } }),
        ),
    );
    expect(answers.map((a) => a.status)).toEqual(Array.from({ length: 10 }, () => 200));
    await stack.bring('mongo');
    await stack.ready();
    const { size } = await settled(stack, `ballot/${own.id}`);
    // Before the close a vote is seen to have happened by whoever cast it and by nobody else: one of the voters is told of the last event.
    const views = await Promise.all(own.voters.slice(0, 11).map((token) => ask(stack.api, 'GET', `/ballots/${own.id}?atLeast=${size}`, { token })));
    expect(views.map((view) => view.status).toSorted()).toEqual([200, ...Array.from({ length: 10 }, () => 503)]);
  }, 90_000);

  it('Temporal away: 503 with Retry-After within 3 s, nothing half done, and the same key goes through later', async () => {
    const vote = { token: ballot.voters[0] ?? '', key: 'temporal-away-0001', body: { choice: 'yes', text: ballot.text } };
    await ask(stack.api, 'GET', `/ballots/${ballot.id}`, { token: ballot.secretary });
    await stack.kill('temporal');
    const began = Date.now();
    const refused = await ask(stack.api, 'POST', `/ballots/${ballot.id}/votes`, vote);
    expect(refused.status).toBe(503);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(Date.now() - began).toBeLessThan(3_500);
    await stack.bring('temporal');
    await stack.ready();
    await expect
      .poll(async () => (await ask(stack.api, 'POST', `/ballots/${ballot.id}/votes`, vote)).status, { timeout: 30_000, interval: 300 })
      .toBeLessThan(300);
    const rows = await checkInvariants(stack, `ballot/${ballot.id}`, [{ voter: 0, choice: 'yes', key: vote.key, seq: 0 }]);
    expect(rows.filter((row) => row.type === 'voteCast')).toHaveLength(1);
  }, 90_000);
});
