import pino from 'pino';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { startHeartbeat } from '../../db/heartbeat.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const log = pino({ level: 'silent' });
const beating = (works: () => boolean) => {
  const beats: number[] = [];
  const began = Date.now();
  const heart = startHeartbeat({ works: () => Promise.resolve(works()), beat: () => Promise.resolve(void beats.push(Date.now() - began)) }, log);
  return { beats, heart };
};

it('XA38 a worker says that it works as soon as it does, and every ten seconds from then on: one that is killed after nine was no outage', async () => {
  let running = false;
  const { beats, heart } = beating(() => running);
  await vi.advanceTimersByTimeAsync(1_200);
  expect(beats).toEqual([]);
  running = true;
  await vi.advanceTimersByTimeAsync(800);
  expect(beats).toEqual([1_500]);
  await vi.advanceTimersByTimeAsync(20_000);
  expect(beats).toEqual([1_500, 11_500, 21_500]);
  heart.stop();
});

it('a beat that cannot be written is tried again at the next, not all the time', async () => {
  let tried = 0;
  const heart = startHeartbeat({ works: () => Promise.resolve(true), beat: () => Promise.reject(new Error(`${(tried += 1)}`)) }, log);
  await vi.advanceTimersByTimeAsync(10_400);
  expect(tried).toBe(2);
  heart.stop();
});
