import { defineSignal } from '@temporalio/workflow';
import { said } from '../../domain/kernel/words.js';
import { inBoth } from './label.js';
import { summary } from './summary.js';

/** Somebody is to be written to after all: an address was entered, or an office has its holder. */
export const againSignal = defineSignal('again');

const prefix = 'notice/';

/** A notice by its name in the ledger, `stream#seq.n`; it names no person but the one whose own lifecycle tells. */
export const noticeOf = (workflowId: string): string => workflowId.slice(prefix.length);

const words = inBoth(said('通知', 'notice'));

/** What starting the delivery of a notice says. Temporal's pages list it by its lifecycle and event; whom it is for is looked up when it is sent. */
export const noticeStart = (notice: string, taskQueue: string) => ({
  workflowId: `${prefix}${notice}`,
  taskQueue,
  memo: { kind: words, lifecycle: notice.slice(0, notice.lastIndexOf('#')) },
  staticSummary: summary(`${words}: ${notice}`),
});

/** Mail has a queue of its own beside that of the lifecycles, so that a slow mail server takes no place of the archive's. */
export const mailQueueOf = (lifecycles: string): string => `${lifecycles}-mail`;
