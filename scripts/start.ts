import { BadConfiguration, loadAppConfig } from '../config.js';
import { loadTemporalConfig } from '../temporal.config.js';
import { ServerFailed } from './servers.js';
import { Installation } from './start/installation.js';
import { CannotStart, note } from './start/words.js';

/** `npm start`: everything on this machine, in order; Ctrl-C stops it in the reverse order. */
const installation = new Installation(loadOrExit());
let interrupts = 0;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void interrupted());

try {
  await installation.start({ reset: process.argv.includes('--reset'), confirmed: process.argv.includes('--yes') });
} catch (error) {
  if (interrupts === 0) await giveUp(error);
}

async function interrupted(): Promise<void> {
  interrupts++;
  if (interrupts > 1) {
    note('强制停止', 'stopping by force');
    installation.force();
    process.exit(130);
  }
  note('正在有序停止,再按一次 Ctrl-C 强制停止', 'stopping in order; Ctrl-C again forces it');
  await installation.stop();
  note('已停止', 'stopped');
  process.exit(0);
}

async function giveUp(error: unknown): Promise<never> {
  await installation.stop();
  console.error(`\n✗ ${sentence(error)}`);
  process.exit(1);
}

function sentence(error: unknown): string {
  if (error instanceof CannotStart || error instanceof ServerFailed || error instanceof BadConfiguration) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function loadOrExit() {
  try {
    const app = loadAppConfig(process.env);
    // On one machine the worker's version is made current right after it starts, so versioning costs nothing and is on.
    return { app, temporal: loadTemporalConfig(process.env), versioning: process.env['BIAOCHENG_VERSIONING'] !== 'off' };
  } catch (error) {
    console.error(`\n✗ ${sentence(error)}`);
    process.exit(1);
  }
}
