import type { Connection } from 'mongoose';
import type { Archive } from '../../activities/journal.js';
import { hooksThatWait, noteMessages } from '../../db/webhook-message.js';
import { moreSignal, webhookStart } from '../../workflows/messages/webhook.js';
import type { Temporal } from '../notices/notice-starter.js';

/** Has what waits for a webhook sent. */
export type Wake = (hook: string) => Promise<void>;

export const wakeBySignal =
  ({ client, taskQueue }: Temporal): Wake =>
  async (hook) => {
    await client.workflow.signalWithStart('webhook', { ...webhookStart(hook, taskQueue), signal: moreSignal });
  };

/**
 * The archive, and messages of what it wrote for the webhooks of those who are party to it. They are written once the step is, under names that are known again: what fails here fails the step,
 * which the engine repeats, and finds what is there.
 */
export const tellingWebhooks = (archive: Archive, db: Connection, wake: Wake): Archive => ({
  append: async (step) => {
    await archive.append(step);
    for (const hook of await noteMessages(db, step)) await wake(hook);
  },
});

/** What waits when a worker starts, the engine may not know of: either store may have come back from a backup. */
export async function wakeWaiting(db: Connection, wake: Wake): Promise<void> {
  for (const hook of await hooksThatWait(db)) await wake(hook);
}
