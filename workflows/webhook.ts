import * as wf from '@temporalio/workflow';
import type { WebhookActivities } from '../activities/webhooks.js';
import { hookQueueOf, moreSignal, webhookIn } from './messages/webhook.js';

/** A turn is short (worker/webhooks/handle-webhook.ts); a worker that died with a message out is missed after three seconds. How long a receiver is left alone, the turn itself says. */
const turn: wf.ActivityOptions = {
  startToCloseTimeout: '3 minutes',
  heartbeatTimeout: '3s',
  retry: { initialInterval: '500ms', backoffCoefficient: 2, maximumInterval: '30s' },
};

/** Messages of one webhook on their way, turn by turn, until none waits. Neither the address nor what is said comes here. */
export async function webhook(): Promise<void> {
  const { workflowId, taskQueue } = wf.workflowInfo();
  const { deliverMessages } = wf.proxyActivities<WebhookActivities>({ ...turn, taskQueue: hookQueueOf(taskQueue) });
  let more = false;
  wf.setHandler(moreSignal, () => void (more = true), { description: '还有消息 – there is more to send' });
  do {
    more = false;
    for (let n = 1; (await deliverMessages.executeWithOptions({ summary: `第 ${n} 轮 turn` }, [webhookIn(workflowId)])) === 'more'; n += 1)
      if (wf.workflowInfo().continueAsNewSuggested) await wf.continueAsNew<typeof webhook>();
  } while (more);
}
