import { Connection } from '@temporalio/client';
import { msToTs } from '@temporalio/common/lib/time.js';
import type { TemporalConfig } from '../../temporal.config.js';

/** Value types as the operator service numbers them (temporal.api.enums.v1.IndexedValueType). */
const indexedValueType = { TEXT: 1, KEYWORD: 2, INT: 3, DOUBLE: 4, BOOL: 5, DATETIME: 6, KEYWORD_LIST: 7 } as const;

/** Makes the namespace fit: registers the search attributes it lacks and sets how long closed lifecycles stay readable. Safe to repeat. */
export async function prepareNamespace(config: TemporalConfig): Promise<{ readonly added: readonly string[] }> {
  return withConnection(config, async (connection) => {
    const { namespace } = config;
    const known = await connection.operatorService.listSearchAttributes({ namespace });
    const missing = config.searchAttributes.filter((key) => known.customAttributes?.[key.name] === undefined);
    const searchAttributes = Object.fromEntries(missing.map((key) => [key.name, indexedValueType[key.type]]));
    if (missing.length > 0) await connection.operatorService.addSearchAttributes({ namespace, searchAttributes });
    await connection.workflowService.updateNamespace({ namespace, config: { workflowExecutionRetentionTtl: retention(config.retentionDays) } });
    return { added: missing.map((key) => key.name) };
  });
}

/**
 * Makes this build the one that receives work. With versioning on, no worker gets any task before this. Answers false when the
 * version did not report itself in time.
 */
export async function promoteBuild(config: TemporalConfig, patience = 30_000): Promise<boolean> {
  return withConnection(config, async (connection) => {
    const { name: deploymentName, buildId } = config.deployment;
    for (let waited = 0; waited < patience; waited += 250) {
      try {
        await connection.workflowService.setWorkerDeploymentCurrentVersion({
          namespace: config.namespace,
          deploymentName,
          buildId,
          identity: 'biaocheng',
        });
        return true;
      } catch {
        // NOT_FOUND until the worker's first poll has reached the server.
        await new Promise((resolve) => setTimeout(resolve, 250));
      }
    }
    return false;
  });
}

async function withConnection<T>(config: TemporalConfig, act: (connection: Connection) => Promise<T>): Promise<T> {
  const connection = await Connection.connect({ ...config.connection, connectTimeout: config.client.connectTimeout });
  try {
    return await act(connection);
  } finally {
    await connection.close();
  }
}

function retention(days: number) {
  return msToTs(days * 24 * 3600 * 1000);
}
