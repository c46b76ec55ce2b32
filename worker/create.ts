import { Worker, type WorkerOptions } from '@temporalio/worker';
import type { JournalActivities } from '../activities/journal.js';
import type { NoticeActivities } from '../activities/notices.js';
import type { WebhookActivities } from '../activities/webhooks.js';
import type { OutageActivities } from '../activities/outages.js';
import { dataConverter } from '../payload-codec.js';
import type { TemporalConfig } from '../temporal.config.js';
import { mailQueueOf } from '../workflows/messages/notice.js';
import { hookQueueOf } from '../workflows/messages/webhook.js';

/** The server, the workflow code, the activities, and the converter when there is a key. */
type Parts = Pick<WorkerOptions, 'connection' | 'workflowBundle' | 'workflowsPath' | 'dataConverter'> & {
  readonly activities: JournalActivities & Partial<OutageActivities>;
};

/**
 * A worker for all lifecycles. With versioning on, entities upgrade by themselves (AUTO_UPGRADE) and code changes are patched;
 * no worker gets tasks until its version is made current (docs/operations.md).
 */
export function createWorker(config: TemporalConfig, parts: Parts): Promise<Worker> {
  return Worker.create({
    ...config.worker,
    // A worker that died keeps its idle workflows waiting this long before another may take them over; the default is 10 s.
    stickyQueueScheduleToStartTimeout: '2s',
    dataConverter,
    ...parts,
    namespace: config.namespace,
    taskQueue: config.taskQueues.lifecycles,
    ...versionOf(config),
  });
}

type SideParts = Pick<WorkerOptions, 'connection' | 'dataConverter'> & { readonly activities: NoticeActivities | WebhookActivities };

/** Turns a worker has in hand at a time: of notices, each over the one connection to the mail server; of webhooks, each over one of its own. */
const turnsAtOnce = { mail: 4, hooks: 8 } as const;

/** A worker that takes nothing but turns of notices, or of webhooks, so that a server that hangs keeps no place from the archive. */
function createSideWorker(config: TemporalConfig, side: keyof typeof turnsAtOnce, parts: SideParts): Promise<Worker> {
  const { lifecycles } = config.taskQueues;
  return Worker.create({
    maxConcurrentActivityTaskExecutions: turnsAtOnce[side],
    shutdownGraceTime: config.worker.shutdownGraceTime,
    shutdownForceTime: config.worker.shutdownForceTime,
    dataConverter,
    ...parts,
    namespace: config.namespace,
    taskQueue: side === 'mail' ? mailQueueOf(lifecycles) : hookQueueOf(lifecycles),
    ...versionOf(config),
  });
}

export const createMailWorker = (config: TemporalConfig, parts: SideParts): Promise<Worker> => createSideWorker(config, 'mail', parts);
export const createHookWorker = (config: TemporalConfig, parts: SideParts): Promise<Worker> => createSideWorker(config, 'hooks', parts);

const versionOf = ({ deployment: { name, buildId, versioning } }: TemporalConfig): Pick<WorkerOptions, 'workerDeploymentOptions'> =>
  versioning
    ? {
        workerDeploymentOptions: {
          useWorkerVersioning: true,
          version: { deploymentName: name, buildId },
          defaultVersioningBehavior: 'AUTO_UPGRADE',
        },
      }
    : {};
