import * as wf from '@temporalio/workflow';
import type { NoticeActivities } from '../activities/notices.js';
import { againSignal, mailQueueOf, noticeOf } from './messages/notice.js';

/** A turn is short (worker/notices/delivery.ts); a worker that died with a mail out is missed after three seconds. How long mail waits, the turn itself says. */
const turn: wf.ActivityOptions = {
  startToCloseTimeout: '4 minutes',
  heartbeatTimeout: '3s',
  retry: { initialInterval: '500ms', backoffCoefficient: 2, maximumInterval: '30s' },
};

/** One notice on its way to everybody it is for, turn by turn, until each has an outcome in the ledger. Names and addresses never come here. */
export async function notice(): Promise<void> {
  const { workflowId, taskQueue } = wf.workflowInfo();
  const { deliverNotice } = wf.proxyActivities<NoticeActivities>({ ...turn, taskQueue: mailQueueOf(taskQueue) });
  let again = false;
  wf.setHandler(againSignal, () => void (again = true), { description: '再送一次 – goes round once more: an address was entered' });
  do {
    again = false;
    for (let n = 1; (await deliverNotice.executeWithOptions({ summary: `第 ${n} 轮 turn` }, [noticeOf(workflowId)])) === 'more'; n += 1)
      if (wf.workflowInfo().continueAsNewSuggested) await wf.continueAsNew<typeof notice>();
  } while (again);
}
