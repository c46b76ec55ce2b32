import { defineSignal } from '@temporalio/workflow';
import { said } from '../../domain/kernel/words.js';
import { inBoth } from './label.js';
import { summary } from './summary.js';

/** There is something to send: it happened, is asked for again, or waits where sending had stopped. */
export const moreSignal = defineSignal('more');

const prefix = 'webhook/';
export const webhookIn = (workflowId: string): string => workflowId.slice(prefix.length);

const words = inBoth(said('推送', 'webhook'));

/** What starting the delivery of a webhook says: nothing of its address. */
export const webhookStart = (hook: string, taskQueue: string) => ({
  workflowId: `${prefix}${hook}`,
  taskQueue,
  memo: { kind: words },
  staticSummary: summary(words),
});

/** Webhooks have a queue of their own: a receiver that hangs takes no place of the archive's, nor of mail's. */
export const hookQueueOf = (lifecycles: string): string => `${lifecycles}-hooks`;
