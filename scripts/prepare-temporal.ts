import { loadTemporalConfig } from '../temporal.config.js';
import { prepareNamespace, promoteBuild } from './start/prepare.js';

/** `npm run temporal:prepare` before the first worker meets a cluster, `npm run temporal:promote` after a new build is polling. */
const config = loadTemporalConfig();
const act = process.argv[2] === 'promote' ? promote : prepare;
process.exitCode = await act().catch((error: unknown) => {
  console.error(`✗ ${config.address} namespace ${config.namespace}: ${error instanceof Error ? error.message : String(error)}`);
  return 1;
});

async function prepare(): Promise<number> {
  const { added } = await prepareNamespace(config);
  console.log(
    `${config.namespace}: search attributes ${added.length === 0 ? 'all present' : `added ${added.join(', ')}`}; retention ${config.retentionDays} days`,
  );
  return 0;
}

async function promote(): Promise<number> {
  const { name, buildId } = config.deployment;
  if (await promoteBuild(config)) {
    console.log(`${name} build ${buildId} now receives work`);
    return 0;
  }
  console.error(`✗ No worker of ${name} build ${buildId} polls ${config.taskQueues.lifecycles}; start one with BIAOCHENG_VERSIONING=on first.`);
  return 1;
}
