import type { Client } from '@temporalio/client';
import { WorkflowExecutionAlreadyStartedError } from '@temporalio/common';
import type { Connection } from 'mongoose';
import type { Archive } from '../../activities/journal.js';
import { waitingNotices } from '../../db/notice.js';
import { isMailed } from '../../db/notice-row.js';
import { noticeStart } from '../../workflows/messages/notice.js';
import type { Delivery } from './delivery.js';

/** Where deliveries are started: the client, and the queue of the lifecycles. */
export type Temporal = { readonly client: Client; readonly taskQueue: string };

/** What the journal does once a step is written: a repeated step starts no notice a second time, however long ago it was delivered. */
const once = { workflowIdReusePolicy: 'REJECT_DUPLICATE', workflowIdConflictPolicy: 'USE_EXISTING' } as const;
/** What the sweep does: a row that waits is delivered, though it was before. */
const anew = { workflowIdReusePolicy: 'ALLOW_DUPLICATE', workflowIdConflictPolicy: 'USE_EXISTING' } as const;

async function start({ client, taskQueue }: Temporal, notice: string, policy: typeof once | typeof anew): Promise<void> {
  try {
    await client.workflow.start('notice', { ...noticeStart(notice, taskQueue), ...policy, args: [] });
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
  }
}

/**
 * The archive, and the delivery of what it wrote. A start that fails fails the step, which the engine repeats: it finds its rows written and starts what is missing.
 * A worker that dies between the two is the same.
 */
export const startingNotices = (archive: Archive, temporal: Temporal): Archive => ({
  append: async (step) => {
    await archive.append(step);
    await Promise.all(step.notices.filter(isMailed).map(({ id }) => start(temporal, id, once)));
  },
});

const sweepMs = 60_000;
/** Starts on their way at a time. */
const atOnce = 20;

/**
 * Looks for notices the engine does not know of: all that wait when a worker starts (either store may have come back from a backup), and every minute those that no turn
 * has begun of since they were queued (an address was entered while Temporal was away).
 */
export function sweepNotices(db: Connection, temporal: Temporal, log: Delivery['log']): { stop(): void } {
  const look = (everything: boolean): void =>
    void sweep(db, temporal, everything).catch((error: unknown) => log.warn({ err: error }, 'notices that wait were not looked for'));
  look(true);
  const timer = setInterval(() => look(false), sweepMs);
  return { stop: () => clearInterval(timer) };
}

export async function sweep(db: Connection, temporal: Temporal, everything: boolean): Promise<void> {
  const waiting = await waitingNotices(db, everything);
  for (let from = 0; from < waiting.length; from += atOnce)
    await Promise.all(waiting.slice(from, from + atOnce).map((notice) => start(temporal, notice, anew)));
}
