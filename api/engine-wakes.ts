import type { Client } from '@temporalio/client';
import { againSignal, noticeStart } from '../workflows/messages/notice.js';
import { lookSignal, outagesStart } from '../workflows/messages/outages.js';
import { moreSignal, webhookStart } from '../workflows/messages/webhook.js';
import type { Engine } from './engine-contract.js';

/** Work that the engine repeats until it is done: begun, or told that there is more of it. A signal is never lost, also when the work ends in this very moment. */
export const wakesOf = (client: Client, taskQueue: string): Pick<Engine, 'sendAgain' | 'sendWaiting' | 'lookForOutages'> => ({
  sendWaiting: async (hook) => {
    await client.workflow.signalWithStart('webhook', { ...webhookStart(hook, taskQueue), signal: moreSignal });
  },
  sendAgain: async (notices) => {
    for (const notice of notices) await client.workflow.signalWithStart('notice', { ...noticeStart(notice, taskQueue), signal: againSignal });
  },
  lookForOutages: async () => {
    await client.workflow.signalWithStart('outages', { ...outagesStart(taskQueue), signal: lookSignal });
  },
});
