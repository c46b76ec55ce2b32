import { Worker, type WorkerOptions } from '@temporalio/worker';
import type { JournalActivities } from '../activities/journal.js';
import { dataConverter } from '../payload-codec.js';
import type { TemporalConfig } from '../temporal.config.js';

/** The server, the workflow code, the activities, and the converter when there is a key. */
type Parts = Pick<WorkerOptions, 'connection' | 'workflowBundle' | 'workflowsPath' | 'dataConverter'> & { readonly activities: JournalActivities };

/**
 * A worker for all lifecycles. With versioning on, entities upgrade by themselves (AUTO_UPGRADE) and code changes are patched;
 * no worker gets tasks until its version is made current (docs/operations.md).
 */
export function createWorker(config: TemporalConfig, parts: Parts): Promise<Worker> {
  const { name, buildId, versioning } = config.deployment;
  return Worker.create({
    ...config.worker,
    // A worker that died keeps its idle workflows waiting this long before another may take them over; the default is 10 s.
    stickyQueueScheduleToStartTimeout: '2s',
    dataConverter,
    ...parts,
    namespace: config.namespace,
    taskQueue: config.taskQueues.lifecycles,
    ...(versioning
      ? {
          workerDeploymentOptions: {
            useWorkerVersioning: true,
            version: { deploymentName: name, buildId },
            defaultVersioningBehavior: 'AUTO_UPGRADE',
          },
        }
      : {}),
  });
}
