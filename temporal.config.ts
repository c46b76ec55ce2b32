import { loadClientConnectConfig } from '@temporalio/envconfig';
import { resolve } from 'node:path';
import { z } from 'zod';
import { BadConfiguration, parseEnvironment, readRecordedPorts } from './config.js';
import { builtId, repositoryRoot } from './repository.js';
import { searchAttributeKeys } from './workflows/messages/search-attributes.js';

const count = (fallback: number, least = 1) => z.coerce.number().int().min(least).default(fallback);

const environmentSchema = z.object({
  BIAOCHENG_DATA: z.string().default('.data'),
  BIAOCHENG_TASK_QUEUE: z.string().min(1).default('biaocheng-lifecycles'),
  BIAOCHENG_RETENTION_DAYS: count(90),
  BIAOCHENG_DEPLOYMENT: z
    .string()
    .regex(/^[^.]+$/, 'must not contain a dot')
    .default('biaocheng'),
  BIAOCHENG_BUILD_ID: z.string().min(1).optional(),
  BIAOCHENG_VERSIONING: z.enum(['on', 'off']).default('off'),
  WORKER_MAX_WORKFLOW_TASKS: count(40, 2),
  WORKER_MAX_ACTIVITIES: count(100),
  WORKER_MAX_LOCAL_ACTIVITIES: count(100),
  WORKER_MAX_CACHED_WORKFLOWS: count(300, 0),
  WORKER_SHUTDOWN_GRACE_MS: count(10_000, 0),
  WORKER_SHUTDOWN_FORCE_MS: count(30_000, 0),
  TEMPORAL_CALL_DEADLINE_MS: count(3_000, 100),
});

/** How the client and the worker reach Temporal: `@temporalio/envconfig` reads address, namespace, TLS, API key and headers. */
export type TemporalConnection = ReturnType<typeof loadClientConnectConfig>['connectionOptions'];

/** Everything about Temporal in one place. Times in milliseconds unless the name says days. */
export type TemporalConfig = {
  readonly address: string;
  /** True when the operator named a server; false when `npm start` must bring its own. */
  readonly given: boolean;
  readonly namespace: string;
  /** Options for `Connection.connect` and `NativeConnection.connect` alike. */
  readonly connection: TemporalConnection;
  readonly taskQueues: { readonly lifecycles: string };
  readonly searchAttributes: typeof searchAttributeKeys;
  readonly retentionDays: number;
  readonly client: { readonly connectTimeout: number; readonly callDeadline: number };
  readonly worker: {
    readonly maxConcurrentWorkflowTaskExecutions: number;
    readonly maxConcurrentActivityTaskExecutions: number;
    readonly maxConcurrentLocalActivityExecutions: number;
    readonly maxCachedWorkflows: number;
    readonly shutdownGraceTime: number;
    readonly shutdownForceTime: number;
  };
  readonly deployment: { readonly name: string; readonly buildId: string; readonly versioning: boolean };
};

/** Reads and checks the settings: the environment first, then what a running `npm start` has recorded, then 127.0.0.1:7233. */
export function loadTemporalConfig(env: NodeJS.ProcessEnv = process.env): TemporalConfig {
  const given = parseEnvironment(environmentSchema, env);
  const profile = loadProfile(env);
  const recorded = readRecordedPorts(resolve(repositoryRoot, given.BIAOCHENG_DATA))?.temporal;
  const address = profile.connectionOptions.address ?? recorded ?? '127.0.0.1:7233';
  return {
    address,
    given: profile.connectionOptions.address !== undefined,
    namespace: profile.namespace ?? 'default',
    connection: { ...profile.connectionOptions, address },
    taskQueues: { lifecycles: given.BIAOCHENG_TASK_QUEUE },
    searchAttributes: searchAttributeKeys,
    retentionDays: given.BIAOCHENG_RETENTION_DAYS,
    client: { connectTimeout: 2_000, callDeadline: given.TEMPORAL_CALL_DEADLINE_MS },
    worker: {
      maxConcurrentWorkflowTaskExecutions: given.WORKER_MAX_WORKFLOW_TASKS,
      maxConcurrentActivityTaskExecutions: given.WORKER_MAX_ACTIVITIES,
      maxConcurrentLocalActivityExecutions: given.WORKER_MAX_LOCAL_ACTIVITIES,
      maxCachedWorkflows: given.WORKER_MAX_CACHED_WORKFLOWS,
      shutdownGraceTime: given.WORKER_SHUTDOWN_GRACE_MS,
      shutdownForceTime: given.WORKER_SHUTDOWN_FORCE_MS,
    },
    deployment: {
      name: given.BIAOCHENG_DEPLOYMENT,
      buildId: given.BIAOCHENG_BUILD_ID ?? builtId(),
      versioning: given.BIAOCHENG_VERSIONING === 'on',
    },
  };
}

/**
 * The client profile. A configuration file counts only when a variable names it: a developer's own default profile for another
 * cluster must not capture this product by accident.
 */
function loadProfile(env: NodeJS.ProcessEnv): ReturnType<typeof loadClientConnectConfig> {
  const variables = Object.fromEntries(Object.entries(env).flatMap(([name, value]) => (value === undefined || value === '' ? [] : [[name, value]])));
  try {
    return loadClientConnectConfig({
      overrideEnvVars: variables,
      disableFile: variables['TEMPORAL_CONFIG_FILE'] === undefined && variables['TEMPORAL_PROFILE'] === undefined,
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new BadConfiguration(`The TEMPORAL_* settings cannot be used – ${reason}. See docs/operations.md.`);
  }
}
