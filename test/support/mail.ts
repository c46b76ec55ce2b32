import type { Turn } from '../../activities/notices.js';
import { waitingNotices } from '../../db/notice.js';
import type { Delivery } from '../../worker/notices/delivery.js';
import { handleNotice } from '../../worker/notices/handle-notice.js';

/**
 * What the engine does with the notices that wait, without it: each gets its turn, those with more to send another behind the others, and those told to wait none.
 * Answers with how many turns that were.
 */
export async function deliverAll(delivery: Delivery): Promise<number> {
  const queue = [...(await waitingNotices(delivery.db, true))].sort();
  for (let turns = 0; turns < 1000; turns += 1) {
    const notice = queue.shift();
    if (notice === undefined) return turns;
    if ((await handleNotice(delivery, notice)).end === 'more') queue.push(notice);
  }
  throw new Error('the queue does not become empty');
}

/** One turn of the only notice that waits. */
export async function oneTurn(delivery: Delivery): Promise<Turn> {
  const [notice, ...others] = await waitingNotices(delivery.db, true);
  if (notice === undefined || others.length > 0) throw new Error('one notice should wait');
  return handleNotice(delivery, notice);
}
