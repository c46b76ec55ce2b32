import { Worker, type WorkerOptions } from '@temporalio/worker';
import type { JournalActivities } from '../activities/journal.js';
import type { NoticeActivities } from '../activities/notices.js';
import type { OutageActivities } from '../activities/outages.js';
import { dataConverter } from '../payload-codec.js';
import type { TemporalConfig } from '../temporal.config.js';
import { mailQueueOf } from '../workflows/messages/notice.js';

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

type MailParts = Pick<WorkerOptions, 'connection' | 'dataConverter'> & { readonly activities: NoticeActivities };

/** Turns of notices a worker has in hand at a time; each writes over the one connection to the mail server. */
const turnsAtOnce = 4;

/** A worker for mail: it takes nothing but turns of notices, so that a mail server that hangs keeps no place from the archive. */
export function createMailWorker(config: TemporalConfig, parts: MailParts): Promise<Worker> {
  return Worker.create({
    maxConcurrentActivityTaskExecutions: turnsAtOnce,
    shutdownGraceTime: config.worker.shutdownGraceTime,
    shutdownForceTime: config.worker.shutdownForceTime,
    dataConverter,
    ...parts,
    namespace: config.namespace,
    taskQueue: mailQueueOf(config.taskQueues.lifecycles),
    ...versionOf(config),
  });
}

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
