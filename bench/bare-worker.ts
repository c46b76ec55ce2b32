import { NativeConnection, Runtime, Worker, bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import { join } from 'node:path';
import { repositoryRoot } from '../repository.js';
import { loadTemporalConfig } from '../temporal.config.js';

/** The worker of (b), with the same tuning as ours. Takes the task queue as its argument and runs until SIGTERM. */
const [taskQueue = ''] = process.argv.slice(2);
const config = loadTemporalConfig();
const logger = new DefaultLogger('ERROR');
Runtime.install({ logger });
const workflowBundle = await bundleWorkflowCode({ workflowsPath: join(repositoryRoot, 'bench', 'bare-workflow.ts'), logger });
const connection = await NativeConnection.connect(config.connection);
const worker = await Worker.create({ ...config.worker, connection, namespace: config.namespace, taskQueue, workflowBundle });
await worker.run();
await connection.close();
