import { Worker, type NativeConnection, type WorkerOptions } from '@temporalio/worker';
import type { JournalActivities } from '../activities/journal.js';
import { dataConverter } from '../payload-codec.js';
import type { TemporalConfig } from '../temporal.config.js';

/** The workflow code, and the converter when there is a key. */
type Source = Pick<WorkerOptions, 'workflowBundle' | 'workflowsPath' | 'dataConverter'>;

/**
 * A worker for all lifecycles. With versioning on, entities upgrade by themselves (AUTO_UPGRADE) and code changes are patched;
 * no worker gets tasks until its version is made current (docs/operations.md).
 */
export function createWorker(config: TemporalConfig, connection: NativeConnection, source: Source, activities: JournalActivities): Promise<Worker> {
  const { name, buildId, versioning } = config.deployment;
  return Worker.create({
    ...config.worker,
    // A worker that died keeps its idle workflows waiting this long before another may take them over; the default is 10 s.
    stickyQueueScheduleToStartTimeout: '2s',
    dataConverter,
    ...source,
    connection,
    namespace: config.namespace,
    taskQueue: config.taskQueues.lifecycles,
    activities,
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
