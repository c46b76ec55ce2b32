import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { openLog } from '../../log.js';

it('XF6 a log on a full disk throws nothing at whoever writes to it, then or later, and holds no more than a bounded rest', async () => {
  const thrown: unknown[] = [];
  const note = (error: unknown) => thrown.push(error);
  process.prependListener('uncaughtException', note);
  const log = openLog('test', 'info', '/dev/full');
  for (let n = 0; n < 2000; n += 1) log.info({ n, words: 'x'.repeat(1000) }, 'said');
  await wait(200);
  log.info('said again');
  await wait(100);
  process.removeListener('uncaughtException', note);
  expect(thrown).toEqual([]);
});
