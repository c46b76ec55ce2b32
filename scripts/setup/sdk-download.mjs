import { existsSync, mkdirSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { say } from './say.mjs';

/** Last resort: the SDK's own download of the Temporal CLI. It only fetches while starting a server, so one is started and stopped. */
export async function downloadThroughSdk(root, target) {
  if (!existsSync(join(root, 'node_modules', '@temporalio', 'testing'))) return false;
  say('Temporal', "trying the SDK's own download …");
  const downloadDir = join(root, '.cache', 'sdk');
  mkdirSync(downloadDir, { recursive: true });
  try {
    const { TestWorkflowEnvironment } = createRequire(join(root, 'package.json'))('@temporalio/testing');
    const executable = { type: 'cached-download', version: 'v1.9.1', downloadDir };
    const environment = await TestWorkflowEnvironment.createLocal({ server: { executable } });
    await environment.teardown();
  } catch {
    return false;
  }
  const program = readdirSync(downloadDir).find((name) => name.startsWith('temporal'));
  if (program === undefined) return false;
  rmSync(target, { force: true });
  symlinkSync(join(downloadDir, program), target);
  return true;
}
