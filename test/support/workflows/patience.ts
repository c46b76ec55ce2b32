import { condition, defineQuery, defineSignal, setHandler, sleep, upsertSearchAttributes } from '@temporalio/workflow';
import { biaochengStatus } from '../../../workflows/messages/search-attributes.js';

export const giveUp = defineSignal('giveUp');
export const years = defineQuery<number>('years');

/** Waits year by year and counts them; the smallest workflow that proves the test server's clock moves. */
export async function patience(): Promise<number> {
  let count = 0;
  let done = false;
  setHandler(years, () => count);
  setHandler(giveUp, () => void (done = true));
  upsertSearchAttributes([{ key: biaochengStatus, value: 'waiting' }]);
  while (!done) {
    const over = await Promise.race([sleep('365 days').then(() => true), condition(() => done).then(() => false)]);
    if (over) count++;
  }
  return count;
}
