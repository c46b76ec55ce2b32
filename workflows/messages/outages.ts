import { defineSignal } from '@temporalio/workflow';
import { said } from '../../domain/kernel/words.js';
import { inBoth } from './label.js';

/** A part of the system has begun to work, perhaps after a time without it. */
export const lookSignal = defineSignal('look');

/** There is one of it. */
export const outagesStart = (taskQueue: string) => ({
  workflowId: 'outages',
  taskQueue,
  memo: { kind: inBoth(said('停机测量', 'measuring outages')) },
});
